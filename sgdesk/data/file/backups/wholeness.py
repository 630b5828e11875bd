"""Whether a backup, or any organisation file, is whole."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, select

from sgdesk.data.file import history
from sgdesk.data.file.damage.bounds import deadline
from sgdesk.data.file.damage.objects import foreign_parts
from sgdesk.data.file.damage.sums import Seal, verify_sums
from sgdesk.data.file.engine import (
    FIRST_WITH_SUMS,
    connect,
    header_version,
    is_under_cipher,
    reading,
)
from sgdesk.data.file.errors import plain_faults, refuse_silence
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.schema import evidence, return_file
from sgdesk.domain.errors import FileError

_BLOCK = 1 << 20


def find_faults(path: Path, key: FileKey | None = None) -> tuple[str, ...]:
    """What is wrong with a file, in a few words each; empty where everything fits.

    Looks at the sum of each page, at the structure, at the references between rows, at the
    checksums of stored documents and at the chain of the history, and for parts that are not ours,
    such as triggers. A file of an older schema may lack tables.
    """
    engine = connect(path, key, read_only=True)
    try:
        parts = _foreign(engine, path)
        changed = parts or _changed_pages(engine, path)
        if changed:
            return changed
        with reading(engine, path) as connection, deadline(connection, path):
            damaged = connection.exec_driver_sql("PRAGMA integrity_check(3)").scalars().all()
            if list(damaged) != ["ok"]:
                refuse_silence(damaged, path)
                return ("its pages do not fit together",)
            return tuple(_faults_of_rows(connection))
    finally:
        engine.dispose()


def _foreign(engine: Engine, path: Path) -> tuple[str, ...]:
    """Parts that act and are not ours: nothing more of such a file is read."""
    with reading(engine, path) as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        return foreign_parts(connection, version)


def _changed_pages(engine: Engine, path: Path) -> tuple[str, ...]:
    """The pages that are not as they were written, proved by the file's sums or by its cipher."""
    if is_under_cipher(engine):
        with reading(engine, path) as connection:
            found = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
        return tuple(str(each).lower() for each in found)
    with reading(engine, path) as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version < FIRST_WITH_SUMS:
        return ()
    with plain_faults(path):
        verdict = verify_sums(engine, path)
    if verdict.seal is not Seal.CHANGED:
        return ()
    return tuple(f"page {number} has changed since it was written" for number in verdict.pages[:3])


def _faults_of_rows(connection: Connection) -> Iterator[str]:
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    present = set(tables.scalars())
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield f"{row.table} row {row.rowid} points at nothing in {row.parent}"
    broken = history.broken_link(connection) if "history" in present else None
    if broken is not None:
        yield f"the history was altered at entry {broken}"
    if "file_facts" in present and history.lost_end(connection):
        yield "the end of the history is missing"
    for table in (evidence, return_file):
        if table.name in present:
            yield from _altered_documents(connection, table)


def _altered_documents(connection: Connection, table: Table) -> Iterator[str]:
    query = select(table.c.id, table.c.sha256, table.c.content)
    for row in connection.execute(query):
        if hashlib.sha256(row.content).hexdigest() != row.sha256:
            yield f"the document in {table.name} row {row.id} was altered"


def checksum(path: Path) -> str:
    """The SHA-256 of a file that nobody has open."""
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def sum_path(path: Path) -> Path:
    """Where the checksum of a backup lies that was made before such a file proved itself."""
    return path.with_name(f"{path.name}.sha256")


def verify(path: Path, key: FileKey | None = None) -> None:
    """Raise :class:`FileError` unless a backup is whole: header, sums, structure, history."""
    header_version(path, key)
    faults = ("it has changed since it was made",) if _is_altered(path) else find_faults(path, key)
    if faults:
        raise FileError(
            "{file} is damaged ({what}) and was not used. Choose another backup; "
            "nothing was changed.",
            file=path.name,
            what=faults[0],
        )


def _is_altered(path: Path) -> bool:
    with suppress(OSError, UnicodeError):
        told = sum_path(path)
        return told.is_file() and told.read_text(encoding="ascii").strip() != checksum(path)
    return False
