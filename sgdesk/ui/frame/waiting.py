"""While a file is opened or closed nothing can be pressed; after it the keyboard leads on."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class Waiting(QObject):
    """Switches the window off and on again; ``after`` is called once it is on and has settled."""

    def __init__(self, window: QWidget, after: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._after = after
        self._focus: QWidget | None = None

    def wait(self, working: bool) -> None:
        """Begin to wait, or end it: the focus goes back to where it was."""
        if working:
            self._focus = self._window.focusWidget()
            self._window.setEnabled(False)
            return
        self._window.setEnabled(True)
        focus, self._focus = self._focus, None
        if focus is not None and isValid(focus) and focus.isVisible():
            focus.setFocus()
        QTimer.singleShot(0, self, lambda: self._after())
