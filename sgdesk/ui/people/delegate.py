"""How a cell of the matrix is drawn: a box to tick, two lines of words, a state's shape."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStyleOptionViewItem, QWidget

from sgdesk.domain.standing import State
from sgdesk.ui.people.model import BELOW_ROLE, WORD_ROLE, Index
from sgdesk.ui.theme import Space, muted, state_ink
from sgdesk.ui.widgets import STATE_ROLE, StateDelegate

_SMALLER = 0.9


class MatrixDelegate(StateDelegate):
    """Draws the word over the day; the name over the roles, with a box to tick before it."""

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
        state = index.data(STATE_ROLE)
        ink, quiet = _inks(cell, state)
        box = cell.rect.adjusted(self.word_left(cell.widget, index), 0, -Space.SMALL, 0)
        below = str(index.data(BELOW_ROLE) or "")
        metrics = cell.fontMetrics
        small = smaller(cell.font)
        height = metrics.height() + (QFontMetrics(small).height() if below else 0)
        top = box.top() + (box.height() - height) // 2
        if isinstance(state, State):
            self._paint_mark(painter, cell, state, QRect(0, top, 0, metrics.height()), ink)
        _write(painter, QRect(box.left(), top, box.width(), metrics.height()), word, ink, cell.font)
        if below:
            under = top + metrics.height()
            line = QRect(box.left(), under, box.width(), QFontMetrics(small).height())
            _write(painter, line, below, quiet, small)

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
    small = QFontMetrics(smaller(widget.font())).height()
    return widget.fontMetrics().height() + small + Space.SMALL + 2


def tick_width(widget: QWidget) -> int:
    """How much of the first column ticks when it is pressed."""
    style = widget.style()
    side = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, widget)
    return int(side) + 2 * Space.MEDIUM


def smaller(font: QFont) -> QFont:
    """The font of the second line."""
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * _SMALLER)
    return small


def _inks(cell: QStyleOptionViewItem, state: object) -> tuple[QColor, QColor]:
    """The colours of the first and of the second line."""
    palette: QPalette = cell.palette
    if cell.state & QStyle.StateFlag.State_Selected:
        on = palette.color(QPalette.ColorRole.HighlightedText)
        return on, on
    if isinstance(state, State):
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
    widget: QWidget = cell.widget
    style = widget.style()
    side = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, widget)
    box = QStyleOptionButton()
    box.palette = cell.palette
    box.rect = QRect(
        cell.rect.left() + Space.MEDIUM, cell.rect.center().y() - side // 2, side, side
    )
    is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    flag = QStyle.StateFlag
    box.state = flag.State_Enabled | (flag.State_On if is_on else flag.State_Off)
    style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, widget)
