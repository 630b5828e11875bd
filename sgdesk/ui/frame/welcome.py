"""What the window shows while no file is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets.icons import PushButton
from sgdesk.ui.widgets.labels import Heading, Note
from sgdesk.ui.widgets.scroll import ScrollPage


class Welcome(ScrollPage):
    """The ways to begin, and the files opened last.

    One button is the main one: the file opened last or, where none is known, the first way.
    """

    file_chosen = Signal(object)
    """The path of a file opened before."""

    def __init__(
        self, ways: Sequence[tuple[QAction, str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        inner = QWidget()
        inner.setMaximumWidth(em(self, 30))
        column = QVBoxLayout(inner)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Heading(tr("Welcome"), TextSize.TITLE))
        column.addWidget(
            Note(
                tr(
                    "sgdesk keeps the safeguarding training of your organisation in one file on "
                    "this computer. Nothing leaves it unless you send it."
                )
            )
        )
        self._recent = QVBoxLayout()
        self._recent.setSpacing(Space.MEDIUM)
        column.addLayout(self._recent)
        self._ways: list[PushButton] = []
        for action, text, icon in ways:
            button = PushButton(text, icon, main=not self._ways)
            button.setMinimumHeight(em(self, 2.4))
            button.clicked.connect(action.trigger)
            column.addWidget(button)
            self._ways.append(button)
        self.body.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(2)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer the files opened last."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._ways[0].set_main(main=not paths)
        if paths:
            self._recent.addWidget(Heading(tr("Opened last"), TextSize.LARGE))
        names = [path.name for path in paths]
        for path in paths:
            is_told_apart = names.count(path.name) == 1
            said = path.name if is_told_apart else f"{path.parent.name}: {path.name}"
            button = PushButton(said.replace("&", "&&"), "folder", main=path == paths[0])
            button.setMinimumHeight(em(self, 2.4))
            button.setToolTip(str(path))
            button.clicked.connect(lambda _=False, path=path: self.file_chosen.emit(path))
            self._recent.addWidget(button)
        if paths:
            self._recent.addSpacing(Space.LARGE)
