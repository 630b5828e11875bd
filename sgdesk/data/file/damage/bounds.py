"""How much work and memory a file may cause, set before anything is read from it."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 512 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 8 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_ATTACHED: 2,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
"""Of one value and one statement, in bytes: the largest that we write is the history of an import
of 200,000 rows that was taken back."""

_STEPS = 20_000
"""Steps of SQLite's machine between two looks at the time: some milliseconds."""

_LEAST_SECONDS = 8.0
_SECONDS_A_MEGABYTE = 1.0


def bound(raw: sqlite3.Connection) -> None:
    """Set the limits of a connection of Python's own driver; SQLCipher's has no such call."""
    for which, most in _LIMITS.items():
        raw.setlimit(which, most)


@contextmanager
def deadline(connection: Connection, path: Path) -> Iterator[None]:
    """Stop what is read within as damage once it takes far longer than a sound file would.

    Pages that point at each other in circles can keep SQLite busy for years.
    """
    size = path.stat().st_size / (1024 * 1024)
    end = time.monotonic() + max(_LEAST_SECONDS, size * _SECONDS_A_MEGABYTE)
    raw = connection.connection.dbapi_connection
    assert raw is not None  # noqa: S101 - the connection is open
    raw.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)
