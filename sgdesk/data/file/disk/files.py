"""Writing a file so that the one before it stays whole until the new one is on the disk.

What is made here can be read by its owner alone, from its first byte on.
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

from sgdesk.data.file.disk.leftovers import clear_leftovers, drop_part, part_in
from sgdesk.domain.errors import InputError, reason_of, remedy_of
from sgdesk.domain.file.names import is_organisation_name
from sgdesk.replacing import replace

_OWN = 0o600
_BLOCK = 1 << 20
_BESIDE: ContextVar[bool] = ContextVar("beside others", default=False)


def refuse_special(path: Path) -> None:
    """Raise :class:`InputError` for a folder, a pipe or a device, before it is opened.

    A pipe would keep whoever opens it waiting for ever. What is not there is no matter here.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # or its name has letters that this system cannot write
        return
    named = path.name or str(path)  # "." and "/" have no name of their own
    if stat.S_ISDIR(mode):
        raise InputError("{file} is a folder; nothing was changed. Name a file.", file=named)
    if not stat.S_ISREG(mode):
        raise InputError(
            "{file} is not a file but a device or a pipe; nothing was changed. Name a file.",
            file=named,
        )


def make_own(path: Path) -> int:
    """Make a new file that its owner alone can read; return it open, for reading and writing.

    Raises :class:`FileExistsError` where something has that name.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, _OWN)


def put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its name, over nothing: :class:`FileExistsError` where it is taken."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # no second names on this disk, such as a stick's
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        part.rename(path)
    else:
        part.unlink()
    sync_folder(path.parent)


def keep_under(path: Path, kept: Path) -> None:
    """Give a file a second name, or where the disk has no second names, a copy of that name.

    ``path`` stays where it is. Nothing happens where ``kept`` holds the same already; raises
    :class:`FileExistsError` where it holds anything else.
    """
    if os.path.lexists(kept) and is_same(path, kept):
        return
    try:
        os.link(path, kept)
    except FileExistsError:
        raise
    except OSError:
        part = part_in(kept.parent)
        try:
            copy_bytes(path, part)
            put_in_place(part, kept)
        finally:
            drop_part(part)
    sync_folder(kept.parent)


def is_same(left: Path, right: Path) -> bool:
    """Whether two names are of one file, or, where a disk has no second names, of equal bytes."""
    if left.samefile(right):
        return True
    with left.open("rb") as first, right.open("rb") as second:
        while block := first.read(_BLOCK):
            if block != second.read(len(block)):
                return False
        return not second.read(1)


def copy_bytes(source: Path, target: Path) -> None:
    """Copy a file to a new one of our own, down to the disk, with its times."""
    with source.open("rb") as read, os.fdopen(make_own(target), "wb") as written:
        shutil.copyfileobj(read, written, _BLOCK)
        written.flush()
        flush(written.fileno())
    about = source.stat()
    with suppress(OSError):
        os.utime(target, ns=(about.st_atime_ns, about.st_mtime_ns))


def sync_file(path: Path) -> None:
    """Wait until a file that nobody has open is on the disk."""
    with path.open("rb+") as stream:
        flush(stream.fileno())


def flush(number: int) -> None:
    """Have what was written to an open file on the disk, and not in the disk's own memory alone."""
    if fcntl is not None and hasattr(fcntl, "F_FULLFSYNC"):
        with suppress(OSError):
            fcntl.fcntl(number, fcntl.F_FULLFSYNC)  # what a Mac calls waiting for the disk
            return
    os.fsync(number)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can say so."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def free_name(path: Path) -> Path:
    """``path``, or with a number in brackets where that name is taken."""
    free, number = path, 2
    while os.path.lexists(free):
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free


@contextmanager
def beside_others() -> Iterator[None]:
    """Within it no paper replaces another: it gets a number where its name is taken.

    For papers that go into a folder under names that nobody chose. The same paper again is the
    file that is there already.
    """
    token = _BESIDE.set(True)
    try:
        yield
    finally:
        _BESIDE.reset(token)


def _unused(path: Path, content: bytes) -> Path:
    """The path, or the first one after it that is free or holds just this."""
    found, number = path, 2
    while os.path.lexists(found) and not _holds(found, content):
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return found


def _holds(path: Path, content: bytes) -> bool:
    try:
        is_like = path.is_file() and path.stat().st_size == len(content)
        return is_like and path.read_bytes() == content
    except OSError:
        return False


def write_file(path: Path, content: bytes) -> Path:
    """Write a paper under a temporary name beside ``path``, then put it in its place.

    Returns where it is, which may be another name within :func:`beside_others`.
    Raises :class:`InputError` where the name is that of an organisation file, which no paper may
    replace, and where the folder cannot be written to or the disk is full; what stood at ``path``
    is then still there.
    """
    if is_organisation_name(path.name):
        raise InputError(
            "{file} is the name of an organisation file, so nothing was written there. "
            "Choose another name.",
            file=path.name,
        )
    if _BESIDE.get():
        path = _unused(path, content)
    if not path.is_dir():  # a folder of that name is told below, as every other hindrance
        refuse_special(path)
    part = part_in(path.parent)
    try:
        _make(path.parent)
        clear_leftovers(path.parent)
        with os.fdopen(make_own(part), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        replace(part, path)
        sync_folder(path.parent)
    except OSError as error:
        raise InputError(
            "{file} could not be written ({why}); what was there before is still there. {remedy}",
            file=str(path),
            why=reason_of(error),
            remedy=remedy_of(error),
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()
    return path


def write_note(path: Path, text: str, *, lasting: bool = True) -> None:
    """Write a short note of our own; what is there and is no plain file stays, with an error.

    One that is not ``lasting`` may be lost with the power. Raises :class:`OSError`.
    """
    part = part_in(path.parent)
    try:
        with os.fdopen(make_own(part), "wb") as stream:
            stream.write(text.encode("utf-8"))
            stream.flush()
            if lasting:
                flush(stream.fileno())
        replace(part, path)
    finally:
        with suppress(OSError):
            part.unlink()


def make_folder(folder: Path) -> Path:
    """Make a folder with those above it, for its owner alone, unless it is there.

    Raises :class:`InputError` where that is not possible.
    """
    try:
        _make(folder)
    except OSError as error:
        raise InputError(
            "The folder {folder} cannot be made ({why}). Nothing was put there. {remedy}",
            folder=str(folder),
            why=reason_of(error),
            remedy=remedy_of(error),
        ) from error
    return folder


def make_own_folder(folder: Path) -> Path:
    """The same for a folder of the program's own, from which others are kept if it was open.

    Raises :class:`InputError` where that is not possible.
    """
    make_folder(folder)
    with suppress(OSError):
        if stat.S_IMODE(folder.stat().st_mode) & 0o077:
            folder.chmod(0o700)
    return folder


def _make(folder: Path) -> None:
    """Make every folder that is missing on the way, each for its owner alone."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        if folder.parent == folder:
            break
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def write_all(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write every file into a folder, or leave none behind that was not there before.

    Says where they are, which may be other names within :func:`beside_others`. Raises
    :class:`InputError` as :func:`write_file` does.
    """
    before = frozenset(folder.iterdir()) if folder.is_dir() else frozenset()
    written: list[Path] = []
    try:
        for name, content in files.items():
            written.append(write_file(folder / name, content))
    except InputError:
        for path in set(written) - before:
            path.unlink(missing_ok=True)
        raise
    return tuple(written)
