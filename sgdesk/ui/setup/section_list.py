"""The names of the sections, quieter than the places of the window."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from sgdesk.ui.text import tr
from sgdesk.ui.theme import RADIUS, Space, TextSize, border, em, sized

_Index = QModelIndex | QPersistentModelIndex

_HIGH = 2.1
"""Lines of text that a name stands in."""

_LOWEST = 24
"""Pixels that a finger or an unsteady hand needs at least."""


class _Name(QStyledItemDelegate):
    """Draws a name; the chosen one on the colour of buttons."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(QPen(border(palette), 1))
            painter.setBrush(palette.color(QPalette.ColorRole.Button))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setFont(sized(TextSize.BODY, bold=chosen))
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        words = box.adjusted(Space.MEDIUM, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self._list().line_high())

    def _list(self) -> "SetupSectionList":
        parent = self.parent()
        if not isinstance(parent, SetupSectionList):
            raise TypeError("the delegate belongs to a list")
        return parent


class SetupSectionList(QListWidget):
    """One line for each section."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Sections of Set-up"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Name(self))
        self.setSpacing(Space.LINE)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._dress()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, all stay in sight, closer together."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def line_high(self) -> int:
        """The height of a name in pixels; less than it likes where the list is low."""
        share = self.viewport().height() // max(1, self.count()) - 2 * self.spacing()
        least = max(_LOWEST, self.fontMetrics().height() + 2 * Space.TINY)
        return min(em(self, _HIGH), max(least, share))

    def add(self, title: str) -> None:
        """Add a name."""
        self.addItem(title)
        self._dress()

    def _dress(self) -> None:
        names = (self.item(place).text() for place in range(self.count()))
        widest = max((self.fontMetrics().horizontalAdvance(each) for each in names), default=0)
        self.setFixedWidth(round(widest * 1.12) + 2 * Space.WIDE)
