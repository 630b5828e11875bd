"""Which step of how many, at a glance."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, edge, muted, sized
from sgdesk.ui.widgets import FlowLayout

_DONE = "\N{CHECK MARK}"


class Trail(QWidget):
    """The steps in a line: those behind ticked, the one that is shown filled, others empty."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = 0
        self._marks = [_Mark(number, title) for number, title in enumerate(titles, start=1)]
        row = FlowLayout(self, spacing=Space.LARGE)
        for mark in self._marks:
            row.addWidget(mark)
        self.show_step(0)

    def show_step(self, place: int) -> None:
        """Mark a step as the one that is shown."""
        self._place = place
        for number, mark in enumerate(self._marks):
            mark.show_as(is_shown=number == place, is_behind=number < place)
        self.setAccessibleName(self.said())

    def said(self) -> str:
        """``Step 2 of 4``."""
        return tr("Step {n} of {all}", n=self._place + 1, all=len(self._marks))


class _Mark(QWidget):
    """One step: its number in a circle, or a tick, and its name."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self._number = number
        self._title = title
        self._is_shown = False
        self._is_behind = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_as(self, *, is_shown: bool, is_behind: bool) -> None:
        """Be the step that is shown, one behind it, or one to come."""
        self._is_shown, self._is_behind = is_shown, is_behind
        self.setAccessibleName(tr("{number}. {title}", number=self._number, title=self._title))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        bold = sized(TextSize.BODY, bold=True)
        words = QFontMetrics(bold).horizontalAdvance(self._title)
        return QSize(self._side() + Space.SMALL + words, self._side())

    def _side(self) -> int:
        return round(self.fontMetrics().height() * 1.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        role = QPalette.ColorRole
        accent = palette.color(role.Highlight)
        side = self._side()
        circle = QRect(1, 1, side - 2, side - 2)
        painter.setPen(QPen(accent if self._is_shown or self._is_behind else edge(palette), 1.5))
        painter.setBrush(accent if self._is_shown else palette.color(role.Base))
        painter.drawEllipse(circle)
        ink = accent if self._is_behind else muted(palette)
        painter.setPen(palette.color(role.HighlightedText) if self._is_shown else ink)
        painter.setFont(sized(TextSize.BODY, bold=True))
        mark = _DONE if self._is_behind else str(self._number)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, mark)
        painter.setPen(palette.color(role.WindowText) if self._is_shown else muted(palette))
        painter.setFont(sized(TextSize.BODY, bold=self._is_shown))
        words = self.rect().adjusted(side + Space.SMALL, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._title)
