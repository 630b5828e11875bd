"""How it stands with one certificate: in a word, in a shape and in a colour."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap

from sgdesk.domain.training.states import State
from sgdesk.services.imports.received.values import LineState
from sgdesk.ui.text import tr
from sgdesk.ui.theme import muted, state_ink


class Standing(StrEnum):
    """The states of a line in the window: as it was read, or ready."""

    READY = "ready"
    CONFIRM = "confirm"
    ASKS = "asks"
    HERE = "here"
    NOT_KEPT = "not_kept"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class _Look:
    word: str
    like: State | None


_LOOKS = {
    Standing.READY: _Look("Ready", State.IN_DATE),
    Standing.CONFIRM: _Look("To confirm", State.NEW_STARTER),
    Standing.ASKS: _Look("Needs you", State.DUE_SOON),
    Standing.HERE: _Look("Already here", None),
    Standing.NOT_KEPT: _Look("Not kept", State.OVERDUE),
    Standing.LEFT_OUT: _Look("Left out by you", None),
}
if set(_LOOKS) != set(Standing):
    raise TypeError("However it stands with a certificate has to have its look")

_OF_LINE = {
    LineState.CONFIRM: Standing.CONFIRM,
    LineState.ASKS: Standing.ASKS,
    LineState.HERE: Standing.HERE,
    LineState.NOT_KEPT: Standing.NOT_KEPT,
}


def standing_of(state: LineState, *, is_ready: bool) -> Standing:
    """How it stands with a line, once somebody may have confirmed it."""
    return Standing.READY if is_ready else _OF_LINE[state]


def standing_word(standing: Standing) -> str:
    """One or two words for it."""
    return tr(_LOOKS[standing].word)


def standing_ink(palette: QPalette, standing: Standing) -> QColor:
    """The colour of its mark."""
    like = _LOOKS[standing].like
    return state_ink(palette, like) if like is not None else muted(palette)


def standing_icon(palette: QPalette, standing: Standing, side: int, ratio: float) -> QIcon:
    """Its shape: a tick, a ring, a question, two bars, one bar or a cross."""
    icon = QIcon(_drawn(standing, side, ratio, standing_ink(palette, standing)))
    chosen = palette.color(QPalette.ColorRole.HighlightedText)
    icon.addPixmap(_drawn(standing, side, ratio, chosen), QIcon.Mode.Selected)
    return icon


def _drawn(standing: Standing, side: int, ratio: float, ink: QColor) -> QPixmap:
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _paint(painter, QRectF(1, 1, side - 2, side - 2), standing, ink)
    painter.end()
    return pixmap


def _paint(painter: QPainter, box: QRectF, standing: Standing, ink: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink, max(1.8, box.height() / 7))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)

    def at(across: float, down: float) -> QPointF:
        return QPointF(box.left() + across * box.width(), box.top() + down * box.height())

    if standing is Standing.READY:
        painter.drawPolyline([at(0.1, 0.55), at(0.4, 0.85), at(0.9, 0.15)])
    elif standing is Standing.CONFIRM:
        painter.drawEllipse(box.adjusted(2, 2, -2, -2))
    elif standing is Standing.ASKS:
        font = painter.font()
        font.setBold(True)
        font.setPixelSize(round(box.height()))
        painter.setFont(font)
        painter.drawText(box.adjusted(-2, -4, 2, 4), Qt.AlignmentFlag.AlignCenter, "?")
    elif standing is Standing.HERE:
        painter.drawLine(at(0.1, 0.35), at(0.9, 0.35))
        painter.drawLine(at(0.1, 0.7), at(0.9, 0.7))
    elif standing is Standing.LEFT_OUT:
        painter.drawLine(at(0.1, 0.5), at(0.9, 0.5))
    else:
        painter.drawLine(at(0.15, 0.15), at(0.85, 0.85))
        painter.drawLine(at(0.85, 0.15), at(0.15, 0.85))
