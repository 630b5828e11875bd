"""A file taken from clear to encrypted, back, or to another key: made anew, proved, put in place.

The new file is made beside the old one and proved against it row by row. One renaming then puts
it in its place, so that a process that ends at any moment leaves the old file or the new one.
"""

import errno
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine

from sgdesk.data.file import engine as engines
from sgdesk.data.file.damage.sums import Seal, seal
from sgdesk.data.file.damage.unnoted import refuse_unnoted
from sgdesk.data.file.disk.files import flush, make_own, sync_file, sync_folder
from sgdesk.data.file.disk.leftovers import clear_leftovers, drop_part, part_in
from sgdesk.data.file.errors import database_errors, plain_faults
from sgdesk.data.file.passphrase import cipher
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.schema import APPLICATION_ID
from sgdesk.domain.errors import FileError, reason_of, remedy_of
from sgdesk.domain.file.passphrases import StillNamed
from sgdesk.replacing import replace

_BLOCK = 1 << 20
_SUMS = "page_sum"
"""The one table that is of the old file's pages and not of what it holds."""

Note = Callable[[Path], None]
"""Writes into the new file before it takes its place, such as an entry in its history."""


def convert(
    path: Path, old: FileKey | None, new: FileKey | None, note: Note | None = None
) -> StillNamed | None:
    """Make the file at ``path`` one of the key ``new``; ``None`` stands for a file in clear.

    The caller holds the writer's lock, and no connection to the file. What was in clear is
    written over before it goes, unless it has a further name: somebody's snapshot is left as it
    is and returned, to be told. Raises :class:`FileError`, with the old file as it was, where it
    is damaged, where ``old`` is not its key, and where the disk refuses.
    """
    engines.header_version(path, old)
    with _engine(path, old) as engine:
        if engines.look_through(engine, path) is Seal.UNSEALED:
            with engines.reading(engine, path) as connection:
                refuse_unnoted(connection, path)
    part = part_in(path.parent)
    try:
        clear_leftovers(path.parent)
        os.close(make_own(part))
        with plain_faults(path):
            version = _copy(path, old, part, new)
        _seal_and_prove(path, old, part, new, version)
        if note is not None:
            note(part)
        sync_file(part)
        return _put_in_place(part, path, in_clear=old is None)
    except OSError as error:
        raise _not_changed(path, error) from error
    finally:
        drop_part(part)


def _not_changed(path: Path, cause: Exception) -> FileError:
    return FileError(
        "The passphrase of {file} was not changed ({why}); the file is as it was. {remedy}",
        file=path.name,
        why=reason_of(cause),
        remedy=remedy_of(cause, "Move the file to another folder"),
    )


def _full_or_other(error: Exception) -> Exception:
    """A full disk as the system tells of it; SQLite's own words are no reason to show."""
    return OSError(errno.ENOSPC, "full") if "full" in str(error) else error


def _copy(path: Path, old: FileKey | None, part: Path, new: FileKey | None) -> int:
    """Copy everything into ``part``; return the version of its schema."""
    with closing(_connection(path, old)) as raw:
        version = int(raw.execute("PRAGMA user_version").fetchone()[0])
        raw.execute(f"ATTACH DATABASE ? AS made KEY {_literal(new)}", (str(part),))
        # A file that fails is thrown away, so it needs no journal, which could be in clear.
        for setting in ("journal_mode = OFF", "synchronous = OFF", "secure_delete = ON"):
            raw.execute(f"PRAGMA made.{setting}")
        raw.execute("BEGIN")
        _export(raw, path)
        if raw.execute("SELECT 1 FROM made.sqlite_master WHERE name = ?", (_SUMS,)).fetchone():
            raw.execute(f"DELETE FROM made.{_SUMS}")
        raw.execute("COMMIT")
        # The export leaves both at nothing.
        raw.execute(f"PRAGMA made.application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA made.user_version = {version}")
        raw.execute("DETACH DATABASE made")
    return version


def _export(raw: sqlite3.Connection, path: Path) -> None:
    try:
        raw.execute("SELECT sqlcipher_export('made')")
    except database_errors() as error:  # a function of SQLite's tells words and no code
        raise _not_changed(path, _full_or_other(error)) from error


def _literal(key: FileKey | None) -> str:
    return "''" if key is None else f"\"x'{key.raw.hex()}{key.salt.hex()}'\""


def _connection(path: Path, key: FileKey | None) -> sqlite3.Connection:
    """A bare connection through SQLCipher, which opens a file in clear as well."""
    raw = cipher.connect_raw(path, key)
    raw.execute("PRAGMA busy_timeout = 5000")
    raw.execute("PRAGMA trusted_schema = OFF")
    raw.execute("PRAGMA temp_store = MEMORY")
    return raw


def _seal_and_prove(
    path: Path, old: FileKey | None, part: Path, new: FileKey | None, version: int
) -> None:
    """Raise :class:`FileError` unless ``part`` is sound and holds all that the file does."""
    with _engine(part, new) as engine:
        seal(engine, part)
        engines.look_through(engine, part)
    with plain_faults(path), closing(_connection(path, old)) as raw:
        held = _digest(raw)
    with plain_faults(part), closing(_connection(part, new)) as raw:
        made = _digest(raw)
    if held != made or engines.header_version(part, new) != version:
        raise FileError(
            "The passphrase of {file} was not changed, because its copy was not the same; the file "
            "is as it was. Look it through: sgdesk check FILE.",
            file=path.name,
        )


@contextmanager
def _engine(part: Path, key: FileKey | None) -> Iterator[Engine]:
    engine = engines.connect(part, key)
    try:
        yield engine
    finally:
        engine.dispose()


def _digest(raw: sqlite3.Connection) -> str:
    """What a file holds: the schema, and every row of every table in its order."""
    raw.text_factory = bytes
    found = hashlib.sha256()
    schema = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    for line in sorted(map(repr, schema)):
        found.update(line.encode())
    names = sorted(bytes(name) for kind, name, _, _ in schema if kind == b"table")
    for name in names:
        if name != _SUMS.encode() and not name.startswith(b"sqlite_"):
            quoted = name.decode().replace('"', '""')
            for row in raw.execute(f'SELECT * FROM "{quoted}" ORDER BY rowid'):
                found.update(repr(row).encode())
    return found.hexdigest()


def _put_in_place(part: Path, path: Path, *, in_clear: bool) -> StillNamed | None:
    """Give the new file its name; the old one, where it was in clear, is written over and goes."""
    spare = _second_name(path) if in_clear else None
    try:
        replace(part, path)
        sync_folder(path.parent)
        if spare is not None:
            # The new file is in its place: what is left of the old one is no reason to stop.
            with suppress(OSError):
                return _wipe(spare)
    finally:
        if spare is not None:
            drop_part(spare)
    return None


def _second_name(path: Path) -> Path | None:
    """A second name by which the old file is found again; a stick's disk may have none."""
    spare = part_in(path.parent)
    try:
        os.link(path, spare)
    except OSError:
        return None
    return spare


def remove_in_clear(path: Path) -> StillNamed | None:
    """Write over a file in clear and remove it, with what an unfinished change left beside it.

    Where it has a further name it is not written over: that is returned, to be told. Raises
    :class:`OSError`.
    """
    named = _wipe(path)
    for ending in ("-journal", "-wal"):
        beside = path.with_name(path.name + ending)
        with suppress(FileNotFoundError):
            _wipe(beside)
            beside.unlink()
    path.unlink()
    sync_folder(path.parent)
    return named


def _wipe(path: Path) -> StillNamed | None:
    """Write over a file by its last name; where it has others, say so and leave it."""
    about = path.stat()
    if about.st_nlink > 1:  # a further name is somebody's snapshot
        return StillNamed(about.st_dev, about.st_ino, about.st_nlink - 1)
    with path.open("rb+", buffering=0) as stream:
        left = about.st_size
        while left > 0:
            left -= stream.write(bytes(min(left, _BLOCK)))
        flush(stream.fileno())
    return None
