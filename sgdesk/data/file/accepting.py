"""Keeping what another program changed: one entry of the history that says what was found.

The entry tells of each row what the history had left there and what stands there now, so that
from then on the history holds against the rows again. Where it cannot say what stood there, as of
rows that an import added by the hundred, it says that this is not known.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from sgdesk.data.file.damage.replay import Mismatch, as_noted, newest_of_each, replay
from sgdesk.data.file.damage.sums import seal
from sgdesk.data.file.damage.unnoted import refuse_altered_history, said
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.schema import metadata
from sgdesk.data.file.store import BeforeWriting, Clock, local_now, open_file
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.errors import DamagedError

ACCEPTED = "accept_outside_changes"
"""The action of the entry; its details say what was found, as counts."""

_ROUNDS = 6


def accept_unnoted(
    path: Path,
    *,
    clock: Clock = local_now,
    actor: str | None = None,
    key: FileKey | None = None,
    before_writing: BeforeWriting | None = None,
) -> str:
    """Note what rows are not as the history says, as one entry, and seal the file.

    Returns what was found, in words; blank where there is nothing to note. Raises
    :class:`DamagedError` where the history itself was altered, and
    :class:`~sgdesk.domain.errors.FileError` as opening it does; ``before_writing`` is that of
    :func:`~sgdesk.data.file.store.open_file`.
    """
    file = open_file(
        path,
        writable=True,
        clock=clock,
        actor=actor,
        key=key,
        takes_unnoted=True,
        before_writing=before_writing,
    )
    with closing(file):
        with file.reading() as connection:
            refuse_altered_history(connection)
            found = said(replay(connection))
        if not found:
            seal(file.engine, file.path)
            return ""
        with file.writing(ACCEPTED, {"found": found}) as writer:
            _bring_together(writer, path)
    return found


def _bring_together(writer: Writer, path: Path) -> None:
    for turn in range(_ROUNDS):
        found = tuple(newest_of_each(replay(writer.connection, writer.changes)))
        if not found:
            return
        for each in found:
            for change in _changes(writer, each, is_first=turn == 0):
                _note(writer, each.table, change, is_first=turn == 0)
    raise DamagedError("the history contradicts itself", path.name)


def _note(writer: Writer, table: str, change: dict[str, Any], *, is_first: bool) -> None:
    """Note a change; what shows only behind those of the first turn was there before them."""
    if is_first:
        writer.note(metadata.tables[table], **change)
    else:
        writer.changes.insert(0, {"table": table, **change})


def _changes(writer: Writer, each: Mismatch, *, is_first: bool) -> Iterator[dict[str, Any]]:
    """What leads from what the history left to what stands there now."""
    table = metadata.tables[each.table]
    ids = range(each.row_id, max(each.last, each.row_id) + 1)
    if each.is_missing and each.expected is not None:
        yield {"op": "delete", "rows": [dict(each.expected)]}
    elif each.is_missing:
        span = {"first": each.row_id, "last": each.row_id}
        yield {"op": "delete", **span, "erased": True, "lost": True}
    elif each.is_extra:
        row = _present(writer, table, each.row_id)
        yield {"op": "insert", "first": each.row_id, "last": each.row_id, "rows": [row]}
    elif each.column and is_first:
        now = {each.column: _present(writer, table, each.row_id)[each.column]}
        before = {each.column: each.expected}
        yield {"op": "update", "id": each.row_id, "before": before, "after": now}
    else:
        names = [each.column] if each.column else [column.name for column in table.c]
        for number in ids:
            yield from _unknown_before(writer, table, number, names, is_first=is_first)


def _unknown_before(
    writer: Writer, table: Table, number: int, names: list[str], *, is_first: bool
) -> Iterator[dict[str, Any]]:
    """What stood there cannot be said; what stands there now can."""
    change = {"op": "update", "id": number, "before": {}}
    yield {**change, "after": {}, "erased": True, "lost": names}
    if is_first:
        yield {**change, "after": _present(writer, table, number)}


def _present(writer: Writer, table: Table, number: int) -> dict[str, Any]:
    found = writer.connection.execute(select(table).where(table.c.id == number)).mappings().one()
    return as_noted(table, found)
