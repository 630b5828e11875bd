"""A page that scrolls when the window or the text is too large for it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from sgdesk.ui.theme import Space, em


class ScrollPage(QScrollArea):
    """Add to ``self.body``; it scrolls sideways only where else something would be cut off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        self.body.setSpacing(Space.LARGE)
        self.setWidget(inner)


class CurrentOnly(QStackedWidget):
    """Needs no more room than what it shows, whatever the largest of the others needs."""

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else QSize(0, 0)


class Room(QScrollArea):
    """Holds one widget and scrolls it where the screen is too small for it, and only there.

    So nothing that a page needs makes the window larger than a small or a much enlarged screen.
    """

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._inner = inner
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        return self._inner.sizeHint()

    def minimumSizeHint(self) -> QSize:
        line = em(self)
        least = self._inner.minimumSizeHint()
        return QSize(min(least.width(), 12 * line), min(least.height(), 6 * line))
