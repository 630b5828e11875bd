"""Connections to an organisation file: what is checked before, and set on, each of them."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from sgdesk.data.file.errors import plain_faults
from sgdesk.data.file.released import RELEASED, TRIALS, digest_in
from sgdesk.data.file.schema import APPLICATION_ID, SCHEMA_VERSION
from sgdesk.data.file.stored import read_strictly
from sgdesk.domain.errors import DamagedError, FileError, InputError

_MAGIC = b"SQLite format 3\x00"
_CHECKED_AT_OPENING = 32 * 1024 * 1024
"""Files up to this many bytes are looked through whenever they are opened (some 50 ms)."""

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA fullfsync = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA busy_timeout = 5000",
)

IMMEDIATE = {"begin": "IMMEDIATE"}
"""Execution options of a connection that is going to write."""


def header_version(path: Path) -> int:
    """The schema version in the header of the file, read before any connection is made.

    Raises :class:`FileError` where there is no file, where it is empty, where it is not an
    organisation file, and where a newer version of the program wrote it. Read this way the
    file stays as it is, to the byte.
    """
    try:
        _check_kind(path, path.stat().st_mode)
        with path.open("rb") as stream:
            head = stream.read(100)
    except FileNotFoundError as error:
        raise FileError(
            "There is no file {file}. Check the name and the folder, or restore a backup.",
            file=str(path),
        ) from error
    except OSError as error:
        raise FileError(
            "{file} cannot be opened; nothing was changed. Check that you may open it.",
            file=path.name,
        ) from error
    return _version_in(head, path)


def _check_kind(path: Path, mode: int) -> None:
    """Refuse a folder, and what would keep us waiting for ever, such as a pipe."""
    if stat.S_ISDIR(mode):
        raise FileError("{file} is a folder; choose the organisation file in it.", file=path.name)
    if not stat.S_ISREG(mode):
        raise FileError("{file} is not a file; choose an organisation file.", file=path.name)


def _version_in(head: bytes, path: Path) -> int:
    if not head:
        raise DamagedError("it is empty", path.name)
    if len(head) < 100 or not head.startswith(_MAGIC) or _number(head, 68) != APPLICATION_ID:
        raise FileError(
            "{file} is not an organisation file of sgdesk, or it is damaged; "
            "it was left as it is. Choose another file, or restore a backup.",
            file=path.name,
        )
    version = _number(head, 60)
    if version > SCHEMA_VERSION:
        raise FileError(
            "{file} was saved by a newer version of sgdesk; it was left as it is. "
            "Install the newer version to open it.",
            file=path.name,
        )
    return version


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")


def connect(path: Path, *, read_only: bool = False) -> Engine:
    """An engine for a file that is there and ours; it never makes a new file.

    Transactions begin in so many words (``BEGIN``, or ``BEGIN IMMEDIATE`` with
    :data:`IMMEDIATE`), so that data definition is rolled back with the rest.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: _raw_connection(path, read_only=read_only),
        poolclass=NullPool if read_only else QueuePool,
    )
    read_strictly(engine)
    event.listen(engine, "begin", _begin)
    return engine


def _raw_connection(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A reader may still roll back what a crash left half done, so its file is not opened "ro"."""
    uri = f"{path.resolve().as_uri()}?mode=rw"
    raw = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    for pragma in _PRAGMAS:
        if not read_only or "journal_mode" not in pragma:
            raw.execute(pragma)
    if read_only:
        raw.execute("PRAGMA query_only = ON")
    return raw


def _begin(connection: Connection) -> None:
    kind = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")


def create(path: Path) -> Engine:
    """Make a new, empty organisation file; refuse to touch one that is there."""
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise InputError(
            "{file} is already there and was left as it is. Choose another name.",
            file=path.name,
        ) from error
    except OSError as error:
        raise FileError(
            "{file} cannot be made. Check that the folder is there and that you may write to it.",
            file=str(path),
        ) from error
    return connect(path)


def stamp(connection: Connection) -> None:
    """Write whose file it is, and of which schema, into its header."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """One read transaction, with faults of the file told in plain words."""
    with plain_faults(path), engine.connect() as connection, connection.begin():
        yield connection


def look_through(engine: Engine, path: Path) -> None:
    """Refuse a damaged file before anything is read from it, where that is quick."""
    with reading(engine, path) as connection:
        sound = _has_its_parts(connection, path)
        if sound and path.stat().st_size <= _CHECKED_AT_OPENING:
            sound = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"
    if not sound:
        raise DamagedError("its parts do not fit together", path.name)


def _has_its_parts(connection: Connection, path: Path) -> bool:
    """Whether every table and column of the file's version is there, and whose file it is.

    Raises :class:`FileError` for a file of a trial build.
    """
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version not in RELEASED:
        return True
    found = digest_in(connection)
    if found in TRIALS:
        raise FileError(
            "{file} was made by a trial version of sgdesk from before its first release, which "
            "this version cannot read; it was left as it is. Make a new file, and bring your "
            "people and their training in again from your sheet.",
            file=path.name,
        )
    if found != RELEASED[version]:
        return False
    return connection.exec_driver_sql("SELECT count(*) FROM organisation").scalar() == 1
