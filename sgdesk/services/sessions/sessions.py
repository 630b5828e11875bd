"""Sessions of our own courses: planning, changing, cancelling, and how they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import uuid4

from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.courses.catalogue import read_course
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.spoken import keep_spoken, read_course_languages, read_spoken_at
from sgdesk.data.sessions import bookings as booking_data
from sgdesk.data.sessions import sessions as session_data
from sgdesk.data.sessions.bookings import read_bookings
from sgdesk.data.sessions.sessions import SessionPlan
from sgdesk.data.sessions.trainers import (
    NewSessionTrainer,
    add_session_trainer,
    read_session_trainers,
    read_trainers,
    set_place,
)
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.sessions.clock import clock_text
from sgdesk.domain.sessions.session import (
    Booking,
    BookingState,
    GroupLimit,
    PlaceOnSession,
    Session,
    SessionState,
    check_capacity,
    check_sittings,
    check_times,
    free_places,
    moving_up,
    plenary_limit,
    session_state,
)
from sgdesk.domain.sessions.spoken import NOTHING_SAID, Spoken
from sgdesk.domain.sessions.trainer import SessionTrainer, who_trains
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sessions.on_the_sheet import apart_on_sheet


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """What is typed in about a session; times as ``19:30``, amounts in pence.

    The first of ``trainer_ids`` leads, the others deliver with them. ``capacity`` ``None`` is
    without a limit; ``lecture_style`` leaves the limit of a plenary group aside.
    """

    course_id: int
    held_on: date
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    method: str = ""
    capacity: int | None = None
    lecture_style: bool = False
    over_capacity_reason: str = ""
    cost_pence: int | None = None
    income_pence: int | None = None
    notes: str = ""
    trainer_ids: tuple[int, ...] = ()
    spoken: Spoken = NOTHING_SAID


_PLANNED = tuple(SessionPlan.__dataclass_fields__)
"""What is typed in and kept with the session itself: all but who trains."""


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session in a list, as at a day; ``free`` is ``None`` where there is no limit."""

    id: int
    course_id: int
    course: str
    held_on: date
    starts_at: str
    ends_at: str
    place: str
    state: SessionState
    trainers: tuple[str, ...]
    capacity: int | None
    booked: int
    waiting: int
    attended: int
    did_not_attend: int
    free: int | None


@dataclass(frozen=True, slots=True)
class SessionView:
    """One session with everybody who was ever booked on it, in the order of asking.

    ``apart`` is by person what stands behind a name that another of them bears; see
    :func:`apart_on_sheet`.
    """

    line: SessionLine
    details: SessionDetails
    bookings: tuple[Booking, ...]
    limit: GroupLimit | None
    uid: str
    cancelled_reason: str
    charges_pence: int
    apart: Mapping[int, str] = field(default_factory=dict)


def group_limit(workspace: Workspace) -> GroupLimit | None:
    """The largest plenary group that the pack advises, if it says one."""
    with workspace.file.reading() as connection:
        return plenary_limit(workspace.pack(connection))


def suggested_details(workspace: Workspace, course_id: int, held_on: date) -> SessionDetails:
    """A session to begin with: the course's method and largest group, or the pack's 25."""
    with workspace.file.reading() as connection:
        limit = plenary_limit(workspace.pack(connection))
        course = read_course(connection, course_id)
        language = read_course_languages(connection).get(course_id, "")
    largest = limit.people if limit else None
    capacity = course.max_group if course.max_group is not None else largest
    return SessionDetails(
        course_id, held_on, method=course.method, capacity=capacity, spoken=Spoken(language)
    )


def plan_session(workspace: Workspace, details: SessionDetails) -> tuple[int, Changes]:
    """Plan a session, or note one that was held already; return its id.

    Raises :class:`InputError` for times that cannot be, or for a capacity over the pack's limit
    for a plenary group without a reason.
    """
    numbers, changes = plan_sittings(workspace, [details])
    return numbers[0], changes


def plan_sittings(
    workspace: Workspace, sittings: Sequence[SessionDetails]
) -> tuple[tuple[int, ...], Changes]:
    """Plan several sittings of one day as one action; return their ids in that order.

    Raises what :func:`plan_session` does, and :class:`InputError` for a sitting that would begin
    before the one before it is over; then none is planned.
    """
    check_sittings([(each.starts_at, each.ends_at) for each in sittings])
    numbers = []
    with workspace.file.writing("plan_session", noted := {"course": ""}) as writer:
        for details in sittings:
            noted["course"] = _course_title(writer.connection, details.course_id)
            plan = _checked(workspace, writer.connection, details)
            number = session_data.add_session(writer, uuid4().hex, plan)
            _set_trainers(writer, number, (), details.trainer_ids)
            keep_spoken(writer, number, details.spoken)
            numbers.append(number)
    return tuple(numbers), changes_of(writer.touched)


def change_session(workspace: Workspace, session_id: int, details: SessionDetails) -> Changes:
    """Change a session; whoever waits moves up where there is more room now.

    Raises :class:`RefusedError` for another course or day of a session that was ticked in,
    and for fewer places than are booked.
    """
    with workspace.file.writing("change_session", noted := {"course": ""}) as writer:
        row = session_data.read_session(writer.connection, session_id)
        noted["course"] = _course_title(writer.connection, details.course_id)
        places = read_bookings(writer.connection, session_id=session_id)
        _check_change(row, details, places)
        plan = _checked(workspace, writer.connection, details)
        said = keep_spoken(writer, session_id, details.spoken)
        if said or not plan.is_that_of(row):
            session_data.change_session(writer, session_id, plan, edition=row.edition + 1)
        leads = read_session_trainers(writer.connection).get(session_id, ())
        _set_trainers(writer, session_id, leads, details.trainer_ids)
        move_up(writer, session_id)
    return changes_of(writer.touched)


def _check_change(row: Session, details: SessionDetails, places: Sequence[Booking]) -> None:
    moved = (row.course_id, row.held_on) != (details.course_id, details.held_on)
    if row.marked_on is not None and moved:
        raise RefusedError(
            "The session was ticked in, so its course and day stay. Nothing was changed. "
            "Undo the ticking first."
        )
    booked = sum(each.state is BookingState.BOOKED for each in places)
    if details.capacity is not None and details.capacity < booked:
        raise RefusedError(
            "{booked} people are booked, so the session cannot hold {capacity}. "
            "Nothing was changed.",
            booked=booked,
            capacity=details.capacity,
        )


def _checked(workspace: Workspace, connection: Reader, details: SessionDetails) -> SessionPlan:
    check_times(details.starts_at, details.ends_at)
    check_capacity(
        details.capacity,
        plenary_limit(workspace.pack(connection)),
        lecture_style=details.lecture_style,
        reason=details.over_capacity_reason,
    )
    if len(set(details.trainer_ids)) != len(details.trainer_ids):
        raise InputError("A trainer is named twice. Nothing was saved.")
    plan = SessionPlan(**{name: getattr(details, name) for name in _PLANNED})
    return replace(
        plan, starts_at=clock_text(details.starts_at), ends_at=clock_text(details.ends_at)
    )


def _set_trainers(
    writer: Writer,
    session_id: int,
    known: Sequence[SessionTrainer],
    wanted: Sequence[int],
) -> None:
    places = {trainer_id: place for place, trainer_id in enumerate(wanted, start=1)}
    for row in known:
        set_place(writer, row.id, places.pop(row.trainer_id, None))
    for trainer_id, place in places.items():
        add_session_trainer(writer, NewSessionTrainer(session_id, trainer_id, place))


def cancel_session(workspace: Workspace, session_id: int, reason: str) -> Changes:
    """Cancel a session that was not ticked in; who was booked stays to be seen."""
    with workspace.file.writing("cancel_session", noted := {"course": ""}) as writer:
        row = session_data.read_session(writer.connection, session_id)
        noted["course"] = _course_title(writer.connection, row.course_id)
        if row.marked_on is not None:
            raise RefusedError("The session was ticked in, so it was held. Nothing was changed.")
        if not reason.strip():
            raise InputError("Say why the session is cancelled. Nothing was changed.")
        session_data.cancel_session(
            writer,
            session_id,
            on=workspace.today(),
            reason=reason.strip(),
            edition=row.edition + 1,
        )
    return changes_of(writer.touched)


def move_up(writer: Writer, session_id: int) -> tuple[int, ...]:
    """Give free places to whoever waits longest; return the bookings that moved up."""
    row = session_data.read_session(writer.connection, session_id)
    bookings = read_bookings(writer.connection, session_id=session_id)
    moved = moving_up(row.capacity, _places(bookings))
    for number in moved:
        booking_data.move_up(writer, number)
    return moved


def _places(bookings: Sequence[Booking]) -> list[PlaceOnSession]:
    return [PlaceOnSession(each.id, each.state, each.turn) for each in bookings]


def session_lines(workspace: Workspace, as_at: date | None = None) -> tuple[SessionLine, ...]:
    """Every session as at a day, the newest first, with who was booked by then."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        bookings: dict[int, list[Booking]] = {}
        for each in read_bookings(connection):
            bookings.setdefault(each.session_id, []).append(each)
        lines = _Lines(connection, day)
        return tuple(
            lines.line(row, bookings_on(row, bookings.get(row.id, ()), day))
            for row in session_data.read_sessions(connection)
        )


def bookings_on(row: Session, bookings: Sequence[Booking], day: date) -> tuple[Booking, ...]:
    """Who was booked by a day, as they stood then: what was ticked in later is not known yet."""
    if row.marked_on is None or row.marked_on <= day:
        return tuple(each for each in bookings if each.booked_on is None or each.booked_on <= day)
    ticked = (BookingState.ATTENDED, BookingState.DID_NOT_ATTEND)
    return tuple(
        replace(each, state=BookingState.BOOKED, reason="") if each.state in ticked else each
        for each in bookings
        if each.booked_on is not None and each.booked_on <= day
    )


class _Lines:
    """What the lines of one day share, read once."""

    def __init__(self, connection: Reader, day: date) -> None:
        self._day = day
        self._courses = course_data.read_courses(connection)
        self._trainers = read_trainers(connection)
        self._leads = read_session_trainers(connection)

    def trainer_ids(self, session_id: int) -> tuple[int, ...]:
        """The trainers of a session, the lead first."""
        return who_trains(self._leads.get(session_id, ()))

    def line(self, row: Session, bookings: Sequence[Booking]) -> SessionLine:
        """One session with its bookings counted."""
        count = {state: sum(each.state is state for each in bookings) for state in BookingState}
        return SessionLine(
            row.id,
            row.course_id,
            self._courses[row.course_id].title,
            row.held_on,
            row.starts_at,
            row.ends_at,
            row.place,
            session_state(row.held_on, row.marked_on, row.cancelled_on, self._day),
            tuple(self._trainers[each].name for each in self.trainer_ids(row.id)),
            row.capacity,
            count[BookingState.BOOKED],
            count[BookingState.WAITING],
            count[BookingState.ATTENDED],
            count[BookingState.DID_NOT_ATTEND],
            free_places(row.capacity, _places(bookings)),
        )


def session_view(workspace: Workspace, session_id: int, as_at: date | None = None) -> SessionView:
    """One session's page, as at a day."""
    with workspace.file.reading() as connection:
        row = session_data.read_session(connection, session_id)
        day = as_at or workspace.today()
        known = read_bookings(connection, session_id=session_id)
        bookings = bookings_on(row, known, day)
        lines = _Lines(connection, day)
        return SessionView(
            lines.line(row, bookings),
            SessionDetails(
                **{name: getattr(row, name) for name in _PLANNED},
                trainer_ids=lines.trainer_ids(session_id),
                spoken=read_spoken_at(connection, session_id),
            ),
            bookings,
            plenary_limit(workspace.pack(connection)),
            row.uid,
            row.cancelled_reason,
            sum(each.charge_pence or 0 for each in bookings),
            apart_on_sheet(connection, bookings, row.held_on),
        )


def _course_title(connection: Reader, course_id: int) -> str:
    return course_data.read_courses(connection)[course_id].title
