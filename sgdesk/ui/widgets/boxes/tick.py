"""A tick box whose words take another line where there is no room, so that nothing is cut off."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QWidget

from sgdesk.ui.theme import Space, em


class Tick(QCheckBox):
    """A tick box for a form; it never makes the form wider than its window."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._words = text
        self.setAccessibleName(text.replace("&", ""))

    def text(self) -> str:
        """The words, without the line ends that they are shown with."""
        return self._words

    def setText(self, text: str) -> None:
        self._words = text
        self.setAccessibleName(text.replace("&", ""))
        self._wrap()

    def minimumSizeHint(self) -> QSize:
        found = super().minimumSizeHint()
        return QSize(min(found.width(), em(self, 8)), found.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        style = self.style()
        box = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)
        gap = style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, None, self)
        room = self.width() - box - gap - Space.SMALL
        lines: list[str] = []
        for word in self._words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._width(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        shown = "\n".join(lines)
        if shown != super().text():
            super().setText(shown)
            self.updateGeometry()

    def _width(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()
