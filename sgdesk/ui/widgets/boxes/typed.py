"""Whether somebody typed or chose something in a window that closing it would lose."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

_HAND = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.InputMethod,
    QEvent.Type.Drop,
    QEvent.Type.Wheel,
)
"""What comes from a hand, as against what a program fills in."""

_BY_HAND = (QKeyEvent, QMouseEvent, QInputMethodEvent, QDropEvent, QWheelEvent)
"""Their classes: all events pass by, and to ask one for its type costs more than all the rest."""

_BOXES = (
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QCheckBox,
    QRadioButton,
    QListView,
)
_MOST_TICKS = 2000
_ASKS_NOTHING = "asks nothing"


def asks_nothing(box: QWidget) -> None:
    """Say of a box that it only finds or shows something: closing loses nothing by it."""
    box.setProperty(_ASKS_NOTHING, True)


class Typed:
    """Compares the boxes of a window with how they stood before the first key or click in it.

    What the program fills in by itself, at once or later, counts for nothing, and neither does a
    box to search in. Boxes that appear later begin as they are when they first may be used.
    """

    def __init__(self, root: QWidget) -> None:
        self._root = root
        self._before: dict[QWidget, object] = {}

    @property
    def is_touched(self) -> bool:
        """Whether a key or click came to it at all."""
        return bool(self._before)

    def is_changed(self) -> bool:
        """Whether anything stands otherwise than it did."""
        return any(isValid(box) and _held(box) != before for box, before in self._before.items())

    def forget(self) -> None:
        """Begin anew from how it stands now: it is saved."""
        self._before.clear()

    def note(self) -> None:
        """A hand is about to change something: what is not known yet stands as it was before."""
        for box in self._root.findChildren(QWidget):
            if isinstance(box, _BOXES) and box not in self._before and self._is_asked(box):
                self._before[box] = _held(box)

    def _is_asked(self, box: QWidget) -> bool:
        """Whether it asks for something; not where it only finds or shows, or is to be read.

        Lists that a box has opened and dialogs over the window are windows of their own.
        """
        from sgdesk.ui.widgets.boxes.search_box import SearchBox

        if box.window() is not self._root.window() or box.property(_ASKS_NOTHING):
            return False
        if isinstance(box, QLineEdit | QPlainTextEdit | QTextEdit) and box.isReadOnly():
            return False
        # The line of a box with arrows is part of it.
        is_part = isinstance(box.parentWidget(), QAbstractSpinBox | QComboBox)
        return not (is_part or isinstance(box, SearchBox))


class TypedFilter(QObject):
    """Tells the :class:`Typed` of a window, which it has as ``typed``, of each key and click."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, _BY_HAND) and isinstance(watched, QWidget) and event.type() in _HAND:
            typed = getattr(watched.window(), "typed", None)
            if isinstance(typed, Typed):
                typed.note()
        return False


def note_typing(app: QApplication) -> TypedFilter:
    """Begin to tell, for the whole program; the filter goes with ``app``."""
    made = TypedFilter(app)
    app.installEventFilter(made)
    return made


def _held(box: QWidget) -> object:
    """What stands in a box, so that it can be compared."""
    if isinstance(box, QLineEdit):
        return box.text().strip()
    if isinstance(box, QPlainTextEdit | QTextEdit):
        return box.toPlainText().strip()
    if isinstance(box, QComboBox):
        return box.currentText().strip()
    if isinstance(box, QAbstractSpinBox):
        return box.text()
    if isinstance(box, QCheckBox | QRadioButton):
        return box.isChecked()
    return _chosen(cast("QListView", box))


def _chosen(view: QListView) -> object:
    """What is chosen and what is ticked in a list."""
    model = view.model()
    if model is None:
        return ()
    rows = range(min(model.rowCount(), _MOST_TICKS))
    ticks = [model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in rows]
    return tuple(ticks), sorted(each.row() for each in view.selectedIndexes())
