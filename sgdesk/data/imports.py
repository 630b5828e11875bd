"""What an import has to know of the file before it adds anything."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, Table, func, select

from sgdesk.data.file.schema import training


def read_present(connection: Connection) -> dict[tuple[int, int, date], tuple[int, str]]:
    """Each person's courses by their days, with the id and the outcome of what is kept.

    Voided training is left out; of several on one day the completed one speaks.
    """
    query = (
        select(
            training.c.person_id,
            training.c.course_id,
            training.c.completed_on,
            training.c.id,
            training.c.outcome,
        )
        .where(training.c.voided_on.is_(None))
        .order_by(training.c.outcome == "completed")
    )
    return {
        (person, course, day): (number, outcome)
        for person, course, day, number, outcome in connection.execute(query)
    }


def next_ids(connection: Connection, tables: Iterable[Table]) -> dict[str, int]:
    """The id that the next new row of each table will have."""
    return {
        table.name: (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1
        for table in tables
    }
