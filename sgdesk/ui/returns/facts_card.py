"""The facts of a section in sentences, each of which can be copied."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import IconButton


class FactsCard(QWidget):
    """``copy`` is called with the sentence whose button was pressed."""

    def __init__(self, copy: Callable[[str], object]) -> None:
        super().__init__()
        self._copy = copy
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TINY)

    def show_facts(self, facts: tuple[str, ...]) -> None:
        """Show the sentences."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for fact in facts:
            self._column.addWidget(self._line(fact))

    def _line(self, fact: str) -> QWidget:
        words = QLabel(fact)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = IconButton(tr("Copy"), "copy", icon_only=True)
        button.setAccessibleName(tr("Copy: {fact}", fact=fact))
        button.clicked.connect(partial(self._copy, fact))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line
