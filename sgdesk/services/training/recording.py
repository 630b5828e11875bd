"""Recording training, and voiding what was wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data import voiding
from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.file.store import Reader
from sgdesk.data.people.absence import gone_by
from sgdesk.data.training import records as training_data
from sgdesk.data.training.records import NewTraining, add_training
from sgdesk.domain.courses.course import Course
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.organisation.pack import PackKind
from sgdesk.domain.training.outcome import OUTCOMES, Outcome
from sgdesk.domain.training.record import TrainingScope
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.prerequisites import Warned, warnings
from sgdesk.services.training.standing import (
    DayRules,
    recognised_courses,
    rules_of_day,
)

ONE_BY_ONE = 100
"""So many people at most are read one by one; more in one pass over the file."""

OURSELVES = "in-house"
"""The provider of training that the organisation ran itself; sheets may say it or its name."""


@dataclass(frozen=True, slots=True)
class TrainingDetails:
    """One course on one day, as it is typed in for one person or for many.

    ``provider`` is :data:`OURSELVES` for training that the organisation ran. With ``month_only``
    the day is the first of the month that is known. ``provider_expiry`` is what stands on a
    certificate that was received; it moves no due day.
    """

    course_id: int
    completed_on: date
    outcome: Outcome = Outcome.COMPLETED
    provider: str = ""
    method: str = ""
    trainer: str = ""
    hours: str = ""
    certificate_number: str = ""
    notes: str = ""
    provider_expiry: date | None = None
    scope: TrainingScope = TrainingScope.NOT_RECORDED
    month_only: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was saved: the new entries, and for whom the same stood there already.

    ``warnings`` are of those who did not have by that day what comes first (Sandwell 8.2).
    """

    changes: Changes
    training_ids: tuple[int, ...]
    already_present: tuple[int, ...]
    warnings: tuple[Warned, ...] = ()


def record_training(
    workspace: Workspace,
    person_ids: Sequence[int],
    details: TrainingDetails,
    *,
    after_leaving: bool = False,
) -> Recorded:
    """Save the same training for everybody named, as one action that can be undone as one.

    Raises :class:`InputError` for a day that lies ahead (unless the outcome is booked), for a
    received certificate that ends before the training, and for a month alone where the
    organisation ran the training: a certificate states the day. So it does where somebody had
    left by that day, unless ``after_leaving`` says that it is right so.
    Where somebody has the same course on the same day already, nothing is added for them.
    """
    with workspace.file.writing("record_training", noted := {"course": "", "people": 0}) as writer:
        check_training(
            workspace, writer.connection, person_ids, details, after_leaving=after_leaving
        )
        present = set(_already(writer.connection, person_ids, details))
        wanted = [each for each in dict.fromkeys(person_ids) if each not in present]
        noted["course"] = course_data.read_courses(writer.connection)[details.course_id].title
        noted["people"] = len(wanted)
        ids = add_training(writer, [_record_of(each, details) for each in wanted])
        warned = _warned(workspace, writer.connection, wanted, details)
    return Recorded(changes_of(writer.touched), tuple(ids), tuple(sorted(present)), warned)


def check_training(
    workspace: Workspace,
    connection: Reader,
    person_ids: Sequence[int],
    details: TrainingDetails,
    *,
    after_leaving: bool = False,
) -> None:
    """Refuse what cannot be recorded as it is; see :func:`record_training`."""
    _check_day(details, workspace.today())
    if not after_leaving:
        _check_not_gone(connection, person_ids, details)


def _check_not_gone(
    connection: Reader, person_ids: Sequence[int], details: TrainingDetails
) -> None:
    """Refuse a day on which somebody was away, unless the person was asked (RULES)."""
    gone = gone_by(connection, person_ids, details.completed_on)
    if gone:
        raise InputError(
            "{names} left before that day. Correct the day or the last day, or say that it is "
            "right so. Nothing was saved.",
            names=", ".join(each.name for each in gone),
        )


def _warned(
    workspace: Workspace, connection: Reader, person_ids: Sequence[int], details: TrainingDetails
) -> tuple[Warned, ...]:
    if not OUTCOMES[details.outcome].counts:
        return ()
    rules = rules_of_day(workspace, connection, details.completed_on)
    day, scope = details.completed_on, details.scope.value
    return warnings(connection, rules, details.course_id, person_ids, day, scope)


def gone_by_then(workspace: Workspace, person_ids: Sequence[int], day: date) -> tuple[str, ...]:
    """The names of those who had left by the day: recording asks about them first."""
    with workspace.file.reading() as connection:
        return tuple(each.name for each in gone_by(connection, person_ids, day))


def out_of_order(
    workspace: Workspace, person_ids: Sequence[int], details: TrainingDetails
) -> tuple[Warned, ...]:
    """Who has not done by that day what comes before the course, told before it is saved."""
    with workspace.file.reading() as connection:
        return _warned(workspace, connection, person_ids, details)


def _record_of(person_id: int, details: TrainingDetails) -> NewTraining:
    return NewTraining(
        person_id,
        details.course_id,
        details.completed_on,
        details.outcome,
        details.provider,
        details.method,
        details.trainer,
        details.hours,
        details.certificate_number,
        details.notes,
        provider_expiry=details.provider_expiry,
        scope=details.scope,
        month_only=details.month_only,
    )


def _check_day(details: TrainingDetails, today: date) -> None:
    if details.completed_on > today and details.outcome is not Outcome.BOOKED:
        raise InputError(
            "The date of the training has to be today or in the past. Nothing was saved."
        )
    expiry = details.provider_expiry
    if expiry is not None and expiry < details.completed_on:
        raise InputError("A certificate ends after its training. Nothing was saved.")


def already_recorded(
    workspace: Workspace, person_ids: Sequence[int], details: TrainingDetails
) -> tuple[int, ...]:
    """For whom :func:`record_training` would add nothing, in the order they were named."""
    with workspace.file.reading() as connection:
        return tuple(dict.fromkeys(_already(connection, person_ids, details)))


def _already(
    connection: Reader, person_ids: Iterable[int], details: TrainingDetails
) -> Iterable[int]:
    wanted = list(person_ids)
    if len(wanted) > ONE_BY_ONE:
        rows = training_data.read_training(connection)
    else:
        rows = tuple(
            row
            for each in wanted
            for row in training_data.read_training(connection, person_id=each)
        )
    same = (details.course_id, details.completed_on, details.outcome)
    found = {
        row.person_id
        for row in rows
        if (row.course_id, row.completed_on, row.outcome) == same and row.voided_on is None
    }
    return (each for each in wanted if each in found)


def void_training(workspace: Workspace, training_id: int, reason: str) -> Changes:
    """Strike an entry out, with a reason; it stays to be seen and never counts again.

    Its forms are void with it, and a certificate that was issued for it is revoked. Raises
    :class:`InputError` without a reason, :class:`RefusedError` where it is struck out already.
    """
    if not reason.strip():
        raise InputError("Say why this training is struck out. Nothing was changed.")
    with workspace.file.writing("void_training", {"training": training_id}) as writer:
        rows = training_data.read_training(writer.connection, training_id=training_id)
        if any(row.voided_on is not None for row in rows):
            raise RefusedError("This training is struck out already. Nothing was changed.")
        voiding.void_training(writer, training_id, workspace.today(), reason.strip())
    return changes_of(writer.touched)


@dataclass(frozen=True, slots=True)
class CourseChoice:
    """A course that can be recorded, with what it counts towards, and who else gives it."""

    id: int
    title: str
    is_own: bool
    requirements: tuple[str, ...]
    given_by: str = ""


def course_choices(workspace: Workspace, *, former: bool = False) -> tuple[CourseChoice, ...]:
    """Every course of the catalogue, those that meet a requirement first.

    ``former`` adds the courses of a partnership followed before that somebody did: what they are
    to stand for can be said of them, and they are not recorded any more.
    """
    with workspace.file.reading() as connection:
        rules = rules_of_day(workspace, connection, workspace.today())
        rows = course_data.read_courses(connection)
        done = training_data.people_by_course(connection) if former else {}
    titles = rules.titles()
    met: dict[int, list[str]] = {}
    for rule in rules.book.requirements:
        for course in {course for slot in rule.slots for course in slot}:
            met.setdefault(course, []).append(titles[rule.key])
    offered = {None, rules.pack.id, rules.denomination and rules.denomination.id}
    recognised = recognised_courses(rules.denomination, rows)
    choices = [
        CourseChoice(
            row.id,
            _title(workspace, rules, row),
            row.is_own,
            tuple(met.get(row.id, ())),
            row.given_by,
        )
        for row in rows.values()
        if row.pack in offered or row.id in recognised or row.id in done
    ]
    return tuple(sorted(choices, key=lambda each: (not each.requirements, each.id)))


def _title(workspace: Workspace, rules: DayRules, row: Course) -> str:
    """What a course is called; one of a partnership followed before names whose it is."""
    if row.pack is None or row.pack == rules.pack.id:
        return row.title
    pack = workspace.pack_of_course(row.pack)
    if pack is None or pack.kind is PackKind.DENOMINATION:
        return row.title
    return f"{row.title} ({pack.short_name})"
