"""Files dragged over a widget and let go, as the system does it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop(widget: QWidget, *paths: Path) -> bool:
    """Drag files over a widget and let go; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    at = QPointF(widget.rect().center())
    over = QDragEnterEvent(at, copy, data, left, none)
    QApplication.sendEvent(widget, over)
    if not over.isAccepted():
        return False
    let_go = QDropEvent(at, copy, data, left, none)
    QApplication.sendEvent(widget, let_go)
    return let_go.isAccepted()
