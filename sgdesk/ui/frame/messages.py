"""What the bar said last, to be read again; it is kept in no file and goes with the open one."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout, QWidget

from sgdesk.ui.text import APP_NAME, tr
from sgdesk.ui.theme import TARGET, Space, TextSize
from sgdesk.ui.widgets import Heading, Note
from sgdesk.ui.widgets.arranging import size_dialog
from sgdesk.ui.widgets.help_key import take_help_key

_KEPT = 50


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence and when it was said."""

    said_at: datetime
    text: str

    def line(self) -> str:
        """As it stands in the list."""
        return tr("{time}  {text}", time=f"{self.said_at:%H:%M}", text=self.text)


class Messages:
    """The last fifty, the newest first."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now().astimezone()) -> None:
        self._now = now
        self._kept: deque[Message] = deque(maxlen=_KEPT)

    def note(self, text: str) -> None:
        """Keep what is said now."""
        self._kept.appendleft(Message(self._now(), text))

    def clear(self) -> None:
        """Another file is opened, or none: what was said of this one is nobody's any more."""
        self._kept.clear()

    @property
    def newest_first(self) -> tuple[Message, ...]:
        """All that are kept."""
        return tuple(self._kept)


class MessagesDialog(QDialog):
    """Lists them; Up and Down go through the list, Esc closes it."""

    def __init__(self, messages: Sequence[Message], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        take_help_key(self)
        title = tr("The last messages")
        self.setWindowTitle(APP_NAME)
        self.setAccessibleName(title)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.addItems([each.line() for each in messages])
        self.list.setSpacing(Space.TINY)
        about = tr("Said since this file was opened, the newest first. They are not kept in it.")
        nothing = tr("Nothing has been said yet since this file was opened.")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Heading(title, TextSize.HEADING))
        column.addWidget(Note(about if messages else nothing))
        column.addWidget(self.list, 1)
        buttons = QDialogButtonBox()
        close = buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setMinimumHeight(TARGET)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        size_dialog(self, 40, 26)
        if messages:
            self.list.setCurrentRow(0)
            self.list.setFocus()
        else:
            self.list.hide()
            close.setFocus()


def show_messages(messages: Sequence[Message], parent: QWidget) -> None:
    """List them over the window, the newest first."""
    dialog = MessagesDialog(messages, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
