"""Final returns of earlier days, without their documents until one is wanted."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import return_document


@dataclass(frozen=True, slots=True)
class EarlierReturn:
    """One final return by its number and its day."""

    id: int
    number: str
    as_at: date


def read_earlier(connection: Connection, day: date) -> tuple[EarlierReturn, ...]:
    """The final returns as at days before ``day`` that nothing has replaced, the newest first."""
    replaced = select(return_document.c.replaces_id).where(
        return_document.c.replaces_id.is_not(None)
    )
    query = (
        select(*columns_of(EarlierReturn, return_document))
        .where(return_document.c.as_at < day, return_document.c.id.not_in(replaced))
        .order_by(return_document.c.as_at.desc(), return_document.c.id.desc())
    )
    return read_rows(connection, query, EarlierReturn)


def read_document(connection: Connection, return_id: int) -> str:
    """What was kept with a final return, as JSON."""
    query = select(return_document.c.document).where(return_document.c.id == return_id)
    return str(connection.execute(query).scalar_one())
