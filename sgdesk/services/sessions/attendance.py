"""Ticking the paper back in: who came, who did not, and everything that follows from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial

from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.forms.writing import move_forms_of
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.sessions import sessions as session_data
from sgdesk.data.sessions.bookings import (
    NewBooking,
    add_booking,
    next_turn,
    read_bookings,
    tick_in,
)
from sgdesk.data.sessions.trainers import read_session_trainers, read_trainers
from sgdesk.data.training.records import (
    NewTraining,
    add_training,
    join_session,
    read_training,
    say_as_held,
)
from sgdesk.data.voiding import void_training
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.sessions.session import (
    ABSENCES,
    Booking,
    BookingState,
    Session,
    length_words,
)
from sgdesk.domain.sessions.trainer import who_trains
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.record import TrainingRecord
from sgdesk.services.file.changes import NO_CHANGES, Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.preparing import make_forms_ready, make_trainer_forms_ready


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the sign-in sheet: came, or did not, why (a key of ``ABSENCES``), the charge."""

    person_id: int
    attended: bool
    reason: str = ""
    charge_pence: int | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """What followed: new or joined training entries, who was away, what was struck out.

    ``known_twice`` are those who have the training from another sitting of that day already; it
    stands once, with one form and one certificate.
    """

    changes: Changes
    training_ids: tuple[int, ...]
    did_not_attend: tuple[int, ...]
    struck_out: tuple[int, ...]
    not_marked: tuple[int, ...]
    known_twice: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _AsHeld:
    """What training says of the session that it is of."""

    method: str
    trainer: str
    hours: str


@dataclass(slots=True)
class _Action:
    """What one ticking works with and what it has done so far."""

    workspace: Workspace
    writer: Writer
    row: Session
    bookings: Mapping[int, Booking]
    done: dict[int, int]
    attended: Callable[[int], NewTraining]
    training_ids: list[int] = field(default_factory=list)
    away: list[int] = field(default_factory=list)
    struck_out: list[int] = field(default_factory=list)
    known_twice: list[int] = field(default_factory=list)


def mark_attendance(workspace: Workspace, session_id: int, marks: Sequence[Mark]) -> Marked:
    """Tick a session in, all of it or some of it, today or long after, as one action.

    Whoever came gets their training, dated by the day of the session, and their forms, once a
    day and course; somebody who was not booked is taken as having walked in. Ticking again
    corrects: an entry of somebody who was not there after all is struck out, with its forms and
    its certificate.

    Raises :class:`InputError` for a person named twice or an absence without a reason from the
    list, :class:`RefusedError` for a session that was cancelled or lies ahead.
    """
    with workspace.file.writing("mark_attendance", noted := {"course": "", "people": 0}) as writer:
        noted["course"] = course_of_session(writer.connection, session_id)
        noted["people"] = len(marks)
        marked = take_marks(workspace, writer, session_id, marks)
    return replace(marked, changes=changes_of(writer.touched))


def course_of_session(connection: Reader, session_id: int) -> str:
    """The title of the course that a session is of."""
    row = session_data.read_session(connection, session_id)
    return course_data.read_courses(connection)[row.course_id].title


def take_marks(
    workspace: Workspace, writer: Writer, session_id: int, marks: Sequence[Mark]
) -> Marked:
    """Tick in as a part of another action; what it touched is told by that action."""
    _check_marks(marks)
    action = _begin(workspace, writer, session_id)
    for mark in marks:
        (_came if mark.attended else _stayed_away)(action, mark)
    make_forms_ready(writer, workspace.pack(writer.connection), action.training_ids)
    make_trainer_forms_ready(writer, session_id, _trainer_ids(writer.connection, session_id))
    if action.row.marked_on is None and marks:
        session_data.mark_session(writer, session_id, workspace.today())
    marked = {mark.person_id for mark in marks}
    return Marked(
        NO_CHANGES,
        tuple(action.training_ids),
        tuple(action.away),
        tuple(action.struck_out),
        tuple(
            each.person_id
            for each in action.bookings.values()
            if each.state is BookingState.BOOKED and each.person_id not in marked
        ),
        tuple(action.known_twice),
    )


def _check_marks(marks: Sequence[Mark]) -> None:
    if len({mark.person_id for mark in marks}) != len(marks):
        raise InputError("Somebody is on the sheet twice. Nothing was saved.")
    if any(not mark.attended and mark.reason not in ABSENCES for mark in marks):
        raise InputError(
            "Choose a reason for everybody who did not attend. Nothing was saved; what you "
            "ticked is still here."
        )


def _begin(workspace: Workspace, writer: Writer, session_id: int) -> _Action:
    connection = writer.connection
    row = session_data.read_session(connection, session_id)
    if row.cancelled_on is not None:
        raise RefusedError("The session was cancelled, so nobody attended. Nothing was changed.")
    if row.held_on > workspace.today():
        raise RefusedError(
            "The session has not been held yet. Tick it in on the day or later. "
            "Nothing was changed."
        )
    attended = partial(
        NewTraining,
        course_id=row.course_id,
        session_id=session_id,
        completed_on=row.held_on,
        outcome=Outcome.COMPLETED,
        provider=read_organisation(connection).name,
        **asdict(_as_held(connection, row)),
    )
    return _Action(
        workspace,
        writer,
        row,
        {each.person_id: each for each in read_bookings(connection, session_id=session_id)},
        dict(session_data.training_of_session(connection, session_id)),
        attended,
    )


def _as_held(connection: Reader, row: Session) -> _AsHeld:
    trainers = read_trainers(connection)
    names = [trainers[each].name for each in _trainer_ids(connection, row.id)]
    return _AsHeld(row.method, " and ".join(names), length_words(row.starts_at, row.ends_at))


def _trainer_ids(connection: Reader, session_id: int) -> tuple[int, ...]:
    return who_trains(read_session_trainers(connection).get(session_id, ()))


def _came(action: _Action, mark: Mark) -> None:
    _set_booking(action, mark, BookingState.ATTENDED, "")
    if mark.person_id in action.done:
        return
    known = _of_that_day(action, mark.person_id)
    if known is None:
        action.training_ids.extend(add_training(action.writer, [action.attended(mark.person_id)]))
    elif known.session_id is None:
        join_session(action.writer, known.id, action.row.id)
        action.training_ids.append(known.id)
    else:
        action.known_twice.append(mark.person_id)


def _of_that_day(action: _Action, person_id: int) -> TrainingRecord | None:
    """The entry of the same course and day: typed in without the session, or of another sitting."""
    rows = read_training(action.writer.connection, person_id=person_id)
    same = (
        row
        for row in rows
        if (row.course_id, row.completed_on) == (action.row.course_id, action.row.held_on)
        and row.voided_on is None
        and row.outcome == Outcome.COMPLETED
    )
    return min(same, key=lambda row: row.session_id is not None, default=None)


def _stayed_away(action: _Action, mark: Mark) -> None:
    _set_booking(action, mark, BookingState.DID_NOT_ATTEND, mark.reason)
    action.away.append(mark.person_id)
    training_id = action.done.get(mark.person_id)
    if training_id is None:
        return
    other = _came_to(action, mark.person_id)
    if other is not None:
        _move(action, training_id, other)
        return
    today, why = action.workspace.today(), "Did not attend the session"
    void_training(action.writer, training_id, today, why)
    action.struck_out.append(training_id)


def _move(action: _Action, training_id: int, other: Session) -> None:
    """Let training be of another sitting, with its forms; what was corrected by hand stays."""
    writer = action.writer
    (row,) = read_training(writer.connection, training_id=training_id)
    mine, theirs = (_as_held(writer.connection, each) for each in (action.row, other))
    kept = _AsHeld(row.method, row.trainer, row.hours)
    join_session(writer, training_id, other.id)
    move_forms_of(writer, training_id, action.row.id, other.id)
    if kept == mine:
        say_as_held(writer, training_id, **asdict(theirs))


def _came_to(action: _Action, person_id: int) -> Session | None:
    """Another sitting of the course on that day that they are ticked in at; none where not."""
    connection, mine = action.writer.connection, action.row
    sittings = {
        each.id: each
        for each in session_data.read_sessions(connection, course_id=mine.course_id)
        if each.held_on == mine.held_on and each.id != mine.id
    }
    came = (
        sittings[each.session_id]
        for each in read_bookings(connection, person_id=person_id)
        if each.session_id in sittings and each.state is BookingState.ATTENDED
    )
    return next(came, None)


def _set_booking(action: _Action, mark: Mark, state: BookingState, reason: str) -> None:
    charge = mark.charge_pence
    known = action.bookings.get(mark.person_id)
    if known is not None:
        tick_in(action.writer, known.id, state=state, reason=reason, charge_pence=charge)
        return
    walked_in = NewBooking(
        session_id=action.row.id,
        person_id=mark.person_id,
        turn=next_turn(action.writer.connection, action.row.id),
        state=state,
        reason=reason,
        charge_pence=charge,
    )
    add_booking(action.writer, walked_in)
