"""Who is booked on a session: read, booked, moved up, given back and ticked in."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, func, select

from sgdesk.data.file.names import full_name
from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import booking, person, session
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.sessions.session import NO_WORD, Booking, BookingState

_QUERY = select(
    *columns_of(
        Booking,
        booking,
        person_name=full_name(),
        given_name=func.coalesce(person.c.given_name, ""),
        family_name=func.coalesce(person.c.family_name, ""),
        email=person.c.email,
        may_email=and_(person.c.may_email, person.c.under_18.is_(False)),
    )
).join(person, person.c.id == booking.c.person_id)


def read_bookings(
    connection: Connection, *, session_id: int | None = None, person_id: int | None = None
) -> tuple[Booking, ...]:
    """Bookings of a session, of a person, or all, in the order in which they were asked for."""
    query = _QUERY.order_by(booking.c.session_id, booking.c.turn, booking.c.id)
    if person_id is not None:
        query = query.where(booking.c.person_id == person_id)
    if session_id is not None:
        query = query.where(booking.c.session_id == session_id)
    return read_rows(connection, query, Booking)


def read_missed(connection: Connection, as_at: date) -> tuple[tuple[int, int, date, str], ...]:
    """Who was ticked as not having come to a session up to a day, with a reason.

    Person, course, the day of the session and a key of ``ABSENCES``, which gives a reason.
    """
    query = (
        select(booking.c.person_id, session.c.course_id, session.c.held_on, booking.c.reason)
        .join(session, session.c.id == booking.c.session_id)
        .where(
            booking.c.state == BookingState.DID_NOT_ATTEND,
            booking.c.reason.not_in(("", NO_WORD)),
            session.c.held_on <= as_at,
            session.c.cancelled_on.is_(None),
        )
        .order_by(session.c.held_on, booking.c.id)
    )
    return tuple((row[0], row[1], row[2], row[3]) for row in connection.execute(query))


def read_booking(connection: Connection, booking_id: int) -> Booking:
    """One booking; raises :class:`LookupError` for an id that the file does not have."""
    return read_rows(connection, _QUERY.where(booking.c.id == booking_id), Booking)[0]


def next_turn(connection: Connection, session_id: int) -> int:
    """The turn of whoever asks next for a place in the session."""
    query = select(func.max(booking.c.turn)).where(booking.c.session_id == session_id)
    return (connection.execute(query).scalar() or 0) + 1


@dataclass(frozen=True, slots=True)
class NewBooking:
    """A booking as it is added; ``booked_on`` is ``None`` for somebody who walked in."""

    session_id: int
    person_id: int
    turn: int
    state: BookingState
    booked_on: date | None = None
    reason: str = ""
    charge_pence: int | None = None


def add_booking(writer: Writer, new: NewBooking) -> int:
    """Put somebody on a session; return the booking's id."""
    return writer.add(booking, new)


def book_again(
    writer: Writer, booking_id: int, *, state: BookingState, turn: int, booked_on: date | None
) -> None:
    """Give a place, or one on the waiting list, to somebody who had given theirs back."""
    writer.update(booking, booking_id, state=state, turn=turn, booked_on=booked_on, reason="")


def move_up(writer: Writer, booking_id: int) -> None:
    """Give a place to somebody on the waiting list."""
    writer.update(booking, booking_id, state=BookingState.BOOKED)


def give_back(writer: Writer, booking_id: int, reason: str) -> None:
    """Take somebody's place, or theirs on the waiting list, back from them."""
    writer.update(booking, booking_id, state=BookingState.CANCELLED, reason=reason)


def tick_in(
    writer: Writer, booking_id: int, *, state: BookingState, reason: str, charge_pence: int | None
) -> None:
    """Say whether somebody came, else why not, and what they were charged for it."""
    writer.update(booking, booking_id, state=state, reason=reason, charge_pence=charge_pence)


def note_on_booking(writer: Writer, booking_id: int, notes: str) -> None:
    """Note what somebody needs to take part."""
    writer.update(booking, booking_id, notes=notes)
