"""Bars that say their counts in words and print in grey."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets import Note

SHADES = (0.0, 0.14, 0.3, 0.66, 0.9)
"""From 1, the ground, to 5, nearly the ink: in order, and apart on a grey print."""

RATE = (0.66, 0.0)
"""A part of a whole, and the rest."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its stretches with their counts, and what stands behind it.

    ``names`` say what each stretch is, for a screen reader; ``ends`` explain the shades of a
    scale, and are blank for any other bar. Where ``tells_rest`` is false only the first
    stretch has its count on it.
    """

    label: str
    counts: tuple[int, ...]
    names: tuple[str, ...]
    figure: str
    shades: tuple[float, ...] = SHADES
    ends: tuple[str, str] = ("", "")
    tells_rest: bool = True

    def said(self) -> str:
        """The bar in a sentence."""
        told = ", ".join(f"{name}: {n}" for name, n in zip(self.names, self.counts, strict=True))
        return f"{self.label} {told}. {self.figure}"


def mixed(palette: QPalette, share: float) -> QColor:
    """The ink of a palette, mixed into its ground."""
    ink, ground = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    parts = zip(ink.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(back + (front - back) * share) for front, back in parts))


class Stretches(QWidget):
    """The bar itself: stretches beside each other, each as wide as its count."""

    def __init__(self, bar: Bar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(bar.said())
        self.setToolTip(bar.said())

    def sizeHint(self) -> QSize:
        return QSize(em(self, 14), self.fontMetrics().height() + Space.SMALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 6), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        total = sum(self._bar.counts)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(mixed(self.palette(), 0.6), 1))
        if not total:
            painter.drawRect(box)
            return
        left = box.left()
        parts = zip(self._bar.counts, self._bar.shades, strict=True)
        for at, (count, shade) in enumerate(parts):
            wide = box.width() * count / total
            if count:
                place = QRectF(left, box.top(), wide, box.height())
                self._paint_stretch(painter, place, shade)
                if self._bar.tells_rest or at == 0:
                    self._paint_count(painter, place, count)
            left += wide

    def _paint_stretch(self, painter: QPainter, box: QRectF, shade: float) -> None:
        painter.setPen(QPen(mixed(self.palette(), 0.6), 1))
        painter.setBrush(mixed(self.palette(), shade))
        painter.drawRect(box)
        dark = shade > 0.5
        painter.setPen(mixed(self.palette(), 0.0 if dark else 1.0))

    def _paint_count(self, painter: QPainter, box: QRectF, count: int) -> None:
        if box.width() >= self.fontMetrics().horizontalAdvance(str(count)):
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))


class Key(QWidget):
    """The five shades with their numbers, between the words for the ends."""

    def __init__(self, low: str, high: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = (tr(low), tr(high))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("1 {low}, 5 {high}", low=tr(low), high=tr(high)))

    def sizeHint(self) -> QSize:
        return QSize(em(self, 14), self.fontMetrics().height() + Space.TINY)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics, high = self.fontMetrics(), self.height() - 2
        painter.setPen(mixed(self.palette(), 1.0))
        low, top = self._words
        painter.drawText(0, metrics.ascent() + 1, low)
        left = metrics.horizontalAdvance(low) + Space.SMALL
        side = em(self, 1.2)
        for mark, shade in enumerate(SHADES, 1):
            box = QRectF(left, 0.5, side, high)
            painter.setPen(QPen(mixed(self.palette(), 0.6), 1))
            painter.setBrush(mixed(self.palette(), shade))
            painter.drawRect(box)
            painter.setPen(mixed(self.palette(), 0.0 if shade > 0.5 else 1.0))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(mark))
            left += side
        painter.setPen(mixed(self.palette(), 1.0))
        painter.drawText(left + Space.SMALL, metrics.ascent() + 1, top)


class Bars(QWidget):
    """Bars below each other: the label over or before each, its figure behind it."""

    def __init__(self, bars: Sequence[Bar], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TINY)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        row = 0
        for bar in bars:
            label, figure = QLabel(bar.label), Note(bar.figure)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            figure.setWordWrap(False)
            grid.addWidget(label, row, 0)
            grid.addWidget(Stretches(bar), row, 1)
            grid.addWidget(figure, row, 2)
            row += 1
            if bar.ends != ("", ""):
                grid.addWidget(Key(*bar.ends), row, 1)
                grid.setRowMinimumHeight(row, self.fontMetrics().height() + Space.SMALL)
                row += 1
