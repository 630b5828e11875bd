"""A timer that rings once: for what waits until somebody stops typing, or has read enough."""

from PySide6.QtCore import QObject, QTimer


def pause(owner: QObject, milliseconds: int) -> QTimer:
    """A timer that is not running yet; it goes with ``owner``.

    It is set up by setters, never by keywords: PySide turns those into setters by the rules of
    the system's language, and in Turkish the i of "interval" has no such capital.
    """
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
