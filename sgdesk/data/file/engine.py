"""Connections to an organisation file: what is checked before, and set on, each of them."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import NoResultFound
from sqlalchemy.pool import NullPool, QueuePool
from sqlalchemy.util import LRUCache

from sgdesk.data.file.damage.bounds import bound, deadline
from sgdesk.data.file.damage.looks import LOST_END, fits_together, lost_end, seal_of
from sgdesk.data.file.damage.objects import foreign_parts
from sgdesk.data.file.damage.sums import Seal
from sgdesk.data.file.disk import raw as raw_bytes
from sgdesk.data.file.disk.files import make_own
from sgdesk.data.file.errors import plain_faults
from sgdesk.data.file.passphrase import cipher
from sgdesk.data.file.passphrase.key import MAGIC, FileKey
from sgdesk.data.file.released import RELEASED, TRIALS, digest_in
from sgdesk.data.file.schema import APPLICATION_ID, PAGE, SCHEMA_VERSION
from sgdesk.data.file.stored import read_strictly
from sgdesk.domain.errors import DamagedError, FileError, InputError
from sgdesk.domain.names import filing_key

FIRST_WITH_SUMS = 4
"""The first schema whose files hold a sum for each of their pages."""

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


class _Statements(LRUCache[Any, Any]):
    """Statements as SQL, made once for all files that are read alike, and not for each engine.

    SQLAlchemy looks them up by the engine's dialect first; those of our engines do not differ.
    """

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(key[1:], value)


_STATEMENTS = _Statements(700)


def header_version(path: Path, key: FileKey | None = None) -> int:
    """The schema version in the header of the file, read before any connection is made.

    Raises :class:`FileError` where there is no file, where it is empty, where it is not an
    organisation file, and where a newer version of the program wrote it. Read this way the
    file stays as it is, to the byte. An encrypted file has its header read through its cipher:
    :class:`PassphraseNeeded` without a key, :class:`WrongPassphrase` with that of another file.
    """
    try:
        _check_kind(path, path.stat().st_mode)
        head = _head_of(path)
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
    if not head.startswith(MAGIC) and cipher.is_encrypted(path):
        return _encrypted_version(path, key)
    version = _version_in(head, path)
    if path.with_name(f"{path.name}-journal").exists():
        # A migration that was cut off has its version in the header, and the one before in its
        # journal, which SQLite puts back at the first reading.
        with plain_faults(path), closing(_bare_connection(path, None)) as raw:
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            version = _version_in(_head_of(path), path)
    return version


def _head_of(path: Path) -> bytes:
    with raw_bytes.opened(path) as stream:
        return stream.read(100)


def _encrypted_version(path: Path, key: FileKey | None) -> int:
    with plain_faults(path):
        cipher.check_key(path, key)
        with closing(_bare_connection(path, key)) as raw:
            raw.execute("PRAGMA query_only = ON")
            owner, version = (
                int(raw.execute(f"PRAGMA {name}").fetchone()[0])
                for name in ("application_id", "user_version")
            )
    return _our_version(owner, version, path)


def _check_kind(path: Path, mode: int) -> None:
    """Refuse a folder, and what would keep us waiting for ever, such as a pipe."""
    if stat.S_ISDIR(mode):
        named = path.name or str(path)
        raise FileError("{file} is a folder; choose the organisation file in it.", file=named)
    if not stat.S_ISREG(mode):
        raise FileError("{file} is not a file; choose an organisation file.", file=path.name)


def _version_in(head: bytes, path: Path) -> int:
    if not head:
        raise DamagedError("it is empty", path.name)
    is_sqlite = len(head) == 100 and head.startswith(MAGIC)
    if is_sqlite and _number(head, 68) == APPLICATION_ID and not _is_our_layout(head):
        raise DamagedError("it does not begin as such a file does", path.name)
    return _our_version(_number(head, 68) if is_sqlite else None, _number(head, 60), path)


def _our_version(owner: int | None, version: int, path: Path) -> int:
    """The version of a file of ours that this program can read; else :class:`FileError`."""
    if owner != APPLICATION_ID:
        raise FileError(
            "{file} is not an organisation file of sgdesk, or it is damaged; "
            "it was left as it is. Choose another file, or restore a backup.",
            file=path.name,
        )
    if version > SCHEMA_VERSION:
        raise FileError(
            "{file} was saved by a newer version of sgdesk; it was left as it is. "
            "Install the newer version to open it.",
            file=path.name,
        )
    return version


def _is_our_layout(head: bytes) -> bool:
    """Whether the header says what SQLite wrote for us: its page size, format and encoding."""
    fixed = _page_size(head) == PAGE and head[20:24] == b"\x00\x40\x20\x20"
    return fixed and _number(head, 44) in (0, 4) and _number(head, 56) in (0, 1)


def _page_size(head: bytes) -> int:
    return int.from_bytes(head[16:18], "big")


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")


def connect(path: Path, key: FileKey | None = None, *, read_only: bool = False) -> Engine:
    """An engine for a file that is there and ours; it never makes a new file.

    A ``key`` opens an encrypted file, or an empty one that is going to be; a plain file needs
    none and takes no notice of one.

    Transactions begin in so many words (``BEGIN``, or ``BEGIN IMMEDIATE`` with
    :data:`IMMEDIATE`), so that data definition is rolled back with the rest.
    """
    used = None if is_plain(path) else key
    engine = create_engine(
        "sqlite://",
        # what is kept for a file under a passphrase goes with its engine
        execution_options={"compiled_cache": _STATEMENTS} if used is None else {},
        module=sqlite3 if used is None else cipher.driver(),
        creator=lambda: _raw_connection(path, used, read_only=read_only),
        poolclass=NullPool if read_only else QueuePool,
    )
    read_strictly(engine)
    event.listen(engine, "begin", _begin)
    return engine


def is_plain(path: Path) -> bool:
    """Whether a file begins as one in clear does."""
    try:
        with raw_bytes.opened(path) as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def _raw_connection(path: Path, key: FileKey | None, *, read_only: bool) -> sqlite3.Connection:
    raw = _bare_connection(path, key)
    raw.create_function("filed_by", 2, filing_key, deterministic=True)
    for pragma in _PRAGMAS:
        if not read_only or "journal_mode" not in pragma:
            raw.execute(pragma)
    if read_only:
        raw.execute("PRAGMA query_only = ON")
    return raw


def _bare_connection(path: Path, key: FileKey | None) -> sqlite3.Connection:
    """A reader may still roll back what a crash left half done, so its file is not opened "ro"."""
    if key is not None:
        return cipher.connect_raw(path, key)
    uri = raw_bytes.address(path.resolve(), "rw")
    raw = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    bound(raw)
    return raw


def _begin(connection: Connection) -> None:
    kind = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")


def create(path: Path, key: FileKey | None = None) -> Engine:
    """Make a new, empty organisation file; refuse to touch one that is there.

    With a ``key`` it is encrypted from its first byte on.
    """
    if key is not None:
        cipher.driver()  # before anything is made
    try:
        os.close(make_own(path))
    except FileExistsError as error:
        raise InputError(
            "{file} is already there and was left as it is. Choose another name.",
            file=path.name,
        ) from error
    except OSError as error:
        from sgdesk.data.file.disk.making import cannot_be_made

        raise cannot_be_made(path, error) from error
    return connect(path, key)


def stamp(connection: Connection) -> None:
    """Write whose file it is, and of which schema, into its header."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """One read transaction, with faults of the file told in plain words."""
    with (
        plain_faults(path),
        engine.connect() as connection,
        connection.begin(),
        blaming_the_file(connection),
    ):
        yield connection


STUMBLES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, NoResultFound)
"""What reading runs into where rows are not as they refer to each other."""


@contextmanager
def blaming_the_file(connection: Connection) -> Iterator[None]:
    """Tell a stumble as damage where the file's rows do not fit together, and else let it through.

    What is read is believed as far as it refers to other rows. Where something stumbles over that,
    the file is looked through before it is called a defect of ours.
    """
    try:
        yield
    except STUMBLES as error:
        if isinstance(error, UnicodeError) or fits_together(connection):
            raise
        raise DamagedError("its parts do not fit together") from error


def look_through(engine: Engine, path: Path) -> Seal:
    """Refuse a damaged file before anything else is read from it, whatever its size.

    Its pages are proved by their sums, those of an encrypted file by SQLCipher's own; where its
    last writing was not sealed, or it is older than the sums, SQLite looks through all of it.
    Returns which of the two it was: of an unsealed one nothing is said of single values. The end of
    the history has to be there in any case.
    """
    with reading(engine, path) as connection:
        with deadline(connection, path):
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            foreign = foreign_parts(connection, version)
            if foreign:
                raise DamagedError(foreign[0], path.name)
            sound = _has_its_parts(connection, path, version)
        found = seal_of(connection, path) if sound else Seal.CHANGED
        if found is Seal.UNSEALED:
            with deadline(connection, path):
                sound = fits_together(connection, path)
        if not sound or found is Seal.CHANGED:
            raise DamagedError("its parts do not fit together", path.name)
        if version >= FIRST_WITH_SUMS and lost_end(connection):
            raise DamagedError(LOST_END, path.name)
    return found


def is_under_cipher(engine: Engine) -> bool:
    """Whether an engine reads its file through the cipher; the file itself is not asked again."""
    return getattr(engine.dialect.dbapi, "__name__", "").startswith("sqlcipher3")


def _has_its_parts(connection: Connection, path: Path, version: int) -> bool:
    """Whether every table and column of the file's version is there, and whose file it is.

    Raises :class:`FileError` for a file of a trial build.
    """
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
