"""Headings of a list: where a column is narrower than its own, it takes a second line."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

_MOST = 2
_HIGH = 1000
_WRAP = Qt.TextFlag.TextWordWrap


class Headings(QHeaderView):
    """As high as the headings need at the widths of their columns, two lines at most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self._more = 0

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + self._more)

    def fit(self) -> None:
        """Become as high as they need: the columns have other widths, or the text another size."""
        metrics = self.fontMetrics()
        lines = max(map(self._lines, range(self.count())), default=1)
        more = (min(lines, _MOST) - 1) * metrics.lineSpacing()
        if more != self._more:
            self._more = more
            self.updateGeometry()
            self.geometriesChanged.emit()

    def _lines(self, place: int) -> int:
        model = self.model()
        if model is None or self.isSectionHidden(place):
            return 1
        metrics, words = self.fontMetrics(), str(model.headerData(place, self.orientation()) or "")
        room = self.sectionSize(place) - self._margins(place)
        longest = max(map(metrics.horizontalAdvance, words.split()), default=0)
        if "\n" in words or metrics.horizontalAdvance(words) <= room or longest > room:
            return 1  # it has its lines, needs no more, or is cut however many there are
        wrapped = metrics.boundingRect(QRect(0, 0, room, _HIGH), _WRAP, words)
        return round(wrapped.height() / metrics.lineSpacing())

    def _margins(self, place: int) -> int:
        style, metric = self.style(), QStyle.PixelMetric
        margin = style.pixelMetric(metric.PM_HeaderMargin, None, self)
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == place
        mark = style.pixelMetric(metric.PM_HeaderMarkSize, None, self) + margin
        return 2 * margin + (mark if is_sorted else 0)
