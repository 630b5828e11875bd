"""A table of which one column, mostly the first, stays in sight while the others scroll."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sgdesk.ui.theme import border
from sgdesk.ui.widgets.lists.headings import Headings
from sgdesk.ui.widgets.table import Table

_Index = QModelIndex | QPersistentModelIndex
_ScrollHint = QAbstractItemView.ScrollHint


class FrozenHeader(Headings):
    """Paints the heading of the column that stays once more over the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stays = 0
        """The column that stays."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        stays = self.stays
        if stays < self.count() and self.offset() > self.sectionPosition(stays):
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, self.sectionSize(stays), self.height()), stays)


class FrozenTable(Table):
    """Paints its first column once more over the others, and takes what is pressed there."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        header = FrozenHeader(self)
        old = self.horizontalHeader()
        header.setDefaultAlignment(old.defaultAlignment())
        self.setHorizontalHeader(header)
        header.sectionResized.connect(self.fit_headings)
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


def first_at(view: QTableView, pos: QPoint, stays: int = 0) -> QModelIndex | None:
    """The cell of the column that stays where that lies over the one at ``pos``."""
    if lies_over(view, stays) and pos.x() < view.columnWidth(stays):
        return view.model().index(view.rowAt(pos.y()), stays)
    return None


def lies_over(view: QTableView, stays: int = 0) -> bool:
    """Whether the column that stays has been scrolled past, and so is drawn over others."""
    header = view.horizontalHeader()
    return stays < header.count() and view.horizontalOffset() > header.sectionPosition(stays)


def bring_out(view: QTableView, index: _Index, stays: int = 0) -> None:
    """Scroll on where the column that stays lies over this cell."""
    hidden = view.columnWidth(stays) - view.columnViewportPosition(index.column())
    if index.column() > stays and hidden > 0 and lies_over(view, stays):
        bar = view.horizontalScrollBar()
        bar.setValue(bar.value() - hidden)


def paint_first(view: QTableView, stays: int = 0) -> None:
    """Paint the column that stays over the others, where it was scrolled past."""
    if not lies_over(view, stays):
        return
    painter = QPainter(view.viewport())
    width = view.columnWidth(stays)
    last = view.rowAt(view.viewport().height() - 1)
    last = last if last >= 0 else view.model().rowCount() - 1
    for row in range(max(view.rowAt(0), 0), last + 1):
        _paint_name(view, painter, row, stays)
    painter.setPen(QPen(border(view.palette()), 1))
    painter.drawLine(width - 1, 0, width - 1, view.viewport().height())


def _paint_name(view: QTableView, painter: QPainter, row: int, stays: int) -> None:
    if view.columnSpan(row, stays) > 1:
        return
    index, width = view.model().index(row, stays), view.columnWidth(stays)
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
