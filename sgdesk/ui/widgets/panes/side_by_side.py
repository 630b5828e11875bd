"""Two columns that become one where the window is narrow or the text is large."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from sgdesk.ui.theme import Space


class SideBySide(QWidget):
    """Lays widgets beside each other while all have the room that they need, else below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.LARGE)

    def add(self, widget: QWidget, share: int = 1) -> None:
        """Add a widget; ``share`` is its part of the width."""
        self._row.addWidget(widget, share)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest alone, so that a page can be narrower than all together."""
        hint = super().minimumSizeHint()
        return QSize(max((each.width() for each in self._least()), default=0), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = self._least()
        needed = sum(each.width() for each in least) + Space.LARGE * (len(least) - 1)
        fits = event.size().width() >= needed
        way = QBoxLayout.Direction
        wanted = way.LeftToRight if fits else way.TopToBottom
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)
            self.updateGeometry()

    def _least(self) -> list[QSize]:
        items = (self._row.itemAt(place) for place in range(self._row.count()))
        return [item.minimumSize() for item in items if item is not None]
