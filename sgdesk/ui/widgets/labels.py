"""Text on a page: headings, notes, and announcing something to a screen reader."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sgdesk.ui.theme import TextSize, muted, sized, tint


class Heading(QLabel):
    """A heading at a size of the scale; it follows the system's text size."""

    def __init__(
        self,
        text: str = "",
        size: TextSize = TextSize.HEADING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._size = size
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        self.setFont(sized(self._size, bold=True))


class Note(QLabel):
    """Words that explain, in a quieter colour that still reads at 4.5:1."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        tint(self, QPalette.ColorRole.WindowText, muted(self.palette()))


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text`` when it is next free."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
