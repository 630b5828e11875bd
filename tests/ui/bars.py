"""Scroll bars on a screen of 1366 × 768 at 200 %: none beside another that scrolls the same."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QWidget

SMALL = QSize(683, 384)
"""Such a screen, in the units in which a window measures."""


def doubled_bars(window: QWidget) -> list[str]:
    """What scrolls downwards inside something else that does, by the names of the classes."""
    QApplication.processEvents()  # what was resized is laid out anew first
    found = []
    for inner in window.findChildren(QAbstractScrollArea):
        if not (inner.isVisible() and inner.verticalScrollBar().isVisible()):
            continue
        outer = inner.parentWidget()
        while outer is not None and outer is not window.parentWidget():
            if isinstance(outer, QComboBox):
                break
            if isinstance(outer, QAbstractScrollArea) and outer.verticalScrollBar().isVisible():
                found.append(f"{type(inner).__name__} in {type(outer).__name__}")
            outer = outer.parentWidget()
    return found


def sideways_bars(window: QWidget, *but: type[QWidget]) -> list[str]:
    """What scrolls sideways, but for what is as wide as its sheet."""
    QApplication.processEvents()
    return [
        type(each).__name__
        for each in window.findChildren(QAbstractScrollArea)
        if each.isVisible()
        and each.horizontalScrollBar().isVisible()
        and not isinstance(each, but or ())
    ]
