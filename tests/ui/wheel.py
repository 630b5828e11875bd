"""Turning the mouse wheel as a hand does: over a place of a window, whatever lies there."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QTabBar, QWidget


def turn_over(widget: QWidget, notches: int = -1) -> None:
    """Turn the wheel with the pointer in the middle of a widget, as the system tells it."""
    window = widget.window()
    handle = window.windowHandle()
    assert handle is not None
    place = widget.mapTo(window, widget.rect().center())
    QTest.wheelEvent(handle, QPointF(place), QPoint(0, 120 * notches))
    QApplication.processEvents()


def held(widget: QWidget) -> object:
    """What a widget of any kind holds for its user; nothing for one that only shows."""
    if isinstance(widget, QScrollBar | QAbstractScrollArea):
        return None
    if isinstance(widget, QTabBar):
        return widget.currentIndex()
    found = widget.metaObject().userProperty()
    return found.read(widget) if found.isValid() else None


def boxes(root: QWidget) -> Iterator[QWidget]:
    """Everything shown under ``root`` that holds something and has not the focus."""
    for each in root.findChildren(QWidget):
        if each.isVisible() and not each.hasFocus() and held(each) is not None:
            yield each
