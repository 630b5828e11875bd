"""How boxes behave, by one filter for the whole program.

The mouse wheel changes none that was only scrolled past, and none hides what is chosen in it.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent, QShowEvent, QWheelEvent
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
        # All events of the program pass here, and to ask one for its type costs more than all the
        # rest: they are told by their class, and those without one are asked where a box is meant.
        if type(event) is QEvent:
            if _is_box(watched) and event.type() is QEvent.Type.Polish:
                _take_no_focus_from_the_wheel(watched)
        elif isinstance(event, QWheelEvent):
            if _is_box(watched) and not _has_focus(watched):
                # Not accepted, Qt hands it on to the parent as if the box were a picture.
                event.ignore()
                return True
        elif isinstance(event, QHelpEvent):
            return event.type() is QEvent.Type.ToolTip and tell_whole(watched, event)
        elif isinstance(event, QShowEvent):
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
