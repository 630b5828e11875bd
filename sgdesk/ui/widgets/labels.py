"""Text on a page: headings, notes, and announcing something to a screen reader."""

import re
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sgdesk.ui.theme import TextSize, muted, sized, tint

_LONG = 20
"""A word of more letters than that may break, since a narrow window has no room for it."""

_MAY_BREAK = "\u200b"

_WHOLE = ("Set-up", "Set\u2011up")
"""The name of a place does not break at its hyphen."""

POINT = "•"
"""What a line of a list begins with."""

_AFTER_POINT = "\u00a0\u00a0"


def breakable(text: str) -> str:
    """The text with places to break in its very long words, such as names; nothing else changes."""

    def broken(found: re.Match[str]) -> str:
        word, half = found[0], _LONG // 2
        return _MAY_BREAK.join(word[at : at + half] for at in range(0, len(word), half))

    return re.sub(rf"\w{{{_LONG + 1},}}", broken, text)


class Heading(QLabel):
    """A heading at a size of the scale; it follows the system's text size."""

    def __init__(
        self,
        text: str = "",
        size: TextSize = TextSize.HEADING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._words = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        self._dress()

    def text(self) -> str:
        """The words, without the places at which a long one of them may break."""
        return self._words

    def setText(self, text: str) -> None:
        self._words = text
        self.setAccessibleName(text)
        super().setText(breakable(text))

    def clear(self) -> None:
        self.setText("")

    def event(self, event: QEvent) -> bool:
        """The size of all text was changed: Qt does not call this a change of the widget."""
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._dress()
        return super().event(event)

    def _dress(self) -> None:
        self.setFont(sized(self._size, bold=True))


class Note(QLabel):
    """Words that explain, in a quieter colour that still reads at 4.5:1.

    A line that begins with a point hangs: where it goes on below, it does so beside the point.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._dress()

    def text(self) -> str:
        """The words as they were given, however they are laid out."""
        return self._words

    def setText(self, text: str) -> None:
        was_pointed, self._words = self._is_pointed(), text
        if self._is_pointed():
            self._hang()
            self.setAccessibleName(text)
            return
        self.setTextFormat(Qt.TextFormat.PlainText)
        super().setText(text.replace(*_WHOLE))
        if was_pointed:
            self.setAccessibleName("")

    def clear(self) -> None:
        self.setText("")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()
        elif event.type() is QEvent.Type.FontChange and self._is_pointed():
            self._hang()
        super().changeEvent(event)

    def _is_pointed(self) -> bool:
        return any(line.startswith(POINT) for line in self._words.splitlines())

    def _hang(self) -> None:
        """Lay each point out as a block of its own, as far in as its point is wide."""
        deep = self.fontMetrics().horizontalAdvance(f"{POINT}{_AFTER_POINT}")
        self.setTextFormat(Qt.TextFormat.RichText)
        super().setText(
            "".join(_block(line, deep) for line in self._words.replace(*_WHOLE).splitlines())
        )

    def _dress(self) -> None:
        tint(self, QPalette.ColorRole.WindowText, muted(self.palette()))


def _block(line: str, deep: int) -> str:
    """A line as a block of its own, a point with what it says ``deep`` pixels in."""
    if not line.startswith(POINT):
        return f'<p style="margin: 0">{escape(line) or "&nbsp;"}</p>'
    said = f"{POINT}{_AFTER_POINT}{escape(line.removeprefix(POINT).lstrip())}"
    return f'<p style="margin: 0 0 0 {deep}px; text-indent: -{deep}px">{said}</p>'


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text`` when it is next free."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
