"""One transaction that writes rows, keeps the journal of them, and commits both or neither."""

import base64
import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from itertools import islice
from pathlib import Path
from types import NoneType
from typing import Any

from sqlalchemy import Connection, Date, Engine, Select, Table, Update, bindparam, func, select

from sgdesk.data.file.damage.sums import refuse_changed
from sgdesk.data.file.damage.watch import Watch
from sgdesk.data.file.engine import IMMEDIATE, blaming_the_file, is_under_cipher
from sgdesk.data.file.errors import plain_faults
from sgdesk.data.file.rows import Record, fields_of
from sgdesk.data.file.schema import file_facts, history
from sgdesk.data.file.stored import read_json

Values = Mapping[str, Any]
Columns = Mapping[str, Sequence[Any]]
"""Rows of the same columns, told by column; every column has a value for each of them."""

FIRST_HASH = "0" * 64
_AT_ONCE = 5_000
"""Rows that go into a digest together."""
_KEPT_WHOLE = 20
"""Rows of one insert up to this many stand in the journal; more stand there by their digest."""


class Writer:
    """Writes rows through one connection and notes each change for the journal."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.changes: list[dict[str, Any]] = []
        self.touched: set[str] = set()
        self.pages: frozenset[int] | None = None
        """Pages that the transaction may have changed, once it is about to end."""
        self.head = ""
        """The hash of the entry that the transaction added, once it is about to end."""

    def add(self, table: Table, record: Record) -> int:
        """Add the row that a record stands for; return its id."""
        return self.add_many(table, [record])[0]

    def add_many(self, table: Table, records: Sequence[Record]) -> range:
        """Add the rows of records of one kind at once; return their ids, without a gap."""
        if not records:
            return range(0)
        fields, values = fields_of(type(records[0]))
        ids = self._next_ids(table, len(records))
        if len(records) > _KEPT_WHOLE:
            columns = zip(*map(values, records), strict=True)
            return self._insert_many(table, ids, dict(zip(fields, columns, strict=True)))
        names = ("id", *fields)
        rows = [
            dict(zip(names, (number, *values(each)), strict=True))
            for number, each in zip(ids, records, strict=True)
        ]
        return self._insert(table, ids, rows)

    def insert(self, table: Table, **values: Any) -> int:
        """Add one row; return its id."""
        return self.insert_many(table, [values])[0]

    def insert_many(self, table: Table, rows: Sequence[Values]) -> range:
        """Add many rows at once; return their ids, which run without a gap.

        Every row has to carry the same columns.
        """
        if not rows:
            return range(0)
        ids = self._next_ids(table, len(rows))
        if len(rows) > _KEPT_WHOLE:
            return self._insert_many(table, ids, {n: [row[n] for row in rows] for n in rows[0]})
        with_ids = [{"id": number, **row} for number, row in zip(ids, rows, strict=True)]
        return self._insert(table, ids, with_ids)

    def insert_columns(self, table: Table, columns: Columns) -> range:
        """Add rows that are told by their columns; return their ids, which run without a gap."""
        names = ("id", *columns)
        ids = self._next_ids(table, len(next(iter(columns.values()))))
        if len(ids) > _KEPT_WHOLE:
            return self._insert_many(table, ids, columns)
        rows = zip(ids, *columns.values(), strict=True)
        return self._insert(table, ids, [dict(zip(names, row, strict=True)) for row in rows])

    def _next_ids(self, table: Table, count: int) -> range:
        last = self.connection.execute(_last_id(table)).scalar() or 0
        return range(last + 1, last + 1 + count)

    def _insert(self, table: Table, ids: range, rows: Sequence[Values]) -> range:
        self.connection.execute(table.insert(), list(rows))
        self._note_insert(table, ids, rows)
        return ids

    def _insert_many(self, table: Table, ids: range, columns: Columns) -> range:
        """Add rows by their columns, and note them by their digest."""
        whole = {"id": ids, **columns}
        _insert_columns(self.connection, table, whole)
        noted = {"sha256": digest_of_columns(whole), "columns": sorted(whole)}
        self._note(table, op="insert", first=ids[0], last=ids[-1], **noted)
        return ids

    def update(self, table: Table, row_id: int, **values: Any) -> None:
        """Change columns of one row, and note what stood there before."""
        query = _standing(table, tuple(values))
        before = self.connection.execute(query, {"of_row": row_id}).mappings().one()
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return
        self.connection.execute(_change(table), {"of_row": row_id, **changed})
        self._note(
            table,
            op="update",
            id=row_id,
            before={name: before[name] for name in changed},
            after=changed,
        )

    def delete_range(self, table: Table, first: int, last: int) -> None:
        """Take out the rows ``first`` to ``last``; the journal keeps each of them whole.

        Only the undoing of their own entry does this, a post or a person entered by mistake, and
        what two entries of one person say twice when they become one.
        """
        chosen = table.c.id.between(first, last)
        rows = [
            dict(row) for row in self.connection.execute(select(table).where(chosen)).mappings()
        ]
        self.connection.execute(table.delete().where(chosen))
        for row in rows:
            self._note(table, op="delete", rows=[row])

    def restore_rows(self, table: Table, rows: Sequence[Values]) -> None:
        """Put rows back under the ids that they had."""
        if rows:
            self.connection.execute(table.insert(), list(rows))
            first, last = rows[0]["id"], rows[-1]["id"]
            self._note_insert(table, range(first, last + 1), rows)

    def _note_insert(self, table: Table, ids: range, rows: Sequence[Values]) -> None:
        if len(rows) <= _KEPT_WHOLE:
            for number, row in zip(ids, rows, strict=True):
                kept = [_without_content(row)]
                self._note(table, op="insert", first=number, last=number, rows=kept)
            return
        noted = {"sha256": _digest(rows), "columns": sorted(rows[0])}
        self._note(table, op="insert", first=ids[0], last=ids[-1], **noted)

    def note_added(self, table: Table, rows: Sequence[Values]) -> None:
        """Note rows as added that stand there already, with ids that run without a gap.

        For a file that is put together from what could be saved of another.
        """
        self._note_insert(table, range(rows[0]["id"], rows[-1]["id"] + 1), rows)

    def note(self, table: Table, **change: Any) -> None:
        """Note a change that was made, or found, past the writer."""
        self._note(table, **change)

    def _note(self, table: Table, **change: Any) -> None:
        self.touched.add(table.name)
        self.changes.append({"table": table.name, **change})


# Statements are made once for each table: to make one takes longer than to run it.


@cache
def _last_id(table: Table) -> Select[Any]:
    return select(func.max(table.c.id))


@cache
def _standing(table: Table, names: tuple[str, ...]) -> Select[Any]:
    """These columns of one row."""
    return select(*(table.c[name] for name in names)).where(table.c.id == bindparam("of_row"))


@cache
def _change(table: Table) -> Update:
    """Change of one row the columns that are given with it."""
    return table.update().where(table.c.id == bindparam("of_row"))


_LAST_ENTRY = select(history.c.id, history.c.hash).order_by(history.c.id.desc()).limit(1)
_NEW_ENTRY = history.insert()
_NEW_END = file_facts.update()


def _insert_columns(connection: Connection, table: Table, columns: Columns) -> None:
    """Insert rows by their columns, which go to SQLite as they are, in half the time."""
    statement = table.insert().compile(connection, column_keys=list(columns))
    stored = [_stored_column(table, name, columns[name]) for name in statement.positiontup or ()]
    connection.exec_driver_sql(str(statement), list(zip(*stored, strict=True)))


def _stored_column(table: Table, name: str, values: Sequence[Any]) -> Iterable[Any]:
    """The values of one column as SQLAlchemy's own types would hand them over.

    Of all of ours only days differ. Members of an enumeration and yes or no are handed over as
    the text and the number that they are: SQLite's module looks for an adapter for each of any
    other kind, which takes a quarter of the time that rows take to be written.
    """
    if isinstance(table.c[name].type, Date):
        stored = {day: None if day is None else day.isoformat() for day in set(values)}
        return map(stored.__getitem__, values)
    kinds = set(map(type, values)) - {NoneType}
    if kinds == {bool}:
        return [None if value is None else int(value) for value in values]
    if len(kinds) == 1 and issubclass(kinds.pop(), StrEnum):
        plain = {value: None if value is None else value.value for value in set(values)}
        return map(plain.__getitem__, values)
    return values


def _digest(rows: Sequence[Values]) -> str:
    """The digest of many rows as they would stand in the journal; files out there hold such."""
    return hashlib.sha256(as_json(list(map(_without_content, rows))).encode()).hexdigest()


def digest_of_columns(columns: Columns) -> str:
    """The same digest, of rows with an ``id`` and the same columns, without making the rows."""
    texts = {name: _json_texts(columns[name]) for name in sorted(columns)}
    same = {name: each[0] for name, each in texts.items() if name != "id" and len(set(each)) == 1}
    row = ", ".join(
        f"{_as_is(as_json(name))}: {_as_is(same[name]) if name in same else '%s'}" for name in texts
    )
    differing = [each for name, each in texts.items() if name not in same]
    rows = map(f"{{{row}}}".__mod__, zip(*differing, strict=True))
    found = hashlib.sha256(f"[{next(rows)}".encode())
    while some := list(islice(rows, _AT_ONCE)):
        found.update(f", {', '.join(some)}".encode())
    found.update(b"]")
    return found.hexdigest()


def _as_is(text: str) -> str:
    """A text as it stands within a pattern of ``%s``."""
    return text.replace("%", "%%")


def _json_texts(values: Sequence[Any]) -> list[str]:
    """Each value as it stands in the journal, those that come again worked out once."""
    kinds = set(map(type, values))
    if kinds == {int}:
        return list(map(repr, values))
    if kinds <= {date, bool, NoneType} or all(issubclass(each, str) for each in kinds):
        known = {value: as_json(value) for value in set(values)}
        return list(map(known.__getitem__, values))
    return [as_json(_told(value)) for value in values]


def _told(value: object) -> object:
    return f"sha256:{hashlib.sha256(value).hexdigest()}" if isinstance(value, bytes) else value


def _without_content(row: Values) -> dict[str, Any]:
    """A row as an insert notes it: a stored file by its digest, since the row itself holds it."""
    return {name: _told(value) for name, value in row.items()}


def as_json(value: object) -> str:
    """A value as it stands in the journal: sorted keys, ISO dates, base 64 for bytes."""
    return json.dumps(value, default=_plain, sort_keys=True, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode("ascii")}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value))


def from_json(text: str) -> Any:
    """The value that :func:`as_json` wrote; raises ``DamagedError`` where it cannot have."""
    return read_json(text, "an entry of the history", _revived)


def _revived(found: dict[str, Any]) -> Any:
    if set(found) == {"$date"}:
        return date.fromisoformat(found["$date"])
    if set(found) == {"$bytes"}:
        return base64.b64decode(found["$bytes"])
    return found


@contextmanager
def writing(
    engine: Engine,
    path: Path,
    *,
    action: str,
    actor: str,
    now: datetime,
    details: Values | None = None,
    undoes: int | None = None,
) -> Iterator[Writer]:
    """One transaction with one entry in the history; nothing of it stays where it fails.

    ``action`` is a code, ``details`` the values that its sentence needs; more may be put into
    the mapping while the work is done. An action that changed nothing leaves no entry. Where a
    page that it changes is no longer as it was sealed, :class:`DamagedError` is raised.
    """
    with (
        plain_faults(path),
        engine.connect().execution_options(**IMMEDIATE) as connection,
        connection.begin(),
    ):
        writer = Writer(connection)
        watch = Watch(path)
        with blaming_the_file(connection):
            yield writer
        if writer.changes:
            _add_entry(connection, writer, action, actor, now, details or {}, undoes)
        writer.pages = watch.pages()
        if writer.pages and not is_under_cipher(engine):
            refuse_changed(connection, path, watch.before() or {})


def _add_entry(
    connection: Connection,
    writer: Writer,
    action: str,
    actor: str,
    now: datetime,
    details: Values,
    undoes: int | None,
) -> None:
    last = connection.execute(_LAST_ENTRY).one_or_none()
    entry: dict[str, Any] = {
        "id": last.id + 1 if last else 1,
        "at": now.isoformat(timespec="seconds"),
        "actor": actor,
        "action": action,
        "details": as_json(details),
        "changes": as_json(writer.changes),
        "undoes": undoes,
        "previous_hash": last.hash if last else FIRST_HASH,
        "digests": as_json(salted([details, *writer.changes, actor])),
        "first_hash": "",
    }
    head = entry_hash(entry)
    connection.execute(_NEW_ENTRY, entry | {"hash": head})
    facts = {"history_count": entry["id"], "history_head": head}
    connection.execute(_NEW_END, facts)
    writer.head = head


def salted(parts: Sequence[object]) -> list[list[str]]:
    """A new salt and the digest under it for each part of an entry.

    The parts are its details, each change, and last who did it.

    The chain covers the digests and not what they stand for, so that a part can be erased, with
    its salt, and the chain still holds. Without the salt a digest tells nothing of a name.
    """
    return [[salt, digest_under(salt, part)] for part in parts for salt in (secrets.token_hex(16),)]


def digest_under(salt: str, part: object) -> str:
    """The digest of one part of an entry under its salt."""
    return hashlib.sha256(f"{salt}{as_json(part)}".encode()).hexdigest()


def entry_hash(entry: Values) -> str:
    """The hash of one entry: over what it is, the digests of its parts, and the hash before it."""
    digests = [digest for _, digest in from_json(entry["digests"])]
    names = ("id", "at", "action", "undoes", "previous_hash", "first_hash")
    covered = [*(entry[name] for name in names), digests]
    return hashlib.sha256(as_json(covered).encode()).hexdigest()
