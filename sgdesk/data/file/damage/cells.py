"""Rows out of the pages of a plain file, where SQLite itself no longer finds its way to them.

The layout is that of SQLite's file format: pages of a table are leaves with rows, or lead to such;
a leaf that nothing leads to any more is given to the one table whose columns its rows fit.
"""

import os
import sqlite3
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any, BinaryIO

from sgdesk.data.file.schema import PAGE, metadata

_PIECE = 1024 * PAGE
_LEAF, _INTERIOR = 0x0D, 0x05
_FIXED = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
_LARGEST = 64 * 1024 * 1024
_MASTER_COLUMNS = 5

Fits = Callable[[str, tuple[str, ...], int, tuple[Any, ...]], bool]
"""Whether values could be a row of a table with these columns, under this number."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One row as it lies in a page: texts with what is no letter marked, and the row's number."""

    row_id: int
    values: tuple[Any, ...]


def read_cells(
    content: BinaryIO,
    fits: Fits,
    reserved: int = 0,
    is_late: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[str, tuple[str, ...], Cell]]:
    """Every row that can be found, with its table and the names of its columns.

    ``reserved`` bytes at the end of each page are not SQLite's own. Nothing more is found once
    ``is_late`` says so.
    """
    pages = _Pages(content, PAGE - reserved, is_late)
    tables = dict(_tables(pages))
    reached: set[int] = set()
    for name, (root, columns) in tables.items():
        for number in pages.leaves(root):
            cells = pages.cells(number)
            if cells and not any(fits(name, columns, each.row_id, each.values) for each in cells):
                continue
            reached.add(number)
            yield from ((name, columns, each) for each in cells)
    for number in set(pages.all_leaves()) - reached:
        cells = pages.cells(number)
        owners = [
            name
            for name, (_, columns) in tables.items()
            if cells and all(fits(name, columns, each.row_id, each.values) for each in cells)
        ]
        if len(owners) == 1:
            columns = tables[owners[0]][1]
            yield from ((owners[0], columns, each) for each in cells)


def _tables(pages: "_Pages") -> Iterator[tuple[str, tuple[int, tuple[str, ...]]]]:
    """Where each of our tables begins: as far as the file still says so, else as in a new one."""
    told: dict[str, tuple[int, str]] = {}
    for number in pages.all_leaves():
        for cell in pages.cells(number):
            if len(cell.values) == _MASTER_COLUMNS and cell.values[0] == "table":
                name, root, sql = cell.values[1], cell.values[3], cell.values[4]
                if isinstance(root, int) and isinstance(sql, str) and name in metadata.tables:
                    told[name] = (root, sql)
    for name, table in metadata.tables.items():
        root, sql = told.get(name, (0, ""))
        yield name, (root, _columns(sql, name) or tuple(table.c.keys()))


def _columns(sql: str, name: str) -> tuple[str, ...]:
    """The columns in the order in which a file has them."""
    try:
        with closing(sqlite3.connect(":memory:")) as scratch:
            scratch.execute("PRAGMA trusted_schema = OFF")
            if not sql.upper().startswith("CREATE TABLE"):
                return ()
            scratch.execute(sql)
            return tuple(row[1] for row in scratch.execute(f'PRAGMA table_info("{name}")'))
    except (sqlite3.Error, ValueError):
        return ()


class _Pages:
    def __init__(self, content: BinaryIO, usable: int, is_late: Callable[[], bool]) -> None:
        self._content = content
        self._is_late = is_late
        self._usable = usable
        self._most_local = usable - 35
        self._least_local = (usable - 12) * 32 // 255 - 23
        self._count = content.seek(0, os.SEEK_END) // PAGE
        self._leaves = list(self._find_leaves())
        self._last = 0, b""
        self._cells: dict[int, tuple[Cell, ...]] = {}

    def _page(self, number: int) -> bytes:
        if self._last[0] != number:
            self._last = number, self._read((number - 1) * PAGE, PAGE)
        return self._last[1]

    def _read(self, start: int, size: int) -> bytes:
        self._content.seek(start)
        return self._content.read(size)

    def _head(self, number: int) -> int:
        return 100 if number == 1 else 0

    def _find_leaves(self) -> Iterator[int]:
        """The leaves in their order, looked for in large pieces: most of a file may be blank."""
        if self._count and self._kind(1) == _LEAF:
            yield 1
        for start in range(0, self._count * PAGE, _PIECE):
            for place, kind in enumerate(self._read(start, _PIECE)[::PAGE]):
                number = start // PAGE + place + 1
                if kind == _LEAF and 1 < number <= self._count:
                    yield number

    def all_leaves(self) -> Iterable[int]:
        return self._leaves

    def _kind(self, number: int) -> int:
        return self._read((number - 1) * PAGE + self._head(number), 1)[0]

    def leaves(self, root: int) -> Iterator[int]:
        waiting, seen = [root], set()
        while waiting:
            number = waiting.pop()
            if number in seen or not 1 <= number <= self._count:
                continue
            seen.add(number)
            if self._kind(number) == _LEAF:
                yield number
            elif self._kind(number) == _INTERIOR:
                page, head = self._page(number), self._head(number)
                waiting.append(struct.unpack(">I", page[head + 8 : head + 12])[0])
                places = self._places(number, head + 12)
                waiting += [struct.unpack(">I", page[at : at + 4])[0] for at in places]

    def _places(self, number: int, start: int) -> Iterator[int]:
        page, head = self._page(number), self._head(number)
        count = struct.unpack(">H", page[head + 3 : head + 5])[0]
        for at in range(start, min(start + 2 * count, PAGE - 1), 2):
            place = struct.unpack(">H", page[at : at + 2])[0]
            if start <= place <= PAGE - 4:
                yield place

    def cells(self, number: int) -> tuple[Cell, ...]:
        if number not in self._cells:
            places = () if self._is_late() else self._places_of_leaf(number)
            found = (self._cell(number, place) for place in places)
            self._cells[number] = tuple(each for each in found if each is not None)
        return self._cells[number]

    def _places_of_leaf(self, number: int) -> Iterator[int]:
        return self._places(number, self._head(number) + 8)

    def _cell(self, number: int, place: int) -> Cell | None:
        try:
            page = self._page(number)
            size, at = _varint(page, place)
            row_id, at = _varint(page, at)
            if not 0 < size <= _LARGEST:
                return None
            return Cell(row_id, _record(self._payload(page, at, size)))
        except (IndexError, ValueError, struct.error):
            return None

    def _payload(self, page: bytes, at: int, size: int) -> bytes:
        if size <= self._most_local:
            return page[at : at + size]
        local = self._least_local + (size - self._least_local) % (self._usable - 4)
        local = local if local <= self._most_local else self._least_local
        parts = [page[at : at + local]]
        following = struct.unpack(">I", page[at + local : at + local + 4])[0]
        left = size - local
        for _ in range(self._count):
            if left <= 0:
                return b"".join(parts)
            if not 1 <= following <= self._count:
                break
            held = self._page(following)
            following = struct.unpack(">I", held[:4])[0]
            parts.append(held[4 : 4 + min(left, self._usable - 4)])
            left -= len(parts[-1])
        raise ValueError("the rest of a row is gone")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(8):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | data[at + 8], at + 9


def _record(payload: bytes) -> tuple[Any, ...]:
    size, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < size:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Any] = []
    at = size
    for kind in kinds:
        length = _FIXED[kind] if kind in _FIXED else (kind - 12) // 2
        data = payload[at : at + length]
        if len(data) != length or kind in (10, 11):
            raise ValueError("a row is cut short")
        values.append(_decoded(kind, data))
        at += length
    return tuple(values)


def _decoded(kind: int, data: bytes) -> Any:
    plain: Mapping[int, Any] = {0: None, 8: 0, 9: 1}
    if kind in plain:
        return plain[kind]
    if kind == 7:
        return struct.unpack(">d", data)[0]
    if kind < 7:
        return int.from_bytes(data, "big", signed=True)
    return data if kind % 2 == 0 else data.decode("utf-8", "surrogateescape")
