"""The history held against the rows: walked backwards from what stands now to an empty file.

Each entry says what it left behind. So the newest that changed a place has to have left what
stands there now, the one before it what the newest found there, and before the first entry there
has to be nothing. A row that was changed, lost or added by anything but the program shows.

What the journal cannot say is taken as it is: values that were erased at somebody's wish, and what
an update of the program changed in entries from before it.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    DefaultClause,
    Integer,
    LargeBinary,
    RowMapping,
    Table,
    select,
)

from sgdesk.data.file.schema import PAGE, erasure, history, metadata
from sgdesk.data.file.stored import making
from sgdesk.data.file.unit_of_work import as_json, from_json
from sgdesk.domain.errors import DamagedError

UNJOURNALED = frozenset({"history", "file_facts", "page_sum"})
"""Tables that the journal does not tell of."""

PAST_THE_JOURNAL = frozenset({("organisation", "signing_key")})
"""Columns that are written past it: the history must not hold a secret."""

_DONE = "done"
_MOST_GONE = 200_000
"""Rows of which the history may tell though nothing of them is left in the file, not even their
values in it; of all others each takes some bytes."""

_LEAST_BYTES = 8

_BLOCK = 512
_BLOCKS_HELD = 400

_Key = tuple[str, int]


class _Unknown:
    """A value that the journal does not tell; it is equal to none and contradicts none."""


_UNKNOWN = _Unknown()
_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A place where rows and history differ.

    ``entry`` is the entry that left something else there, ``expected`` what it left (a row, or the
    value of ``column``); nothing for a row that no entry added.
    """

    table: str
    row_id: int
    column: str = ""
    entry: int | None = None
    expected: Any = None
    is_missing: bool = False
    is_extra: bool = False
    last: int = 0
    """Of many rows that were added at once, and one of which differs, the last."""


def replay(
    connection: Connection, unwritten: Sequence[Mapping[str, Any]] = ()
) -> Iterator[Mismatch]:
    """Every place where the rows are not what the history says, the newest first.

    ``unwritten`` are changes that were made since the newest entry.

    Raises :class:`DamagedError` where an entry cannot be read at all.
    """
    walk = _Walk(connection)
    yield from walk.before(unwritten, 0, is_old=False)
    for number in connection.execute(select(history.c.id).order_by(history.c.id.desc())).scalars():
        yield from walk.step_back(number)
    yield from walk.rest()


def unexplained_erasures(connection: Connection) -> bool:
    """Whether values are missing from the history though nobody was ever erased."""
    if connection.execute(select(erasure.c.id).where(erasure.c.state == _DONE)).first():
        return False
    rows = connection.execute(select(history.c.digests).where(history.c.digests.contains('""')))
    return rows.first() is not None


class _Walk:
    """The rows as they were after each entry, from the newest back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[_Key, _Row | None] = {}
        self._blocks: dict[tuple[str, int], dict[int, _Row]] = {}
        self._added: dict[str, list[range]] = {}
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        self._left = _MOST_GONE + pages * PAGE // _LEAST_BYTES
        self._steps: Mapping[str, Callable[[int, bool, Table, _Row], Iterator[Mismatch]]] = {
            "insert": self._before_insert,
            "update": self._before_update,
            "delete": self._before_delete,
        }

    def step_back(self, number: int) -> Iterator[Mismatch]:
        """Go to before one entry, and tell what is not as it left it."""
        columns = (history.c.changes, history.c.first_hash)
        row = self._connection.execute(select(*columns).where(history.c.id == number)).one()
        is_old = bool(row.first_hash)
        with making("an entry of the history"):
            yield from self.before(from_json(row.changes), number, is_old=is_old)

    def before(
        self, changes: Sequence[Mapping[str, Any]], number: int, *, is_old: bool
    ) -> Iterator[Mismatch]:
        """Go to before these changes, which are of the entry ``number``."""
        for change in changes:
            self._spend(change)
        for change in reversed(changes):
            table = metadata.tables.get(change["table"])
            if table is not None:
                yield from self._steps[change["op"]](number, is_old, table, dict(change))

    def _spend(self, change: Mapping[str, Any]) -> None:
        """Go on only as long as there can be so many rows: somebody may have made the file so that
        there is neither time nor memory for all that it speaks of.
        """
        self._left -= change.get("last", 0) - change.get("first", 0) + 1
        if self._left < 0:
            raise DamagedError("an entry of the history speaks of more than there can be")

    def _before_insert(
        self, entry: int, is_old: bool, table: Table, change: _Row
    ) -> Iterator[Mismatch]:
        ids = range(change["first"], change["last"] + 1)
        if change.get("erased"):
            self._forget(table, ids)
        elif "rows" in change:
            unsaid = {} if is_old else _defaults(table)
            for row in change["rows"]:
                yield from self._compare(entry, is_old, table, row["id"], {**unsaid, **row})
        elif "sha256" in change:
            yield from self._compare_many(entry, is_old, table, ids, change)
        self._added.setdefault(table.name, []).append(ids)
        for number in ids:
            self._rows[table.name, number] = None

    def _forget(self, table: Table, ids: Iterable[int]) -> None:
        for number in ids:
            self._rows.setdefault((table.name, number), None)

    def _before_update(
        self, entry: int, is_old: bool, table: Table, change: _Row
    ) -> Iterator[Mismatch]:
        number = change["id"]
        if change.get("erased"):
            row = self._row(table, number)
            if row is not None:
                unknown = dict.fromkeys(change.get("lost") or change.get("columns", row), _UNKNOWN)
                self._rows[table.name, number] = {**row, **unknown}
            return
        yield from self._compare(entry, is_old, table, number, change["after"], change["before"])
        row = self._row(table, number)
        if row is not None:
            self._rows[table.name, number] = {**row, **as_noted(table, change["before"])}

    def _before_delete(
        self, entry: int, is_old: bool, table: Table, change: _Row
    ) -> Iterator[Mismatch]:
        if change.get("erased") or change.get("lost"):
            kept = {row["id"] for row in change.get("rows", ())}
            for number in range(change["first"], change["last"] + 1):
                if number not in kept and self._row(table, number) is None:
                    self._rows[table.name, number] = _everything_unknown(table)
        for row in change.get("rows", ()):
            if self._row(table, row["id"]) is not None:
                yield Mismatch(table.name, row["id"], entry=entry, is_extra=True)
            self._rows[table.name, row["id"]] = as_noted(table, row)

    def _compare(
        self,
        entry: int,
        is_old: bool,
        table: Table,
        number: int,
        left: Mapping[str, Any],
        found: Mapping[str, Any] | None = None,
    ) -> Iterator[Mismatch]:
        """Hold a row against what an entry left of it."""
        row = self._row(table, number)
        if row is None:
            expected = None if found is not None else dict(left)
            yield Mismatch(table.name, number, entry=entry, expected=expected, is_missing=True)
            self._rows[table.name, number] = _everything_unknown(table)
            return
        for name, value in left.items():
            known = name in row and not (is_old and _changed_by_an_update(table.name, name))
            if known and not _is_same(row[name], value):
                yield Mismatch(table.name, number, name, entry, value)

    def _compare_many(
        self, entry: int, is_old: bool, table: Table, ids: range, change: _Row
    ) -> Iterator[Mismatch]:
        """Hold many rows, which an import added, against the one digest of them all.

        What the import did not say of them has to be what SQLite puts there by itself.
        """
        rows = [self._row(table, number) for number in ids]
        missing = [n for n, row in zip(ids, rows, strict=True) if row is None]
        for number in missing:
            yield Mismatch(table.name, number, entry=entry, is_missing=True)
        names = change.get("columns")
        if missing or not names or any(name not in table.c for name in names):
            return
        if not is_old:
            unsaid = {each: value for each, value in _defaults(table).items() if each not in names}
            for number, row in zip(ids, rows, strict=True):
                if any((row or {}).get(name, value) != value for name, value in unsaid.items()):
                    yield from self._compare(entry, is_old, table, number, unsaid)
        kept = [{name: row[name] for name in names} for row in rows if row is not None]
        if any(value is _UNKNOWN for row in kept for value in row.values()):
            return
        if change["sha256"] not in _digests(kept):
            yield Mismatch(table.name, ids[0], entry=entry, last=ids[-1])

    def _row(self, table: Table, number: int) -> _Row | None:
        """The row as it was at this point; ``None`` where there was none."""
        key = (table.name, number)
        if key in self._rows:
            return self._rows[key]
        return self._present(table, number)

    def _present(self, table: Table, number: int) -> _Row | None:
        block = (table.name, number // _BLOCK)
        if block not in self._blocks:
            if len(self._blocks) >= _BLOCKS_HELD:
                self._blocks.clear()
            first = number // _BLOCK * _BLOCK
            query = select(table).where(table.c.id.between(first, first + _BLOCK - 1))
            rows = self._connection.execute(query).mappings()
            self._blocks[block] = {row["id"]: as_noted(table, row) for row in rows}
        return self._blocks[block].get(number)

    def rest(self) -> Iterator[Mismatch]:
        """What is left before the first entry, where there has to be nothing."""
        added = {name: _Ranges(ranges) for name, ranges in self._added.items()}
        nothing = _Ranges(())
        for table in metadata.sorted_tables:
            if table.name in UNJOURNALED:
                continue
            for number in self._connection.execute(select(table.c.id)).scalars():
                if number not in added.get(table.name, nothing):
                    yield Mismatch(table.name, number, is_extra=True)


class _Ranges:
    """Ids that stand in any of many ranges."""

    def __init__(self, ranges: Iterable[range]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for each in sorted(ranges, key=lambda found: found.start):
            if self._ends and each.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], each.stop)
            else:
                self._starts.append(each.start)
                self._ends.append(each.stop)

    def __contains__(self, number: int) -> bool:
        place = bisect_right(self._starts, number) - 1
        return place >= 0 and number < self._ends[place]


def newest_of_each(mismatches: Iterable[Mismatch]) -> Iterator[Mismatch]:
    """Of several mismatches at one place the first, which is that of the newest entry."""
    seen: set[tuple[str, int, str]] = set()
    for each in mismatches:
        key = (each.table, each.row_id, each.column)
        if key not in seen:
            seen.add(key)
            yield each


def as_noted(table: Table, row: Mapping[str, Any] | RowMapping) -> dict[str, Any]:
    """A row as an insert notes it: stored documents by their digest; a delete keeps them whole."""
    blobs = {column.name for column in table.c if isinstance(column.type, LargeBinary)}
    return {
        name: _digest_of(value) if name in blobs and isinstance(value, bytes) else value
        for name, value in row.items()
        if (table.name, name) not in PAST_THE_JOURNAL
    }


@cache
def _defaults(table: Table) -> _Row:
    """What stands in the columns of a new row of which nothing was said."""
    return {
        column.name: _default(column)
        for column in table.c
        if not column.primary_key and (table.name, column.name) not in PAST_THE_JOURNAL
    }


def _default(column: Column[Any]) -> Any:
    """The default of a column as its kind reads it; none of ours is of a day or a document."""
    given = column.server_default
    if not isinstance(given, DefaultClause):
        return None
    kind = column.type
    text = str(given.arg)
    if isinstance(kind, Boolean):
        return text == "1"
    return int(text) if isinstance(kind, Integer) else text


def _digest_of(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _is_same(row: Any, noted: Any) -> bool:
    if row is _UNKNOWN:
        return True
    return bool(row == (_digest_of(noted) if isinstance(noted, bytes) else noted))


@cache
def _everything_unknown(table: Table) -> _Row:
    """One for all rows of a table, since none is ever changed in place and there may be many."""
    return {column.name: _UNKNOWN for column in table.c}


def _digests(rows: list[_Row]) -> Iterator[str]:
    """The digests that these rows may have: some callers say yes and no in figures."""
    yield hashlib.sha256(as_json(rows).encode()).hexdigest()
    plain = [
        {name: int(value) if isinstance(value, bool) else value for name, value in row.items()}
        for row in rows
    ]
    yield hashlib.sha256(as_json(plain).encode()).hexdigest()


_BY_UPDATES = frozenset({("course", "scope"), ("course_satisfies", "pack")})
"""Columns whose values an update of the program changed in place."""


def _changed_by_an_update(table: str, column: str) -> bool:
    return (table, column) in _BY_UPDATES
