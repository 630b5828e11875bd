"""Faults of SQLite told apart: the person's situation in plain words, our defects as they are."""

import errno
import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from sgdesk.domain.errors import DamagedError, FileError, InputError

_DAMAGED: Mapping[int, str] = {
    sqlite3.SQLITE_CORRUPT: "its pages do not fit together",
    sqlite3.SQLITE_NOTADB: "it does not begin as such a file does",
    sqlite3.SQLITE_FORMAT: "it does not begin as such a file does",
    sqlite3.SQLITE_TOOBIG: "something in it is larger than anything the program writes",
    sqlite3.SQLITE_INTERRUPT: "reading it takes far longer than a sound file would",
}
"""What a code of SQLite says of a file when it is not the person's situation."""

_NO_MEMORY = (
    "There is not enough memory free to read {file}; nothing was changed. "
    "Close other programs and try again; if that does not help, restore the last backup."
)

_NO_PART = ("no such table: ", "no such column: ", "unsupported file format")
"""How SQLite begins where a file is not made as ours are: our statements name what every file of
ours has, which tests see to."""

_NO_LETTERS = "Could not decode to UTF-8"
"""How the driver begins when a text is no text: it has no code for it, and quotes the text."""

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
    sqlite3.SQLITE_READONLY_DBMOVED: (
        "{file} was moved or replaced while it was open, so nothing was saved. "
        "Close it and open it again; what was saved before is in the file or in its last backup."
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
}


_CODE_BY_WORDS: Mapping[str, int] = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
    "database is locked": sqlite3.SQLITE_BUSY,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "file is not a database": sqlite3.SQLITE_NOTADB,
}
"""SQLCipher's driver gives no code with a fault of its online copy, only SQLite's own words."""


def _code_of(cause: BaseException | None) -> int | None:
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None and isinstance(cause, database_errors()):
        code = _CODE_BY_WORDS.get(str(cause))
    return code if isinstance(code, int) else None


def explain(error: BaseException, path: Path) -> FileError | None:
    """The sentence for a fault of the file or the disk; ``None`` for a defect of ours.

    Any driver's errors are understood: SQLCipher's are no subclass of those of ``sqlite3``, but
    bear the same codes.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, MemoryError):
        return FileError(_NO_MEMORY, file=path.name)
    if str(cause).startswith(_NO_LETTERS):
        return DamagedError("a text in it is no text", path.name)
    if str(cause).startswith(_NO_PART):
        return DamagedError("a part of it is missing", path.name)
    code = sqlite3.SQLITE_IOERR if _is_silence(cause, path) else _code_of(cause)
    if code is None:
        return None
    found = _DAMAGED.get(code & _PRIMARY)
    if found:
        return DamagedError(found, path.name)
    sentence = _SENTENCES.get(code) or _SENTENCES.get(code & _PRIMARY)
    return FileError(sentence, file=path.name) if sentence else None


_SILENT = {errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE, errno.ETIMEDOUT}
_SILENT_ON_WINDOWS = {21, 23, 55, 59, 64, 1117, 1167}
"""A device that is not ready, bad data on it, a share that is gone, a device that was pulled."""


def _is_silence(cause: BaseException | None, path: Path) -> bool:
    """Whether the disk did not answer our own reading of the file, past SQLite.

    An open stream's fault bears no name, and that of another file bears its own.
    """
    if not isinstance(cause, OSError):
        return False
    is_silent = cause.errno in _SILENT or getattr(cause, "winerror", None) in _SILENT_ON_WINDOWS
    return is_silent and (cause.filename is None or Path(cause.filename).name == path.name)


_ERROR_CODE = re.compile(r"error code=(\d+)")


def refuse_silence(told: Iterable[object], path: Path) -> None:
    """Raise :class:`FileError` where SQLite calls pages damaged that the disk did not give it."""
    codes = [int(code) for words in told for code in _ERROR_CODE.findall(str(words))]
    if any(code & _PRIMARY == sqlite3.SQLITE_IOERR for code in codes):
        raise FileError(_SENTENCES[sqlite3.SQLITE_IOERR], file=path.name)


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
    """Turn faults of the file or the disk into :class:`FileError`; let defects through.

    What was found damaged while the file was read gets the file's name here. Half a letter (a
    lone surrogate), which some programs put on the clipboard, cannot be written by any driver.
    """
    try:
        yield
    except DamagedError as error:
        error.name_file(path.name)
        raise
    except UnicodeDecodeError as error:  # words of a damaged schema, in SQLite's own message
        raise DamagedError("a text in it is no text", path.name) from error
    except UnicodeEncodeError as error:
        raise InputError(
            "A sign in what was given is only half a letter, as a faulty copy or a faulty sheet "
            "leaves it, and cannot be kept. Nothing was saved. Type it again and try again."
        ) from error
    except Exception as error:
        told = explain(error, path)
        if told is None:
            raise
        raise told from error
