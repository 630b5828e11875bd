"""How a cell of the matrix is drawn: a box to tick, two lines of words, a state's shape."""

from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from sgdesk.domain.training.states import State
from sgdesk.ui.people.matrix.model import BELOW_ROLE, MONTH_ROLE, WORD_ROLE, Index
from sgdesk.ui.theme import Space, edge, muted, state_ink
from sgdesk.ui.widgets import STATE_ROLE, StateDelegate


class CellWords(Enum):
    """What a cell of a state says beside its shape, from the most to the least that there is."""

    WITH_DAY = "with_day"
    WITH_MONTH = "with_month"
    NONE = "none"


class MatrixDelegate(StateDelegate):
    """Draws the word over the day; the name over the roles, with a box to tick before it.

    ``cell_words`` is how much of a state there is room for; the name is always said.
    """

    cell_words = CellWords.WITH_DAY

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        width = metrics.horizontalAdvance(str(index.data(WORD_ROLE) or ""))
        return QSize(width + self.word_left(option.widget, index), row_height(option.widget))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground over the whole cell, then what stands on it."""
        cell = QStyleOptionViewItem(option)
        widget: QWidget = option.widget
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        widget.style().drawPrimitive(panel, cell, painter, widget)
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            _paint_heading(painter, cell, str(index.data(WORD_ROLE) or ""))
            return
        if index.column() == 0:
            _paint_box(painter, cell, index)
        self._paint_words(painter, cell, index)

    def _paint_words(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        word = index.data(WORD_ROLE)
        if word is None:
            return
        found = index.data(STATE_ROLE)
        state = State(found) if found else None
        ink, quiet = _inks(cell, state)
        box = cell.rect.adjusted(self.word_left(cell.widget, index), 0, -Space.SMALL, 0)
        below = str(index.data(BELOW_ROLE) or "")
        if state is not None and self.cell_words is CellWords.WITH_MONTH:
            below = str(index.data(MONTH_ROLE) or "")
        if state is not None and self.cell_words is CellWords.NONE:
            word = below = ""
        metrics = cell.fontMetrics
        height = metrics.height() * (2 if below else 1)
        top = box.top() + (box.height() - height) // 2
        if state is not None:
            self._paint_mark(painter, cell, state, QRect(0, top, 0, metrics.height()), ink)
        _write(painter, QRect(box.left(), top, box.width(), metrics.height()), word, ink, cell.font)
        if below:
            under = top + metrics.height()
            line = QRect(box.left(), under, box.width(), metrics.height())
            _write(painter, line, below, quiet, cell.font)

    def _paint_mark(
        self,
        painter: QPainter,
        cell: QStyleOptionViewItem,
        state: State,
        line: QRect,
        ink: QColor,
    ) -> None:
        side = cell.fontMetrics.ascent()
        mark = self._mark(state, side, ink, cell.widget.devicePixelRatioF())
        top = line.top() + (line.height() - side) // 2
        mark.paint(painter, QRect(cell.rect.left() + Space.SMALL, top, side, side))

    @staticmethod
    def word_left(widget: QWidget, index: Index) -> int:
        """How far from the cell's edge its words begin."""
        if index.column() == 0:
            return tick_width(widget)
        return Space.SMALL + widget.fontMetrics().ascent() + Space.TINY + 2


def row_height(widget: QWidget) -> int:
    """The height of a row: two lines and air."""
    return 2 * widget.fontMetrics().height() + Space.SMALL + Space.LINE


def tick_width(widget: QWidget) -> int:
    """How much of the first column ticks when it is pressed."""
    return box_side(widget) + 2 * Space.MEDIUM


def box_side(widget: QWidget) -> int:
    """The side of the box to tick; it grows with the text."""
    return round(widget.fontMetrics().height() * 0.8)


def _inks(cell: QStyleOptionViewItem, state: State | None) -> tuple[QColor, QColor]:
    """The colours of the first and of the second line."""
    palette: QPalette = cell.palette
    if cell.state & QStyle.StateFlag.State_Selected:
        on = palette.color(QPalette.ColorRole.HighlightedText)
        return on, on
    if state is not None:
        return state_ink(palette, state), muted(palette)
    return palette.color(QPalette.ColorRole.Text), muted(palette)


def _write(painter: QPainter, line: QRect, text: str, ink: QColor, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_heading(painter: QPainter, cell: QStyleOptionViewItem, text: str) -> None:
    palette: QPalette = cell.palette
    painter.fillRect(cell.rect, palette.color(QPalette.ColorRole.Button))
    bold = QFont(cell.font)
    bold.setWeight(QFont.Weight.DemiBold)
    line = cell.rect.adjusted(Space.MEDIUM, 0, -Space.SMALL, 0)
    _write(painter, line, text, palette.color(QPalette.ColorRole.ButtonText), bold)


def _paint_box(painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
    """The box to tick, drawn so that it reads on a row that has the focus too."""
    palette: QPalette = cell.palette
    role = QPalette.ColorRole
    on_focus = bool(cell.state & QStyle.StateFlag.State_Selected)
    ground = palette.color(role.Highlight)
    line = palette.color(role.HighlightedText) if on_focus else edge(palette)
    side = box_side(cell.widget)
    left, top = cell.rect.left() + Space.MEDIUM, cell.rect.center().y() - side // 2
    box = QRectF(left + 0.5, top + 0.5, side - 1, side - 1)
    is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line if on_focus or not is_on else ground, 1.2))
    fill = line if on_focus else ground
    painter.setBrush(fill if is_on else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    if is_on:
        painter.setPen(QPen(ground if on_focus else palette.color(role.HighlightedText), 2))
        painter.drawPolyline([box.topLeft() + QPointF(side * x, side * y) for x, y in _TICK])
    painter.restore()


_TICK = ((0.2, 0.48), (0.4, 0.68), (0.74, 0.26))
"""The corners of the tick, as shares of the box."""
