"""Workers who are not ours: read, added, changed, ended."""

from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.rows import columns_of, read_one, read_rows, values_of
from sgdesk.data.file.schema import outside_worker
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.names import filed
from sgdesk.domain.people.outside import OutsideDetails, OutsideWorker

_QUERY = select(*columns_of(OutsideWorker, outside_worker))


def read_outside(connection: Connection) -> tuple[OutsideWorker, ...]:
    """Every worker who is not ours, those whose work has ended too, by name."""
    found = read_rows(connection, _QUERY.order_by(outside_worker.c.id), OutsideWorker)
    return tuple(sorted(found, key=lambda each: filed(each.name)))


def read_outside_worker(connection: Connection, worker_id: int) -> OutsideWorker:
    """One of them; raises ``NoResultFound`` for an id that the file does not have."""
    return read_one(connection, _QUERY.where(outside_worker.c.id == worker_id), OutsideWorker)


def add_outside(writer: Writer, details: OutsideDetails) -> int:
    """Add somebody; return their id."""
    return writer.add(outside_worker, details)


def change_outside(writer: Writer, worker_id: int, details: OutsideDetails) -> None:
    """Keep this in the place of what was kept."""
    writer.update(outside_worker, worker_id, **values_of(details))


def end_outside(writer: Writer, worker_id: int, last_day: date) -> None:
    """Say that they are with us no longer after ``last_day``."""
    writer.update(outside_worker, worker_id, ended_on=last_day)
