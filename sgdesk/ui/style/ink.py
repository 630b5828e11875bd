"""What every control is drawn with: grounds that follow the mouse, boxes, a ring, a tick."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOption

from sgdesk.ui.theme import has_strong_lines, mixed

ROUNDING = 5
"""Of buttons and boxes, in pixels."""

HOVERED = 0.06
PRESSED = 0.13
"""How much of the text's colour goes into a ground under the mouse, and into one held down."""

BROKEN = (4.0, 3.0)
"""How long the pieces of a broken edge and the gaps between them are, in widths of its line."""

RING = 2
"""How wide the ring round whatever has the focus is, in pixels."""

_State = QStyle.StateFlag
_Role = QPalette.ColorRole


@contextmanager
def drawing(painter: QPainter) -> Iterator[QPainter]:
    """A painter with smooth edges, given back as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    try:
        yield painter
    finally:
        painter.restore()


def is_on(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    """Whether a control is in a state, such as enabled."""
    return bool(option.state & flag)


def touched(option: QStyleOption, ground: QColor, ink: QColor) -> QColor:
    """The ground as it is under the mouse, held down, or left alone."""
    if not is_on(option, _State.State_Enabled):
        return ground
    if is_on(option, _State.State_Sunken):
        return mixed(ground, ink, PRESSED)
    return mixed(ground, ink, HOVERED) if is_on(option, _State.State_MouseOver) else ground


def has_broken_edge(option: QStyleOption) -> bool:
    """Whether a control cannot be used and its edge has to say so by more than its colour."""
    return not is_on(option, _State.State_Enabled) and has_strong_lines(option.palette)


def paint_box(
    painter: QPainter,
    rect: QRect,
    ground: QColor | None,
    line: QColor | None,
    *,
    width: float = 1.0,
    rounding: float = ROUNDING,
    broken: bool = False,
) -> None:
    """A rounded box with a ground, a line round it, whole or broken, or both."""
    with drawing(painter):
        if line is not None:
            pen = QPen(line, width)
            if broken:
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                pen.setDashPattern(BROKEN)
            painter.setPen(pen)
        if ground is not None:
            painter.setBrush(ground)
        inset = width / 2 if line is not None else 0.0
        box = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, rounding, rounding)


def paint_ring(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    """The ring round what has the focus."""
    accent = palette.color(_Role.Highlight)
    paint_box(painter, rect, None, accent, width=RING)


def paint_chevron(painter: QPainter, rect: QRect, ink: QColor, *, up: bool = False) -> None:
    """A small arrow in the middle of ``rect`` that says: there is more to choose."""
    reach = min(max(4.0, rect.height() / 7), rect.width() / 3, rect.height() / 2)
    middle = QRectF(rect).center()
    rise = reach / 2 if up else -reach / 2
    with drawing(painter):
        painter.setPen(_round_pen(ink, 1.6))
        tip = QPointF(middle.x(), middle.y() - rise)
        painter.drawPolyline(
            [
                QPointF(middle.x() - reach, middle.y() + rise),
                tip,
                QPointF(middle.x() + reach, middle.y() + rise),
            ]
        )


def paint_tick(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """The tick of a box that is ticked."""
    box = QRectF(rect)
    points = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.30))
    with drawing(painter):
        painter.setPen(_round_pen(ink, max(1.6, box.width() / 8)))
        painter.drawPolyline(
            [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points]
        )


def _round_pen(ink: QColor, width: float) -> QPen:
    return QPen(
        ink,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
