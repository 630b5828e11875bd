"""Columns that one can point at: a month, a day; by mouse, by arrows, and read aloud."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sgdesk.ui.theme import em
from sgdesk.ui.widgets.labels import announce


class Columns(QWidget):
    """Equal columns beside each other; ``paint_column`` and ``said`` say what one of them is.

    The arrows choose one that has something behind it, which is said; a press, or Enter, opens it.
    Where none has, the keys pass by. Qt's metaclass leaves no room for an abstract class.
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
        opening = [place for place in range(count) if self.may_open(place)]
        self._chosen = min(opening, key=lambda place: abs(place - chosen), default=chosen)
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if opening else policy.NoFocus)
        self.setAccessibleDescription(", ".join(self.said(place) for place in range(count)))
        self.update()

    def said(self, place: int) -> str:
        """A column in a few words."""
        raise NotImplementedError

    def may_open(self, place: int) -> bool:
        """Whether there is anything behind a column; there is unless a chart says otherwise."""
        return 0 <= place < self.count

    def paint_column(self, painter: QPainter, slot: QRectF, place: int) -> None:
        """Draw one column into its slot."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(em(self, 24), em(self, 9))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 16), em(self, 7))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().x())
        if place is not None and self.may_open(place):
            self._choose(place)
            self._open()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().x())
        if place is not None:
            self.setToolTip(self.said(place))
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(hand if self.may_open(place) else arrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self.count:
            self._choose(self._next(step))
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

    def _next(self, step: int) -> int:
        """The nearest one that way with something behind it; where there is none, the same."""
        places = range(self._chosen + step, self.count if step > 0 else -1, step)
        return next((place for place in places if self.may_open(place)), self._chosen)

    def _choose(self, place: int) -> None:
        self._chosen = place
        self.setToolTip(self.said(place))
        self.update()

    def _open(self) -> None:
        if self.may_open(self._chosen):
            self.opened.emit(self._chosen)
