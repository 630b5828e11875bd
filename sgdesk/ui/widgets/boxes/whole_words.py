"""Boxes with a list that cut their words: a tip says them whole, and the list is wide enough."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QStyle, QStyleOptionComboBox, QToolTip

_CONTAINER = "QComboBoxPrivateContainer"
"""What Qt calls the window of an open list."""


def cut_choice(box: QComboBox) -> str:
    """What is chosen in a box that has no room for it, or nothing."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    field = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
    picture = 0 if option.currentIcon.isNull() else option.iconSize.width() + 4
    wide = box.fontMetrics().horizontalAdvance(box.currentText())
    return box.currentText() if wide > field.width() - picture else ""


def tell_whole(watched: QObject, event: QEvent) -> bool:
    """Show the tip of a box that cuts its words and has none of its own; tells whether it did."""
    if not isinstance(watched, QComboBox) or not isinstance(event, QHelpEvent):
        return False
    words = "" if watched.toolTip() else cut_choice(watched)
    if words:
        QToolTip.showText(event.globalPos(), words, watched)
    return bool(words)


def widen_list(watched: QObject) -> None:
    """Make the list of a box as wide as its longest line, within the screen, as it opens."""
    if watched.metaObject().className() != _CONTAINER:
        return
    box = watched.parent()
    views = watched.findChildren(QAbstractItemView)
    if not isinstance(box, QComboBox) or not views:
        return
    room = box.screen().availableGeometry()
    view = views[0]
    needed = view.sizeHintForColumn(0) + 3 * view.verticalScrollBar().sizeHint().width()
    frame = view.window()
    wide = min(max(frame.width(), needed), room.width())
    left = min(frame.x(), room.right() + 1 - wide)
    frame.setGeometry(QRect(QPoint(max(room.left(), left), frame.y()), frame.size()))
    frame.resize(wide, frame.height())
