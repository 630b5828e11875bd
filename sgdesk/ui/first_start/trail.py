"""Which step of how many, at a glance."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, sized
from sgdesk.ui.widgets import FlowLayout, Note


class Trail(QWidget):
    """The names of the steps in a line, the one that is shown in bold."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._place = 0
        self._labels: list[QLabel] = []
        row = FlowLayout(self, spacing=Space.LARGE)
        for number, title in enumerate(titles, start=1):
            label = Note(tr("{number}. {title}", number=number, title=title))
            label.setWordWrap(False)
            self._labels.append(label)
            row.addWidget(label)
        self.show_step(0)

    def show_step(self, place: int) -> None:
        """Mark a step as the one that is shown."""
        self._place = place
        for number, label in enumerate(self._labels):
            label.setFont(sized(TextSize.BODY, bold=number == place))
        self.setAccessibleName(self.said())

    def said(self) -> str:
        """``Step 2 of 4``."""
        return tr("Step {n} of {all}", n=self._place + 1, all=len(self._titles))
