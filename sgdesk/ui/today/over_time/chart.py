"""Coverage as at each month's end: a column of states, its per cent over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import AS_SHOWN
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, em, muted, sized
from sgdesk.ui.widgets.states.columns import Columns
from sgdesk.ui.widgets.states.filled import number_height, paint_number, paint_part
from sgdesk.ui.words import counted_word, percent_words

_GAP = 1.5


@dataclass(frozen=True, slots=True)
class DayCounts:
    """One column: a day, and how many are in each state; ``None`` where nobody was asked."""

    day: date
    counts: Counts | None


def day_words(each: DayCounts, *, is_refreshed: bool) -> str:
    """A column in a sentence: "31 March 2027: 80.0%, 8 of 10; 8 in date, 2 overdue"."""
    counts, day = each.counts, long_date(each.day)
    if counts is None:
        return tr("{day}: nobody was asked", day=day)
    parts = [
        tr(
            "{n} {state}",
            n=getattr(counts, state.value),
            state=counted_word(state, is_refreshed=is_refreshed).lower(),
        )
        for state in AS_SHOWN
        if getattr(counts, state.value)
    ]
    return tr(
        "{day}: {percent}, {done} of {all}; {parts}",
        day=day,
        percent=percent_words(counts.percent),
        done=counts.completed,
        all=counts.required - counts.exempt,
        parts=", ".join(parts),
    )


class CoverageColumns(Columns):
    """A column a month; its height is how many are asked, its parts the states."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[DayCounts, ...] = ()
        self._is_refreshed = True
        self.setAccessibleName(tr("Coverage at each month’s end"))

    def set_days(self, days: Sequence[DayCounts], *, is_refreshed: bool) -> None:
        """Show these days, the last of them chosen."""
        self._days = tuple(days)
        self._is_refreshed = is_refreshed
        self.set_count(len(self._days), max(len(self._days) - 1, 0))

    def sizeHint(self) -> QSize:
        return QSize(em(self, 44), em(self, 15))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 30), em(self, 12))

    def said(self, place: int) -> str:
        return day_words(self._days[place], is_refreshed=self._is_refreshed)

    def paint_column(self, painter: QPainter, slot: QRectF, place: int) -> None:
        each = self._days[place]
        line = self.fontMetrics().height()
        top, foot = slot.top() + line + Space.TINY, slot.bottom() - 2 * line - Space.SMALL
        self._paint_day(painter, slot, place)
        if each.counts is None:
            return
        highest = max(day.counts.required for day in self._days if day.counts is not None)
        tall = (foot - top) * each.counts.required / highest
        width = min(slot.width() * 0.72, em(self, 3.4))
        bar = QRectF(slot.center().x() - width / 2, foot - tall, width, tall)
        self._paint_parts(painter, bar, each.counts)
        painter.setFont(sized(TextSize.BODY, bold=True))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        above = QRectF(slot.left(), bar.top() - line - 1, slot.width(), line)
        centre = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(above, centre, self._percent(each.counts, slot.width()))
        painter.setFont(self.font())

    def _percent(self, counts: Counts, width: float) -> str:
        """The per cent as everywhere; cut to its whole number where there is no room for it."""
        said = percent_words(counts.percent)
        room = QFontMetrics(sized(TextSize.BODY, bold=True)).horizontalAdvance(said)
        if room <= width or counts.percent is None:
            return said
        return tr("{percent}%", percent=int(counts.percent))

    def _paint_parts(self, painter: QPainter, bar: QRectF, counts: Counts) -> None:
        """From the foot up as tables show them, each as high at least as its number."""
        shown = [(state, getattr(counts, state.value)) for state in AS_SHOWN]
        shown = [(state, count) for state, count in shown if count]
        least = number_height(QFontMetrics(sized(TextSize.BODY, bold=True)))
        room = bar.height() - _GAP * (len(shown) - 1) - least * len(shown)
        if room < 0:
            least, room = 1.0, bar.height() - _GAP * (len(shown) - 1) - len(shown)
        foot = bar.bottom()
        for state, count in shown:
            tall = least + max(room, 0.0) * count / counts.required
            box = QRectF(bar.left(), foot - tall, bar.width(), tall)
            paint_part(painter, box, self.palette(), state)
            paint_number(painter, box, self.palette(), state, count)
            foot -= tall + _GAP

    def _paint_day(self, painter: QPainter, slot: QRectF, place: int) -> None:
        """The month under its column; the year under the first and where it changes."""
        day = self._days[place].day
        line = self.fontMetrics().height()
        words = short_date(day).split()
        is_last = place == len(self._days) - 1
        month = f"{words[0]} {words[1]}" if is_last else words[1]
        if self.fontMetrics().horizontalAdvance(month) > slot.width():
            month = words[1][0]
        centre = Qt.AlignmentFlag.AlignHCenter
        painter.setFont(self.font())
        painter.setPen(muted(self.palette()))
        first = QRectF(slot.left(), slot.bottom() - 2 * line, slot.width(), line)
        painter.drawText(first, centre, month)
        if place == 0 or self._days[place - 1].day.year != day.year:
            second = QRectF(slot.left(), slot.bottom() - line, slot.width(), line)
            painter.drawText(second, centre, words[2])
