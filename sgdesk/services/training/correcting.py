"""Correcting training in its place; the history keeps what stood there, and Undo brings it back."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from sgdesk.data.certificates.register import issued_for_training
from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.organisation import own_names
from sgdesk.data.people.induction import is_of_an_induction
from sgdesk.data.training import records as training_data
from sgdesk.data.training.records import CorrectedTraining
from sgdesk.domain.certificates.certificate import is_own_provider
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.training.outcome import OUTCOMES
from sgdesk.domain.training.record import TrainingRecord
from sgdesk.domain.training.rule_book import PersonInput
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.foreseen import StateMove, moves_between
from sgdesk.services.training.recording import TrainingDetails, check_training
from sgdesk.services.training.snapshot import Snapshot, snapshot
from sgdesk.services.training.standing import inputs_of
from sgdesk.services.training.unmoved import Explained, explained_in


@dataclass(frozen=True, slots=True)
class Correctable:
    """A training as it stands, for a dialog that corrects it.

    ``of_session`` and ``of_induction`` say whose its course and day are, so that they stay here;
    ``is_ours`` that the organisation ran it, whatever word its provider has.
    """

    person_id: int
    details: TrainingDetails
    is_ours: bool
    of_session: bool
    of_induction: bool

    @property
    def is_bound(self) -> bool:
        """Whether its course and day are those of something else."""
        return self.of_session or self.of_induction


def correctable(workspace: Workspace, training_id: int) -> Correctable:
    """What :func:`correct_training` would begin with."""
    with workspace.file.reading() as connection:
        row = _read(connection, training_id)
        ours = is_own_provider(row.provider, own_names(connection))
        inducted = is_of_an_induction(connection, training_id)
    return Correctable(row.person_id, details_of(row), ours, row.session_id is not None, inducted)


def details_of(row: TrainingRecord) -> TrainingDetails:
    """What a record says, as it is typed in."""
    names = [each.name for each in fields(TrainingDetails)]
    return TrainingDetails(**{name: getattr(row, name) for name in names})


def correct_training(
    workspace: Workspace,
    training_id: int,
    details: TrainingDetails,
    *,
    after_leaving: bool = False,
) -> Changes:
    """Let a training say this instead; whose it is and its outcome stay.

    What cannot be recorded anew cannot be corrected to either (``record_training``). Raises
    :class:`RefusedError` where it is struck out, where the same stands there already, and for
    another course or day of what a session or an induction brought; :class:`InputError` for a
    month alone where a certificate states the day. A certificate keeps what it says.
    """
    with workspace.file.writing("correct_training", noted := {"course": ""}) as writer:
        row = _read(writer.connection, training_id)
        noted["course"] = course_data.read_courses(writer.connection)[details.course_id].title
        wanted = replace(details, outcome=row.outcome)
        _check(workspace, writer.connection, row, wanted, after_leaving=after_leaving)
        training_data.correct_record(writer, training_id, _corrected(wanted))
    return changes_of(writer.touched)


def _read(connection: Reader, training_id: int) -> TrainingRecord:
    found = training_data.read_training(connection, training_id=training_id)
    if not found:
        raise RefusedError("This training is no longer in the file. Nothing was changed.")
    return found[0]


def _check(
    workspace: Workspace,
    connection: Reader,
    row: TrainingRecord,
    wanted: TrainingDetails,
    *,
    after_leaving: bool,
) -> None:
    if row.is_void:
        raise RefusedError("This training is struck out. Nothing was changed.")
    moved = _place(row) != (wanted.course_id, wanted.completed_on, wanted.month_only)
    if moved:
        _check_place(connection, row, wanted)
    gone = after_leaving or not moved
    check_training(workspace, connection, [row.person_id], wanted, after_leaving=gone)


def _place(row: TrainingRecord) -> tuple[object, ...]:
    return row.course_id, row.completed_on, row.month_only


def _check_place(connection: Reader, row: TrainingRecord, wanted: TrainingDetails) -> None:
    """Refuse another course or day where something else gives them, or has them already."""
    if row.session_id is not None:
        raise RefusedError(
            "The course and the day of this training are those of its session. Tick the session "
            "in again, or strike this out and record it again. Nothing was changed."
        )
    if is_of_an_induction(connection, row.id):
        raise RefusedError(
            "The day of this training is that of the induction. Strike the induction out and "
            "complete it on the right day. Nothing was changed."
        )
    if any(_is_same(each, row, wanted) for each in _others(connection, row)):
        raise RefusedError(
            "The same course on that day stands there already. Strike one of the two out. "
            "Nothing was changed."
        )
    if wanted.month_only and issued_for_training(connection, row.id, row.id):
        raise InputError("Enter the day: its certificate states one. Nothing was changed.")


def _others(connection: Reader, row: TrainingRecord) -> Iterable[TrainingRecord]:
    rows = training_data.read_training(connection, person_id=row.person_id)
    return (each for each in rows if each.id != row.id and not each.is_void)


def _is_same(other: TrainingRecord, row: TrainingRecord, wanted: TrainingDetails) -> bool:
    same = (wanted.course_id, wanted.completed_on, row.outcome)
    return (other.course_id, other.completed_on, other.outcome) == same


def stands_already(workspace: Workspace, training_id: int, details: TrainingDetails) -> bool:
    """Whether another record of the person says the same course on the same day already."""
    with workspace.file.reading() as connection:
        row = _read(connection, training_id)
        return any(_is_same(each, row, details) for each in _others(connection, row))


def _corrected(details: TrainingDetails) -> CorrectedTraining:
    names = [each.name for each in fields(CorrectedTraining)]
    return CorrectedTraining(**{name: getattr(details, name) for name in names})


def preview_correction(
    workspace: Workspace, training_id: int, details: TrainingDetails
) -> tuple[StateMove, ...]:
    """What correcting it would change today, before anything is saved: the moves of states."""
    with snapshot(workspace) as moment:
        person, _, changed = _changed(moment, training_id, details)
        return moves_between(person, changed, moment.rules)


def explained_correction(
    workspace: Workspace, training_id: int, details: TrainingDetails
) -> Explained:
    """Why correcting it would change no state, where it changes none, and whose rules hold."""
    with snapshot(workspace) as moment:
        changed = _changed(moment, training_id, details)
        return explained_in(moment, [changed], details.course_id, details.completed_on)


def _changed(
    moment: Snapshot, training_id: int, details: TrainingDetails
) -> tuple[PersonInput, PersonInput, PersonInput]:
    """The person as they are, without this training, and with what it is corrected to."""
    row, book = _read(moment.reader, training_id), moment.rules.book
    person = next(inputs_of(moment.reader, book, row.person_id))
    others = [
        (each.course_id, each.completed_on)
        for each in _others(moment.reader, row)
        if OUTCOMES[each.outcome].counts and each.completed_on <= moment.as_at
    ]
    said = (details.course_id, details.completed_on)
    counts = OUTCOMES[row.outcome].counts and details.completed_on <= moment.as_at
    together = [*others, said] if counts else others
    without = _with_days(person, others, book.every_day_of)
    return person, without, _with_days(person, together, book.every_day_of)


def _with_days(
    person: PersonInput, counted: Sequence[tuple[int, date]], every_day_of: Collection[int]
) -> PersonInput:
    """The person as they would be with these completions, and no others."""
    latest: dict[int, date] = {}
    for course, day in counted:
        latest[course] = max(day, latest.get(course, day))
    learning = tuple(day for course, day in counted if course in every_day_of)
    return replace(person, latest=latest, learning=learning)
