"""The names of the sections, quieter than the places of the window."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sgdesk.ui.text import tr
from sgdesk.ui.theme import RADIUS, Space, TextSize, border, em, sized

_Index = QModelIndex | QPersistentModelIndex


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
        return QSize(0, em(self._list(), 2.1))

    def _list(self) -> QWidget:
        parent = self.parent()
        if not isinstance(parent, QWidget):
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

    def add(self, title: str) -> None:
        """Add a name."""
        self.addItem(title)
        self._dress()

    def _dress(self) -> None:
        names = (self.item(place).text() for place in range(self.count()))
        widest = max((self.fontMetrics().horizontalAdvance(each) for each in names), default=0)
        self.setFixedWidth(round(widest * 1.12) + 2 * Space.WIDE)
