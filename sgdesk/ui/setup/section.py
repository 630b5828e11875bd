"""A section of Set-up: a small page of its own that scrolls."""

from itertools import pairwise
from typing import ClassVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sgdesk.ui.page import Page
from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets import FlowLayout, Heading, Note, ScrollPage


class Section(Page):
    """Built like any page; ``key`` is what ``Wanted.action`` calls it.

    ``title`` and ``about`` stand on top, ``body`` takes what is below.
    """

    key: ClassVar[str] = ""

    def head(self, title: str, about: str = "", *, scrolls: bool = True) -> QVBoxLayout:
        """Lay out the heading; return the column for the rest."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        if scrolls:
            page = ScrollPage()
            outer.addWidget(page)
            body = page.body
        else:
            body = QVBoxLayout()
            body.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
            body.setSpacing(Space.MEDIUM)
            outer.addLayout(body)
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(Heading(title, TextSize.TITLE))
        if about:
            words.addWidget(Note(about))
        body.addLayout(words)
        return body


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
    """Open at this size in lines of text, and never larger than the screen."""
    wanted = QSize(em(dialog, width), em(dialog, height))
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize()))
