"""The shapes of the states, drawn as vectors: a state is never colour alone."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from sgdesk.domain.training.states import ByState, State


def paint_shape(painter: QPainter, box: QRectF, state: State, colour: QColor) -> None:
    """Draw the shape of ``state`` into the square ``box``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    inset = box.width() * 0.08
    _SHAPES[state](painter, box.adjusted(inset, inset, -inset, -inset), colour)
    painter.restore()


def _disc(painter: QPainter, box: QRectF, _: QColor) -> None:
    painter.drawEllipse(box)


def _quarter(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.drawPie(box, 0, 90 * 16)
    _ring(painter, box, colour)


def _triangle(painter: QPainter, box: QRectF, _: QColor) -> None:
    corners = [
        QPointF(box.center().x(), box.top()),
        box.bottomRight(),
        box.bottomLeft(),
    ]
    painter.drawPolygon(QPolygonF(corners))


def _ring(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _outline(painter, box, QPen(colour, box.width() * 0.16))


def _dashed(painter: QPainter, box: QRectF, colour: QColor) -> None:
    pen = QPen(colour, box.width() * 0.16)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.4, 1.15])
    _outline(painter, box, pen)


def _outline(painter: QPainter, box: QRectF, pen: QPen) -> None:
    half = pen.widthF() / 2
    painter.setPen(pen)
    painter.setBrush(QBrush())
    painter.drawEllipse(box.adjusted(half, half, -half, -half))


def _bar(painter: QPainter, box: QRectF, _: QColor) -> None:
    height = box.height() * 0.36
    painter.drawRect(QRectF(box.left(), box.center().y() - height / 2, box.width(), height))


_SHAPES: ByState[Callable[[QPainter, QRectF, QColor], None]] = ByState(
    in_date=_disc,
    due_soon=_quarter,
    overdue=_triangle,
    not_done=_ring,
    new_starter=_dashed,
    exempt=_bar,
)
