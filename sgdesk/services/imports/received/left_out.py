"""Certificates that somebody left where they are: remembered, so that nobody is asked again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.organisation.import_answers import keep_decisions
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.received.values import PaperSource


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is remembered of a file that was left out: when, and what tells it; never its name."""

    on: date
    is_pdf: bool
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is to be remembered as left out, and what of that is taken back."""

    out: Sequence[PaperSource] = ()
    back: Sequence[PaperSource] = ()

    def answers(self, today: date) -> dict[str, str]:
        """The answers to keep; a blank one takes an earlier one back."""
        return {**{each.question: "" for each in self.back}, **dict(self._kept(today))}

    def _kept(self, today: date) -> Iterator[tuple[str, str]]:
        for each in self.out:
            kind = "pdf" if each.media_type == "application/pdf" else "picture"
            yield each.question, f"{today.isoformat()} {kind} {each.size}"


NOTHING_LEFT_OUT = Leaving()


def read_left_out(answer: str) -> LeftOut | None:
    """An answer as it was kept; ``None`` for none, and for what was never written so."""
    parts = answer.split(" ")
    if len(parts) != 3 or parts[1] not in ("pdf", "picture") or not parts[2].isdecimal():
        return None
    try:
        return LeftOut(date.fromisoformat(parts[0]), parts[1] == "pdf", int(parts[2]))
    except ValueError:
        return None


def remember_left_out(workspace: Workspace, leaving: Leaving) -> Changes:
    """Remember these by the digests of their files, so that they are not asked about again.

    One action that can be undone; Set-up, Import lists each, and takes it back.
    """
    noted = {"certificates": len(leaving.out)}
    with workspace.file.writing("leave_out_certificates", noted) as writer:
        keep_decisions(writer, leaving.answers(workspace.today()))
    return changes_of(writer.touched)
