"""Sessions, who trains in them, and who is booked on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from sgdesk.data.file.schema import (
    booking,
    person,
    role,
    session,
    session_trainer,
    trainer,
    trainer_day,
    training,
)
from sgdesk.domain.sessions.session import BookingState


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session as it was planned; amounts in pence, times as ``09:30``."""

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


@dataclass(frozen=True, slots=True)
class TrainerRow:
    """Somebody who trains, one of ours (``person_id``) or from outside."""

    id: int
    name: str
    person_id: int | None
    qualifications: str
    trained_the_trainer_on: date | None
    observed_first_on: date | None
    notes: str
    withdrawn_on: date | None


_SESSION = tuple(session.c[name] for name in SessionRow.__dataclass_fields__)
_TRAINER = tuple(trainer.c[name] for name in TrainerRow.__dataclass_fields__)


def read_sessions(
    connection: Connection, *, course_id: int | None = None
) -> tuple[SessionRow, ...]:
    """Every session, or a course's, the newest first."""
    query = select(*_SESSION).order_by(session.c.held_on.desc(), session.c.id.desc())
    if course_id is not None:
        query = query.where(session.c.course_id == course_id)
    return tuple(SessionRow(*row) for row in connection.execute(query))


def read_session(connection: Connection, session_id: int) -> SessionRow:
    """One session; raises ``NoResultFound`` for an id that the file does not have."""
    query = select(*_SESSION).where(session.c.id == session_id)
    return SessionRow(*connection.execute(query).one())


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


def read_trainers(connection: Connection) -> Mapping[int, TrainerRow]:
    """Every trainer by id, in the order of names, those who stopped too."""
    query = select(*_TRAINER).order_by(trainer.c.name, trainer.c.id)
    return {row.id: TrainerRow(*row) for row in connection.execute(query)}


@dataclass(frozen=True, slots=True)
class LeadRow:
    """A trainer in a session: place 1 leads, the others deliver with them, ``None`` no longer."""

    id: int
    session_id: int
    trainer_id: int
    place: int | None


def read_session_trainers(connection: Connection) -> Mapping[int, tuple[LeadRow, ...]]:
    """The trainers of each session that ever had any, the lead first, by the session's id."""
    columns = (session_trainer.c[name] for name in LeadRow.__dataclass_fields__)
    order = (session_trainer.c.session_id, session_trainer.c.place, session_trainer.c.id)
    found: dict[int, tuple[LeadRow, ...]] = {}
    for row in connection.execute(select(*columns).order_by(*order)):
        found[row.session_id] = (*found.get(row.session_id, ()), LeadRow(*row))
    return found


@dataclass(frozen=True, slots=True)
class TrainerDayRow:
    """A day that a trainer gave beside the sessions."""

    id: int
    trainer_id: int
    given_on: date
    kind: str
    notes: str


def read_trainer_days(connection: Connection) -> tuple[TrainerDayRow, ...]:
    """The days given that were not struck out, the newest first."""
    columns = (trainer_day.c[name] for name in TrainerDayRow.__dataclass_fields__)
    query = select(*columns).where(trainer_day.c.voided_on.is_(None))
    order = (trainer_day.c.given_on.desc(), trainer_day.c.id.desc())
    return tuple(TrainerDayRow(*row) for row in connection.execute(query.order_by(*order)))


def training_of_session(connection: Connection, session_id: int) -> Mapping[int, int]:
    """The standing training that a session gave rise to: the person's id to the training's."""
    query = select(training.c.person_id, training.c.id).where(
        training.c.session_id == session_id, training.c.voided_on.is_(None)
    )
    return {row.person_id: row.id for row in connection.execute(query)}


def read_role_names(connection: Connection) -> Mapping[int, str]:
    """The name of every role by its id, of those withdrawn since too."""
    return {row.id: row.name for row in connection.execute(select(role.c.id, role.c.name))}
