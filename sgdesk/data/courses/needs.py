"""Needs, gaps and barriers: read, noted, corrected and closed."""

from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.rows import columns_of, read_rows, values_of
from sgdesk.data.file.schema import need
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.courses.need import Need, NeedDetails


def read_needs(connection: Connection) -> tuple[Need, ...]:
    """Needs, gaps and barriers, the open ones first, then the newest."""
    order = (need.c.closed_on.is_not(None), need.c.raised_on.desc(), need.c.id.desc())
    return read_rows(connection, select(*columns_of(Need, need)).order_by(*order), Need)


def add_need(writer: Writer, details: NeedDetails) -> int:
    """Note what somebody told us of; return its id."""
    return writer.add(need, details)


def change_need(writer: Writer, need_id: int, details: NeedDetails) -> None:
    """Correct what was noted."""
    writer.update(need, need_id, **values_of(details))


def close_need(writer: Writer, need_id: int, done: str, closed_on: date) -> None:
    """Say what was done about it, and on which day."""
    writer.update(need, need_id, done=done, closed_on=closed_on)
