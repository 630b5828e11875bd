"""What an import has to know of the file before it adds anything."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, Table, func, select

from sgdesk.data.schema import training


def read_present(connection: Connection) -> set[tuple[int, int, date, str]]:
    """Person, course, day and outcome of all training that is not voided."""
    query = select(
        training.c.person_id, training.c.course_id, training.c.completed_on, training.c.outcome
    ).where(training.c.voided_on.is_(None))
    return {(row[0], row[1], row[2], row[3]) for row in connection.execute(query)}


def next_ids(connection: Connection, tables: Iterable[Table]) -> dict[str, int]:
    """The id that the next new row of each table will have."""
    return {
        table.name: (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1
        for table in tables
    }
