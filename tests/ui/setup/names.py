"""What a screen reader would have no words for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QHeaderView, QTabBar, QWidget


def nameless(widget: QWidget) -> list[str]:
    """Every widget that can take the focus by Tab and has no accessible name."""
    found = []
    for each in (widget, *widget.findChildren(QWidget)):
        if not each.isVisibleTo(widget) or each.focusProxy() is not None:
            continue
        if not each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if isinstance(each, QHeaderView | QTabBar) or _is_frame(each):
            continue
        interface = QAccessible.queryAccessibleInterface(each)
        if interface is None or not interface.text(QAccessible.Text.Name):
            found.append(f"{type(each).__name__} in {type(each.parent()).__name__}")
    return found


def _is_frame(widget: QWidget) -> bool:
    """A popup's inside or a calendar's, which the system names."""
    plain = isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QAbstractItemView)
    inside_combo = "ComboBox" in type(widget.parent()).__name__
    return inside_combo or (plain and widget.focusPolicy() == Qt.FocusPolicy.NoFocus)
