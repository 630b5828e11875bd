"""Reminders that were made, and what tells this file from every other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import history, reminder
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.people.reminders import Told


def read_told(connection: Connection) -> frozenset[Told]:
    """Every reminder that was made and not taken back."""
    columns = columns_of(Told, reminder, day=reminder.c.due_on, threshold=reminder.c.threshold_days)
    return frozenset(read_rows(connection, select(*columns), Told))


@dataclass(frozen=True, slots=True)
class NewReminder:
    """A reminder as it is made: of what, for which day, how many days before, and to whom."""

    person_id: int
    subject: str
    due_on: date
    threshold_days: int
    to_manager: bool
    made_on: date


def add_reminders(writer: Writer, reminders: Sequence[NewReminder]) -> range:
    """Note reminders as made; return their ids, which run without a gap."""
    return writer.add_many(reminder, reminders)


def file_mark(connection: Connection) -> str:
    """A few letters that tell this file from every other and never change: its first action's."""
    query = select(history.c.hash, history.c.first_hash).order_by(history.c.id).limit(1)
    first = connection.execute(query).one()
    return str(first.first_hash or first.hash)[:12]


def file_edition(connection: Connection) -> int:
    """How often this file was changed: it rises with every action, and never falls."""
    return int(connection.execute(select(func.max(history.c.id))).scalar_one() or 0)
