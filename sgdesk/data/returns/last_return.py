"""The newest final return, read without its document: Today shows it at every launch."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import return_document


@dataclass(frozen=True, slots=True)
class LastReturn:
    """What is said of it in a sentence."""

    number: str
    as_at: date
    sent_on: date | None


def read_last_return(connection: Connection, day: date) -> LastReturn | None:
    """The return as at the latest day of those that were made final by ``day``."""
    made = return_document.c
    query = (
        select(made.number, made.as_at, made.sent_on)
        .where(made.frozen_on <= day)
        .order_by(made.as_at.desc(), made.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return None if row is None else LastReturn(*row)
