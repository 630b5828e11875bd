"""A tile for one requirement: how many of how many, a bar by state, and what wants doing."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sgdesk.domain.dates import short_date
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import AS_SHOWN, BY_URGENCY, NEEDS_TRAINING_NOW, State
from sgdesk.domain.training.titles import without_remark
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import RADIUS, Space, TextSize, muted, sized, state_ink
from sgdesk.ui.widgets.card import paint_card
from sgdesk.ui.widgets.states.filled import paint_number, paint_part
from sgdesk.ui.widgets.states.shapes import paint_shape
from sgdesk.ui.words import percent_words, state_word

_GAP = 2
_SEEN = 6.0
"""The least width of a part of the bar where there is no room for its number."""


_SAYS_NOTHING = 5
"""Letters of a cut title that tell nobody what it is: it is left to the tip."""


def told_in(room: int, words: str, metrics: QFontMetrics) -> str:
    """The words as far as there is room, none where hardly a letter of them would stand there."""
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    return "" if shown != words and len(shown) <= _SAYS_NOTHING else shown


class CoverageTile(QAbstractButton):
    """Shows one requirement; ``opened`` tells which state was pressed, or ``None`` for all."""

    opened = Signal(object)

    def __init__(
        self,
        title: str,
        counts: Counts,
        next_due: date | None = None,
        parent: QWidget | None = None,
        *,
        is_refreshed: bool = True,
        is_advice: bool = False,
    ) -> None:
        super().__init__(parent)
        self._is_advice = is_advice
        self._title = without_remark(title)
        self._counts = counts
        self._lines = tuple(tile_lines(counts, next_due, is_refreshed=is_refreshed))
        self._pressed_on: State | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = [title, percent_words(counts.percent), self._of(), *(t for _, t in self._lines)]
        self.setAccessibleName(", ".join(said))
        self.setToolTip("\n".join((title, tr("Show the people behind these figures"))))
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        heights = [
            self._metrics(TextSize.LARGE).height(),
            self._metrics(TextSize.TITLE).height(),
            self._bar_height(),
            2 * self.fontMetrics().height(),
        ]
        gaps = 2 * Space.MEDIUM + 3 * Space.SMALL
        width = max(self.fontMetrics().height() * 13, self._figures_width())
        return QSize(width, sum(heights) + gaps)

    def _figures_width(self) -> int:
        """What share and count take beside each other: neither is ever cut."""
        percent = self._metrics(TextSize.TITLE).horizontalAdvance(self._percent())
        counted = self.fontMetrics().horizontalAdvance(self._of())
        return 2 * Space.LARGE + percent + Space.MEDIUM + counted + Space.SMALL

    def _percent(self) -> str:
        return percent_words(self._counts.percent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._pressed_on = next(
            (state for state, box in self._segments() if box.adjusted(0, -6, 0, 6).contains(at)),
            None,
        )
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        inner = self._inner()
        self._paint_words(painter, inner)
        self._paint_bar(painter)
        self._paint_lines(painter, inner)

    def _open(self) -> None:
        self.opened.emit(self._pressed_on)
        self._pressed_on = None

    def _of(self) -> str:
        counts = self._counts
        counted = counts.required - counts.exempt
        said = tr("{done:,} of {all:,}", done=counts.completed, all=counted)
        return tr("{share}, refresh recommended", share=said) if self._is_advice else said

    def _inner(self) -> QRectF:
        margin = Space.LARGE
        return QRectF(self.rect()).adjusted(margin, Space.MEDIUM, -margin, -Space.MEDIUM)

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect())
        paint_card(painter, box, self.palette())
        if self.hasFocus() or self.underMouse():
            role = QPalette.ColorRole.Highlight
            painter.setPen(QPen(self.palette().color(role), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_words(self, painter: QPainter, inner: QRectF) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        title = self._metrics(TextSize.LARGE)
        self._paint_title(painter, inner)
        figure = self._metrics(TextSize.TITLE)
        line = QRectF(inner.left(), inner.top() + title.height(), inner.width(), figure.height())
        painter.setFont(sized(TextSize.TITLE, bold=True))
        percent = self._percent()
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, percent)
        left = figure.horizontalAdvance(percent) + Space.MEDIUM
        painter.setFont(self.font())
        painter.setPen(muted(self.palette()))
        base = line.top() + figure.ascent()
        painter.drawText(int(inner.left() + left), int(base), self._of())

    def _paint_title(self, painter: QPainter, inner: QRectF) -> None:
        """The short title, and the rest of it as far as there is room."""
        metrics = self._metrics(TextSize.LARGE)
        short, _, rest = self._title.partition(":")
        end = Qt.TextElideMode.ElideRight
        shown = metrics.elidedText(short, end, int(inner.width()))
        painter.setFont(sized(TextSize.LARGE, bold=True))
        base = int(inner.top() + metrics.ascent())
        painter.drawText(int(inner.left()), base, shown)
        left = metrics.horizontalAdvance(shown) + Space.SMALL
        painter.setFont(self.font())
        room = int(inner.width() - left)
        said = told_in(room, rest.strip(), self.fontMetrics())
        painter.drawText(int(inner.left() + left), base, said)

    def _bar_height(self) -> int:
        return self._metrics(TextSize.BODY).height() + 2

    def _bar(self) -> QRectF:
        inner = self._inner()
        top = inner.top() + self._metrics(TextSize.LARGE).height()
        top += self._metrics(TextSize.TITLE).height() + Space.SMALL
        return QRectF(inner.left(), top, inner.width(), self._bar_height())

    def _segments(self) -> Iterator[tuple[State, QRectF]]:
        """The parts of the bar from left to right, each as wide at least as its number."""
        shown = [(state, getattr(self._counts, state.value)) for state in AS_SHOWN]
        shown = [(state, count) for state, count in shown if count]
        bar = self._bar()
        least = [self._number_width(count) for _, count in shown]
        total = sum(count for _, count in shown)
        room = bar.width() - _GAP * (len(shown) - 1) - sum(least)
        if room < 0:
            least = [_SEEN] * len(shown)
            room = bar.width() - _GAP * (len(shown) - 1) - sum(least)
        left = bar.left()
        for (state, count), narrowest in zip(shown, least, strict=True):
            width = narrowest + room * count / total
            yield state, QRectF(left, bar.top(), width, bar.height())
            left += width + _GAP

    def _number_width(self, count: int) -> float:
        return self._metrics(TextSize.BODY).horizontalAdvance(f"{count:,}") + 2.0 * Space.SMALL

    def _paint_bar(self, painter: QPainter) -> None:
        for state, box in self._segments():
            paint_part(painter, box, self.palette(), state)
            paint_number(painter, box, self.palette(), state, getattr(self._counts, state.value))

    def _paint_lines(self, painter: QPainter, inner: QRectF) -> None:
        metrics = self.fontMetrics()
        top = self._bar().bottom() + Space.SMALL
        mark = metrics.ascent() * 0.9
        painter.setFont(self.font())
        for state, text in self._lines:
            ink: QColor = state_ink(self.palette(), state)
            at = top + (metrics.height() - mark) / 2
            paint_shape(painter, QRectF(inner.left(), at, mark, mark), state, ink)
            painter.setPen(ink)
            left = mark + Space.SMALL
            box = QRectF(inner.left() + left, top, inner.width() - left, metrics.height())
            words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            top += metrics.height()

    @staticmethod
    def _metrics(size: TextSize) -> QFontMetrics:
        return QFontMetrics(sized(size, bold=True))


def tile_lines(
    counts: Counts, next_due: date | None, *, is_refreshed: bool = True
) -> Iterator[tuple[State, str]]:
    """At most two lines under the bar: what wants doing first, or that all is well.

    What is never refreshed is done, and not "in date".
    """
    found = list(_wants(counts, next_due))
    yield from found[:2]
    if not found:
        if counts.required == counts.exempt:
            yield State.EXEMPT, tr("nobody counts")
        else:
            yield State.IN_DATE, tr("all in date") if is_refreshed else tr("all done")


def _wants(counts: Counts, next_due: date | None) -> Iterator[tuple[State, str]]:
    for state in (each for each in BY_URGENCY if each in NEEDS_TRAINING_NOW):
        count = getattr(counts, state.value)
        if count:
            yield state, f"{count:,} {state_word(state).lower()}"
    if counts.due_soon:
        day = short_date(next_due) if next_due else ""
        text = tr_count("{n} due by {day}", "{n} due, the first by {day}", counts.due_soon, day=day)
        yield State.DUE_SOON, text
    if counts.new_starter:
        one, many = "{n} new starter", "{n} new starters"
        yield State.NEW_STARTER, tr_count(one, many, counts.new_starter)
