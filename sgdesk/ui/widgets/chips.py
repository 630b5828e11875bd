"""Filters that are on, each as a chip that takes itself off."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, border
from sgdesk.ui.widgets.flow import FlowLayout


class Chip(QAbstractButton):
    """One filter; pressing it takes it off."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(tr("Take off the filter {text}", text=text))
        self.setToolTip(tr("Take this filter off"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 3 * Space.MEDIUM + metrics.ascent()
        return QSize(width, max(TARGET, metrics.height() + Space.SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        role = QPalette.ColorRole
        edge = palette.color(role.Highlight) if self.hasFocus() else border(palette)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(palette.color(role.Button if self.underMouse() else role.Base))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(palette.color(role.Text))
        words = box.adjusted(Space.MEDIUM, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        self._paint_cross(painter, box)

    def _paint_cross(self, painter: QPainter, box: QRectF) -> None:
        side = self.fontMetrics().ascent() * 0.55
        right = box.right() - Space.MEDIUM
        cross = QRectF(right - side, box.center().y() - side / 2, side, side)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1.5))
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(cross.topRight(), cross.bottomLeft())


class FilterChips(QWidget):
    """A line of chips; hidden while no filter is on."""

    removed = Signal(str)
    """A chip was pressed, by its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self.hide()

    def set_chips(self, chips: Iterable[tuple[str, str]]) -> None:
        """Show these filters, each a key and its words."""
        self._flow.clear()
        for key, text in chips:
            chip = Chip(text)
            chip.clicked.connect(lambda _=False, key=key: self.removed.emit(key))
            self._flow.addWidget(chip)
        self.setVisible(self._flow.count() > 0)
