"""The induction checklist as it is printed."""

from dataclasses import dataclass
from datetime import date


def asked_words(partnership: str, paragraph: str) -> str:
    """Who asks for a line, and where: "Asked by Herefordshire, paragraph 4.1".

    ``partnership`` is empty where it is not known whose paragraph it is.
    """
    where = f"paragraph {paragraph}" if paragraph[:1].isdecimal() else paragraph
    words = f"Asked by {partnership}, {where}" if partnership and where else where
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line: what is gone through, who asks for it in words (may be empty), and when it was."""

    text: str
    asked: str = ""
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class InductionSheet:
    """What stands on the sheet.

    ``edition`` is the edition of the national guidance in force, or that was signed for, and
    ``named_edition`` the one that the partnership's own document names; both may be empty.
    """

    organisation: str
    person: str
    partnership: str
    edition: str
    begun_on: date | None
    inducted_by: str
    lines: tuple[SheetLine, ...]
    definitions_signed: bool
    named_edition: str = ""
