"""A page with nothing on it yet: what belongs here, and the one button that fills it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets.icons import PushButton
from sgdesk.ui.widgets.labels import Heading, Note


class EmptyState(QWidget):
    """Says what belongs here; ``chosen`` when its button is pressed."""

    chosen = Signal()

    def __init__(
        self,
        title: str,
        text: str,
        button: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        inner = QWidget()
        inner.setMaximumWidth(em(self, 36))
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(inner)
        layout.setSpacing(Space.MEDIUM)
        self._heading = Heading(title, TextSize.HEADING)
        self._note = Note(text)
        for label in (self._heading, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        self._push = PushButton(button, icon)
        self._push.clicked.connect(self.chosen)
        self._push.setVisible(bool(button))
        layout.addWidget(self._push, 0, Qt.AlignmentFlag.AlignHCenter)
        _centre(self, inner)

    def show_words(self, title: str, text: str, button: str) -> None:
        """Say something else: why there is nothing now, and what fills it."""
        self._heading.setText(title)
        self._note.setText(text)
        self._push.setText(button)
        self._push.setVisible(bool(button))


def _centre(outer: QWidget, inner: QWidget) -> None:
    """Put ``inner`` in the middle, a little above it, at its own width."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(inner, 100)
    row.addStretch(1)
    column = QVBoxLayout(outer)
    column.addStretch(2)
    column.addLayout(row)
    column.addStretch(3)
