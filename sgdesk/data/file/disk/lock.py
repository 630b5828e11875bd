"""One writer at a time: locks that die with their process.

One lock lies beside the file, for everybody who reaches its folder. A second one, in the person's
own folder, goes by the file itself, so that a second name of it cannot give a second writer.

The lock beside the file is taken away again while it is held. Whoever waits for it then holds a
lock of a file without a name, which counts for nothing: ``filelock`` sees that by the number of
its names, and begins anew with a file of that name. On a share another computer's system may keep
such a file under a name of its own, so that this cannot be told: there the lock stays.
"""

import json
import os
import socket
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from filelock import FileLock, Timeout

from sgdesk.data.file.disk.disks import Disk, disk_of
from sgdesk.data.file.disk.files import write_note
from sgdesk.data.file.disk.leftovers import lock_folder
from sgdesk.domain.dates import MONTHS
from sgdesk.domain.errors import FileError


class WriterLock:
    """Held for as long as this process may write to the file.

    The operating system lets go of it when the process ends, however it ends, so that a crash
    never leaves a lock to be deleted by hand.
    """

    def __init__(self, path: Path) -> None:
        self._file = path
        real = path.resolve()
        self._real = real
        self._lock_path = real.with_name(f".{real.name}.lock")
        self._holder_path = real.with_name(f".{real.name}.open")
        self._lock = FileLock(self._lock_path, timeout=0, thread_local=False)
        self._own: FileLock | None = None
        self._own_note: Path | None = None

    def acquire(self, now: datetime) -> None:
        """Take the lock or raise :class:`FileError` that names who holds it and since when."""
        try:
            self._acquire_named()
        except Timeout as error:
            raise self._held(self._holder_path) from error
        except OSError as error:
            raise FileError(
                "{file} may only be read here, so nothing was changed. "
                "Copy it to a folder of your own and open the copy.",
                file=self._file.name,
            ) from error
        holder = {
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "since": now.isoformat(),
        }
        try:
            self._lock_itself(holder | {"path": str(self._real)})
        except BaseException:
            self._lock.release()
            raise
        with suppress(OSError):  # a full disk: the lock holds without a word on who has it
            write_note(self._holder_path, json.dumps(holder), lasting=False)

    def _acquire_named(self) -> None:
        """Take the lock; where it was taken away just then by who let go of it, take a new one."""
        try:
            self._lock.acquire()
        except Timeout:
            if self._lock_path.exists():
                raise
            self._lock.acquire()

    def _lock_itself(self, holder: dict[str, Any]) -> None:
        """Lock the file by what it is and not by its name; a file yet to be made has one name."""
        try:
            about = self._real.stat()
            stem = f"file-{about.st_dev:x}-{about.st_ino:x}"
            lock_path = lock_folder() / f"{stem}.lock"
        except OSError:
            return
        note = lock_path.with_suffix(".open")
        own = FileLock(lock_path, timeout=0, thread_local=False)
        try:
            own.acquire()
        except Timeout as error:
            raise self._held(note) from error
        except OSError:
            return
        try:
            self._refuse_unfinished(note)
        except FileError:
            own.release()
            raise
        self._own, self._own_note = own, note
        with suppress(OSError):
            write_note(note, json.dumps(holder), lasting=False)

    def _refuse_unfinished(self, note: Path) -> None:
        """Refuse where a save was cut off under another name of the file.

        What takes it back lies beside that name and is found from there alone.
        """
        other = _read(note).get("path")
        if not isinstance(other, str) or Path(other) == self._real:
            return
        before = Path(other)
        with suppress(OSError):
            if before.with_name(f"{before.name}-journal").exists() and before.samefile(self._real):
                raise FileError(
                    "{file} is the same file as {other}, and a save was cut off there; nothing "
                    "was changed. Open {other} first.",
                    file=self._file.name,
                    other=str(before),
                )

    def release(self) -> None:
        """Let the next writer in."""
        if self._own is not None and self._own_note is not None:
            with suppress(OSError):
                self._own_note.unlink(missing_ok=True)
            self._own.release()
            self._own = None
        if self._lock.is_locked:
            with suppress(OSError):  # what could not be written, or is gone, is no matter
                self._holder_path.unlink(missing_ok=True)
            if disk_of(self._real) is not Disk.SHARE:
                with suppress(OSError):  # Windows takes no open file away
                    self._lock_path.unlink(missing_ok=True)
        self._lock.release()

    def _held(self, note: Path) -> FileError:
        when = _since(note)
        return FileError(
            "{file} is already open{when}; nothing was changed. "
            "Close the other window and try again.",
            file=self._file.name,
            when=when,
        )

    def __enter__(self) -> Self:
        self.acquire(datetime.now().astimezone())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _read(note: Path) -> dict[str, Any]:
    """What stands in a note of who holds a lock; nothing where it cannot be read."""
    try:
        found = json.loads(note.read_text(encoding="utf-8")) if note.is_file() else None
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _since(note: Path) -> str:
    holder = _read(note)
    try:
        moment = datetime.fromisoformat(holder["since"])
        since = f"{moment:%H:%M} on {moment.day} {MONTHS[moment.month - 1]}"
        here = holder["host"] == socket.gethostname()
        where = "on this computer" if here else f"on {holder['host']}"
    except (ValueError, KeyError, TypeError):
        return ""
    return f" {where}, since {since}"


def kept_from_writers(path: Path) -> AbstractContextManager[object]:
    """The lock of a copy that somebody opened once; no other needs one, and gets no file beside.

    Entering it raises :class:`FileError` where another process has the copy open for writing.
    """
    was_opened = path.with_name(f".{path.name}.lock").exists()
    return WriterLock(path) if was_opened else nullcontext()
