"""One window for each account: a second start hands its file to the first, and it comes forward."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeGuard
from uuid import uuid4

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from sgdesk.replacing import replace

_LOCK = "window.lock"
_ASKED = "asked"
_ENDING = ".ask"
_WAIT_SECONDS = 3.0
_LOOK_SECONDS = 0.05


class OneWindow(QObject):
    """Knows whether this is the first window of an account, and hears of later starts.

    It works through two files in ``folder``, since the program opens no connection of any kind:
    a lock that the system gives up with its process, and a note for each later start, which is
    read and taken away.
    """

    asked = Signal(object)
    """Somebody started the program again: the path of the file to open, or ``None``."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = folder / _ASKED
        self._watcher: QFileSystemWatcher | None = None
        try:
            self._notes.mkdir(parents=True, exist_ok=True)
        except OSError:
            self.is_first = True
            return
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)
        is_held = not self._lock.tryLock(0)
        self.is_first = not (is_held and self._lock.error() is QLockFile.LockError.LockFailedError)

    def listen(self) -> None:
        """Hear of later starts from now on, and of those that wait already."""
        if self.is_first and self._notes.is_dir():
            self._watcher = QFileSystemWatcher([str(self._notes)], self)
            self._watcher.directoryChanged.connect(lambda _: self.read_notes())
            self.read_notes()

    def hand_over(self, path: Path | None, sleep: Callable[[float], object] = time.sleep) -> bool:
        """Ask the first window to come forward with ``path``; whether it heard.

        Where it does not answer in three seconds the note is taken back.
        """
        note = self._notes / f"{uuid4()}{_ENDING}"
        part = note.with_suffix(".part")
        try:
            said = {"path": str(path.absolute()) if path else None, "at": time.time()}
            part.write_text(json.dumps(said), "utf-8")
            replace(part, note)
        except OSError:
            return False
        waited = 0.0
        while note.exists() and waited < _WAIT_SECONDS:
            sleep(_LOOK_SECONDS)
            waited += _LOOK_SECONDS
        try:
            note.unlink()
        except FileNotFoundError:
            return True
        except OSError:
            return False
        return False

    def read_notes(self) -> None:
        """Take in the notes of later starts, one ``asked`` for each.

        One that nobody waits for any more, since its start was cut off, is taken away unread. How
        old it is it says itself: the clock of a folder on a network may be another one.
        """
        for note in sorted(self._notes.glob(f"*{_ENDING}")):
            try:
                said = json.loads(note.read_text("utf-8"))
                note.unlink()
            except (OSError, ValueError):
                continue
            if _is_waited_for(said):
                path = said.get("path")
                self.asked.emit(Path(path) if isinstance(path, str) and path else None)


def _is_waited_for(said: object) -> TypeGuard[dict[str, object]]:
    """Whether a note was written just now, by the clock that is looked at now."""
    at = said.get("at") if isinstance(said, dict) else None
    return isinstance(at, float) and abs(time.time() - at) <= 2 * _WAIT_SECONDS


def come_forward(window: QWidget) -> None:
    """Bring a window in front of all others, out of the bar of tasks where it lies there."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
