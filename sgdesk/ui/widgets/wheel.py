"""How boxes behave, by one filter for the whole program.

The mouse wheel changes none that was only scrolled past, and none hides what is chosen in it.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QTabBar,
    QWidget,
)

from sgdesk.ui.widgets.boxes.whole_words import tell_whole, widen_list

_BOXES = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)


class StillWheel(QObject):
    """Boxes without the focus leave the wheel to what scrolls around them.

    With the focus they take it as ever; bars that scroll, and lists that a box has opened, are no
    boxes. The wheel alone gives no box the focus either, or it would turn on the second notch.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Polish and _is_box(watched):
            _take_no_focus_from_the_wheel(watched)
        elif kind is QEvent.Type.Wheel and _is_box(watched) and not _has_focus(watched):
            # Not accepted, Qt hands it on to the parent as if the box were a picture.
            event.ignore()
            return True
        elif kind is QEvent.Type.ToolTip:
            return tell_whole(watched, event)
        elif kind is QEvent.Type.Show:
            widen_list(watched)
        return False


def still_wheel(app: QApplication) -> StillWheel:
    """Begin to filter for the whole program; the filter goes with ``app``."""
    made = StillWheel(app)
    app.installEventFilter(made)
    return made


def _is_box(watched: QObject) -> bool:
    return isinstance(watched, _BOXES) and not isinstance(watched, QScrollBar)


def _has_focus(watched: QObject) -> bool:
    """Whether the box or a part of it, such as its line to type in, has the focus."""
    focus = QApplication.focusWidget()
    return isinstance(watched, QWidget) and (
        focus is watched or (focus is not None and watched.isAncestorOf(focus))
    )


def _take_no_focus_from_the_wheel(watched: QObject) -> None:
    if isinstance(watched, QWidget) and watched.focusPolicy() is Qt.FocusPolicy.WheelFocus:
        watched.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
