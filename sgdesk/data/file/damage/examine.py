"""A look through everything in a file: pages, parts, every value, stored documents, the history.

Whatever is found is told with its place in words, and never with what stands there. A file of an
older schema is looked at as far as it goes.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    LargeBinary,
    Table,
    false,
    func,
    or_,
    select,
)

from sgdesk.data.file import history as chain
from sgdesk.data.file.damage import looks
from sgdesk.data.file.damage.looks import MOST
from sgdesk.data.file.damage.objects import foreign_parts
from sgdesk.data.file.damage.replay import Mismatch, replay, unexplained_erasures
from sgdesk.data.file.damage.words import column_words, place, thing
from sgdesk.data.file.engine import reading
from sgdesk.data.file.errors import plain_faults
from sgdesk.data.file.schema import (
    SCHEMA_VERSION,
    evidence,
    history,
    metadata,
    return_document,
    return_file,
)
from sgdesk.data.file.unit_of_work import FIRST_HASH
from sgdesk.domain.errors import DamagedError
from sgdesk.domain.file.health import Finding

_AT_ONCE = 5_000

_HISTORY = "the history"


class ForeignParts(Exception):
    """The file has parts that act and are not ours: nothing more of it is read."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings


def examine(engine: Engine, path: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with a file; nothing where all is well.

    Raises :class:`ForeignParts` with what was found where nothing in the file may run, and
    :class:`~sgdesk.domain.errors.FileError` where it cannot be opened at all.
    """
    found = list(_pages(engine, path))
    with reading(engine, path) as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        parts = foreign_parts(connection, version)
        if parts:
            found += [Finding("", each) for each in parts]
            raise ForeignParts(tuple(found))
        found += _guarded(connection, path, version)
    return tuple(found)


def _pages(engine: Engine, path: Path) -> Iterator[Finding]:
    try:
        with reading(engine, path) as connection:
            yield from looks.pages(connection, path)
    except DamagedError as error:
        yield Finding("", error.found)


def essentials(connection: Connection, path: Path) -> Iterator[Finding]:
    """What has to be so in every copy of a file, of whatever schema: all but single values."""
    broken = tuple(looks.structure(connection, path))
    if broken:
        yield from broken  # the rest may be unreadable
        return
    yield from looks.references(connection)
    names = {table.name for table in _present(connection)}
    if history.name in names:
        yield from _chain_holds(connection, is_told="file_facts" in names)
    yield from _documents(connection)


def _guarded(connection: Connection, path: Path, version: int) -> Iterator[Finding]:
    """Each look by itself: what stops one does not stop the next."""
    yield from _looked(looks.structure(connection, path), path)
    yield from _looked(looks.references(connection), path)
    if version == SCHEMA_VERSION:
        yield from _looked(_documents(connection), path)
        yield from _looked(_chain(connection), path)
    for table in _present(connection):
        yield from _values(connection, table, path)
    if version == SCHEMA_VERSION and chain_is_readable(connection, path):
        yield from _looked(_replayed(connection), path)


def _looked(found: Iterator[Finding], path: Path) -> Iterator[Finding]:
    try:
        with plain_faults(path):
            yield from found
    except DamagedError as error:
        yield Finding("", error.found)


def _present(connection: Connection) -> list[Table]:
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    there = set(names.scalars())
    return [table for table in metadata.sorted_tables if table.name in there]


def _documents(connection: Connection) -> Iterator[Finding]:
    """Stored files against the digests that were taken of them."""
    there = _present(connection)
    for table in (each for each in (evidence, return_file) if each in there):
        ids = connection.execute(select(table.c.id).order_by(table.c.id)).scalars().all()
        for number in ids:
            query = select(table.c.sha256, table.c.content).where(table.c.id == number)
            row = connection.execute(query).one()
            if hashlib.sha256(row.content or b"").hexdigest() != row.sha256:
                yield Finding(place(table.name, number), "is not what was put in")


def _chain(connection: Connection) -> Iterator[Finding]:
    """Whether the history is whole, from its first entry to its last, and has what was sent out."""
    yield from _chain_holds(connection)
    if unexplained_erasures(connection):
        yield Finding(_HISTORY, "lacks values though nobody was ever erased")
    before = _heads_before_salvage(connection)
    heads = select(return_document.c.id, return_document.c.history_head)
    for row in connection.execute(heads.order_by(return_document.c.id)):
        known = not row.history_head or row.history_head == FIRST_HASH
        if not (known or row.history_head in before or chain.entry_with(connection, row[1])):
            yield Finding(
                place(return_document.name, row.id),
                "was made after an entry of the history that is no longer there",
            )


def _chain_holds(connection: Connection, *, is_told: bool = True) -> Iterator[Finding]:
    """The links of the history, and where ``is_told`` says in the file where it ends, its end."""
    broken = chain.broken_link(connection)
    if broken is not None:
        yield Finding(_HISTORY, f"was altered at entry {broken}")
    if is_told and looks.lost_end(connection):
        yield Finding(_HISTORY, "does not end where its last entry was written")


def _heads_before_salvage(connection: Connection) -> set[str]:
    """Where a file was saved from a damaged one, the heads that returns had in that one."""
    entries = chain.entries(connection)
    return {
        str(head)
        for entry in entries
        if entry.action == chain.SALVAGED
        for head in entry.details.get("heads", ())
    }


def chain_is_readable(connection: Connection, path: Path) -> bool:
    """Whether every entry can be read; else it is told by other looks, and not replayed."""
    try:
        with plain_faults(path):
            return chain.broken_link(connection) is None
    except DamagedError:
        return False


def _replayed(connection: Connection) -> Iterator[Finding]:
    """The rows against the history; see :mod:`sgdesk.data.file.damage.replay`."""
    count = 0
    for each in replay(connection):
        count += 1
        if count <= MOST:
            yield Finding(place(each.table, each.row_id), _said(each), is_unnoted=True)
    if count > MOST:
        said = f"and {count - MOST} more that are not what the history says"
        yield Finding("", said, is_unnoted=True)


def _said(found: Mismatch) -> str:
    if found.is_missing:
        return f"is gone, though entry {found.entry} of the history left it there"
    if found.is_extra:
        return "was not put there by any entry of the history"
    if not found.column:
        return f"it, or one up to number {found.last}, is not what entry {found.entry} left there"
    what = f'"{column_words(found.column)}"'
    return f"{what} is not what entry {found.entry} of the history left there"


def _values(connection: Connection, table: Table, path: Path) -> Iterator[Finding]:
    """Every value of a table as the program would read it, row by row where one cannot be."""
    try:
        with plain_faults(path):
            ids = connection.execute(select(table.c.id).order_by(table.c.id)).scalars().all()
    except DamagedError as error:
        yield Finding(thing(table.name), error.found)
        return
    count = 0
    for start in range(0, len(ids), _AT_ONCE):
        for found in _unreadable(connection, table, ids[start : start + _AT_ONCE], path):
            count += 1
            if count <= MOST:
                yield found
    if count > MOST:
        yield Finding("", f"and {count - MOST} more of {thing(table.name)} that cannot be read")


def _unreadable(
    connection: Connection, table: Table, ids: Sequence[int], path: Path
) -> Iterator[Finding]:
    """Which of these rows cannot be read: halved until each stands alone."""
    query = select(*_as_read(_columns_in(connection, table))).where(
        table.c.id.between(ids[0], ids[-1])
    )
    try:
        with plain_faults(path):
            for row in connection.execute(query):
                if row[-1]:
                    raise DamagedError("a text stands where a stored document belongs")
    except DamagedError as error:
        if len(ids) == 1:
            yield Finding(place(table.name, ids[0]), error.found)
            return
        middle = len(ids) // 2
        yield from _unreadable(connection, table, ids[:middle], path)
        yield from _unreadable(connection, table, ids[middle:], path)


def _columns_in(connection: Connection, table: Table) -> list[Column[Any]]:
    """The columns of a table that the file has: one of an older schema lacks some."""
    names = connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table.name,))
    there = set(names.scalars())
    return [column for column in table.c if column.name in there]


def _as_read(there: Sequence[Column[Any]]) -> Iterator[ColumnElement[Any]]:
    """All columns, stored documents by their kind alone, and last whether one of those is wrong."""
    yield from (column for column in there if not isinstance(column.type, LargeBinary))
    blobs = [column for column in there if isinstance(column.type, LargeBinary)]
    wrong = [func.typeof(column).not_in(("blob", "null")) for column in blobs]
    yield or_(false(), *wrong).label("is_wrong")
