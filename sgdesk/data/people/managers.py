"""Who somebody's line manager is."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import person
from sgdesk.data.file.unit_of_work import Writer


def read_managers(connection: Connection) -> Mapping[int, int]:
    """Everybody who has a line manager, and who that is, by their ids."""
    query = select(person.c.id, person.c.line_manager_id).where(
        person.c.line_manager_id.is_not(None)
    )
    return {row.id: row.line_manager_id for row in connection.execute(query)}


def set_line_manager(writer: Writer, person_id: int, manager_id: int | None) -> None:
    """Name somebody's line manager, or nobody (``None``)."""
    writer.update(person, person_id, line_manager_id=manager_id)
