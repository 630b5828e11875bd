"""How parts of bars are filled, each state by its own pattern, and the key that says so."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from sgdesk.domain.training.states import AS_SHOWN, ByState, State
from sgdesk.ui.theme import Space, TextSize, sized, state_ink
from sgdesk.ui.words import counted_word

FILLED = ByState(
    exempt=Qt.BrushStyle.HorPattern,
    in_date=Qt.BrushStyle.SolidPattern,
    due_soon=Qt.BrushStyle.BDiagPattern,
    overdue=Qt.BrushStyle.DiagCrossPattern,
    new_starter=Qt.BrushStyle.Dense6Pattern,
    not_done=Qt.BrushStyle.NoBrush,
)
"""How a part of a bar is filled, as on paper: told apart without its colour."""


def paint_part(painter: QPainter, box: QRectF, palette: QPalette, state: State) -> None:
    """One part of a bar."""
    ink = state_ink(palette, state)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(QBrush(ink, FILLED[state]))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


def paint_number(
    painter: QPainter, box: QRectF, palette: QPalette, state: State, number: int
) -> None:
    """How many are in a part of a bar, on the ground of the card, where it has the room."""
    font = sized(TextSize.BODY, bold=True)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(f"{number:,}") + 2.0 * Space.SMALL
    high = number_height(metrics)
    if box.width() < width or box.height() < high:
        return
    ground = palette.color(QPalette.ColorRole.Base)
    is_solid = FILLED[state] is Qt.BrushStyle.SolidPattern
    if not is_solid:
        chip = QRectF(0, 0, width - 1.5 * Space.SMALL, min(box.height() - 4, high))
        chip.moveCenter(box.center())
        painter.fillRect(chip, ground)
    painter.setPen(ground if is_solid else palette.color(QPalette.ColorRole.Text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{number:,}")


def number_height(metrics: QFontMetrics) -> float:
    """The least height of a part with its number in it."""
    return metrics.ascent() + 1.0


class _Swatch(QWidget):
    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().ascent()
        return QSize(side * 2, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_part(QPainter(self), QRectF(self.rect()), self.palette(), self._state)


class StateKey(QWidget):
    """What each pattern means."""

    def __init__(self, parent: QWidget | None = None, *, is_refreshed: bool = True) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        self._words: Sequence[tuple[State, QLabel]] = [(each, QLabel()) for each in AS_SHOWN]
        for state, word in self._words:
            row.addWidget(_Swatch(state))
            row.addWidget(word)
            row.addSpacing(Space.SMALL)
        row.addStretch()
        self.say(is_refreshed=is_refreshed)

    def say(self, *, is_refreshed: bool) -> None:
        """Name the patterns for a requirement that falls due again, or for one that does not."""
        for state, word in self._words:
            word.setText(counted_word(state, is_refreshed=is_refreshed))
