"""A box with what was found for it, where that stood, and what else may be meant."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import FlowLayout, LinkButton, Note, PushButton

Way = tuple[str, Callable[[], object]]


class Offered(QWidget):
    """``box`` with a line under it that says where its content stood, and buttons to take another.

    A button puts its own words into the box; nothing is taken by itself.
    """

    def __init__(self, box: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = box
        self.setFocusProxy(box)
        self.note = Note()
        self.note.hide()
        self._ways = QWidget()
        self._flow = FlowLayout(self._ways, spacing=Space.TINY)
        self._ways.hide()
        self.buttons: list[PushButton] = []
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        for each in (box, self._ways, self.note):
            column.addWidget(each)

    def say(self, words: str) -> None:
        """Say where it stood, or nothing."""
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.box.setAccessibleDescription(words)

    def add_link(self, words: str) -> LinkButton:
        """A way that is always there, below what is offered."""
        link = LinkButton(words)
        row = QHBoxLayout()
        row.addWidget(link)
        row.addStretch()
        self._column.addLayout(row)
        return link

    def offer(self, ways: Sequence[Way]) -> None:
        """Offer these in place of those before."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for words, take in ways:
            button = PushButton(words.replace("&", "&&"))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, take=take: take())
            self._flow.addWidget(button)
            self.buttons.append(button)
        self._ways.setVisible(bool(ways))
