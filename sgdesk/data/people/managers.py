"""Who somebody's line manager is."""

from sgdesk.data.file.schema import person
from sgdesk.data.file.unit_of_work import Writer


def set_line_manager(writer: Writer, person_id: int, manager_id: int | None) -> None:
    """Name somebody's line manager, or nobody (``None``)."""
    writer.update(person, person_id, line_manager_id=manager_id)
