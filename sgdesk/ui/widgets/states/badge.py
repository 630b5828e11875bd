"""A state as a small plate: shape, word and, where there is one, the day that matters."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sgdesk.domain.training.states import State
from sgdesk.ui.theme import Space, state_fill, state_ink
from sgdesk.ui.widgets.states.shapes import paint_shape
from sgdesk.ui.words import state_phrase


class StateBadge(QWidget):
    """Shows one state; ``set_state`` changes it.

    ``text`` stands in the place of its usual words, where they do not say enough.
    """

    def __init__(
        self,
        state: State,
        day: date | None = None,
        parent: QWidget | None = None,
        *,
        text: str = "",
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(state, day, text)

    def set_state(self, state: State, day: date | None = None, text: str = "") -> None:
        """Show another state."""
        self._state = state
        self._text = text or state_phrase(state, day)
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._text) + self._mark() + 3 * Space.SMALL
        return QSize(width, metrics.height() + Space.SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(state_fill(self.palette(), self._state))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ink = state_ink(self.palette(), self._state)
        mark = self._mark()
        top = (box.height() - mark) / 2
        paint_shape(painter, QRectF(Space.SMALL, top, mark, mark), self._state, ink)
        painter.setPen(ink)
        left = 2 * Space.SMALL + mark
        painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text)

    def _mark(self) -> int:
        return self.fontMetrics().ascent()
