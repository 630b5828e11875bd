"""Where the window was the evening before, and back onto a screen that is there."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sgdesk.ui.memory import Memory, WindowPlace
from sgdesk.ui.theme import em


def usual_size(window: QWidget) -> None:
    """As large as it is at first, and no larger than the screen that it comes to."""
    wanted = QSize(max(1180, em(window, 60)), max(680, em(window, 38)))
    window.resize(wanted.boundedTo(window.screen().availableGeometry().size()))


def put_where_it_was(window: QWidget, memory: Memory) -> None:
    """Give the window its place and size again, no larger than the screen and on it."""
    kept = memory.window()
    screen = None if kept is None else QGuiApplication.screenAt(kept.rect.center())
    if kept is None or screen is None:
        usual_size(window)
        return
    room, rect = screen.availableGeometry(), kept.rect
    rect.setSize(rect.size().boundedTo(room.size()))
    rect.moveTo(max(rect.x(), room.x()), max(rect.y(), room.y()))
    window.setGeometry(rect)
    if kept.is_maximised:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def keep_where_it_is(window: QWidget, memory: Memory) -> None:
    """Remember place and size for the next evening."""
    memory.keep_window(WindowPlace(window.normalGeometry(), window.isMaximized()))
