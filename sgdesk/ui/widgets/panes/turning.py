"""A list beside what is chosen in it, and over it where the window is narrow or the text large."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from sgdesk.ui.theme import em

_LIST_HIGH, _PANEL_HIGH = 9, 16
"""In lines of text, where one is over the other; the page that they stand in scrolls then."""


class TurningSplitter(QSplitter):
    """Beside each other while the list has ``least`` lines of text and the panel all it needs."""

    def __init__(
        self, first: QWidget, panel: QWidget, least: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._first, self._panel, self._least = first, panel, least
        self._beside: list[int] = []
        self.addWidget(first)
        self.addWidget(panel)
        self.setChildrenCollapsible(False)

    @property
    def is_beside(self) -> bool:
        """Whether there is room for both in one row."""
        return self.orientation() is Qt.Orientation.Horizontal

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two, so that the page can be narrower than both."""
        wide = max(_width(self._first), _width(self._panel))
        high = super().minimumSizeHint().height()
        over = 0 if self.is_beside else em(self, _LIST_HIGH + _PANEL_HIGH)
        return QSize(wide, max(high, over))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = em(self, self._least) + self.handleWidth() + _width(self._panel)
        fits = event.size().width() >= needed
        if fits and not self.is_beside:
            self.setOrientation(Qt.Orientation.Horizontal)
            self.setSizes(self._beside)
            self.updateGeometry()
        elif self.is_beside and not fits:
            self._beside = self.sizes()
            self.setOrientation(Qt.Orientation.Vertical)
            self.setSizes([em(self, _LIST_HIGH), em(self, _PANEL_HIGH)])
            self.updateGeometry()


def _width(widget: QWidget) -> int:
    """What a widget needs at least."""
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
