"""Bands over the pages that stay until they are no longer so, each with what can be done."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sgdesk.ui.theme import Space
from sgdesk.ui.widgets.banner import Banner, BannerKind
from sgdesk.ui.widgets.labels import announce

Way = tuple[str, Callable[[], object]]


class About(IntEnum):
    """What a band is about, the most pressing first: they stand in this order."""

    DAMAGE = 0
    OUTSIDE = 1
    BACKUP = 2
    PASSPHRASE = 3
    RESTORED = 4
    COPIES = 5
    PLACE = 6
    SEEN = 7
    ERASED = 8
    READERS = 9
    TOUR = 10
    NEWS = 11


class Notices(QWidget):
    """One band at most for each thing that it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.WIDE, 0, Space.WIDE, 0)
        self._column.setSpacing(Space.SMALL)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._bands: dict[About, Banner] = {}
        self.hide()

    def show_notice(
        self, about: About, text: str, ways: Sequence[Way], *, warning: bool = True
    ) -> None:
        """Say something with the ways to go on; what was said about it before goes."""
        self.drop(about)
        band = Banner(text, kind=BannerKind.WARNING if warning else BannerKind.CALM)
        for words, do in ways:
            band.offer(words, do)
        before = sum(1 for each in self._bands if each < about)
        self._bands[about] = band
        self._column.insertWidget(before, band)
        self.show()
        announce(self, text)

    def drop(self, about: About) -> None:
        """Say no more about it."""
        band = self._bands.pop(about, None)
        if band is not None:
            self._column.removeWidget(band)
            band.hide()
            band.deleteLater()
        self.setVisible(bool(self._bands))

    def clear(self) -> None:
        """Say nothing: another file is opened, or none."""
        for about in tuple(self._bands):
            self.drop(about)

    def take_focus(self) -> None:
        """Put the focus on the first way of the most pressing band, if there is one."""
        for about in sorted(self._bands):
            for button in self._bands[about].findChildren(QPushButton):
                if button.isVisible():
                    button.setFocus()
                    return

    def band(self, about: About) -> Banner | None:
        """The band about something, where there is one."""
        return self._bands.get(about)

    def said(self, about: About) -> str:
        """What is said about something; empty where nothing is."""
        band = self._bands.get(about)
        return band.text() if band else ""
