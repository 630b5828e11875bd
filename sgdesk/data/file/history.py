"""The history: what was done, what can be undone, and whether the chain is whole."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import IntegrityError

from sgdesk.data.file.rows import columns_of, read_one, read_rows
from sgdesk.data.file.schema import history, metadata
from sgdesk.data.file.unit_of_work import FIRST_HASH, Writer, entry_hash, from_json
from sgdesk.domain.errors import RefusedError


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


def head(connection: Connection) -> str:
    """The hash of the newest entry: it stands for the whole history up to now."""
    query = select(history.c.hash).order_by(history.c.id.desc()).limit(1)
    return connection.execute(query).scalar() or FIRST_HASH


def next_undo(connection: Connection) -> Entry | None:
    """The newest entry that stands and is not itself the undoing of another."""
    taken_back: set[int] = set()
    for entry_id, undoes in _links(connection):
        if entry_id in taken_back:
            continue
        if undoes is None:
            return _entry(connection, entry_id)
        taken_back.add(undoes)
    return None


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
    try:
        for change in reversed(changes):
            _reverse_one(writer, change, added)
    except IntegrityError as error:
        raise explain(writer.connection, changes) or _stands_on() from error


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
    """The id of the first entry whose hash does not fit; ``None`` where the chain is whole."""
    previous = FIRST_HASH
    for row in connection.execute(select(history).order_by(history.c.id)).mappings():
        if row["previous_hash"] != previous or row["hash"] != entry_hash(dict(row)):
            return int(row["id"])
        previous = row["hash"]
    return None
