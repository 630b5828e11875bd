"""A card: a rounded ground in the colour of the base, drawn from the palette."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sgdesk.ui.theme import RADIUS, Space, TextSize, border
from sgdesk.ui.widgets.labels import Heading


def paint_card(painter: QPainter, box: QRectF, palette: QPalette) -> None:
    """Draw the ground and the line of a card into ``box``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(border(palette), 1))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class Card(QFrame):
    """Groups what belongs together; add to ``self.body``."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        self.body.setSpacing(Space.SMALL)
        if title:
            self.body.addWidget(Heading(title, TextSize.LARGE))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(QPainter(self), QRectF(self.rect()), self.palette())
