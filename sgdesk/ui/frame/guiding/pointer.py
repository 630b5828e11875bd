"""A ring round something in the window, drawn over it and in nobody's way."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sgdesk.ui.theme import RADIUS, Space

_EVERY = 150
"""Milliseconds after which the ring looks again where its widget is: pages lay themselves out."""

_WIDE = 3


class Pointer(QWidget):
    """Takes no focus, no click and no name: a screen reader is told in words."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._stands: Callable[[], bool] = lambda: True
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.follow)
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """What it is round."""
        return self._target

    def point_at(self, target: QWidget | None, stands: Callable[[], bool] = lambda: True) -> None:
        """Put the ring round a widget while that ``stands``, or take it away."""
        self._target, self._stands = target, stands
        if target is None:
            self._timer.stop()
            self.hide()
        else:
            self._timer.start()
            self.follow()

    def follow(self) -> None:
        """Go where the widget is now; hide while it is not seen."""
        target, window = self._target, self.parentWidget()
        if not self._stands():
            self.point_at(None)
            return
        if target is None or window is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        place = QRect(target.mapTo(window, QPoint()), target.size())
        room = Space.TINY + _WIDE
        self.setGeometry(place.adjusted(-room, -room, room, room) & window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), _WIDE))
        half = _WIDE / 2
        ring = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(ring, RADIUS, RADIUS)
