"""Faults of SQLite told apart: the person's situation in plain words, our defects as they are."""

import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from sgdesk.domain.errors import FileError

_DAMAGED = (
    "{file} is damaged and was left as it is. Restore the last backup: "
    "sgdesk restore BACKUP --to NEWFILE, or Set-up > Safety in the window."
)

_PRIMARY = 0xFF
"""The part of an extended code that says the kind of fault."""

_SENTENCES: Mapping[int, str] = {
    sqlite3.SQLITE_FULL: (
        "The disk is full, so nothing was saved to {file}; what was saved before is safe. "
        "Make room on the disk and try again."
    ),
    sqlite3.SQLITE_BUSY: (
        "{file} is busy in another copy of the program; nothing was changed. "
        "Close the other copy, or wait a moment, and try again."
    ),
    sqlite3.SQLITE_LOCKED: (
        "{file} is busy in another copy of the program; nothing was changed. "
        "Close the other copy, or wait a moment, and try again."
    ),
    sqlite3.SQLITE_READONLY: (
        "{file} may only be read here, so nothing was changed. "
        "Copy it to a folder of your own and open the copy."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "{file} cannot be opened; nothing was changed. "
        "Check that its folder is still there and that you may open it."
    ),
    sqlite3.SQLITE_PERM: (
        "You may not open {file}; nothing was changed. Ask whoever looks after this computer."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk that holds {file} did not answer; what was saved before is safe. "
        "Check that the disk or stick is still plugged in and try again."
    ),
    sqlite3.SQLITE_IOERR_WRITE: (
        "The disk that holds {file} took no more, so nothing was saved; what was saved before is "
        "safe. The disk may be full, or allow no larger file: make room on it, or move the file "
        "to another disk, and try again."
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


def explain(error: BaseException, path: Path) -> FileError | None:
    """The sentence for a fault of the file or the disk; ``None`` for a defect of ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if isinstance(cause, database_errors()) and isinstance(code, int):
        sentence = _SENTENCES.get(code) or _SENTENCES.get(code & _PRIMARY)
        return FileError(sentence, file=path.name) if sentence else None
    return None


def database_errors() -> tuple[type[Exception], ...]:
    """The classes of SQLite's faults: SQLCipher has its own, which are none of ``sqlite3``."""
    cipher = sys.modules.get("sqlcipher3.dbapi2")
    if cipher is None:
        return (sqlite3.DatabaseError,)
    theirs: type[Exception] = cipher.DatabaseError
    return (sqlite3.DatabaseError, theirs)


def all_errors() -> tuple[type[Exception], ...]:
    """The same, and SQLAlchemy's own class around them."""
    return (DBAPIError, *database_errors())


@contextmanager
def plain_faults(path: Path) -> Iterator[None]:
    """Turn faults of the file or the disk into :class:`FileError`; let defects through."""
    try:
        yield
    except UnicodeDecodeError as error:  # words of a damaged schema, in SQLite's own message
        raise FileError(_DAMAGED, file=path.name) from error
    except all_errors() as error:
        told = explain(error, path)
        if told is None:
            raise
        raise told from error
