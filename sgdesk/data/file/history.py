"""The history: what was done, what can be undone, and whether the chain is whole."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, or_, select
from sqlalchemy.exc import IntegrityError

from sgdesk.data.file.rows import columns_of, read_one, read_rows
from sgdesk.data.file.schema import history, metadata
from sgdesk.data.file.stored import making
from sgdesk.data.file.unit_of_work import (
    FIRST_HASH,
    Writer,
    as_json,
    digest_under,
    entry_hash,
    from_json,
)
from sgdesk.domain.errors import RefusedError

SALVAGED = "salvage"
"""The action that saved what could be read of a damaged file; its details say what could not."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the history, without the rows that it changed."""

    id: int
    at: str
    actor: str
    action: str
    details: dict[str, Any]
    undoes: int | None
    hash: str


def entries(connection: Connection, limit: int | None = None) -> tuple[Entry, ...]:
    """The history from the newest entry back."""
    query = select(*columns_of(Entry, history)).order_by(history.c.id.desc()).limit(limit)
    return read_rows(connection, query, Entry, details=from_json)


def newest_moment(connection: Connection) -> datetime | None:
    """When something was saved last, in a file of any schema; ``None`` where nothing ever was."""
    query = select(history.c.at).order_by(history.c.id.desc()).limit(1)
    at = connection.execute(query).scalar()
    with making("the time of an entry of the history"):
        return None if at is None else datetime.fromisoformat(at).astimezone()


def head(connection: Connection) -> str:
    """The hash of the newest entry: it stands for the whole history up to now."""
    query = select(history.c.hash).order_by(history.c.id.desc()).limit(1)
    return connection.execute(query).scalar() or FIRST_HASH


def all_heads(connection: Connection) -> frozenset[str]:
    """Every hash that the history ever ended in, now or before schema 4."""
    rows = connection.execute(select(history.c.hash, history.c.first_hash))
    return frozenset(hash_ for row in rows for hash_ in row if hash_)


PASSED_OVER = frozenset(
    {"freeze_return", "set_passphrase", "change_passphrase", "remove_passphrase"}
)
"""Actions that stay, and on which nothing of what was done before them rests."""


def next_undo(connection: Connection) -> tuple[Entry | None, Entry | None]:
    """The newest entry that stands and is not itself the undoing of another.

    With it comes the newest of :data:`PASSED_OVER` that stands above it, if there is one.
    """
    taken_back: set[int] = set()
    passed: Entry | None = None
    for entry_id, undoes in _links(connection):
        if entry_id in taken_back:
            continue
        if undoes is not None:
            taken_back.add(undoes)
            continue
        entry = _entry(connection, entry_id)
        if entry.action not in PASSED_OVER:
            return entry, passed
        passed = passed or entry
    return None, passed


def next_redo(connection: Connection) -> Entry | None:
    """The undoing that redo would take back; ``None`` once something new was done since."""
    links = _links(connection)
    undoes_by_id = dict(links)
    taken_back: set[int] = set()
    for entry_id, undoes in links:
        if entry_id in taken_back:
            continue
        if undoes is None:
            return None
        if undoes_by_id[undoes] is None:
            return _entry(connection, entry_id)
        taken_back.add(undoes)
    return None


def _links(connection: Connection) -> list[tuple[int, int | None]]:
    query = select(history.c.id, history.c.undoes).order_by(history.c.id.desc())
    return [(row.id, row.undoes) for row in connection.execute(query)]


def _entry(connection: Connection, entry_id: int) -> Entry:
    query = select(*columns_of(Entry, history)).where(history.c.id == entry_id)
    return read_one(connection, query, Entry, details=from_json)


TakeBack = Callable[[Writer, int, int], None]
"""Takes back the rows of one table, from one id to another, that an entry had added."""

Explain = Callable[[Connection, Sequence[Mapping[str, Any]]], RefusedError | None]
"""Why the changes of an entry cannot be taken back, where more can be said of it."""


def reverse(
    writer: Writer,
    entry_id: int,
    added: Mapping[str, TakeBack],
    explain: Explain,
) -> None:
    """Take one entry back, change by change from its last, and note the taking back.

    Rows that it had added go out, but for those of the tables in ``added``, which have a way of
    their own. Raises :class:`RefusedError` where something later stands on the entry; what
    ``explain`` says of that comes first.
    """
    query = select(history.c.changes).where(history.c.id == entry_id)
    changes = from_json(writer.connection.execute(query).scalar_one())
    if any(is_erased(change) for change in changes):
        raise _was_erased()
    try:
        for change in _together(reversed(changes)):
            _reverse_one(writer, change, added)
    except IntegrityError as error:
        raise explain(writer.connection, changes) or _stands_on() from error


def is_erased(change: Mapping[str, Any]) -> bool:
    """Whether the values of a change were erased at somebody's wish."""
    return bool(change.get("erased"))


def _was_erased() -> RefusedError:
    return RefusedError(
        "This can no longer be undone, because somebody whom it was about was erased since. "
        "Nothing was changed; correct it in its own place."
    )


def _together(changes: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Changes from the last to the first, neighbours of one kind and table as one.

    Each row has a change of its own in the journal; many of them are taken back at once.
    """
    held: dict[str, Any] | None = None
    for change in changes:
        if held is not None and _is_before(change, held):
            held["rows"] = [*change.get("rows", ()), *held.get("rows", ())]
            held["first"] = change["first"] if held["op"] == "insert" else 0
        else:
            if held is not None:
                yield held
            held = dict(change)
    if held is not None:
        yield held


def _is_before(change: Mapping[str, Any], held: Mapping[str, Any]) -> bool:
    """Whether a change is of the row just before those that are held, done in the same way."""
    if (change["op"], change["table"]) != (held["op"], held["table"]):
        return False
    if change["op"] == "insert":
        return bool(change["last"] == held["first"] - 1)
    if change["op"] == "delete":
        return bool(change["rows"][-1]["id"] == held["rows"][0]["id"] - 1)
    return False


def _stands_on() -> RefusedError:
    return RefusedError(
        "This can no longer be undone, because something later stands on it. "
        "Nothing was changed; correct it in its own place."
    )


def _reverse_one(writer: Writer, change: dict[str, Any], added: Mapping[str, TakeBack]) -> None:
    table = metadata.tables[change["table"]]
    if change["op"] == "insert":
        added.get(table.name, partial(_take_out, table))(writer, change["first"], change["last"])
    elif change["op"] == "delete":
        writer.restore_rows(table, change["rows"])
    else:
        _reverse_update(writer, table, change)


def _take_out(table: Table, writer: Writer, first: int, last: int) -> None:
    writer.delete_range(table, first, last)


def _reverse_update(writer: Writer, table: Table, change: dict[str, Any]) -> None:
    columns = [table.c[name] for name in change["after"]]
    query = select(*columns).where(table.c.id == change["id"])
    now = writer.connection.execute(query).mappings().one()
    if dict(now) != change["after"]:
        raise RefusedError(
            "This can no longer be undone, because the same place was changed since. "
            "Nothing was changed; correct it in its own place."
        )
    writer.update(table, change["id"], **change["before"])


def broken_link(connection: Connection) -> int | None:
    """The id of the first entry that does not fit; ``None`` where the chain is whole.

    An entry fits where its hash covers what it is and the hash before it, and each of its parts
    has the digest that the hash covers. A part without its salt was erased and is not looked at.
    In a file from before schema 4 the hash covers the parts themselves.
    """
    columns = connection.exec_driver_sql("SELECT name FROM pragma_table_info('history')")
    if "digests" not in columns.scalars().all():
        return _broken_link_of_before(connection)
    previous = FIRST_HASH
    for row in connection.execute(select(history).order_by(history.c.id)).mappings():
        if row["previous_hash"] != previous or not _fits(dict(row)):
            return int(row["id"])
        previous = row["hash"]
    return None


_COVERED_BEFORE = "id, at, actor, action, details, changes, undoes, previous_hash"


def _broken_link_of_before(connection: Connection) -> int | None:
    previous = FIRST_HASH
    rows = f"SELECT {_COVERED_BEFORE}, hash FROM history ORDER BY id"
    for *covered, hash_ in connection.exec_driver_sql(rows):
        found = hashlib.sha256(as_json(covered).encode()).hexdigest()
        if covered[-1] != previous or hash_ != found:
            return int(covered[0])
        previous = hash_
    return None


def _fits(entry: dict[str, Any]) -> bool:
    parts = [from_json(entry["details"]), *from_json(entry["changes"]), entry["actor"]]
    digests = from_json(entry["digests"] or "[]")
    if len(digests) != len(parts):
        return False
    fit = (
        not salt or digest == digest_under(salt, part)
        for (salt, digest), part in zip(digests, parts, strict=True)
    )
    return all(fit) and entry["hash"] == entry_hash(entry)


def entry_with(connection: Connection, hash_: str) -> int | None:
    """The id of the entry that had this hash, now or before schema 4; ``None`` for none."""
    query = select(history.c.id).where(or_(history.c.hash == hash_, history.c.first_hash == hash_))
    return connection.execute(query).scalars().first()
