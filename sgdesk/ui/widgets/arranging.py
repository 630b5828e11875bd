"""Putting widgets in a line, in the order of Tab, and dialogs at their size."""

from itertools import pairwise

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QWidget

from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets import FlowLayout

_TITLE_BAR = 32
"""What the system draws over a dialog, in device-independent pixels."""


def narrow(widget: QWidget, most: int) -> QBoxLayout:
    """The widget at the left, no wider than ``most``: long lines of boxes are hard to read."""
    widget.setMaximumWidth(most)
    row = QHBoxLayout()
    row.addWidget(widget, 1)
    row.addStretch()
    return row


def row_of(*widgets: QWidget) -> FlowLayout:
    """The widgets in a line from the left, or in several where the window is narrow."""
    row = FlowLayout(spacing=Space.SMALL)
    for each in widgets:
        row.addWidget(each)
    return row


def in_tab_order(*widgets: QWidget) -> None:
    """Let Tab go from each to the next: what is made late would else come last of all."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


def size_dialog(dialog: QDialog, width: int, height: int) -> None:
    """Open at this size in lines of text, and never larger than the screen with its frame."""
    wanted = QSize(em(dialog, width), em(dialog, height))
    room = dialog.screen().availableSize() - QSize(0, _TITLE_BAR)
    dialog.resize(wanted.boundedTo(room))
