"""Cells of a table that show a state: shape, word and day, drawn fast."""

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sgdesk.domain.training.states import State
from sgdesk.ui.theme import Space, mixed, state_ink
from sgdesk.ui.widgets.states.shapes import paint_shape

STATE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The model answers with a :class:`State`, or ``None`` for an ordinary cell.

Qt hands a ``StrEnum`` on as plain text, so who asks makes a :class:`State` of it again.

``DisplayRole`` carries the whole phrase, so that it is copied and read aloud as it is shown.
"""

CUT_ROLE = Qt.ItemDataRole.UserRole + 2
"""The model answers with how a cell's words are cut, as ``Column.cut``, or ``None``."""

TICKS = "shows_ticks"
"""A property of a table that shows a tick before each row: the chosen rows are ticked."""

_Index = QModelIndex | QPersistentModelIndex


_TICKED = 0.16
"""How much of the accent is in the ground of a ticked row, where the tick says it already."""


def quieten(palette: QPalette) -> None:
    """Give chosen rows the quiet ground of ticked ones, with words and states as in any row."""
    role = QPalette.ColorRole
    ground = mixed(palette.color(role.Base), palette.color(role.Highlight), _TICKED)
    palette.setColor(role.Highlight, ground)
    palette.setColor(role.HighlightedText, palette.color(role.Text))


class StateDelegate(QStyledItemDelegate):
    """Puts a state's shape before the text of its cell, and air on both sides of every cell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[tuple[State, int, str, float], QIcon] = {}

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """The cell with its shape as the decoration, so that the style lays it out."""
        super().initStyleOption(option, index)
        has_ticks = option.widget is not None and bool(option.widget.property(TICKS))
        if has_ticks:
            quieten(option.palette)
        if index.column() == 0 and has_ticks:
            is_ticked = bool(option.state & QStyle.StateFlag.State_Selected)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
            option.checkState = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        told = index.data(STATE_ROLE)
        if told is None:
            return
        state = State(told)
        palette: QPalette = option.palette
        ink = state_ink(palette, state)
        palette.setColor(QPalette.ColorRole.Text, ink)
        if has_ticks:
            palette.setColor(QPalette.ColorRole.HighlightedText, ink)
        chosen = option.state & QStyle.StateFlag.State_Selected and not has_ticks
        on = palette.color(QPalette.ColorRole.HighlightedText) if chosen else ink
        side: int = option.fontMetrics.ascent()
        option.icon = self._mark(state, side, on, option.widget.devicePixelRatioF())
        option.decorationSize = QSize(side, side)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground over the whole cell, the words with air beside them."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        widget: QWidget = option.widget
        style = widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, cell, painter, widget)
        if cell.state & QStyle.StateFlag.State_Selected:
            chosen = cell.palette.color(QPalette.ColorRole.HighlightedText)
            cell.palette.setColor(QPalette.ColorRole.Text, chosen)
            cell.state &= ~QStyle.StateFlag.State_Selected
        for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText):
            # Of the tick in its box, and of the ring round the row in hand.
            cell.palette.setColor(role, option.palette.color(role))
        cell.backgroundBrush = QBrush()
        cell.rect = cell.rect.adjusted(Space.TINY, 0, -Space.TINY, 0)
        self._cut(cell, index)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, widget)

    def _cut(self, cell: QStyleOptionViewItem, index: _Index) -> None:
        """Cut words in their own way; Qt would cut their end whatever stands there."""
        widget, metric = cell.widget, QStyle.PixelMetric.PM_FocusFrameHMargin
        style = widget.style()
        words = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, widget)
        room = words.width() - 2 * (style.pixelMetric(metric, None, widget) + 1)
        if cell.fontMetrics.horizontalAdvance(cell.text) <= room:
            return
        cut = index.data(CUT_ROLE)
        if cut is not None:
            cell.text = cut(cell.text, room, cell.fontMetrics.horizontalAdvance)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        cell = QStyleOptionViewItem(option)
        cell.rect = option.rect.adjusted(Space.TINY, 0, -Space.TINY, 0)  # as wide as it is painted
        size = super().sizeHint(cell, index)
        return QSize(size.width() + 2 * Space.TINY, size.height() + Space.SMALL)

    def _mark(self, state: State, side: int, colour: QColor, ratio: float) -> QIcon:
        key = (state, side, colour.name(), ratio)
        found = self._marks.get(key)
        if found is None:
            found = self._marks[key] = QIcon(_drawn(state, side, colour, ratio))
        return found


def _drawn(state: State, side: int, colour: QColor, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_shape(painter, QRectF(0, 0, side, side), state, colour)
    painter.end()
    return pixmap
