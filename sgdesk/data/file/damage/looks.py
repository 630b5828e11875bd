"""What any file of ours is held against, wherever it is asked whether one is whole.

Opening a file, proving a copy of one and looking one through ask the same here, and go on from
there as far as each of them has the time. Nothing that is found holds what stands in the file.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from sgdesk.data.file.damage.sums import CHANGED, Seal, verify_read
from sgdesk.data.file.disk import raw
from sgdesk.data.file.errors import refuse_silence
from sgdesk.data.file.schema import metadata

if TYPE_CHECKING:
    from sgdesk.domain.file.health import Finding


MOST = 20
"""Findings of one kind: the rest is counted."""

_IN_TABLE = re.compile(
    r"(?:CHECK constraint failed in|NULL value in|row \d+ missing from index ix_|"
    r"non-\w+ value in|\w+ value in) (\w+)"
)


def seal_of(connection: Connection, path: Path) -> Seal:
    """Whether every page is as it was written, by the file's own sums or by its cipher.

    A plain file of an older schema, or whose last writing was not sealed, is unsealed.
    """
    if getattr(connection.dialect.dbapi, "__name__", "").startswith("sqlcipher3"):
        told = connection.exec_driver_sql("PRAGMA cipher_integrity_check").first()
        return Seal.SOUND if told is None else Seal.CHANGED
    with raw.opened(path) as stream:
        return verify_read(connection, stream).seal


def pages(connection: Connection, path: Path) -> "Iterator[Finding]":
    """The pages that are not as they were written."""
    from sgdesk.domain.file.health import Finding

    if seal_of(connection, path) is Seal.CHANGED:
        yield Finding("", CHANGED)


def structure(connection: Connection, path: Path | None) -> "Iterator[Finding]":
    """What SQLite itself says: pages, indices, rules of the tables.

    Raises :class:`~sgdesk.domain.errors.FileError` with the name of ``path`` where the disk did not
    answer; without one it is told as damage.
    """
    from sgdesk.data.file.damage.words import thing
    from sgdesk.domain.file.health import Finding

    told = connection.exec_driver_sql(f"PRAGMA integrity_check({MOST})").scalars().all()
    if list(told) == ["ok"]:
        return
    if path is not None:
        refuse_silence(told, path)
    places = {found[1] for each in told if (found := _IN_TABLE.search(str(each)))}
    known = sorted(places & set(metadata.tables))
    for name in known:
        yield Finding(thing(name), "holds what cannot be")
    if not known:
        yield Finding("", "its pages do not fit together")


def references(connection: Connection) -> "Iterator[Finding]":
    """Rows that point at what is not there."""
    from sgdesk.data.file.damage.words import place, thing
    from sgdesk.domain.file.health import Finding

    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    for row in rows[:MOST]:
        yield Finding(
            place(row.table, row.rowid), f"{thing(row.parent)} that belongs to it is gone"
        )
    if len(rows) > MOST:
        yield Finding("", f"and {len(rows) - MOST} more that point at what is gone")


LOST_END = "the history does not end where its last entry was written"


def lost_end(connection: Connection) -> bool:
    """Whether the history ends elsewhere than where its last entry was written.

    It is if the file no longer says where that was. Every opening asks, so it is one statement.
    """
    is_whole = connection.exec_driver_sql(
        "SELECT coalesce(last.id, 0) = history_count AND coalesce(last.hash, '') = history_head "
        "FROM file_facts LEFT JOIN history AS last ON last.id = (SELECT max(id) FROM history)"
    )
    return is_whole.scalar() != 1


def fits_together(connection: Connection, path: Path | None = None) -> bool:
    """Whether structure and references of a file are whole."""
    return not any(references(connection)) and not any(structure(connection, path))
