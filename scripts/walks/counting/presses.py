"""How a press reaches the window: from the system, as a hand's does, or made by Qt.

Under X11 the keys and clicks are those of the X server, so that the window manager, folded lists
and shortcuts do what they do for a person. Where there is no such screen Qt makes them itself.
"""

import shutil
import subprocess
from abc import ABC, abstractmethod

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_Key, _Mod = Qt.Key, Qt.KeyboardModifier

_ARRIVES_MS = 50
"""A press has gone from the X server to the window after this."""

_NAMES = {
    _Key.Key_Return: "Return",
    _Key.Key_Tab: "Tab",
    _Key.Key_Backtab: "shift+Tab",
    _Key.Key_Space: "space",
    _Key.Key_Escape: "Escape",
    _Key.Key_Delete: "Delete",
    _Key.Key_F2: "F2",
    _Key.Key_Up: "Up",
    _Key.Key_Down: "Down",
    _Key.Key_Left: "Left",
    _Key.Key_Right: "Right",
    _Key.Key_Menu: "Menu",
}
_HELD = {_Mod.AltModifier: "alt", _Mod.ControlModifier: "ctrl", _Mod.ShiftModifier: "shift"}


class Presses(ABC):
    """Presses keys and clicks; whoever calls it waits for what follows from that."""

    said: str
    """How the page says that it was seen."""

    is_real: bool = False

    @abstractmethod
    def key(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        """Press a key while ``widget`` has the focus."""

    @abstractmethod
    def text(self, widget: QWidget, text: str) -> None:
        """Type a text while ``widget`` has the focus."""

    @abstractmethod
    def click(self, widget: QWidget, at: QPoint) -> None:
        """Click a place of a widget."""


class OfQt(Presses):
    """Events that Qt makes and hands to the widget."""

    said = "Seen without a screen: keys and clicks were made by Qt."

    def key(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        """Press a key."""
        QTest.keyClick(widget, key, held)
        QTest.qWait(5)

    def text(self, widget: QWidget, text: str) -> None:
        """Type a text."""
        QTest.keyClicks(widget, text)

    def click(self, widget: QWidget, at: QPoint) -> None:
        """Click a place of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _Mod.NoModifier, at)


class OfX(Presses):
    """Keys and clicks of the X server; what has the focus there gets them."""

    said = (
        "Seen in the real window under X11 with a window manager: keys and clicks came from the "
        "X server."
    )
    is_real = True

    def __init__(self, xdotool: str) -> None:
        self._xdotool = xdotool

    def key(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        """Press a key."""
        name = _NAMES.get(key) or chr(key).lower()
        keys = [word for each, word in _HELD.items() if held & each]
        self._do("key", "--clearmodifiers", "+".join([*keys, name]))

    def text(self, widget: QWidget, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "6", "--", text)

    def click(self, widget: QWidget, at: QPoint) -> None:
        """Click a place of a widget."""
        place = widget.mapToGlobal(at) * widget.devicePixelRatio()
        self._do("mousemove", str(place.x()), str(place.y()), "click", "1")

    def _do(self, *arguments: str) -> None:
        subprocess.run([self._xdotool, *arguments], check=True)
        QTest.qWait(_ARRIVES_MS)
        QApplication.processEvents()


def presses() -> Presses:
    """What fits the platform that the environment names (``QT_QPA_PLATFORM``)."""
    xdotool = shutil.which("xdotool")
    if QGuiApplication.platformName() == "xcb" and xdotool is not None:
        return OfX(xdotool)
    return OfQt()
