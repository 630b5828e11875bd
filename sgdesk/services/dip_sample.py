"""The dip sample of learners and their line managers, and who those managers are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data import evaluation as evaluation_data
from sgdesk.data.schema import evaluation, person
from sgdesk.data.unit_of_work import Writer
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.evaluation import FormKind
from sgdesk.domain.sampling import draw_sample
from sgdesk.services.forms import make_forms_ready
from sgdesk.services.results import Changes, changes_of
from sgdesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Sample:
    """Who was drawn, by the names of learners; the same session and day draw the same people."""

    changes: Changes
    as_at: date
    people: tuple[str, ...]
    form_ids: tuple[int, ...]


def draw_dip_sample(workspace: Workspace, session_id: int, size: int, as_at: date) -> Sample:
    """Draw ``size`` of those who attended, with their line managers (Sandwell 11.4), once a day.

    Session and day alone decide, so that a second drawing finds the same people. Whoever was
    drawn and has no impact or manager's form yet gets one. Raises :class:`InputError` for a size
    below one, :class:`RefusedError` where nobody attended.
    """
    if size < 1:
        raise InputError("Draw at least one person. Nothing was changed.")
    with workspace.file.writing("draw_dip_sample", {"session": session_id}) as writer:
        rows = evaluation_data.read_forms(writer.connection, session_id=session_id)
        learners = {
            row.person_id: (row.training_id, row.about)
            for row in rows
            if row.person_id is not None and row.training_id is not None
        }
        if not learners:
            raise RefusedError("Nobody is ticked in as attending yet. Nothing was changed.")
        drawn = [learners[each] for each in draw_sample(learners, size, session_id, as_at)]
        form_ids = _mark_sampled(writer, workspace, [number for number, _ in drawn], as_at)
    names = tuple(name for _, name in drawn)
    return Sample(changes_of(writer.touched), as_at, names, form_ids)


def _mark_sampled(
    writer: Writer, workspace: Workspace, training_ids: Sequence[int], as_at: date
) -> tuple[int, ...]:
    pack = workspace.pack(writer.connection)
    make_forms_ready(writer, pack, training_ids, also=(FormKind.IMPACT, FormKind.MANAGER))
    sampled = [
        row
        for row in evaluation_data.read_forms(writer.connection, training_ids=training_ids)
        if row.kind in (FormKind.IMPACT, FormKind.MANAGER)
    ]
    for row in sampled:
        if row.sampled_on is None:
            writer.update(evaluation, row.id, sampled_on=as_at)
    return tuple(row.id for row in sampled)


def set_line_manager(workspace: Workspace, person_id: int, manager_id: int | None) -> Changes:
    """Say who somebody's line manager is; they get the line manager's form."""
    if person_id == manager_id:
        raise InputError("Nobody is their own line manager. Nothing was saved.")
    with workspace.file.writing("set_line_manager", {"person": person_id}) as writer:
        writer.update(person, person_id, line_manager_id=manager_id)
    return changes_of(writer.touched)
