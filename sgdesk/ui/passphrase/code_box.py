"""A box for the code of a recovery sheet: it stands in groups, however it is typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from sgdesk.domain.file.recovery_code import groups_typed
from sgdesk.ui.theme import em


class CodeBox(QPlainTextEdit):
    """Letters and figures in capitals, a blank after each five; Tab goes on to the next box.

    Enter presses the verb of its dialog, as it does in a box of one line: a code has no lines.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(em(self, 6))
        self.textChanged.connect(self._group)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # so that it goes on to the dialog
        else:
            super().keyPressEvent(event)

    def _group(self) -> None:
        """Bring what stands there into groups, with the cursor behind the same letter as before."""
        typed = self.toPlainText()
        grouped = " ".join(groups_typed(typed))
        if typed in (grouped, f"{grouped} "):  # the next group may be about to begin
            return
        before = "".join(groups_typed(typed[: self.textCursor().position()]))
        cursor = self.textCursor()
        was_blocked = self.blockSignals(True)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(grouped)
        cursor.setPosition(_place_behind(len(before), grouped))
        self.setTextCursor(cursor)
        self.blockSignals(was_blocked)


def _place_behind(letters: int, grouped: str) -> int:
    """The place in a grouped text right behind so many letters of it."""
    place = 0
    while letters > 0:
        letters -= grouped[place] != " "
        place += 1
    return place
