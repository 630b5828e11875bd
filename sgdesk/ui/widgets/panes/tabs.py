"""Tabs of a page that need no more room than the one that is shown."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOption, QStylePainter, QTabWidget, QWidget

from sgdesk.ui.widgets.scroll import least_height


class Tabs(QTabWidget):
    """Flat tabs, named for the ear, as high as what is shown wants to be.

    Qt would ask for the height of the highest of them, so that a tab which scrolls by itself would
    scroll inside a page that scrolls as well.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setAccessibleName(name)
        self.tabBar().setAccessibleName(name)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def hasHeightForWidth(self) -> bool:
        """Only where what is shown breaks its lines."""
        shown = self.currentWidget()
        return shown is not None and shown.hasHeightForWidth()

    def heightForWidth(self, wide: int) -> int:
        """The least that what is shown needs at this width, below the names of the tabs."""
        shown = self.currentWidget()
        least = least_height(shown, wide) if shown is not None else -1
        return least + self._names_high() if least >= 0 else -1

    def minimumSizeHint(self) -> QSize:
        shown, hint = self.currentWidget(), super().minimumSizeHint()
        if shown is None:
            return hint
        return QSize(hint.width(), shown.minimumSizeHint().height() + self._names_high())

    def sizeHint(self) -> QSize:
        shown, hint = self.currentWidget(), super().sizeHint()
        if shown is None:
            return hint
        return QSize(hint.width(), shown.sizeHint().height() + self._names_high())

    def paintEvent(self, event: QPaintEvent) -> None:
        """One line under all of it: Qt draws that under a corner at the foot of the corner."""
        bar = self.tabBar().geometry()
        option = QStyleOption()
        option.initFrom(self)
        option.rect = QRect(
            bar.right() + 1, bar.top(), self.width() - bar.right() - 1, bar.height()
        )
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_FrameTabBarBase, option)

    def _names_high(self) -> int:
        corner = self.cornerWidget()
        beside = corner.sizeHint().height() if corner is not None and not corner.isHidden() else 0
        return max(self.tabBar().sizeHint().height(), beside)
