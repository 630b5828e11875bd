"""Reading an organisation file's own bytes beside the connections that are open on it.

On POSIX systems, closing any handle of a file lets go of every lock that the process holds on it,
SQLite's own among them. While a file is held here, a handle that was opened to read its bytes is
therefore kept until the last connection is closed.
"""

import errno
import os
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path, PurePath
from threading import RLock

_File = tuple[int, int]

_lock = RLock()
_holders: Counter[_File] = Counter()
_kept: dict[_File, FileIO] = {}


def address(path: PurePath, mode: str) -> str:
    """The address by which SQLite opens a file; ``mode`` is ``rw``, ``ro`` or ``rwc``.

    ``path`` is whole. On Windows a network share stands behind four slashes: of two SQLite would
    take the computer's name for a host, and refuse it.
    """
    uri = path.as_uri()
    if not uri.startswith("file:///"):
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?mode={mode}"


def _key(status: os.stat_result) -> _File:
    return status.st_dev, status.st_ino


def hold(path: Path) -> _File:
    """Say that connections to ``path`` are open from now on; returns what to release."""
    with _lock:
        key = _key(path.stat())
        _holders[key] += 1
        return key


def release(key: _File) -> None:
    """Say that the connections of one :func:`hold` are closed."""
    with _lock:
        _holders[key] -= 1
        if _holders[key] <= 0:
            del _holders[key]
            kept = _kept.pop(key, None)
            if kept is not None:
                kept.close()


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """Keep handles of a file open while connections to it come and go."""
    key = hold(path)
    try:
        yield
    finally:
        release(key)


@contextmanager
def held(key: _File) -> Iterator[FileIO | None]:
    """The bytes of a file that is held, whatever has its name by now; ``None`` where none is open.

    ``key`` are the numbers by which the system knows the file.
    """
    with _lock:
        yield _kept.get(key)


@contextmanager
def opened(path: Path) -> Iterator[FileIO]:
    """The bytes of a file, to be read by one thread at a time; raises :class:`OSError`."""
    with _lock:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for, for ever
            raise OSError(errno.EINVAL, "it is not a file")
        key = _key(status)
        stream = _kept.get(key) or path.open("rb", buffering=0)
        try:
            stream.seek(0)
            yield stream
        finally:
            if key not in _holders:
                stream.close()
            else:
                _kept[key] = stream
