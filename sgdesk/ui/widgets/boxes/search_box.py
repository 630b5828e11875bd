"""A box to search in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from sgdesk.ui.page import SEARCHES
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, em
from sgdesk.ui.widgets.pause import pause

_WAIT_MS = 120
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class SearchBox(QLineEdit):
    """Tells what is looked for once typing pauses; Esc empties it, Down leads to what was found."""

    searched = Signal(str)
    went_down = Signal()

    def __init__(self, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self.setClearButtonEnabled(True)
        for cross in self.findChildren(QToolButton):
            cross.setAccessibleName(tr("Empty this box"))
        self.setProperty(SEARCHES, True)
        self.setMinimumSize(em(self, 12), TARGET)
        self._pause = pause(self, _WAIT_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self.textChanged.connect(lambda _: self._pause.start())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel) and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down and not event.modifiers() & ~_KEYPAD:
            self.went_down.emit()
        super().keyPressEvent(event)
