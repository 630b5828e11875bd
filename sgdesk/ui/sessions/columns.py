"""The columns of the tables of this place."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.addresses import why_not
from sgdesk.domain.dates import short_date
from sgdesk.domain.names import filed
from sgdesk.domain.sessions.session import BookingState
from sgdesk.domain.training.states import STATES
from sgdesk.domain.training.titles import shortest_title
from sgdesk.services.sessions.bookings import Candidate
from sgdesk.services.sessions.sessions import SessionLine, SessionView
from sgdesk.ui.sessions.words import absence_word, booking_word, places_words, session_state_word
from sgdesk.ui.text import tr
from sgdesk.ui.why import missing_words, why_lines
from sgdesk.ui.widgets import Column
from sgdesk.ui.widgets.lists.cut_title import cut_title
from sgdesk.ui.words import state_phrase, told_name


@dataclass(frozen=True, slots=True)
class BookingLine:
    """One person and the session that is shown; ``reached`` by e-mail."""

    id: int
    person_id: int
    name: str
    filed_by: str
    state: BookingState
    turn: int
    booked_on: date | None
    reached: bool
    reason: str
    notes: str


def booking_lines(view: SessionView) -> tuple[BookingLine, ...]:
    """Everybody who was ever booked, those with a place first, then the waiting list."""
    order = list(BookingState)
    lines = (
        BookingLine(
            each.id,
            each.person_id,
            told_name(each.person_name, view.apart.get(each.person_id, "")),
            each.filed_by,
            each.state,
            each.turn,
            each.booked_on,
            why_not(each.email, may_email=each.may_email) is None,
            each.reason,
            each.notes,
        )
        for each in view.bookings
    )
    return tuple(sorted(lines, key=lambda each: (order.index(each.state), each.turn)))


def day_words(row: SessionLine, *, is_one_of_several: bool) -> str:
    """The day; where several are held on it also the time, which tells two sittings apart."""
    day = short_date(row.held_on)
    if not (is_one_of_several and row.starts_at):
        return day
    return tr("{day}, {time}", day=day, time=row.starts_at)


def session_columns(several: Collection[date]) -> list[Column[SessionLine]]:
    """The list of sessions; ``several`` are the days on which more than one is held."""
    return [
        Column(
            tr("Day"),
            lambda row: day_words(row, is_one_of_several=row.held_on in several),
            sort=lambda row: (row.held_on, row.starts_at),
        ),
        Column(tr("Course"), lambda row: row.course, is_main=True, cut=cut_title),
        Column(tr("State"), session_state_word, spare=1),
        Column(tr("Places"), places_words, sort=lambda row: (row.booked, row.attended), spare=2),
        Column(
            tr("Waiting"),
            lambda row: f"{row.waiting:,}" if row.waiting else "",
            sort=lambda row: row.waiting,
            spare=3,
        ),
    ]


def candidate_columns() -> list[Column[Candidate]]:
    """Who should come; the first column carries the tick."""
    return [
        Column(
            tr("Person"),
            lambda row: told_name(row.name, row.apart),
            sort=lambda row: filed(row.name),
        ),
        Column(
            tr("Needs it"),
            lambda row: state_phrase(row.state, row.day),
            hint=_why_words,
            state=lambda row: row.state,
            sort=lambda row: (STATES[row.state].urgency, row.day or date.min),
        ),
        Column(tr("For"), _for_words, hint=_why_words),
        Column(tr("To know"), to_know),
    ]


def _why_words(row: Candidate) -> str:
    """The whole title, then what is missing, by whose rule, and what puts it right."""
    lines = why_lines(row.why) if row.why is not None else ()
    return "\n".join((row.title, *lines))


def _for_words(row: Candidate) -> str:
    """What it would meet, and that its interval is only recommended where it is."""
    title = shortest_title(row.title)
    return tr("{title}, recommended", title=title) if row.is_advice else title


def to_know(row: Candidate) -> str:
    """What speaks against booking somebody, in words: already booked, or something comes first."""
    said = []
    if row.booking not in (None, BookingState.CANCELLED):
        said.append(booking_word(row.booking))
    if row.elsewhere is not None:
        said.append(tr("booked for {day}", day=short_date(row.elsewhere)))
    if row.why is not None and row.why.is_begun:
        said.append(missing_words(row.why))
    if row.missing_first:
        said.append(tr("first needs {courses}", courses=", ".join(row.missing_first)))
    return "; ".join(said)


def booking_columns() -> list[Column[BookingLine]]:
    """Who is booked and who waits."""
    return [
        Column(tr("Person"), lambda row: row.name, sort=lambda row: row.filed_by),
        Column(tr("Place"), _place_words, sort=lambda row: (row.state, row.turn)),
        Column(
            tr("Asked on"),
            lambda row: short_date(row.booked_on) if row.booked_on else "",
            sort=lambda row: row.booked_on or date.min,
            spare=2,
        ),
        Column(
            tr("Invitation"),
            lambda row: tr("by e-mail") if row.reached else tr("tell them"),
            spare=1,
        ),
        Column(tr("What they need"), lambda row: row.notes),
    ]


def _place_words(row: BookingLine) -> str:
    word = booking_word(row.state)
    reason = absence_word(row.reason)
    return tr("{word}: {reason}", word=word, reason=reason) if reason else word
