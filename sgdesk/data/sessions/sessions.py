"""Sessions: read, planned, changed, cancelled and ticked in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.rows import columns_of, read_rows, values_of
from sgdesk.data.file.schema import role, session, training
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.sessions.session import Session


def read_sessions(connection: Connection, *, course_id: int | None = None) -> tuple[Session, ...]:
    """Every session, or a course's, the newest first."""
    query = select(*columns_of(Session, session))
    if course_id is not None:
        query = query.where(session.c.course_id == course_id)
    query = query.order_by(session.c.held_on.desc(), session.c.id.desc())
    return read_rows(connection, query, Session)


def read_session(connection: Connection, session_id: int) -> Session:
    """One session; raises :class:`LookupError` for an id that the file does not have."""
    query = select(*columns_of(Session, session)).where(session.c.id == session_id)
    return read_rows(connection, query, Session)[0]


def training_of_session(connection: Connection, session_id: int) -> Mapping[int, int]:
    """The standing training that a session gave rise to: the person's id to the training's."""
    query = select(training.c.person_id, training.c.id).where(
        training.c.session_id == session_id, training.c.voided_on.is_(None)
    )
    return {row.person_id: row.id for row in connection.execute(query)}


def read_role_names(connection: Connection) -> Mapping[int, str]:
    """The name of every role by its id, of those withdrawn since too."""
    return {row.id: row.name for row in connection.execute(select(role.c.id, role.c.name))}


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """What is planned of a session and may change; amounts in pence, times as ``09:30``."""

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
    notes: str

    def is_that_of(self, known: Session) -> bool:
        """Whether a session is planned like this already."""
        return all(getattr(known, name) == value for name, value in values_of(self).items())


def add_session(writer: Writer, uid: str, plan: SessionPlan) -> int:
    """Plan a session, which calendars know by ``uid``; return its id."""
    return writer.insert(session, uid=uid, **values_of(plan))


def change_session(writer: Writer, session_id: int, plan: SessionPlan, *, edition: int) -> None:
    """Plan a session anew; ``edition`` is what its calendar entry becomes."""
    writer.update(session, session_id, edition=edition, **values_of(plan))


def cancel_session(writer: Writer, session_id: int, *, on: date, reason: str, edition: int) -> None:
    """Call a session off; ``edition`` is what its calendar entry becomes."""
    writer.update(session, session_id, cancelled_on=on, cancelled_reason=reason, edition=edition)


def mark_session(writer: Writer, session_id: int, on: date) -> None:
    """Note on which day a session was ticked in."""
    writer.update(session, session_id, marked_on=on)
