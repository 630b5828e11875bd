"""The bar that says what was saved, and takes it back."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import RADIUS, Space, em
from sgdesk.ui.widgets.card import Card
from sgdesk.ui.widgets.icons import IconButton, PushButton
from sgdesk.ui.widgets.labels import announce
from sgdesk.ui.widgets.pause import pause

_SHOWN_MS = 9_000
_WIDTH = 60
"""Ems: wider, its buttons would stand far from what they are about."""


class UndoBar(Card):
    """Shows a sentence for nine seconds, or while the pointer or the focus is on it.

    Undo stays at the top, and what was said can be read again in the list of messages.
    ``needs_room`` tells whether it stands, so that the line at the foot makes room for it.
    """

    undo_chosen = Signal()
    open_chosen = Signal()
    folder_chosen = Signal()
    needs_room = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._undo = PushButton(tr("Undo"), "undo")
        self._undo.clicked.connect(self.undo_chosen)
        self._undo.clicked.connect(self.hide)
        self.open_button = PushButton(tr("Open it"), "open")
        self.open_button.clicked.connect(self.open_chosen)
        self.folder_button = PushButton(tr("Show in folder"), "folder")
        self.folder_button.clicked.connect(self.folder_chosen)
        self._close = close = IconButton(tr("Close this message"), "close", icon_only=True)
        close.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addWidget(self._label, 1)
        for each in (self._undo, self.open_button, self.folder_button):
            row.addWidget(each)
        row.addWidget(close)
        self.body.addLayout(row)
        self.body.setContentsMargins(Space.LARGE, Space.TINY, Space.SMALL, Space.TINY)
        self._timer = pause(self, _SHOWN_MS)
        self._timer.timeout.connect(self._time_out)
        self.hide()

    def show_text(self, text: str, *, can_undo: bool) -> None:
        """Say ``text``, on the screen and aloud."""
        self._say(text, can_undo=can_undo)

    def show_saved(self, text: str, *, one: bool) -> None:
        """Say that something was saved, and offer its folder, and itself where it is one file."""
        self._say(text, can_open=one, has_folder=True)

    def _say(
        self, text: str, *, can_undo: bool = False, can_open: bool = False, has_folder: bool = False
    ) -> None:
        self.needs_room.emit(True)
        self.setMaximumWidth(em(self, _WIDTH))  # of the text as it is now: it may have grown
        self._label.setText(text)
        self._undo.setVisible(can_undo)
        self.open_button.setVisible(can_open)
        self.folder_button.setVisible(has_folder)
        self.show()
        announce(self, text)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.needs_room.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def usual_height(self) -> int:
        """The room of two lines of text, or of its buttons, whichever is more."""
        lines = 2 * self._label.fontMetrics().lineSpacing()
        buttons = (self._undo, self.open_button, self._close)
        highest = max(max(each.sizeHint().height(), each.minimumHeight()) for each in buttons)
        return max(lines, highest) + 2 * Space.TINY

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def _time_out(self) -> None:
        focus = self.focusWidget()
        if self.underMouse() or (focus is not None and focus.hasFocus()):
            self._timer.start()
        else:
            self.hide()
