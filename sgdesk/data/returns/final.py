"""Returns that were made final: kept with their files, and sent."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import return_document, return_file
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.returns.kept import KeptFile, KeptReturn


def read_kept(connection: Connection) -> tuple[KeptReturn, ...]:
    """Every return that was made final, in the order in which that was done."""
    query = select(*columns_of(KeptReturn, return_document)).order_by(return_document.c.id)
    return read_rows(connection, query, KeptReturn)


def read_days(connection: Connection) -> tuple[date, ...]:
    """The days as at which returns were made final, without their documents."""
    return tuple(connection.execute(select(return_document.c.as_at)).scalars())


def read_files(connection: Connection, return_id: int) -> tuple[KeptFile, ...]:
    """The files of one return in the order in which they were made."""
    query = (
        select(*columns_of(KeptFile, return_file))
        .where(return_file.c.return_document_id == return_id)
        .order_by(return_file.c.id)
    )
    return read_rows(connection, query, KeptFile)


def return_with_file(connection: Connection, sha256: str) -> int | None:
    """The id of the newest return that has a file of this digest."""
    query = (
        select(return_file.c.return_document_id)
        .where(return_file.c.sha256 == sha256)
        .order_by(return_file.c.id.desc())
    )
    return connection.execute(query).scalars().first()


@dataclass(frozen=True, slots=True)
class NewReturn:
    """A return as it is made final."""

    number: str
    as_at: date
    period_from: date | None
    frozen_on: date
    document: str
    pack_version: str
    history_head: str
    signature: str
    replaces_id: int | None


def keep_return(writer: Writer, made: NewReturn) -> int:
    """Keep a return that is made final; return its id."""
    return writer.add(return_document, made)


@dataclass(frozen=True, slots=True)
class _NewFile:
    return_document_id: int
    name: str
    sha256: str
    content: bytes


def keep_files(writer: Writer, return_id: int, files: Mapping[str, bytes]) -> None:
    """Keep the files of a return by their names, each with its digest."""
    kept = [
        _NewFile(return_id, name, hashlib.sha256(content).hexdigest(), content)
        for name, content in files.items()
    ]
    writer.add_many(return_file, kept)


def note_sent(writer: Writer, return_id: int, on: date, to: str) -> None:
    """Note that a final return was sent: the day and to whom."""
    writer.update(return_document, return_id, sent_on=on, sent_to=to)
