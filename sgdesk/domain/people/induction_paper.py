"""The induction checklist as it is printed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class InductionSheet:
    """What stands on the sheet; each line is its text, its paragraph and the day it was done.

    ``edition`` is the edition of the national guidance in force, or that was signed for, and
    ``named_edition`` the one that the partnership's own document names; both may be empty.
    """

    organisation: str
    person: str
    partnership: str
    edition: str
    begun_on: date | None
    inducted_by: str
    lines: tuple[tuple[str, str, date | None], ...]
    definitions_signed: bool
    named_edition: str = ""
