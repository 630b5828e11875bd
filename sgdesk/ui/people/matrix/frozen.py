"""A table of which the first column stays where it is while the others scroll sideways."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QWidget

from sgdesk.ui.theme import border
from sgdesk.ui.widgets import Table


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
        self.horizontalScrollBar().valueChanged.connect(lambda _: self._repaint())

    @property
    def is_scrolled(self) -> bool:
        """Whether the first column lies over another."""
        return self.horizontalOffset() > 0

    def indexAt(self, pos: QPoint) -> QModelIndex:
        if self.is_scrolled and pos.x() < self.columnWidth(0):
            return self.model().index(self.rowAt(pos.y()), 0)
        return super().indexAt(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_scrolled:
            painter = QPainter(self.viewport())
            width = self.columnWidth(0)
            last = self.rowAt(self.viewport().height() - 1)
            last = last if last >= 0 else self.model().rowCount() - 1
            for row in range(max(self.rowAt(0), 0), last + 1):
                self._paint_name(painter, row, width)
            painter.setPen(QPen(border(self.palette()), 1))
            painter.drawLine(width - 1, 0, width - 1, self.viewport().height())

    def _paint_name(self, painter: QPainter, row: int, width: int) -> None:
        if self.columnSpan(row, 0) > 1:
            return
        index = self.model().index(row, 0)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
        role = option.palette.ColorRole
        ground = role.AlternateBase if row % 2 else role.Base
        painter.fillRect(option.rect, option.palette.color(ground))
        if self.selectionModel().isRowSelected(row, QModelIndex()):
            option.state |= QStyle.StateFlag.State_Selected
        if self.hasFocus():
            option.state |= QStyle.StateFlag.State_Active
        self.itemDelegate().paint(painter, option, index)

    def _repaint(self) -> None:
        """All of it: a view that scrolls moves the picture of what should have stayed."""
        self.viewport().update()
        self.horizontalHeader().viewport().update()
