"""The grid of the sign-in sheet: one key a person."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from sgdesk.domain.sessions.session import ABSENCES
from sgdesk.ui.sessions.tick_model import CAME, PERSON, REASON, Tick, TickModel
from sgdesk.ui.sessions.words import absence_word
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Table

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CAME = (Qt.Key.Key_Space, Qt.Key.Key_Y)
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class TickGrid(Table):
    """Y or Space: came. N: did not, and why. Each goes on to the next line, as Enter and Down do.

    Ctrl+Enter: ``finished``. ``left`` when Enter is pressed on the last line: a tick never leads
    to a button, which the next Space would press.
    """

    finished = Signal()
    left = Signal()

    def __init__(self, model: TickModel, parent: QWidget | None = None) -> None:
        super().__init__(tr("Sign-in sheet"), parent)
        self.setObjectName("sign-in-sheet")
        self._ticks = model
        self.setAccessibleDescription(
            tr(
                "Y or Space: came, and on to the next. N: did not come, then choose why. "
                "Up and Down go back and forth, Delete takes a tick back."
            )
        )
        self.setSortingEnabled(False)
        self.verticalHeader().show()
        self.verticalHeader().setSectionsClickable(False)
        self.setCornerButtonEnabled(False)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.clicked.connect(self._press)

    def start(self) -> None:
        """Go to the first line that is not ticked."""
        rows = range(self._ticks.rowCount())
        row = next((each for each in rows if self._ticks.tick_at(each) is None), 0)
        self.go_to(row)

    def go_to(self, row: int) -> None:
        """Put the focus on a line."""
        self.setCurrentIndex(self._ticks.index(row, PERSON))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in _ENTER:
            self.finished.emit()
        elif event.key() in _ENTER:
            self._go_on()
        elif control or not self._ticked(row, event.key()):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters tick; they look for nobody."""

    def _ticked(self, row: int, key: int) -> bool:
        """Take a key as a tick; whether it was one."""
        if key in _CAME:
            self._ticks.tick(row, Tick(attended=True))
            self._go_down(row)
        elif key in _CLEAR:
            self._ticks.tick(row, None)
        elif key == Qt.Key.Key_N:
            self._stayed_away(row)
        else:
            return False
        return True

    def _stayed_away(self, row: int) -> None:
        """Tick as not there and offer the reasons; without one, Save asks for it."""
        if not self._ticks.is_open or row < 0:
            return
        known = self._ticks.tick_at(row)
        if known is None or known.attended:
            self._ticks.tick(row, Tick(attended=False))
        menu = QMenu(self)
        menu.setAccessibleName(tr("Why they did not come"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, key in enumerate(ABSENCES, start=1):
            action = menu.addAction(f"&{place}  {absence_word(key)}")
            action.triggered.connect(lambda _=False, key=key: self._explain(row, key))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._beside(row))

    def _beside(self, row: int) -> QPoint:
        box = self.visualRect(self._ticks.index(row, REASON))
        return self.viewport().mapToGlobal(box.bottomLeft())

    def _explain(self, row: int, key: str) -> None:
        self._ticks.tick(row, Tick(attended=False, reason=key))
        self._go_down(row)

    def _go_down(self, row: int) -> None:
        if 0 <= row < self._ticks.rowCount() - 1:
            self.go_to(row + 1)

    def _go_on(self) -> None:
        after = self.currentIndex().row() + 1
        if after < self._ticks.rowCount():
            self.go_to(after)
        else:
            self.left.emit()

    def _press(self, index: QModelIndex) -> None:
        """With the mouse: the middle column ticks and goes round, the last asks why."""
        tick = self._ticks.tick_at(index.row())
        if index.column() == CAME and (tick is None or not tick.attended):
            self._ticks.tick(index.row(), Tick(attended=True))
        elif index.column() != PERSON and tick is not None:
            self._stayed_away(index.row())
