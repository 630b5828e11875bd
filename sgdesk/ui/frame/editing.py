"""Cut, copy, paste and select all from the menu: whatever has the focus does as by its keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from sgdesk.ui.actions import Actions

_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


def connect_editing(actions: Actions) -> None:
    """Hand each of the four on to the box, list or page that has the focus.

    A box takes these keys before any menu does; what has keys of its own, such as a list that
    copies its rows, would lose them to the menu, so the menu gives them back.
    """
    for action, key in (
        (actions.cut, Qt.Key.Key_X),
        (actions.copy, Qt.Key.Key_C),
        (actions.paste, Qt.Key.Key_V),
        (actions.select_all, Qt.Key.Key_A),
    ):
        action.triggered.connect(_pressing(key))


def _pressing(key: Qt.Key) -> Callable[[], None]:
    def press() -> None:
        widget = QApplication.focusWidget()
        if widget is not None:
            for kind in _PRESSES:
                # Past the application, which would find the menu's own key in it again.
                widget.event(QKeyEvent(kind, key, Qt.KeyboardModifier.ControlModifier))

    return press
