"""Fusion with edges that can be seen: 3:1 round boxes to type in and to tick, in both schemes."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QTextEdit,
    QWidget,
)

_Primitive = QStyle.PrimitiveElement
_ROUNDING = 2
_BOXES = (_Primitive.PE_FrameLineEdit, _Primitive.PE_IndicatorCheckBox)


def _is_typed_in(widget: QWidget | None) -> bool:
    """Whether it is a box of several lines to type in."""
    return isinstance(widget, (QPlainTextEdit, QTextEdit)) and not widget.isReadOnly()


class EdgedFusion(QProxyStyle):
    """Draws the edge of boxes anew, because Fusion derives it from the window's colour.

    ``edge`` gives the colour of the edge that goes with a palette.
    """

    def __init__(self, edge: Callable[[QPalette], QColor]) -> None:
        super().__init__("Fusion")
        self._edge = edge

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        if element in _BOXES or (element is _Primitive.PE_Frame and _is_typed_in(widget)):
            self._draw_edge(option, painter)
        elif element is _Primitive.PE_IndicatorRadioButton:
            self._draw_edge(option, painter, round_box=True)

    def _draw_edge(
        self, option: QStyleOption, painter: QPainter, *, round_box: bool = False
    ) -> None:
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        palette: QPalette = option.palette
        accent = palette.color(QPalette.ColorRole.Highlight)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent if focused else self._edge(palette), 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = 1.0 if focused else 0.5
        box = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
        if round_box:
            painter.drawEllipse(box)
        else:
            painter.drawRoundedRect(box, _ROUNDING, _ROUNDING)
        painter.restore()
