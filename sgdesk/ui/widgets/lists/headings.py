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
        if "\n" in words or metrics.horizontalAdvance(words) <= room:
            return 1
        return round(
            metrics.boundingRect(QRect(0, 0, room, _HIGH), _WRAP, words).height()
            / metrics.lineSpacing()
        )

    def _margins(self, place: int) -> int:
        style, metric = self.style(), QStyle.PixelMetric
        margin = style.pixelMetric(metric.PM_HeaderMargin, None, self)
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == place
        mark = style.pixelMetric(metric.PM_HeaderMarkSize, None, self) + margin
        return 2 * margin + (mark if is_sorted else 0)
