"""Sessions, who trains in them, and who is booked on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import (
    role,
    session,
    training,
)


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


_SESSION = tuple(session.c[name] for name in SessionRow.__dataclass_fields__)


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


def training_of_session(connection: Connection, session_id: int) -> Mapping[int, int]:
    """The standing training that a session gave rise to: the person's id to the training's."""
    query = select(training.c.person_id, training.c.id).where(
        training.c.session_id == session_id, training.c.voided_on.is_(None)
    )
    return {row.person_id: row.id for row in connection.execute(query)}


def read_role_names(connection: Connection) -> Mapping[int, str]:
    """The name of every role by its id, of those withdrawn since too."""
    return {row.id: row.name for row in connection.execute(select(role.c.id, role.c.name))}
