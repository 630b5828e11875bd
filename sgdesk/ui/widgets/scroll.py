"""A page that scrolls when the window or the text is too large for it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from sgdesk.ui.theme import Space


class ScrollPage(QScrollArea):
    """Add to ``self.body``; it never scrolls sideways."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        self.body.setSpacing(Space.LARGE)
        self.setWidget(inner)
