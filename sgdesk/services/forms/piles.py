"""The piles of forms that there are to type in: one for each session."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.forms import forms as evaluation_data
from sgdesk.data.sessions.sessions import read_sessions
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.forms.record import FormRecord
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Pile:
    """The forms of one session, or of all training without one (``None``), by their kind.

    ``asked`` and ``received`` count the forms that there are and those that are in.
    """

    session_id: int | None
    course: str
    held_on: date | None
    asked: Mapping[FormKind, int]
    received: Mapping[FormKind, int]
    starts_at: str = ""
    """The hour of the session, such as 19:00, where it is known."""


def piles(workspace: Workspace) -> tuple[Pile, ...]:
    """What there is to type in: training without a session at the end, else the newest first."""
    found: dict[int | None, list[FormRecord]] = {}
    with workspace.file.reading() as connection:
        for row in evaluation_data.read_forms(connection):
            if not row.holds_only_answers:
                found.setdefault(row.session_id, []).append(row)
        hours = {each.id: each.starts_at for each in read_sessions(connection)}
    made = [_pile(number, rows, hours.get(number or 0, "")) for number, rows in found.items()]
    return tuple(sorted(made, key=lambda pile: pile.held_on or date.min, reverse=True))


def _pile(session_id: int | None, rows: Sequence[FormRecord], starts_at: str) -> Pile:
    first = rows[0]
    return Pile(
        session_id,
        first.course_title if session_id is not None else "",
        first.held_on if session_id is not None else None,
        Counter(row.kind for row in rows),
        Counter(row.kind for row in rows if row.received_on is not None),
        starts_at,
    )
