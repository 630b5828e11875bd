"""Reading what can be read of a damaged file, row by row, from a copy of it.

The file itself is opened for reading its bytes and for nothing else. The copy lies beside where
the saved file is going to be, under a name that the next start would clear away, and goes when the
work is done.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO, FileIO
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, Table

from sgdesk.data.file.damage.bounds import bound
from sgdesk.data.file.damage.cells import read_cells
from sgdesk.data.file.disk import raw as raw_bytes
from sgdesk.data.file.disk.files import make_own
from sgdesk.data.file.disk.leftovers import drop_part, part_in
from sgdesk.data.file.errors import database_errors
from sgdesk.data.file.passphrase import cipher
from sgdesk.data.file.passphrase.key import MAGIC, FileKey
from sgdesk.data.file.schema import APPLICATION_ID, PAGE, SCHEMA_VERSION, metadata
from sgdesk.data.file.stored import day_of
from sgdesk.domain.errors import DamagedError

Row = dict[str, Any]

_PROBED = 20_000
"""Ids that are tried one by one where a table cannot be read from end to end."""

_NOT_KEPT = frozenset({"page_sum"})
_HEADER = 100
_BLOCK = 1 << 20
_STEPS = 20_000
"""Steps of SQLite's machine between two looks at the time."""

LEAST_SECONDS = 10.0
SECONDS_A_MEGABYTE = 0.5
"""For how long reading goes on: blanks count for nothing, however many there are."""


@dataclass(slots=True)
class Rescued:
    """What could be read: rows by table, by their ids, as values of their columns' kinds."""

    rows: dict[str, dict[int, Row]] = field(default_factory=dict)
    lost: dict[str, set[int]] = field(default_factory=dict)
    blanked: dict[str, int] = field(default_factory=dict)
    """Values that could not be read, in rows that are kept without them."""

    counted: dict[str, int] = field(default_factory=dict)
    """How many rows there were by what an index, or other rows, say."""

    until: float = float("inf")
    """When reading is given up, by the clock that only goes forward."""

    is_given_up: bool = False
    """Whether it was: there may be more in the file than was read."""

    def is_late(self) -> bool:
        """Whether the time is over; from then on reading counts as given up."""
        self.is_given_up = self.is_given_up or time.monotonic() > self.until
        return self.is_given_up

    def lose(self, table: str, row_id: int) -> None:
        """Leave a row out."""
        self.rows[table].pop(row_id, None)
        self.lost.setdefault(table, set()).add(row_id)

    def blank(self, table: str) -> None:
        """Count a value that is left out of a row."""
        self.blanked[table] = self.blanked.get(table, 0) + 1


def rescue(path: Path, key: FileKey | None, folder: Path) -> Rescued:
    """Read what can be read in a time that goes by how much there is, and say if it was over.

    ``folder`` takes a copy for as long as that lasts.
    """
    found = Rescued()
    with _copied(path, key, folder, found) as (part, copy):
        tables = [table for table in metadata.sorted_tables if table.name not in _NOT_KEPT]
        whole = [_read_table(copy, table, found) for table in tables]
        if not all(whole) and key is not None:
            _read_pages(BytesIO(cipher.pages_in_clear(part, key)), found, cipher.RESERVED)
        elif not all(whole):
            with part.open("rb") as stream:
                _read_pages(stream, found, 0)
    return found


def _read_pages(content: BinaryIO, found: Rescued, reserved: int) -> None:
    """Take in what SQLite did not find, out of the pages themselves."""

    def fits(name: str, columns: tuple[str, ...], row_id: int, values: tuple[Any, ...]) -> bool:
        """Whether every value is one of its column's kind: a leaf may have lost its way."""
        table = metadata.tables[name]
        if row_id < 1 or not 1 < len(values) <= len(columns) or values[0] is not None:
            return False
        pairs = zip(columns[1:], values[1:], strict=False)
        return all(name in table.c and _is_value(table.c[name], value) for name, value in pairs)

    for name, columns, cell in read_cells(content, fits, reserved, found.is_late):
        table = metadata.tables[name]
        if name in _NOT_KEPT or not 1 < len(cell.values) <= len(columns):
            continue
        named = dict(zip(columns, (cell.row_id, *cell.values[1:]), strict=False))
        values = {table.c[each]: value for each, value in named.items() if each in table.c}
        missing = {c: _or_default(c) for c in table.c if c.name not in named}
        _take_in(table, values | missing, found)
        total = len(found.rows[name]) + len(found.lost.get(name, ()))
        found.counted[name] = max(found.counted.get(name, 0), total)


def _or_default(column: Column[Any]) -> Any:
    value = _blank(column)
    return int(value) if isinstance(value, bool) else value


def _is_value(column: Column[Any], value: Any) -> bool:
    try:
        _value(column, value)
    except ValueError:
        return False
    return True


@contextmanager
def _copied(
    path: Path, key: FileKey | None, folder: Path, found: Rescued
) -> Iterator[tuple[Path, "_Copy"]]:
    part = part_in(folder)
    journal = part.with_name(f"{part.name}-journal")
    try:
        with raw_bytes.opened(path) as source:
            told = _copy_own(source, part)
        seconds = max(LEAST_SECONDS, SECONDS_A_MEGABYTE * told / _BLOCK)
        found.until = time.monotonic() + seconds
        beside = path.with_name(f"{path.name}-journal")
        if beside.is_file():
            with beside.open("rb", buffering=0) as source:
                _copy_own(source, journal)
        if key is None:
            _mend_header(part)
        with closing(_Copy(part, key, found)) as copy:
            yield part, copy
    finally:
        with suppress(OSError):
            journal.unlink(missing_ok=True)
        drop_part(part)


def _copy_own(source: FileIO, target: Path) -> int:
    """Copy everybody's data to where its owner alone can read it, from the first byte on.

    Blanks are left out, and take no room on the disk; returns how many bytes are none.
    """
    blank, told, size = bytes(_BLOCK), 0, 0
    with os.fdopen(make_own(target), "wb") as stream:
        while block := source.read(_BLOCK):
            size += len(block)
            if block == blank[: len(block)]:
                stream.seek(size)
            else:
                told += stream.write(block)
        stream.truncate(size)
    return told


class _Copy:
    """The copy that is read: SQLCipher reads no more once it stumbled, until it is opened anew."""

    def __init__(self, part: Path, key: FileKey | None, found: Rescued) -> None:
        self._part = part
        self._key = key
        self._is_late = found.is_late
        self._connection = _opened(part, key, self._is_late)

    def execute(self, query: str) -> sqlite3.Cursor:
        """Ask the copy."""
        return self._connection.execute(query)

    def stumbled(self) -> None:
        """Begin anew after a page that cannot be read."""
        if self._key is not None:
            self.close()
            self._connection = _opened(self._part, self._key, self._is_late)

    def close(self) -> None:
        """Let go of the copy."""
        self._connection.close()


def _opened(part: Path, key: FileKey | None, is_late: Callable[[], bool]) -> sqlite3.Connection:
    if key is not None:
        connection = cipher.connect_raw(part, key)
    else:
        connection = sqlite3.connect(part, isolation_level=None)
        bound(connection)
    connection.set_progress_handler(is_late, _STEPS)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    return connection


def _mend_header(part: Path) -> None:
    """Put in the copy's header what stands in that of every file of ours."""
    size = part.stat().st_size
    with part.open("r+b") as stream:
        head = bytearray(stream.read(_HEADER).ljust(_HEADER, b"\0"))
        head[:16] = MAGIC
        head[16:24] = PAGE.to_bytes(2, "big") + b"\x01\x01\x00\x40\x20\x20"
        head[28:32] = (size // PAGE).to_bytes(4, "big")
        head[32:40] = bytes(8)  # no page is free: a list of them that is damaged stops every reader
        head[44:48] = (4).to_bytes(4, "big")
        head[52:60] = bytes(4) + (1).to_bytes(4, "big")
        if int.from_bytes(head[60:64], "big") > SCHEMA_VERSION:
            head[60:64] = SCHEMA_VERSION.to_bytes(4, "big")
        head[64:68] = bytes(4)
        head[68:72] = APPLICATION_ID.to_bytes(4, "big")
        head[92:96] = head[24:28]
        stream.seek(0)
        stream.write(head)
        stream.truncate(max(size // PAGE, 1) * PAGE)


def _read_table(copy: _Copy, table: Table, found: Rescued) -> bool:
    """Read a table from its start, from its end, and id by id what neither reached.

    Returns whether it could be read from end to end, with no row that had to be left out.
    """
    rows = found.rows.setdefault(table.name, {})
    columns = _columns_in(copy, table)
    if not any(column.name == "id" for column in columns):
        return False
    names = ", ".join(f'"{column.name}"' for column in columns)
    query = f'SELECT {names} FROM "{table.name}" NOT INDEXED'
    known: set[int] = set()
    whole = _scan(copy, f"{query} ORDER BY id", columns, table, found)
    if not whole:
        last = max(rows, default=0)
        _scan(copy, f"{query} ORDER BY id DESC", columns, table, found)
        known = _ids_elsewhere(copy, table)
        above = [number for number in rows if number > last]
        end = min(above, default=max(known, default=last + 200))
        probed = known | set(range(last + 1, min(end, last + _PROBED)))
        for number in sorted(probed - rows.keys() - found.lost.get(table.name, set())):
            if found.is_late():
                break
            _scan(copy, f"{query} WHERE id = {number}", columns, table, found)
    found.counted[table.name] = len(known | rows.keys() | found.lost.get(table.name, set()))
    return whole and not found.lost.get(table.name)


def _columns_in(copy: _Copy, table: Table) -> list[Column[Any]]:
    try:
        rows = copy.execute(f'PRAGMA table_info("{table.name}")').fetchall()
    except UnicodeDecodeError:  # words of a damaged schema, in SQLite's own message
        return []
    except database_errors():
        copy.stumbled()
        return []
    there = {row[1] for row in rows}
    return [column for column in table.c if column.name in there]


def _scan(
    copy: _Copy,
    query: str,
    columns: Iterable[Column[Any]],
    table: Table,
    found: Rescued,
) -> bool:
    """Take in every row that a query gives before it stumbles; whether it did not."""
    try:
        for values in copy.execute(query):
            _take_in(table, dict(zip(columns, values, strict=True)), found)
    except (OverflowError, MemoryError, UnicodeDecodeError):
        return False
    except database_errors():
        copy.stumbled()
        return False
    return True


def _ids_elsewhere(copy: _Copy, table: Table) -> set[int]:
    """The ids that the indices of a table hold: they may be whole where the table is not."""
    known: set[int] = set()
    names = [str(index.name) for index in table.indexes]
    names += [f"sqlite_autoindex_{table.name}_{number}" for number in (1, 2)]
    for name in names:
        query = f'SELECT id FROM "{table.name}" INDEXED BY "{name}"'
        try:
            known.update(
                number
                for (number,) in copy.execute(query)
                if isinstance(number, int) and number > 0
            )
        except UnicodeDecodeError:
            continue
        except database_errors():
            copy.stumbled()
    return known


def _take_in(table: Table, values: Mapping[Column[Any], Any], found: Rescued) -> None:
    rows = found.rows[table.name]
    number = next(value for column, value in values.items() if column.name == "id")
    if not isinstance(number, int) or number < 1 or number in rows:
        return
    row: Row = {}
    for column, value in values.items():
        try:
            row[column.name] = _value(column, value)
        except ValueError:
            if not _may_be_blank(column):
                found.lost.setdefault(table.name, set()).add(number)
                return
            row[column.name] = _blank(column)
            found.blank(table.name)
    if any(isinstance(value, str) and "�" in value for value in row.values()):
        found.blank(table.name)
    found.lost.get(table.name, set()).discard(number)
    rows[number] = row


def _value(column: Column[Any], value: Any) -> Any:
    """A value of the column's kind; raises :class:`ValueError` for any other."""
    if value is None:
        if column.nullable:
            return None
        raise ValueError(column.name)
    kind = column.type
    if isinstance(kind, Date):
        return _day(value)
    if isinstance(kind, Boolean):
        if value in (0, 1) and isinstance(value, int):
            return bool(value)
        raise ValueError(column.name)
    if isinstance(kind, LargeBinary):
        return _of(bytes, value)
    if isinstance(kind, Integer):
        return _of(int, value)
    return _of(str, value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _of(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise ValueError(kind)
    return value


def _day(value: Any) -> date | None:
    try:
        return day_of(value)
    except DamagedError as error:
        raise ValueError(value) from error


def _may_be_blank(column: Column[Any]) -> bool:
    return bool(column.nullable) or column.server_default is not None


def _blank(column: Column[Any]) -> Any:
    """What stands in a new row of ours where nothing is said."""
    if column.server_default is None:
        return None
    said = str(getattr(column.server_default, "arg", ""))
    if isinstance(column.type, Boolean):
        return said == "1"
    return int(said) if isinstance(column.type, Integer) else said
