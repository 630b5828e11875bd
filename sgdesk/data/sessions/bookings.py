"""Who is booked on a session."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from sgdesk.data.file.schema import (
    booking,
    person,
)
from sgdesk.domain.sessions.session import BookingState


@dataclass(frozen=True, slots=True)
class BookingRow:
    """One person and one session; ``turn`` is the order in which they asked."""

    id: int
    session_id: int
    person_id: int
    person_name: str
    email: str | None
    may_email: bool
    booked_on: date | None
    turn: int
    state: BookingState
    reason: str
    charge_pence: int | None
    notes: str


def read_bookings(
    connection: Connection, *, session_id: int | None = None, person_id: int | None = None
) -> tuple[BookingRow, ...]:
    """Bookings of a session, of a person, or all, in the order in which they were asked for."""
    query = (
        select(
            booking.c.id,
            booking.c.session_id,
            booking.c.person_id,
            person.c.given_name,
            person.c.family_name,
            person.c.email,
            person.c.may_email,
            booking.c.booked_on,
            booking.c.turn,
            booking.c.state,
            booking.c.reason,
            booking.c.charge_pence,
            booking.c.notes,
        )
        .join(person, person.c.id == booking.c.person_id)
        .order_by(booking.c.session_id, booking.c.turn, booking.c.id)
    )
    if session_id is not None:
        query = query.where(booking.c.session_id == session_id)
    if person_id is not None:
        query = query.where(booking.c.person_id == person_id)
    return tuple(_booking(row._asdict()) for row in connection.execute(query))


def _booking(row: dict[str, Any]) -> BookingRow:
    name = f"{row.pop('given_name')} {row.pop('family_name')}".strip()
    row["state"] = BookingState(row["state"])
    return BookingRow(person_name=name, **row)


def next_turn(connection: Connection, session_id: int) -> int:
    """The turn of whoever asks next for a place in the session."""
    query = select(func.max(booking.c.turn)).where(booking.c.session_id == session_id)
    return (connection.execute(query).scalar() or 0) + 1
