"""Files that are double-clicked on a Mac: it names none to a program's start and tells it later."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QFileOpenEvent


class FileOpens(QObject):
    """Hears which files the system asks the program to open, from its first moment on.

    What comes before somebody listens is kept: it is what the program was started for.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._kept: Path | None = None
        self._listener: Callable[[Path], object] | None = None
        app.installEventFilter(self)

    def take(self) -> Path | None:
        """The file that was asked for last and not opened yet; it is asked for no more."""
        kept, self._kept = self._kept, None
        return kept

    def listen(self, listener: Callable[[Path], object]) -> None:
        """Hand every further file to ``listener``, and first the one that still waits."""
        self._listener = listener
        waiting = self.take()
        if waiting is not None:
            listener(waiting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return False
        named = event.file()
        if not named:
            return False
        if self._listener is None:
            self._kept = Path(named)
        else:
            self._listener(Path(named))
        return True
