"""Icons from ``resources/icons``, tinted with the colour of the text beside them."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from sgdesk.ui.style import MAIN
from sgdesk.ui.style.pictures import tinted
from sgdesk.ui.theme import TARGET, tint

_RING_ROOM = 3
"""Pixels between the edge of words that lead somewhere and their letters: the ring and a gap."""

_NEW_DRESS = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
"""A picture goes with the text beside it, in colour and in size."""


def text_icon(name: str, widget: QWidget) -> QIcon:
    """The icon in the colour of the widget's text, also where the widget cannot be used."""
    palette, words = widget.palette(), QPalette.ColorRole.ButtonText
    group = QPalette.ColorGroup
    usual, faded = (palette.color(each, words) for each in (group.Active, group.Disabled))
    return tinted(name, usual.name(), faded.name())


def icon_size(widget: QWidget) -> QSize:
    """A size that goes with the widget's text."""
    side = max(16, round(widget.fontMetrics().height() * 0.95))
    return QSize(side, side)


class PushButton(QPushButton):
    """A button with a verb and, where there is one, a picture.

    ``main`` is the one on its page that does what the page is for; there is never a second.
    """

    def __init__(
        self, text: str, icon: str = "", parent: QWidget | None = None, *, main: bool = False
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self.setProperty(MAIN, main)
        self.setMinimumHeight(TARGET)
        self._dress()

    def set_main(self, *, main: bool) -> None:
        """Make it the one that does what its page is for, or let it be one beside that."""
        self.setProperty(MAIN, main)
        self._dress()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _NEW_DRESS:
            self._dress()

    def _dress(self) -> None:
        if self._icon_name:
            self.setIcon(text_icon(self._icon_name, self))
            self.setIconSize(icon_size(self))


class IconButton(QToolButton):
    """A flat button: picture and words, or a picture alone whose words are its name and tip."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        parent: QWidget | None = None,
        *,
        icon_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._icon_only = icon_only
        self.setAutoRaise(True)
        self.setMinimumSize(TARGET, TARGET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_text(text)
        self._dress()

    def set_text(self, text: str) -> None:
        """Name the button anew."""
        self.setText(text)
        self.setAccessibleName(text.replace("&", ""))
        if self._icon_only:
            self.setToolTip(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _NEW_DRESS:
            self._dress()

    def _dress(self) -> None:
        icon = text_icon(self._icon_name, self) if self._icon_name else QIcon()
        self.setIcon(icon)
        self.setIconSize(icon_size(self))
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if icon.isNull():
            style = Qt.ToolButtonStyle.ToolButtonTextOnly
        elif self._icon_only:
            style = Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(style)


class LinkButton(QToolButton):
    """Words that lead somewhere, in the colour of links."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setMinimumHeight(TARGET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(text)
        self._dress()

    def set_text(self, text: str) -> None:
        """Name the button anew."""
        self.setText(text)
        self.setAccessibleName(text.replace("&", ""))

    def sizeHint(self) -> QSize:
        """As wide as its words and the ring: they begin where what stands above them does."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return QSize(words + 2 * _RING_ROOM, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        role = QPalette.ColorRole
        tint(self, role.ButtonText, self.palette().color(role.Link))
