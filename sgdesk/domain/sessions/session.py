"""Sessions of a course: how many may come, who moves up, what has to come first, how long."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from sgdesk.domain.addresses import is_address
from sgdesk.domain.errors import InputError
from sgdesk.domain.names import filing_key
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.sessions.clock import clock_minutes, clock_text


class BookingState(StrEnum):
    """Where one person stands with one session."""

    BOOKED = "booked"
    WAITING = "waiting"
    ATTENDED = "attended"
    DID_NOT_ATTEND = "did_not_attend"
    CANCELLED = "cancelled"


ON_SHEET = (BookingState.BOOKED, BookingState.ATTENDED, BookingState.DID_NOT_ATTEND)


class SessionState(StrEnum):
    """Where a session stands on a day; ``to_mark`` is over and not ticked in yet."""

    PLANNED = "planned"
    TO_MARK = "to_mark"
    HELD = "held"
    CANCELLED = "cancelled"


ABSENCES: dict[str, str] = {
    "unwell": "unwell",
    "work": "work or family came first",
    "no_transport": "could not get there",
    "not_told": "did not know of it",
    "withdrew": "told us beforehand",
    "no_word": "did not come, no word",
    "other": "other",
}
"""Reasons for not attending; Sandwell 7.2 counts non-attendance, the list is our own."""

NO_WORD = "no_word"
"""The one of :data:`ABSENCES` that gives no reason."""


@dataclass(frozen=True, slots=True)
class Session:
    """One session as it was planned; amounts in pence, times as ``09:30``.

    ``edition`` grows with every change, so that a calendar knows the newer entry; ``marked_on``
    is the day on which it was first ticked in.
    """

    id: int
    uid: str
    edition: int
    course_id: int
    held_on: date
    starts_at: str
    ends_at: str
    place: str
    method: str
    capacity: int | None
    lecture_style: bool
    over_capacity_reason: str
    cost_pence: int | None
    income_pence: int | None
    cancelled_on: date | None
    cancelled_reason: str
    marked_on: date | None
    notes: str


@dataclass(frozen=True, slots=True)
class Booking:
    """One person and one session; ``turn`` is the order in which they asked.

    The address and whether they want e-mail are the person's own.
    """

    id: int
    session_id: int
    person_id: int
    person_name: str
    given_name: str
    family_name: str
    email: str | None
    may_email: bool
    booked_on: date | None
    turn: int
    state: BookingState
    reason: str
    charge_pence: int | None
    notes: str

    @property
    def filed_by(self) -> str:
        """What they are sorted by, as everybody is (``Person.filed_by``)."""
        return filing_key(self.family_name, self.given_name)

    @property
    def is_on_sheet(self) -> bool:
        """Whether they stand on the sign-in sheet: with a place, before the day and after it."""
        return self.state in ON_SHEET


@dataclass(frozen=True, slots=True)
class GroupLimit:
    """The largest plenary group that a document advises, with its words and its paragraph."""

    people: int
    text: str
    source: str | None


def plenary_limit(pack: Pack) -> GroupLimit | None:
    """The pack's limit (Hartlepool & Stockton, appendix 1, standard 3: 25), if it has one."""
    for item in pack.listed("group-size"):
        if item.key.isdecimal():
            return GroupLimit(int(item.key), item.text, item.source)
    return None


def check_capacity(
    capacity: int | None, limit: GroupLimit | None, *, lecture_style: bool, reason: str
) -> None:
    """Raise :class:`InputError` for a capacity that cannot be, or over the limit unexplained.

    The limit is advice ("generally speaking"): a lecture is left out of it, and a reason is
    enough to go over it.
    """
    if capacity is not None and not 1 <= capacity <= 9999:
        raise InputError("A session holds from 1 to 9,999 people. Nothing was saved.")
    over = limit is not None and capacity is not None and capacity > limit.people
    if over and limit is not None and not lecture_style and not reason.strip():
        raise InputError(
            "More than {people} people in one group needs a reason, unless it is a lecture. "
            "Nothing was saved.",
            people=limit.people,
        )


@dataclass(frozen=True, slots=True)
class PlaceOnSession:
    """One booking as the waiting list sees it; ``turn`` grows with each asking."""

    booking_id: int
    state: BookingState
    turn: int


def free_places(capacity: int | None, places: Iterable[PlaceOnSession]) -> int | None:
    """How many places are left; ``None`` where there is no limit, never below nought."""
    if capacity is None:
        return None
    return max(0, capacity - sum(each.state is BookingState.BOOKED for each in places))


def moving_up(capacity: int | None, places: Sequence[PlaceOnSession]) -> tuple[int, ...]:
    """The bookings that leave the waiting list, in the order in which they asked."""
    waiting = sorted(
        (each for each in places if each.state is BookingState.WAITING), key=lambda each: each.turn
    )
    free = free_places(capacity, places)
    return tuple(each.booking_id for each in (waiting if free is None else waiting[:free]))


def session_state(
    held_on: date, marked_on: date | None, cancelled_on: date | None, as_at: date
) -> SessionState:
    """The state of a session on a day; what was ticked in or cancelled later is not yet so."""
    if cancelled_on is not None and cancelled_on <= as_at:
        return SessionState.CANCELLED
    if marked_on is not None and marked_on <= as_at:
        return SessionState.HELD
    return SessionState.TO_MARK if held_on <= as_at else SessionState.PLANNED


def check_times(starts_at: str, ends_at: str) -> None:
    """Raise :class:`InputError` where a session would end before it starts.

    It says how both were read: who typed 7pm and 9.30 sees that the second is a morning.
    """
    starts, ends = clock_minutes(starts_at), clock_minutes(ends_at)
    if ends is None or (starts is not None and ends > starts):
        return
    if starts is None:
        raise InputError("A session has to end after it starts. Nothing was saved.")
    raise InputError(
        "A session has to end after it starts: this would be from {starts} to {ends}. "
        "Type an evening like 9.30pm or 21:30. Nothing was saved.",
        starts=clock_text(starts_at),
        ends=clock_text(ends_at),
    )


def check_sittings(times: Sequence[tuple[str, str]]) -> None:
    """Raise :class:`InputError` for a sitting that begins before the one before it is over.

    ``times`` are begin and end of the sittings of one day, in the order in which they are held.
    """
    for (starts_at, ends_at), (later_at, _) in pairwise(times):
        over, later = clock_minutes(ends_at or starts_at), clock_minutes(later_at)
        if over is None or later is None:
            raise InputError("Say when each sitting begins. Nothing was saved.")
        if later < over or (not ends_at and later == over):
            raise InputError(
                "The next sitting would begin at {next}, before the one before it is over at "
                "{over}. Nothing was saved.",
                next=clock_text(later_at),
                over=clock_text(ends_at or starts_at),
            )


def length_words(starts_at: str, ends_at: str) -> str:
    """How long a session lasts, in words: ``2 hours 30 minutes``; blank where not known."""
    starts, ends = clock_minutes(starts_at), clock_minutes(ends_at)
    if starts is None or ends is None:
        return ""
    hours, minutes = divmod(ends - starts, 60)
    parts = (_counted(hours, "hour"), _counted(minutes, "minute"))
    return " ".join(part for part in parts if part)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}" if count else ""


def pounds(pence: int) -> str:
    """An amount as it is written: ``£12.50``."""
    sign = "-" if pence < 0 else ""
    return f"{sign}£{abs(pence) // 100:,}.{abs(pence) % 100:02}"


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """What an invitation and a calendar entry say of one session, frozen."""

    uid: str
    edition: int
    organisation: str
    course: str
    summary: str
    expectations: str
    held_on: date
    starts_at: str
    ends_at: str
    place: str
    method: str
    trainers: tuple[str, ...]
    contact_name: str
    contact_email: str
    contact_phone: str
    cancelled: bool = False
    spoken: str = ""

    @property
    def calendar_method(self) -> str:
        """``PUBLISH`` or ``CANCEL``; empty where no address can be the organiser's.

        No method may stand in a calendar file without an organiser (RFC 5546, 3.2).
        """
        if not is_address(self.contact_email):
            return ""
        return "CANCEL" if self.cancelled else "PUBLISH"
