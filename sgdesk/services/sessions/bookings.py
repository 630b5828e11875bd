"""Who should come to a session, booking them, the waiting list, and giving a place back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.people import people as people_data
from sgdesk.data.sessions import bookings as booking_data
from sgdesk.data.sessions import sessions as session_data
from sgdesk.data.sessions.bookings import NewBooking, next_turn, read_booking, read_bookings
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.sessions.session import (
    Booking,
    BookingState,
    PlaceOnSession,
    Session,
    free_places,
)
from sgdesk.domain.training.prerequisite import missing_first
from sgdesk.domain.training.rule_book import Force, PersonInput
from sgdesk.domain.training.standing import Assessor, PersonStanding, Standing
from sgdesk.domain.training.states import STATES, State
from sgdesk.services.file.changes import NO_CHANGES, Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sessions.sessions import bookings_on, move_up
from sgdesk.services.training.prerequisites import Warned, prerequisites, warnings
from sgdesk.services.training.snapshot import snapshot
from sgdesk.services.training.standing import DayRules, inputs_of, rules_of_day
from sgdesk.services.training.told_apart import told_apart
from sgdesk.services.training.why import Reasons, Why, reasons_in


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody for whom a session's course counts, with the most urgent thing it would meet.

    ``day`` is the due day, or a new starter's last allowed day. ``missing_first`` are the
    titles of what comes before the course and was not done by its day (Sandwell 8.2).
    ``booking`` is their state on this session, ``elsewhere`` the day of another session of the
    course that they are booked on, or came to on this very day. ``is_advice`` where its
    interval is only recommended.
    """

    person_id: int
    name: str
    requirement: str
    title: str
    state: State
    day: date | None
    missing_first: tuple[str, ...]
    booking: BookingState | None
    elsewhere: date | None
    is_advice: bool = False
    why: Why | None = None
    """Why it stands so, as on the person's own page."""
    is_for_this: bool = True
    """Whether it is this course that is missing, and not just another one of the same set."""
    apart: str = ""
    """What tells them from others of the name; see :func:`told_apart`."""


@dataclass(frozen=True, slots=True)
class Booked:
    """What came of booking: by the people's ids, who has a place, who waits, who had one."""

    changes: Changes
    booked: tuple[int, ...]
    waiting: tuple[int, ...]
    already: tuple[int, ...]
    warnings: tuple[Warned, ...]


@dataclass(frozen=True, slots=True)
class GivenBack:
    """A place given back, and the names of those who moved up from the waiting list."""

    changes: Changes
    moved_up: tuple[str, ...]


def candidates(
    workspace: Workspace, session_id: int, as_at: date | None = None
) -> tuple[Candidate, ...]:
    """Who should come, the most urgent first, then those who are in date.

    Asked as at a day (``None``: today), or as at the day of the session where that is over.
    """
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        row = session_data.read_session(connection, session_id)
    with snapshot(workspace, min(day, row.held_on)) as moment:
        connection, rules = moment.reader, moment.rules
        met = _requirements_met(rules, row.course_id)
        finder = _Finder(connection, rules, row, day, reasons_in(moment))
        people = {each.id: each for each in people_data.read_people(connection)}
        assessor = Assessor(rules.book)
        apart = told_apart(connection, day, before_others=True)
        found = [
            finder.candidate(each, people[each.person_id].name, standing, met)
            for each in inputs_of(connection, rules.book)
            if (standing := assessor.assess(each)) is not None
        ]
    wanted = [
        replace(each, apart=apart.get(each.person_id, "")) for each in found if each is not None
    ]
    wanted.sort(key=lambda each: people[each.person_id].filed_by)
    return tuple(sorted(wanted, key=_by_urgency))


def _by_urgency(each: Candidate) -> tuple[int, date]:
    return STATES[each.state].urgency, each.day or date.min


def _requirements_met(rules: DayRules, course_id: int) -> frozenset[str]:
    return frozenset(
        rule.key
        for rule in rules.book.requirements
        if any(course_id in slot for slot in rule.slots)
    )


class _Finder:
    """What every candidate of one session is judged with, read once."""

    def __init__(
        self, connection: Reader, rules: DayRules, row: Session, day: date, reasons: Reasons
    ) -> None:
        self._titles = rules.titles()
        self._slots = {rule.key: rule.slots for rule in rules.book.requirements}
        self._roles = {number: role.name for number, role in rules.roles.items()}
        self._reasons = reasons
        self._row = row
        self._first = prerequisites(rules, rules.courses[row.course_id])
        known = read_bookings(connection, session_id=row.id)
        self._states = {each.person_id: each.state for each in bookings_on(row, known, day)}
        self._elsewhere = _booked_elsewhere(connection, row)

    def candidate(
        self, person: PersonInput, name: str, found: PersonStanding, met: frozenset[str]
    ) -> Candidate | None:
        """The person, where something that the course meets is asked of them."""
        asked = [each for each in found.standings if each.requirement in met]
        if not asked:
            return None
        for_this = [each for each in asked if self._is_for_this(each)]
        most = min(
            for_this or asked, key=lambda each: (STATES[each.state].urgency, _day(each) or date.min)
        )
        return Candidate(
            person.person_id,
            name,
            most.requirement,
            self._titles[most.requirement],
            most.state,
            _day(most),
            missing_first(self._first, person.latest, self._row.held_on),
            self._states.get(person.person_id),
            self._elsewhere.get(person.person_id),
            most.force is Force.RECOMMENDED,
            self._reasons.why(
                most, [self._roles[each] for each in found.role_ids if each in self._roles]
            ),
            bool(for_this),
        )

    def _is_for_this(self, standing: Standing) -> bool:
        """Whether the session's course would bring it on: not where all that is missing of the set
        is other courses (RULES, 6), whose places it cannot take.
        """
        lacks = {*standing.missing, *standing.to_repeat}
        slots = self._slots[standing.requirement]
        mine = [slot for slot in slots if self._row.course_id in slot]
        return not lacks or any(not lacks.isdisjoint(slot) for slot in mine)


def _day(standing: Standing) -> date | None:
    return standing.due if standing.last_completed else standing.must_start_by


def _booked_elsewhere(connection: Reader, row: Session) -> Mapping[int, date]:
    others = {
        each.id: each
        for each in session_data.read_sessions(connection, course_id=row.course_id)
        if each.id != row.id and each.cancelled_on is None
    }
    return {
        each.person_id: other.held_on
        for each in read_bookings(connection)
        if (other := others.get(each.session_id)) is not None
        and _has_place(each.state, other, row.held_on)
    }


def _has_place(state: BookingState, other: Session, day: date) -> bool:
    """Whether somebody is booked on a session that is not over, or came to one of that day."""
    if other.marked_on is None:
        return state is BookingState.BOOKED
    return state is BookingState.ATTENDED and other.held_on == day


def book(workspace: Workspace, session_id: int, person_ids: Sequence[int]) -> Booked:
    """Book people in the order given; who finds no place goes on the waiting list.

    A prerequisite that is missing is a warning, never a bar. Raises :class:`RefusedError` for
    a session that was cancelled or ticked in.
    """
    with workspace.file.writing("book", noted := {"course": "", "people": 0}) as writer:
        row = session_data.read_session(writer.connection, session_id)
        rows = course_data.read_courses(writer.connection)
        noted["course"] = rows[row.course_id].title
        booked = take_bookings(workspace, writer, row, person_ids)
        noted["people"] = len(booked.booked) + len(booked.waiting)
    return replace(booked, changes=changes_of(writer.touched))


def take_bookings(
    workspace: Workspace, writer: Writer, row: Session, person_ids: Sequence[int]
) -> Booked:
    """Book as a part of another action; what it touched is told by that action."""
    _check_open(row)
    booked, waiting, already = _place_all(workspace, writer, row, person_ids)
    warned = _warnings(workspace, writer.connection, row, (*booked, *waiting))
    return Booked(NO_CHANGES, booked, waiting, already, warned)


def _check_open(row: Session) -> None:
    if row.cancelled_on is not None:
        raise RefusedError("The session was cancelled. Nothing was changed.")
    if row.marked_on is not None:
        raise RefusedError(
            "The session was ticked in already. Add whoever else came when you tick it again. "
            "Nothing was changed."
        )


def _place_all(
    workspace: Workspace, writer: Writer, row: Session, person_ids: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    known = {each.person_id: each for each in read_bookings(writer.connection, session_id=row.id)}
    free = free_places(
        row.capacity, [PlaceOnSession(each.id, each.state, each.turn) for each in known.values()]
    )
    turn = next_turn(writer.connection, row.id)
    placed: dict[int, BookingState] = {}
    already: list[int] = []
    for person_id in dict.fromkeys(person_ids):
        before = known.get(person_id)
        if before is not None and before.state is not BookingState.CANCELLED:
            already.append(person_id)
            continue
        has_place = free is None or free > 0
        free = free - 1 if free else free
        placed[person_id] = BookingState.BOOKED if has_place else BookingState.WAITING
        new = NewBooking(row.id, person_id, turn, placed[person_id], workspace.today())
        turn += 1
        _place(writer, before, new)
    return (
        tuple(each for each, state in placed.items() if state is BookingState.BOOKED),
        tuple(each for each, state in placed.items() if state is BookingState.WAITING),
        tuple(already),
    )


def _place(writer: Writer, before: Booking | None, new: NewBooking) -> None:
    if before is None:
        booking_data.add_booking(writer, new)
        return
    booking_data.book_again(
        writer, before.id, state=new.state, turn=new.turn, booked_on=new.booked_on
    )


def _warnings(
    workspace: Workspace, connection: Reader, row: Session, person_ids: Sequence[int]
) -> tuple[Warned, ...]:
    rules = rules_of_day(workspace, connection, row.held_on)
    return warnings(connection, rules, row.course_id, person_ids, row.held_on)


def give_back(workspace: Workspace, booking_id: int, reason: str = "") -> GivenBack:
    """Give back a place or leave the waiting list; whoever waits longest moves up."""
    with workspace.file.writing("give_back", noted := {"person": ""}) as writer:
        row = read_booking(writer.connection, booking_id)
        noted["person"] = row.person_name
        if row.state not in (BookingState.BOOKED, BookingState.WAITING):
            raise RefusedError(
                "{name} has no place in this session to give back. Nothing was changed.",
                name=row.person_name,
            )
        moved = set(free_place(writer, row, reason.strip()))
        after = read_bookings(writer.connection, session_id=row.session_id)
    return GivenBack(
        changes_of(writer.touched),
        tuple(each.person_name for each in after if each.id in moved),
    )


def free_place(writer: Writer, row: Booking, reason: str) -> tuple[int, ...]:
    """Take a place back as a part of another action; return the bookings that move up."""
    booking_data.give_back(writer, row.id, reason)
    return move_up(writer, row.session_id)


def note_adjustment(workspace: Workspace, booking_id: int, notes: str) -> Changes:
    """Note what somebody needs to take part (step-free, large print), in as few words as do."""
    if len(notes) > 500:
        raise InputError("A note has up to 500 letters. Nothing was saved.")
    with workspace.file.writing("note_adjustment", {"booking": booking_id}) as writer:
        booking_data.note_on_booking(writer, booking_id, notes.strip())
    return changes_of(writer.touched)
