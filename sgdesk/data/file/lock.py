"""One writer at a time: a lock beside the organisation file that dies with its process."""

import json
import os
import socket
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

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
        self._lock_path = real.with_name(f".{real.name}.lock")
        self._holder_path = real.with_name(f".{real.name}.open")
        self._lock = FileLock(self._lock_path, timeout=0)

    def acquire(self, now: datetime) -> None:
        """Take the lock or raise :class:`FileError` that names who holds it and since when."""
        try:
            self._lock.acquire()
        except Timeout as error:
            raise self._held() from error
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
        with suppress(OSError):  # a full disk: the lock holds without a word on who has it
            self._holder_path.write_text(json.dumps(holder), encoding="utf-8")

    def release(self) -> None:
        """Let the next writer in."""
        if self._lock.is_locked:
            with suppress(OSError):  # what could not be written, or is gone, is no matter
                self._holder_path.unlink(missing_ok=True)
        self._lock.release()

    def _held(self) -> FileError:
        try:
            holder = json.loads(self._holder_path.read_text(encoding="utf-8"))
            moment = datetime.fromisoformat(holder["since"])
            since = f"{moment:%H:%M} on {moment.day} {MONTHS[moment.month - 1]}"
            where = (
                "on this computer"
                if holder["host"] == socket.gethostname()
                else f"on {holder['host']}"
            )
        except (OSError, ValueError, KeyError, TypeError):
            since, where = "", ""
        when = f" {where}, since {since}" if since else ""
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
