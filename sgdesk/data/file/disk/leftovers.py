"""What is being made has a name of its own until it is whole; what a crash left of it goes.

A name of this kind says which installation and which run of the program made it. Each run holds
a lock that dies with it, so what a killed run left is told from what another is working on.
"""

import hashlib
import os
import re
import secrets
import socket
import stat
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from sgdesk import paths

_OURS = re.compile(
    r"\.?\.sgdesk-(?P<home>[0-9a-f]{8})-(?P<run>[0-9a-f]{8})-[0-9a-f]{8}\.part"
    r"(-journal|-wal|-shm|\.lock|\.open)?"
)
_OF_EARLIER = re.compile(r"\..+\.sgdesk\.part(-journal)?", re.IGNORECASE)
"""What the first versions called a copy in the making; they held no lock."""

_NOTE = re.compile(r"\..+\.restore", re.IGNORECASE)
"""A restore that was cut off says which copy it still needs (``backups.exchange``)."""

_A_WEEK = 7 * 24 * 60 * 60.0
"""Seconds after which nobody is still working on what another installation began."""


@dataclass(frozen=True, slots=True)
class _Run:
    """This run of the program, under one home: its marks and the lock that dies with it."""

    root: Path
    home: str
    mark: str
    lock: FileLock


_NO_HOME = "0" * 8
"""The mark of a run that could take no lock: what it makes is left alone for a week."""

_guard = threading.Lock()
_runs: list[_Run] = []
"""The one run there is; another where a test moves the home."""


def _this_run() -> _Run:
    root = paths.data_folder()
    with _guard:
        if not _runs or _runs[0].root != root:
            _runs[:] = [_begin(root)]
        return _runs[0]


def _begin(root: Path) -> _Run:
    mark = secrets.token_hex(4)
    lock = FileLock(_run_lock(root, mark), timeout=2, thread_local=False)
    with suppress(OSError, Timeout):  # such as a home that cannot be written to
        lock_folder(root)
        _clear_locks(root)
        lock.acquire()
    home = _home_mark(root) if lock.is_locked else _NO_HOME
    return _Run(root, home, mark, lock)


def _home_mark(root: Path) -> str:
    words = f"{socket.gethostname()}\0{root.absolute()}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def lock_folder(root: Path | None = None) -> Path:
    """The folder of locks in the person's account, made where it is not there."""
    folder = (root or paths.data_folder()) / "locks"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _run_lock(root: Path, mark: str) -> Path:
    return root / "locks" / f"run-{mark}.lock"


def part_in(folder: Path) -> Path:
    """A free name in ``folder`` for what is being made there, by which it is known as ours."""
    run = _this_run()
    return folder / f".sgdesk-{run.home}-{run.mark}-{secrets.token_hex(4)}.part"


def drop_part(part: Path) -> None:
    """Remove a copy in the making with what lies beside it; what cannot go is left for later."""
    names = [part.name + ending for ending in ("", "-journal", "-wal", "-shm")]
    for name in (*names, f".{part.name}.lock", f".{part.name}.open"):
        with suppress(OSError):
            part.with_name(name).unlink()


def clear_leftovers(folder: Path, keep: frozenset[str] = frozenset()) -> tuple[Path, ...]:
    """Remove from a folder what killed runs of the program left half made; return it.

    Only what bears one of our names goes, and only where nobody works on it: the run that made it
    has ended, or, where another installation made it, a week has passed. What a restore that was
    cut off still needs stays, and so does what is named in ``keep``.
    """
    try:
        with os.scandir(folder) as found:
            names = [each.name for each in found if each.name.startswith(".")]
    except OSError:
        return ()
    needed = keep | _needed(folder, [name for name in names if _NOTE.fullmatch(name)])
    gone = []
    for name in names:
        path = folder / name
        if any(name.startswith(each) for each in needed) or not _is_dead(path):
            continue
        with suppress(OSError):
            path.unlink()
            gone.append(path)
    return tuple(gone)


def _needed(folder: Path, notes: list[str]) -> frozenset[str]:
    words = ""
    for name in notes:
        with suppress(OSError, UnicodeError):
            words += (folder / name).read_text(encoding="utf-8")
    return frozenset(match.group() for match in _OURS.finditer(words))


def _is_dead(path: Path) -> bool:
    try:
        about = path.lstat()
    except OSError:
        return False
    if not stat.S_ISREG(about.st_mode):
        return False
    ours = _OURS.fullmatch(path.name)
    if ours is None:
        return bool(_OF_EARLIER.fullmatch(path.name)) and _is_old(about.st_mtime)
    run = _this_run()
    if ours["home"] != run.home or run.home == _NO_HOME:
        return ours["run"] != run.mark and _is_old(about.st_mtime)
    return ours["run"] != run.mark and _has_ended(run.root, ours["run"])


def _is_old(moment: float) -> bool:
    return time.time() - moment > _A_WEEK


def _has_ended(root: Path, mark: str) -> bool:
    path = _run_lock(root, mark)
    return not path.exists() or _is_free(path)


def _is_free(path: Path) -> bool:
    lock = FileLock(path, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except (OSError, Timeout):
        return False
    lock.release()
    return True


def _clear_locks(root: Path) -> None:
    """Take away the locks that nobody holds: of runs that have ended, of files that are closed."""
    with suppress(OSError):
        for path in (root / "locks").glob("*.lock"):
            if not path.with_suffix(".open").exists() and _is_free(path):
                path.unlink(missing_ok=True)
