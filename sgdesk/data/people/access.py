"""Requests to see what is held, read and written."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import access_request
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.people.access import AccessRequest


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request as it comes in; one of the two says whose it is."""

    person_id: int | None
    outside_worker_id: int | None
    asked_on: date
    note: str = ""


def read_requests(connection: Connection) -> tuple[AccessRequest, ...]:
    """Every request, the oldest first."""
    query = select(*columns_of(AccessRequest, access_request))
    order = (access_request.c.asked_on, access_request.c.id)
    return read_rows(connection, query.order_by(*order), AccessRequest)


def add_request(writer: Writer, new: NewRequest) -> int:
    """Note that somebody asked; return the number of the request."""
    return writer.add(access_request, new)


def set_answered(writer: Writer, number: int, on: date) -> None:
    """Note that a request was answered."""
    writer.update(access_request, number, answered_on=on)
