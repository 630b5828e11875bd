"""Following up any training in the file: what it has changed, months later, whoever ran it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sgdesk.data.certificates.register import read_completed
from sgdesk.data.file.store import Reader
from sgdesk.data.forms import forms as form_data
from sgdesk.data.people.people import read_people
from sgdesk.domain.dates import add_months
from sgdesk.domain.forms.form import FormKind, window_of
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.preparing import make_forms_ready
from sgdesk.services.training.told_apart import told_apart

_MONTHS = 12
"""How far back training is offered: our own habit, in no document."""


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """Training that no impact form was made for, and when one would be open.

    ``apart`` tells the person from others of the name; see :func:`told_apart`.
    """

    training_id: int
    person_name: str
    course_title: str
    completed_on: date
    provider: str
    opens: date
    due: date
    apart: str = ""


def to_follow_up(workspace: Workspace, as_at: date | None = None) -> tuple[FollowUpLine, ...]:
    """Training of the last twelve months without an impact form, the newest first.

    The partnership's courses too (Herefordshire 8.3, Sandwell 11.4), not only what waits for a
    certificate. People who have left are not asked.
    """
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        window = workspace.pack(connection).impact_window
        here = _here(connection, day)
        apart = told_apart(connection, day)
        rows = [
            row
            for row in read_completed(connection, day)
            if row.completed_on > add_months(day, -_MONTHS) and row.person_id in here
        ]
        known = form_data.forms_of_training(connection, [row.training_id for row in rows])
    lines = []
    for row in rows:
        if (row.training_id, FormKind.IMPACT) not in known:
            spans = window_of(FormKind.IMPACT, row.completed_on, window)
            told = (row.person_name, row.course_title, row.completed_on, row.provider)
            whose = apart.get(row.person_id, "")
            lines.append(FollowUpLine(row.training_id, *told, spans.opens, spans.due, whose))
    return tuple(sorted(lines, key=lambda each: each.completed_on, reverse=True))


def _here(connection: Reader, day: date) -> frozenset[int]:
    return frozenset(
        each.id for each in read_people(connection) if each.left is None or each.left >= day
    )


def make_follow_ups(
    workspace: Workspace, training_ids: Collection[int], *, with_managers: bool = False
) -> tuple[int, Changes]:
    """Make impact forms for training, and line managers' forms on request; return how many."""
    kinds = (FormKind.IMPACT, *((FormKind.MANAGER,) if with_managers else ()))
    with workspace.file.writing("make_forms", noted := {"forms": 0}) as writer:
        pack = workspace.pack(writer.connection)
        made = make_forms_ready(writer, pack, training_ids, only=kinds)
        noted["forms"] = len(made)
    return len(made), changes_of(writer.touched)
