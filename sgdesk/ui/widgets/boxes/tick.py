"""A tick box whose words take another line where there is no room, so that nothing is cut off."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QWidget

from sgdesk.ui.theme import Space, em


class Tick(QCheckBox):
    """A tick box for a form; it never makes the form wider than its window."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._words = text
        self.setAccessibleName(text.replace("&", ""))
        # A form as wide as the words on one line would never let them take another.
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)

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
        words = (piece for word in self._words.split() for piece in self._pieces(word, room))
        for word in words:
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._width(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        shown = "\n".join(lines)
        if shown != super().text():
            super().setText(shown)
            self.updateGeometry()

    def _pieces(self, word: str, room: int) -> Iterator[str]:
        """A word as it is; one that no line has room for, such as a long name, in parts."""
        while len(word) > 1 and self._width(word) > room > 0:
            fits = next(
                (n for n in range(len(word) - 1, 1, -1) if self._width(word[:n]) <= room), 1
            )
            yield word[:fits]
            word = word[fits:]
        yield word

    def _width(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()
