"""A section of Set-up: a small page of its own that scrolls."""

from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from sgdesk.ui.page import Page
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import Heading, Note, ScrollPage


def bring_to(box: QWidget) -> None:
    """Put the focus into a box of a section, in the upper part of what is seen of its page."""
    box.setFocus(Qt.FocusReason.OtherFocusReason)
    above = box.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(box, 0, above.viewport().height() // 3)
        above = above.parentWidget()


def bring_whole(part: QWidget) -> None:
    """Scroll until a part of a section is seen from its foot up, once it has its place.

    For what comes into sight further down with a button that goes on.
    """
    QTimer.singleShot(0, part, lambda: _scroll_to(part))


def _scroll_to(part: QWidget) -> None:
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and (inside := above.widget()) is not None:
            seen, whole = above.viewport().height(), part.height() + Space.LARGE
            bar, top = above.verticalScrollBar(), part.mapTo(inside, QPoint()).y()
            bar.setValue(max(bar.value(), top + whole - seen))
        above = above.parentWidget()


class SetupSection(Page):
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
