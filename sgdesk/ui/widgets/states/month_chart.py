"""What falls due month by month: bars with their counts on them, and the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sgdesk.domain.dates import short_date
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, em, muted
from sgdesk.ui.widgets.icons import LinkButton
from sgdesk.ui.widgets.states.columns import Columns
from sgdesk.ui.words import month_name

if TYPE_CHECKING:
    from sgdesk.ui.widgets.lists.rows import RowsModel

_LEAST_SCALE = 4
"""A month with one person never looks like a month with everybody."""

_AS_TABLE = QSize(256, 192)
"""What Qt asks for any list."""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """One bar: a month by its first day, and how many."""

    month: date
    count: int


class MonthBars(Columns):
    """One bar a month, with its count over it."""

    month_opened = Signal(object)
    """The first day of the month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[MonthCount, ...] = ()
        self.setAccessibleName(tr("Training falling due, month by month"))
        self.opened.connect(lambda place: self.month_opened.emit(self._months[place].month))

    def set_months(self, months: Sequence[MonthCount]) -> None:
        """Show these months."""
        self._months = tuple(months)
        self.set_count(len(self._months))

    def said(self, place: int) -> str:
        each = self._months[place]
        name = month_name(each.month)
        one, many = "{n} falls due in {month}", "{n} fall due in {month}"
        return tr_count(one, many, each.count, month=name)

    def may_open(self, place: int) -> bool:
        """A month in which nothing falls due has nobody behind it."""
        return super().may_open(place) and self._months[place].count > 0

    def paint_column(self, painter: QPainter, slot: QRectF, place: int) -> None:
        each = self._months[place]
        highest = max([_LEAST_SCALE, *(month.count for month in self._months)])
        palette = self.palette()
        line = self.fontMetrics().height()
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
        painter.drawText(below, middle, short_month(self, each.month, slot.width()))


def short_month(widget: QWidget, month: date, width: float) -> str:
    """A month under its column: "Mar", or its first letter where there is no room."""
    name = short_date(month).split()[1]
    return name if widget.fontMetrics().horizontalAdvance(name) < width else name[0]


class _BarsOrTable(QStackedWidget):
    """As large as the table from the first, so that nothing moves when it is turned to."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(_AS_TABLE)


class MonthChart(QWidget):
    """The bars, and one press away the same figures as a table."""

    opened = Signal(object)
    """The first day of the month."""

    picture_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = MonthBars()
        self._months: Sequence[MonthCount] = ()
        self._model: RowsModel[MonthCount] | None = None
        self._stack = _BarsOrTable()
        self._stack.addWidget(self._bars)
        self._switch = LinkButton(tr("As a table"))
        self._picture = LinkButton(tr("Save the picture …"))
        self._lay_out()
        self._bars.month_opened.connect(self.opened)
        self._switch.clicked.connect(self._turn)
        self._picture.clicked.connect(self.picture_asked)

    def set_months(self, months: Sequence[MonthCount]) -> None:
        """Show these months."""
        self._months = months
        self._bars.set_months(months)
        if self._model is not None:
            self._model.set_rows(months)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._picture)
        foot.addStretch()
        foot.addWidget(self._switch)
        column.addLayout(foot)

    def _make_table(self) -> None:
        """The table is made once somebody turns to it: few do, and Today is there sooner."""
        from sgdesk.ui.widgets.lists.rows import Column, RowsModel
        from sgdesk.ui.widgets.table import Table

        columns = [
            Column[MonthCount](tr("Month"), lambda each: month_name(each.month)),
            Column[MonthCount](tr("Falling due"), lambda each: str(each.count), right=True),
        ]
        self._model = RowsModel(columns)
        self._model.set_rows(self._months)
        table = Table(tr("Training falling due, month by month"))
        table.setObjectName("today-months")
        table.setSortingEnabled(False)
        table.setModel(self._model)
        table.opened.connect(self._open_row)
        self._stack.addWidget(table)

    def _open_row(self, row: MonthCount) -> None:
        """A month in which nothing falls due has nobody behind it."""
        if row.count:
            self.opened.emit(row.month)

    def _turn(self) -> None:
        if self._model is None:
            self._make_table()
        to_table = self._stack.currentWidget() is self._bars
        self._stack.setCurrentIndex(1 if to_table else 0)
        self._switch.set_text(tr("As a chart") if to_table else tr("As a table"))
