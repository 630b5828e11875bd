"""The history: what was done, what can be undone, and whether the chain is whole."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Table, or_, select
from sqlalchemy.exc import IntegrityError

from sgdesk.data.file.schema import (
    certificate,
    history,
    metadata,
    person,
    return_document,
    return_file,
    training,
)
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


_COLUMNS = (
    history.c.id,
    history.c.at,
    history.c.actor,
    history.c.action,
    history.c.details,
    history.c.undoes,
    history.c.hash,
)


def entries(connection: Connection, limit: int | None = None) -> tuple[Entry, ...]:
    """The history from the newest entry back."""
    query = select(*_COLUMNS).order_by(history.c.id.desc()).limit(limit)
    return tuple(_as_entry(row) for row in connection.execute(query))


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
    return _as_entry(connection.execute(select(*_COLUMNS).where(history.c.id == entry_id)).one())


def _as_entry(row: Row[*tuple[Any, ...]]) -> Entry:
    return Entry(
        row.id,
        row.at,
        row.actor,
        row.action,
        from_json(row.details),
        row.undoes,
        row.hash,
    )


def reverse(writer: Writer, entry_id: int, today: date) -> None:
    """Take one entry back, change by change from its last, and note the taking back.

    Certificates that were issued are revoked as of ``today`` instead of taken out, and the
    training on which one was issued is voided. Raises :class:`RefusedError` where something
    later stands on the entry.
    """
    query = select(history.c.changes).where(history.c.id == entry_id)
    changes = from_json(writer.connection.execute(query).scalar_one())
    try:
        for change in reversed(changes):
            _reverse_one(writer, change, today)
    except IntegrityError as error:
        raise _stands_on(writer.connection, changes) from error


def _stands_on(connection: Connection, changes: list[dict[str, Any]]) -> RefusedError:
    """Why an entry stays: the certificates of people whom it added, or something else."""
    added = [each for each in changes if each["op"] == "insert" and each["table"] == person.name]
    query = (
        select(certificate.c.number, person.c.given_name, person.c.family_name)
        .join_from(certificate, training)
        .join(person)
        .where(or_(*(person.c.id.between(each["first"], each["last"]) for each in added)))
        .order_by(certificate.c.id)
    )
    found = connection.execute(query).all() if added else []
    if not found:
        return RefusedError(
            "This can no longer be undone, because something later stands on it. "
            "Nothing was changed; correct it in its own place."
        )
    return RefusedError(
        "This can no longer be undone, because it added {person}, to whom certificate {number} was "
        "issued ({count} in all), and a certificate's person stays on file. Nothing was changed. "
        "Enter the day they left on the person's page, and void there what was not so.",
        person=f"{found[0].given_name} {found[0].family_name}".strip(),
        number=found[0].number,
        count=len(found),
    )


def _reverse_one(writer: Writer, change: dict[str, Any], today: date) -> None:
    table = metadata.tables[change["table"]]
    if change["op"] == "insert" and table is certificate:
        for number in range(change["first"], change["last"] + 1):
            writer.update(table, number, revoked_on=today, revoked_reason="Taken back")
    elif change["op"] == "insert" and table in (return_document, return_file):
        raise RefusedError(
            "A return that was made final is not undone; make a new one that replaces it. "
            "Nothing was changed."
        )
    elif change["op"] == "insert" and table is training:
        _take_back_training(writer, change["first"], change["last"], today)
    elif change["op"] == "insert":
        writer.delete_range(table, change["first"], change["last"])
    elif change["op"] == "delete":
        writer.restore_rows(table, change["rows"])
    else:
        _reverse_update(writer, table, change)


def _take_back_training(writer: Writer, first: int, last: int, today: date) -> None:
    """Take training out; what a certificate was issued on stays in the file, voided."""
    query = (
        select(certificate.c.training_id)
        .where(certificate.c.training_id.between(first, last))
        .distinct()
        .order_by(certificate.c.training_id)
    )
    for number in writer.connection.execute(query).scalars().all():
        if number > first:
            writer.delete_range(training, first, number - 1)
        writer.update(training, number, voided_on=today, void_reason="Taken back")
        first = number + 1
    if first <= last:
        writer.delete_range(training, first, last)


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
