"""The newest final return, read without its document: Today shows it at every launch."""

from datetime import date

from sqlalchemy import Connection, or_, select

from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import return_document
from sgdesk.domain.returns.kept import LastReturn


def read_last_return(connection: Connection, day: date) -> LastReturn | None:
    """The return as at the latest day of those that were made final by ``day``."""
    query = (
        select(*columns_of(LastReturn, return_document))
        .where(return_document.c.frozen_on <= day)
        .order_by(return_document.c.as_at.desc(), return_document.c.id.desc())
        .limit(1)
    )
    return next(iter(read_rows(connection, query, LastReturn)), None)


def read_unsent(connection: Connection, day: date) -> tuple[LastReturn, ...]:
    """Those made final by ``day``, not noted as sent by then, and replaced by no other by then."""
    other = return_document.alias()
    replaced = select(other.c.replaces_id).where(
        other.c.frozen_on <= day, other.c.replaces_id.is_not(None)
    )
    query = (
        select(*columns_of(LastReturn, return_document))
        .where(
            return_document.c.frozen_on <= day,
            or_(return_document.c.sent_on.is_(None), return_document.c.sent_on > day),
            return_document.c.id.not_in(replaced),
        )
        .order_by(return_document.c.id)
    )
    return read_rows(connection, query, LastReturn)
