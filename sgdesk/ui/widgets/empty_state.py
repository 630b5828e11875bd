"""A page with nothing on it yet: what belongs here, and the one button that fills it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sgdesk.ui.style.pictures import tinted
from sgdesk.ui.theme import Space, TextSize, em, scheme_of
from sgdesk.ui.widgets.icons import PushButton
from sgdesk.ui.widgets.labels import Heading, Note

_ACROSS = 5.0
"""The drawing's breadth in lines of text."""


class EmptyState(QWidget):
    """Says what belongs here; ``chosen`` when its button is pressed.

    ``drawing`` names the picture over it, which says nothing that the words do not.
    """

    chosen = Signal()

    def __init__(
        self,
        title: str,
        text: str,
        button: str = "",
        icon: str = "",
        parent: QWidget | None = None,
        *,
        drawing: str = "",
    ) -> None:
        super().__init__(parent)
        inner = QWidget()
        inner.setMaximumWidth(em(self, 36))
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(inner)
        layout.setSpacing(Space.MEDIUM)
        self._heading = Heading(title, TextSize.HEADING)
        self._note = Note(text)
        if drawing:
            layout.addWidget(_Drawing(drawing), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._heading, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        self._push = PushButton(button, icon, main=True)
        self._push.clicked.connect(self.chosen)
        layout.addWidget(self._push, 0, Qt.AlignmentFlag.AlignHCenter)
        self._push.setVisible(bool(button))  # not before it stands in a page, or it were a window
        _centre(self, inner)

    def show_words(self, title: str, text: str, button: str) -> None:
        """Say something else: why there is nothing now, and what fills it."""
        self._heading.setText(title)
        self._note.setText(text)
        self._push.setText(button)
        self._push.setVisible(bool(button))


class _Drawing(QWidget):
    """A picture in the accent on a round ground; it grows with the text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        side = em(self, _ACROSS)
        self.setFixedSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self.setFixedSize(em(self, _ACROSS), em(self, _ACROSS))
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme_of(self.palette()).band))
        painter.drawEllipse(self.rect())
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        room = self.width() // 4
        place = self.rect().adjusted(room, room, -room, -room)
        tinted(self._name, accent.name()).paint(painter, place)


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
