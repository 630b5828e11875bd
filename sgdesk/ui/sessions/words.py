"""Sessions and bookings in the words of the screen."""

import re

from sgdesk.domain.dates import long_date, weekday
from sgdesk.domain.errors import InputError
from sgdesk.domain.sessions.session import ABSENCES, BookingState, SessionState, pounds
from sgdesk.services.sessions.sessions import SessionLine, SessionView
from sgdesk.ui.text import tr, tr_count

_STATES = {
    SessionState.PLANNED: "Planned",
    SessionState.TO_MARK: "✎ To tick in",
    SessionState.HELD: "✓ Ticked in",
    SessionState.CANCELLED: "✕ Cancelled",
}

_BOOKINGS = {
    BookingState.BOOKED: "Booked",
    BookingState.WAITING: "On the waiting list",
    BookingState.ATTENDED: "✓ Came",
    BookingState.DID_NOT_ATTEND: "✕ Did not come",
    BookingState.CANCELLED: "Gave the place back",
}


def session_state_word(line: SessionLine) -> str:
    """How a session stands, with a mark that is not a colour; who is not ticked is not hidden."""
    if line.state is SessionState.HELD and line.booked:
        return tr("✎ Partly ticked in")
    return tr(_STATES[line.state])


def booking_word(state: BookingState) -> str:
    """How somebody stands with a session."""
    return tr(_BOOKINGS[state])


def absence_word(key: str) -> str:
    """A reason for not attending; one that is not of the list stands as it was typed."""
    return tr(ABSENCES[key]) if key in ABSENCES else key


def when_words(line: SessionLine) -> str:
    """``Friday 4 December 2026, 19:00 to 21:00``."""
    day = f"{weekday(line.held_on)} {long_date(line.held_on)}"
    if line.starts_at and line.ends_at:
        return tr("{day}, {start} to {end}", day=day, start=line.starts_at, end=line.ends_at)
    return tr("{day}, {start}", day=day, start=line.starts_at) if line.starts_at else day


def places_words(line: SessionLine) -> str:
    """How full it is, or how many came where it is over."""
    if line.attended or line.did_not_attend:
        asked = line.attended + line.did_not_attend + line.booked
        return tr("{came} of {asked} came", came=line.attended, asked=asked)
    if line.capacity is None:
        return tr("{n} booked", n=line.booked)
    return tr("{n} of {capacity} booked", n=line.booked, capacity=line.capacity)


def waiting_words(line: SessionLine) -> str:
    """How many wait, or nothing."""
    return tr_count("{n} is waiting", "{n} are waiting", line.waiting) if line.waiting else ""


def about_words(view: SessionView) -> str:
    """Where it is, who trains, how full it is, what it costs; or why it was cancelled."""
    line, details = view.line, view.details
    if line.state is SessionState.CANCELLED:
        return tr("Cancelled: {why}.", why=view.cancelled_reason.rstrip("."))
    trainers = ", ".join(line.trainers) or tr("no trainer named yet")
    said = [details.place, details.method, details.spoken.words(), trainers]
    said += [places_words(line), waiting_words(line)]
    if details.cost_pence is not None:
        said.append(tr("cost {amount}", amount=pounds(details.cost_pence)))
    came_in = (details.income_pence or 0) + view.charges_pence
    if came_in:
        said.append(tr("income {amount}", amount=pounds(came_in)))
    if details.over_capacity_reason:
        said.append(tr("larger group: {why}", why=details.over_capacity_reason))
    return " · ".join(each for each in said if each)


_AMOUNT = re.compile(r"£?\s*(\d{1,6})(?:\.(\d{2}))?")


def read_pounds(text: str) -> int | None:
    """Pence of ``12``, ``12.50`` or ``£12.50``; ``None`` for a blank.

    Raises :class:`InputError` for anything else.
    """
    if not text.strip():
        return None
    found = _AMOUNT.fullmatch(text.strip().replace(",", ""))
    if not found:
        raise InputError("{text} is not an amount. Type it like 12.50", text=text.strip())
    return int(found[1]) * 100 + int(found[2] or 0)


def write_pounds(pence: int | None) -> str:
    """An amount as it goes into a box."""
    return "" if pence is None else f"{pence // 100}.{pence % 100:02}"
