"""What falls due month by month: bars with their counts on them, and the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from sgdesk.domain.dates import short_date
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, em, muted
from sgdesk.ui.widgets.icons import LinkButton
from sgdesk.ui.widgets.lists.rows import Column, RowsModel
from sgdesk.ui.widgets.table import Table
from sgdesk.ui.words import month_name

_LEAST_SCALE = 4
"""A month with one person never looks like a month with everybody."""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """One bar: a month by its first day, and how many."""

    month: date
    count: int


class MonthBars(QWidget):
    """One bar a month; a press, or Enter on the month that the arrows chose, opens it."""

    opened = Signal(object)
    """The first day of the month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[MonthCount, ...] = ()
        self._chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Training falling due, month by month"))

    def set_months(self, months: Sequence[MonthCount]) -> None:
        """Show these months."""
        self._months = tuple(months)
        self._chosen = 0
        said = (f"{month_name(each.month)}: {each.count}" for each in self._months)
        self.setAccessibleDescription(", ".join(said))
        self.update()

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
            self.setToolTip(_said(self._months[place]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._months:
            self._choose(min(max(self._chosen + step, 0), len(self._months) - 1))
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
        highest = max([_LEAST_SCALE, *(each.count for each in self._months)])
        for place, each in enumerate(self._months):
            self._paint_month(painter, place, each, highest)

    def _paint_month(self, painter: QPainter, place: int, each: MonthCount, highest: int) -> None:
        palette = self.palette()
        line = self.fontMetrics().height()
        slot = self._slot(place)
        room = slot.height() - 2 * line - Space.SMALL
        tall = max(room * each.count / highest, 2.0)
        width = min(slot.width() * 0.62, em(self, 2.2))
        bar = QRectF(slot.center().x() - width / 2, line + Space.TINY + room - tall, width, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        role = QPalette.ColorRole
        painter.setBrush(palette.color(role.Highlight if each.count else role.Mid))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setPen(palette.color(role.Text))
        middle = Qt.AlignmentFlag.AlignHCenter
        if each.count:
            above = QRectF(slot.left(), bar.top() - line - 1, slot.width(), line)
            painter.drawText(above, middle, str(each.count))
        painter.setPen(muted(palette))
        below = QRectF(slot.left(), slot.bottom() - line, slot.width(), line)
        painter.drawText(below, middle, self._label(each.month, slot.width()))
        if self.hasFocus() and place == self._chosen:
            painter.setPen(QPen(palette.color(role.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(slot.adjusted(2, 1, -2, -1), 4, 4)

    def _label(self, month: date, width: float) -> str:
        name = short_date(month).split()[1]
        return name if self.fontMetrics().horizontalAdvance(name) < width else name[0]

    def _slot(self, place: int) -> QRectF:
        width = self.width() / max(len(self._months), 1)
        return QRectF(place * width, 0, width, self.height())

    def _at(self, x: float) -> int | None:
        if not self._months:
            return None
        return min(max(int(x * len(self._months) / self.width()), 0), len(self._months) - 1)

    def _choose(self, place: int) -> None:
        self._chosen = place
        self.setToolTip(_said(self._months[place]))
        self.update()

    def _open(self) -> None:
        if self._months:
            self.opened.emit(self._months[self._chosen].month)


def _said(each: MonthCount) -> str:
    name = month_name(each.month)
    return tr_count("{n} falls due in {month}", "{n} fall due in {month}", each.count, month=name)


class MonthChart(QWidget):
    """The bars, and one press away the same figures as a table."""

    opened = Signal(object)
    """The first day of the month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = MonthBars()
        columns = [
            Column[MonthCount](tr("Month"), lambda each: month_name(each.month)),
            Column[MonthCount](tr("Falling due"), lambda each: str(each.count), right=True),
        ]
        self._model = RowsModel(columns)
        self._table = Table(tr("Training falling due, month by month"))
        self._table.setObjectName("today-months")
        self._table.setSortingEnabled(False)
        self._table.setModel(self._model)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._bars)
        self._stack.addWidget(self._table)
        self._switch = LinkButton(tr("As a table"))
        self._lay_out()
        self._bars.opened.connect(self.opened)
        self._table.opened.connect(lambda row: self.opened.emit(row.month))
        self._switch.clicked.connect(self._turn)

    def set_months(self, months: Sequence[MonthCount]) -> None:
        """Show these months."""
        self._bars.set_months(months)
        self._model.set_rows(months)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._switch)
        column.addLayout(foot)

    def _turn(self) -> None:
        to_table = self._stack.currentWidget() is self._bars
        self._stack.setCurrentWidget(self._table if to_table else self._bars)
        self._switch.set_text(tr("As a chart") if to_table else tr("As a table"))
