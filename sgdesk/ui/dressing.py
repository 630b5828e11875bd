"""Dresses the program: style and palette, and whichever the system turns to."""

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sgdesk.ui.style import HouseStyle
from sgdesk.ui.theme import DARK, LIGHT, SchemeChoice, build_palette


def apply_theme(app: QApplication, choice: SchemeChoice) -> None:
    """Dress the program: Fusion with our palette, or the system's own on macOS.

    Where the system asks for high contrast its own palette stays.
    """
    hints = app.styleHints()
    hints.setColorScheme(_QT_SCHEMES[choice])
    if sys.platform == "darwin":
        return
    if app.property(_DRESSED) is None:
        app.setProperty(_DRESSED, True)
        app.setStyle(HouseStyle())
    if not _wants_high_contrast(app):
        system_is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
        follows = choice is SchemeChoice.SYSTEM and system_is_dark
        dark = choice is SchemeChoice.DARK or follows
        app.setPalette(build_palette(DARK if dark else LIGHT))


def follow_system(app: QApplication, choice: Callable[[], SchemeChoice]) -> None:
    """Dress the program now and whenever the system turns light or dark."""
    apply_theme(app, choice())
    app.styleHints().colorSchemeChanged.connect(lambda _: apply_theme(app, choice()))


def _wants_high_contrast(app: QApplication) -> bool:
    hints = app.styleHints()
    high = Qt.ContrastPreference.HighContrast
    return hints.accessibility().contrastPreference() is high


_DRESSED = "has_our_style"

_QT_SCHEMES = {
    SchemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    SchemeChoice.LIGHT: Qt.ColorScheme.Light,
    SchemeChoice.DARK: Qt.ColorScheme.Dark,
}
