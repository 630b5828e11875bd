"""The hand with a mouse."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QWidget,
)

from scripts.walks.counting.hands import SETTLE_MS, Hand, first_column, row_of, tab_of
from scripts.walks.counting.seen import (
    BOXES,
    BUTTONS,
    LISTS,
    TABLES,
    TABS,
)
from scripts.walks.walking import LostError


class Mouse(Hand):
    """Clicks where things are."""

    def press(self, name: str) -> None:
        """Press a button, a tick or a choice."""
        widget = self.find(BUTTONS, name).widget
        self._click(widget, _middle(widget))
        self.note(f"“{name.removesuffix('*')}”")
        self.wait()

    def type(self, box: str, text: str) -> None:
        """Type into a box."""
        widget = self.find(BOXES, box).widget
        if QApplication.focusWidget() is not widget:
            self._click(widget, _middle(widget))
            self.note(f"into {box}")
        self.type_over(widget, text)
        self.note(f"type “{text}”")
        self.wait()

    def choose(self, box: str, line: str) -> None:
        """Choose a line of a list that is folded."""
        widget = self.find(LISTS, box).widget
        if not isinstance(widget, QComboBox):
            raise LostError(f"“{box}” is no list")
        self._click(widget, _middle(widget))
        self.note(f"open {box}")
        QTest.qWait(SETTLE_MS)
        self._take_from(widget.view(), line)

    def take(self, table: str, line: str) -> None:
        """Choose a line of a list or table that is seen."""
        widget = self.find(TABLES, table).widget
        if isinstance(widget, QAbstractItemView):
            self._take_from(widget, line)

    def _take_from(self, view: QAbstractItemView, line: str) -> None:
        row = row_of(view, line)
        index = view.model().index(row, first_column(view))
        view.scrollTo(index)
        self._click(view.viewport(), view.visualRect(index).center())
        self.note(f"“{line}”")
        self.wait()

    def tab(self, title: str) -> None:
        """Go to a tab."""
        bar, at = tab_of(self.find(TABS, f"{title}*"))
        self._click(bar, bar.tabRect(at).center())
        self.note(f"tab “{title}”")
        self.wait()

    def place(self, name: str, number: int) -> None:
        """Go to one of the seven places."""
        self.press(name)

    def _click(self, widget: QWidget, at: QPoint) -> None:
        if not widget.visibleRegion().contains(at):
            said = f"{widget.accessibleName()} ({type(widget).__name__})"
            raise LostError(f"{said} cannot be clicked")
        self.presses.click(widget, at)


def _middle(widget: QWidget) -> QPoint:
    """Where it is clicked: a tick or a choice at its mark, the rest in the middle."""
    if isinstance(widget, QCheckBox | QRadioButton):
        return QPoint(10, widget.height() // 2)
    return widget.rect().center()
