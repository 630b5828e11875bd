"""The newest final return, read without its document: Today shows it at every launch."""

from datetime import date

from sqlalchemy import Connection, select

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
