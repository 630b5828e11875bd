"""A box for a passphrase: hidden or shown, pasted or typed, and Caps Lock is told."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import Note, announce


class WordsBox(QWidget):
    """One line that is hidden until it is asked for; what stands in it is never kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMinimumHeight(TARGET)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.shown = QCheckBox(tr("Sh&ow what I type"))
        self.shown.setMinimumHeight(TARGET)
        self.caps = Note(tr("▲ Caps Lock is on"))
        self.caps.hide()
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        for each in (self.line, self.caps, self.shown):
            column.addWidget(each)
        self.shown.toggled.connect(self.show_words)
        self.line.installEventFilter(self)

    def text(self) -> str:
        """What was typed, as it was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget it, and hide what is typed next."""
        self.line.clear()
        self.shown.setChecked(False)

    def show_words(self, shown: bool) -> None:
        """Show the letters, or a dot for each."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt does not say whether Caps Lock is on, so a letter against its Shift key tells."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._note_caps(event)
        return super().eventFilter(watched, event)

    def _note_caps(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps.hide()  # which way it went is told by the next letter
        elif len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            is_on = letter.isupper() is not shift
            if is_on and self.caps.isHidden():
                announce(self.line, tr("Caps Lock is on"))
            self.caps.setVisible(is_on)
