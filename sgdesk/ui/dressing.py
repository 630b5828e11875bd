"""Dresses the program: style and palette, and whichever the system turns to."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from sgdesk.ui.style import HouseStyle
from sgdesk.ui.theme import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    TEXT_SIZES,
    USUAL_TEXT,
    SchemeChoice,
    build_palette,
    grow_bold,
)


def apply_theme(app: QApplication, choice: SchemeChoice) -> None:
    """Dress the program: our style with our palette, or the system's own on macOS.

    Where the system asks for high contrast, its own palette stays unless ours was chosen.
    """
    hints = app.styleHints()
    hints.setColorScheme(_QT_SCHEMES[choice])
    if sys.platform != "darwin" and app.property(_DRESSED) is None:
        app.setProperty(_DRESSED, True)
        app.setStyle(HouseStyle())
    is_left = sys.platform == "darwin" or _wants_high_contrast(app)
    app.setPalette(chosen_palette(choice, is_dark=_is_system_dark(app), is_left=is_left))


def chosen_palette(choice: SchemeChoice, *, is_dark: bool, is_left: bool) -> QPalette:
    """Our palette, or where colours are left to the system an empty one, which brings its own.

    ``is_dark`` is whether the system is; the strongest contrast is ours wherever it is chosen.
    """
    is_strong = choice is SchemeChoice.CONTRAST
    if is_left and not is_strong:
        return QPalette()
    follows = choice in (SchemeChoice.SYSTEM, SchemeChoice.CONTRAST)
    dark = choice is SchemeChoice.DARK or (follows and is_dark)
    usual, strong = (DARK, DARK_CONTRAST) if dark else (LIGHT, LIGHT_CONTRAST)
    return build_palette(strong if is_strong else usual)


def _is_system_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() is Qt.ColorScheme.Dark


def follow_system(app: QApplication, choice: Callable[[], SchemeChoice]) -> None:
    """Dress the program now and whenever the system turns light or dark."""
    apply_theme(app, choice())
    app.styleHints().colorSchemeChanged.connect(lambda _: apply_theme(app, choice()))


def stepped(percent: int, steps: int) -> int:
    """The size so many steps on from another, or with 0 the usual one; never beyond the ends."""
    if steps == 0:
        return USUAL_TEXT
    place = TEXT_SIZES.index(percent) + steps
    return TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))]


def apply_text_size(app: QApplication, percent: int) -> None:
    """Make the text of the whole program so large, in per cent of what the system says."""
    font = app.font()
    if app.property(_USUAL_POINTS) is None:
        if percent == USUAL_TEXT:
            return
        app.setProperty(_USUAL_POINTS, font.pointSizeF())
    usual = float(app.property(_USUAL_POINTS))
    if usual > 0:
        font.setPointSizeF(usual * percent / USUAL_TEXT)
        app.setFont(font)
        _tell_of_the_size(app)


def _tell_of_the_size(app: QApplication) -> None:
    """Let what has a size of its own, such as a heading, take it from the new one.

    Qt tells the program alone of its font, and a widget only where its own follows it.
    """
    for each in app.allWidgets():
        grow_bold(each)
        app.sendEvent(each, QEvent(QEvent.Type.ApplicationFontChange))


def _wants_high_contrast(app: QApplication) -> bool:
    hints = app.styleHints()
    high = Qt.ContrastPreference.HighContrast
    return hints.accessibility().contrastPreference() is high


_DRESSED = "has_our_style"
_USUAL_POINTS = "usual_points"

_QT_SCHEMES = {
    SchemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    SchemeChoice.LIGHT: Qt.ColorScheme.Light,
    SchemeChoice.DARK: Qt.ColorScheme.Dark,
    SchemeChoice.CONTRAST: Qt.ColorScheme.Unknown,
}
