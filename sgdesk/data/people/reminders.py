"""Reminders that were made, and whom an e-mail may reach."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import history, person, reminder
from sgdesk.domain.people.reminders import Told


@dataclass(frozen=True, slots=True)
class ContactRow:
    """How somebody is reached; ``email`` is ``None`` without an address."""

    id: int
    given_name: str
    family_name: str
    email: str | None
    may_email: bool
    line_manager_id: int | None
    left_on: date | None

    @property
    def name(self) -> str:
        """Given name, then family name."""
        return f"{self.given_name} {self.family_name}".strip()


def read_contacts(connection: Connection) -> Mapping[int, ContactRow]:
    """Everybody in the file by id, leavers included."""
    columns = (person.c[name] for name in ContactRow.__dataclass_fields__)
    rows = connection.execute(select(*columns).order_by(person.c.id))
    return {row.id: ContactRow(*row) for row in rows}


def read_told(connection: Connection) -> frozenset[Told]:
    """Every reminder that was made and not taken back."""
    columns = (
        reminder.c.person_id,
        reminder.c.subject,
        reminder.c.due_on,
        reminder.c.threshold_days,
        reminder.c.to_manager,
    )
    return frozenset(Told(*row) for row in connection.execute(select(*columns)))


def file_mark(connection: Connection) -> str:
    """A few letters that tell this file from every other and never change: its first action's."""
    query = select(history.c.hash).order_by(history.c.id).limit(1)
    return str(connection.execute(query).scalar_one())[:12]
