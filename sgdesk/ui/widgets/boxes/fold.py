"""What few need stays out of the way: a line that says what is folded away, and opens it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.ui.theme import Space
from sgdesk.ui.widgets.arranging import first_to_fill
from sgdesk.ui.widgets.icons import LinkButton


class Fold(QWidget):
    """``button`` names what is in ``column``; pressed once, it makes room for that and goes."""

    unfolded = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = LinkButton(title)
        self._body = QWidget()
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.LARGE)
        self._body.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        column.addWidget(self._body)
        self.button.clicked.connect(self._open_and_go)

    @property
    def is_open(self) -> bool:
        """Whether what was folded away is shown."""
        return not self._body.isHidden()

    def unfold(self) -> None:
        """Show what is folded away."""
        self._body.show()
        self.button.hide()
        self.unfolded.emit()

    def _open_and_go(self) -> None:
        self.unfold()
        first = first_to_fill(self._body)
        if first is not None:
            first.setFocus()
