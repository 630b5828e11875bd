"""A table of which the first column stays where it is while the others scroll sideways."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sgdesk.ui.theme import border
from sgdesk.ui.widgets.table import Table

_Index = QModelIndex | QPersistentModelIndex
_ScrollHint = QAbstractItemView.ScrollHint


class FrozenHeader(QHeaderView):
    """Paints its first heading once more over the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.offset() > 0 and self.count():
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, self.sectionSize(0), self.height()), 0)


class FrozenTable(Table):
    """Paints its first column once more over the others, and takes what is pressed there."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        header = FrozenHeader(self)
        old = self.horizontalHeader()
        header.setDefaultAlignment(old.defaultAlignment())
        header.setHighlightSections(False)
        self.setHorizontalHeader(header)
        self._columns.watch()
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._dress()
        repaint_scrolled(self)

    @property
    def is_scrolled(self) -> bool:
        """Whether the first column lies over another."""
        return self.horizontalOffset() > 0

    def indexAt(self, pos: QPoint) -> QModelIndex:
        return first_at(self, pos) or super().indexAt(pos)

    def scrollTo(self, index: _Index, hint: _ScrollHint = _ScrollHint.EnsureVisible) -> None:
        super().scrollTo(index, hint)
        bring_out(self, index)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_first(self)


def repaint_scrolled(view: QTableView) -> None:
    """Paint all of it anew where it scrolls: else the picture of what should stay moves along."""

    def repaint() -> None:
        view.viewport().update()
        view.horizontalHeader().viewport().update()

    view.horizontalScrollBar().valueChanged.connect(lambda _: repaint())


def first_at(view: QTableView, pos: QPoint) -> QModelIndex | None:
    """The cell of the first column where that lies over the one at ``pos``."""
    if view.horizontalOffset() > 0 and pos.x() < view.columnWidth(0):
        return view.model().index(view.rowAt(pos.y()), 0)
    return None


def bring_out(view: QTableView, index: _Index) -> None:
    """Scroll on where the first column lies over this cell."""
    hidden = view.columnWidth(0) - view.columnViewportPosition(index.column())
    if index.column() > 0 and hidden > 0 and view.horizontalOffset() > 0:
        bar = view.horizontalScrollBar()
        bar.setValue(bar.value() - hidden)


def paint_first(view: QTableView) -> None:
    """Paint the first column over the others, where they are scrolled."""
    if view.horizontalOffset() <= 0:
        return
    painter = QPainter(view.viewport())
    width = view.columnWidth(0)
    last = view.rowAt(view.viewport().height() - 1)
    last = last if last >= 0 else view.model().rowCount() - 1
    for row in range(max(view.rowAt(0), 0), last + 1):
        _paint_name(view, painter, row, width)
    painter.setPen(QPen(border(view.palette()), 1))
    painter.drawLine(width - 1, 0, width - 1, view.viewport().height())


def _paint_name(view: QTableView, painter: QPainter, row: int, width: int) -> None:
    if view.columnSpan(row, 0) > 1:
        return
    index = view.model().index(row, 0)
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = QRect(0, view.rowViewportPosition(row), width, view.rowHeight(row))
    role = option.palette.ColorRole
    ground = role.AlternateBase if row % 2 else role.Base
    painter.fillRect(option.rect, option.palette.color(ground))
    chosen = view.selectionModel()
    if chosen.isRowSelected(row, QModelIndex()) or chosen.isSelected(index):
        option.state |= QStyle.StateFlag.State_Selected
    if view.hasFocus():
        option.state |= QStyle.StateFlag.State_Active
    view.itemDelegate().paint(painter, option, index)
