"""Columns that one can point at: a month, a day; by mouse, by arrows, and read aloud."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sgdesk.ui.theme import em
from sgdesk.ui.widgets.labels import announce


class Columns(QWidget):
    """Equal columns beside each other; ``paint_column`` and ``said`` say what one of them is.

    The arrows choose one, which is said; a press, or Enter, opens it. Qt's metaclass leaves no room
    for an abstract class.
    """

    opened = Signal(int)
    """The place of the column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self._chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def chosen(self) -> int:
        """The place of the column that the arrows or a press chose last."""
        return self._chosen

    def set_count(self, count: int, chosen: int = 0) -> None:
        """Show so many columns."""
        self.count = count
        self._chosen = chosen
        self.setAccessibleDescription(", ".join(self.said(place) for place in range(count)))
        self.update()

    def said(self, place: int) -> str:
        """A column in a few words."""
        raise NotImplementedError

    def paint_column(self, painter: QPainter, slot: QRectF, place: int) -> None:
        """Draw one column into its slot."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(em(self, 24), em(self, 9))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 16), em(self, 7))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().x())
        if place is not None:
            self._choose(place)
            self._open()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().x())
        if place is not None:
            self.setToolTip(self.said(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self.count:
            self._choose(min(max(self._chosen + step, 0), self.count - 1))
            announce(self, self.said(self._chosen))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self.count):
            self.paint_column(painter, self.slot(place), place)
        if self.hasFocus() and self.count:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.slot(self._chosen).adjusted(2, 1, -2, -1), 4, 4)

    def slot(self, place: int) -> QRectF:
        """Where a column stands."""
        width = self.width() / max(self.count, 1)
        return QRectF(place * width, 0, width, self.height())

    def _at(self, x: float) -> int | None:
        if not self.count:
            return None
        return min(max(int(x * self.count / self.width()), 0), self.count - 1)

    def _choose(self, place: int) -> None:
        self._chosen = place
        self.setToolTip(self.said(place))
        self.update()

    def _open(self) -> None:
        if self.count:
            self.opened.emit(self._chosen)
