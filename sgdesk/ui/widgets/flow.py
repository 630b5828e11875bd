"""A layout that fills lines from left to right and goes on below, as text does."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from sgdesk.ui.theme import Space


class FlowLayout(QLayout):
    """Lays widgets in lines; with ``stretch`` those of a full grid share the width equally.

    ``apart`` keeps the first at the left, and puts what has room beside it at the right: a title
    with its buttons. With ``to_the_right`` each line ends at the right: the buttons of a dialog.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = Space.SMALL,
        stretch: bool = False,
        apart: bool = False,
        to_the_right: bool = False,
    ) -> None:
        self._items: list[QLayoutItem] = []  # before Qt can ask for one: a fault there ends all
        super().__init__(parent)
        self._stretch = stretch
        self._apart = apart
        self._to_the_right = to_the_right
        self._heights: dict[int, int] = {}
        """What was worked out for a width; Qt asks for the same one again and again."""
        self._least: QSize | None = None
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._forget()
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Take every widget out and let go of it."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return found

    def invalidate(self) -> None:
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._heights.clear()
        self._least = None

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        if self._least is None:
            self._least = QSize()
            for item in self._items:
                self._least = self._least.expandedTo(item.minimumSize())
        return self._least

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Put the items in their places; the height that they need."""
        x, y, line = rect.x(), rect.y(), 0
        wide = self._column_width(rect.width())
        for place, item in enumerate(self._items):
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if wide:
                size = QSize(wide, max(size.height(), item.heightForWidth(wide)))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if x == rect.x() and self._to_the_right:
                x += self._left_over(place, rect.width())
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            if item is self._items[0] and self._apart:
                x += self._left_over(0, rect.width())
            line = max(line, size.height())
        return y + line - rect.y()

    def _left_over(self, first: int, width: int) -> int:
        """What is left over in a line by the one at ``first`` and those that have room in it."""
        left = width
        for item in self._items[first:]:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width() + (self.spacing() if left < width else 0)
            if needed > left:
                break
            left -= needed
        return max(0, left)

    def _column_width(self, width: int) -> int:
        """The width of one column where all share the line, or 0."""
        shown = [item for item in self._items if not item.isEmpty()]
        if not self._stretch or not shown:
            return 0
        widest = max(item.sizeHint().width() for item in shown)
        columns = max(1, (width + self.spacing()) // (widest + self.spacing()))
        columns = min(columns, len(shown))
        lines = -(-len(shown) // columns)
        columns = -(-len(shown) // lines)
        return (width - (columns - 1) * self.spacing()) // columns
