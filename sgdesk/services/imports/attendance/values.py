"""What a list of who came, or who is booked, says of one session: line by line, nothing written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sgdesk.domain.names import PersonName
from sgdesk.domain.sessions.session import BookingState
from sgdesk.services.imports.reading.choosing import Source
from sgdesk.services.imports.reading.values import RowProblem


class ListOf(StrEnum):
    """What a list is of: who came to a session, or who is booked on it."""

    ATTENDANCE = "attendance"
    BOOKINGS = "bookings"


class Verdict(StrEnum):
    """Whether somebody came, or is booked; ``ASK`` where the list does not say so for certain."""

    YES = "yes"
    NO = "no"
    ASK = "ask"


class Doubt(StrEnum):
    """Why a line is asked about."""

    WHO = "who"
    UNKNOWN = "unknown"
    LIKE = "like"
    SEVERAL = "several"
    WORDS = "words"
    SHORT = "short"
    PART = "part"
    QUANTITY = "quantity"
    TICKET = "ticket"
    TWO = "two"
    HOST = "host"
    TRAINER = "trainer"
    BOOKED_ONLY = "booked_only"
    WAITING = "waiting"
    WAITING_ROOM = "waiting_room"
    MIXED = "mixed"
    COLUMNS = "columns"
    BELOW_A_LINE = "below_a_line"
    STRUCK = "struck"
    COMMENT = "comment"
    NO_DAY = "no_day"
    FORM_TIME = "form_time"
    OTHER_COURSE = "other_course"
    LEFT_BEFORE = "left_before"
    OTHER_EMAIL = "other_email"
    CHILD = "child"
    OTHERWISE = "otherwise"


DOUBTS: Mapping[Doubt, str] = {
    Doubt.WHO: "it is not certain who this is",
    Doubt.UNKNOWN: "nobody of this name is known",
    Doubt.LIKE: "somebody of a like name is known",
    Doubt.SEVERAL: "more than one person bears this name",
    Doubt.WORDS: "it is not certain what these words say",
    Doubt.SHORT: "there for less than half of the meeting",
    Doubt.PART: "perhaps there for a part of it only",
    Doubt.QUANTITY: "not one place: a line here is one person, so book guests by their own names",
    Doubt.TICKET: "this ticket may be no place in the room",
    Doubt.TWO: "shares one line of the list with somebody else",
    Doubt.HOST: "hosted or taught",
    Doubt.TRAINER: "trained at this session",
    Doubt.BOOKED_ONLY: "the list says who booked, not who came",
    Doubt.WAITING: "on the waiting list there",
    Doubt.WAITING_ROOM: "was only in the waiting room",
    Doubt.MIXED: "one line says yes, another says no",
    Doubt.COLUMNS: "two columns disagree",
    Doubt.BELOW_A_LINE: "a line above, or the name of the sheet, may speak against it",
    Doubt.STRUCK: "the name is struck through",
    Doubt.COMMENT: "a comment in the sheet says something of this",
    Doubt.NO_DAY: "the day of this line cannot be read",
    Doubt.FORM_TIME: "this time is that of a form, not of the session",
    Doubt.OTHER_COURSE: "this line may be of another course",
    Doubt.LEFT_BEFORE: "left before the day of the session",
    Doubt.OTHER_EMAIL: "not booked, and another e-mail address is kept",
    Doubt.CHILD: "an age below 18 stands beside the name",
    Doubt.OTHERWISE: "is kept otherwise here already",
}
"""Each doubt in plain English."""


class ListCode(StrEnum):
    """Why a row of a list is passed over that would be somebody's in another."""

    OTHER = "other_session"


BLANK = "(blank)"
"""The words of a line whose cell is empty where others say something."""

OTHER_SESSION = "this row is of another day or course"


class Whose(StrEnum):
    """Who a line is, as far as the session goes."""

    BOOKED = "booked"
    NOT_BOOKED = "not_booked"
    """In our file, and not booked on this session."""
    NEW = "new"
    """Somebody who would be added to our file."""
    NOT_OURS = "not_ours"
    """Said to be nobody of our file: nothing is done."""
    OPEN = "open"


class Effect(StrEnum):
    """What would be done for a line."""

    YES = "yes"
    """Ticked in as having come, or booked."""
    NO = "no"
    """Ticked in as not having come, or the place given back."""
    THERE = "there"
    """It stands so already."""
    NOTHING = "nothing"
    ASKED = "asked"


NEW, NOT_OURS, PERSON = "new", "not_ours", "person:"
"""Who somebody said a line is: to be added, not in our file, or a person by their id."""


@dataclass(frozen=True, slots=True)
class ListWish:
    """What was said of a list: ``people`` and ``said`` by the keys of lines.

    ``people`` holds ``NEW``, ``NOT_OURS`` or ``PERSON`` with an id, ``said`` a verdict, ``reasons``
    why somebody did not come (a key of ``ABSENCES``). ``is_this_session`` where the list names
    another day or course and was said to be of this session all the same.
    """

    source: Source
    of: ListOf
    worksheet: str | None = None
    is_this_session: bool = False
    people: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, Verdict] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListLine:
    """Somebody of the list: whom it names, what it says of them, and what would be done.

    ``key`` tells the line from others, ``said`` is the name as the list has it, ``rows`` where it
    stands. ``person_id`` is who is meant, ``alike`` who else may be, the likeliest first; the first
    ``likely`` of them are named to be taken at once. ``words``
    are the list's own where they decide or are in doubt. ``before`` is what stands here already.
    """

    key: str
    said: str
    rows: tuple[int, ...]
    name: PersonName
    email: str
    whose: Whose
    person_id: int | None
    person: str
    verdict: Verdict
    effect: Effect
    doubts: tuple[Doubt, ...]
    words: str
    minutes: int | None
    reason: str
    before: BookingState | None
    alike: tuple[int, ...] = ()
    may_add: bool = False
    """Whether it is a name under which somebody can be added."""
    by_hand: bool = False
    """Whether who it is was said, or remembered, and not told by the name."""
    likely: int = 0
    waits: bool = False
    """Whether no place would be left: who is booked goes on the waiting list."""


@dataclass(frozen=True, slots=True)
class Other:
    """What a list says of itself that is not this session's: another day, another course."""

    days: tuple[date, ...] = ()
    course: str = ""

    def __bool__(self) -> bool:
        return bool(self.days or self.course)


@dataclass(frozen=True, slots=True)
class UnreadColumn:
    """A column of a list with data from which nothing was taken: its letters, its heading."""

    letter: str
    heading: str


@dataclass(frozen=True, slots=True)
class ListDraft:
    """What a list would do to a session: its lines, those in doubt first.

    ``passed_over`` are the rows of nobody, ``missing`` who is booked and does not stand in the
    list, ``unread`` the columns that say nothing here. While ``other`` is not answered, nothing
    would be done.
    """

    session_id: int
    course: str
    held_on: date
    of: ListOf
    lines: tuple[ListLine, ...]
    passed_over: tuple[RowProblem, ...]
    missing: tuple[str, ...]
    other: Other
    is_this_session: bool
    month_first: bool
    """Whether the list's dates were read with the month first."""
    whole_minutes: int | None
    unread: tuple[UnreadColumn, ...] = ()
    unseen: tuple[RowProblem, ...] = ()
    """What the sheet hides, and comments that were not heeded."""

    def count(self, effect: Effect) -> int:
        """How many people something would be done for; two lines of one person are one."""
        found = [each for each in self.lines if each.effect is effect]
        return len({each.person_id or each.key for each in found})

    @property
    def waiting(self) -> int:
        """How many of those who would be booked go on the waiting list."""
        found = [each for each in self.lines if each.waits]
        return len({each.person_id or each.key for each in found})

    @property
    def open(self) -> int:
        """How many lines are asked about."""
        return sum(each.effect is Effect.ASKED for each in self.lines)

    @property
    def added(self) -> int:
        """How many people would be added."""
        done = (Effect.YES, Effect.NO)
        return sum(each.whose is Whose.NEW and each.effect in done for each in self.lines)

    @property
    def does_anything(self) -> bool:
        """Whether anything would be written."""
        return any(each.effect in (Effect.YES, Effect.NO) for each in self.lines)
