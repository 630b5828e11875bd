"""What the tests of the passphrase do in the window, and a clock that they move."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QWidget,
)

from sgdesk.services.file.safety.passphrase import (
    NewPassphrase,
)
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.passphrase.asking import AskDialog

WORDS = "four plain sample words"


@dataclass(slots=True)
class Clock:
    """A clock that a test moves."""

    at: float = 1000.0

    def __call__(self) -> float:
        return self.at


def dialog_of(parent: QDialog | MainWindow, kind: type[AskDialog]) -> AskDialog:
    found = [each for each in parent.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def press_key(widget: QWidget, key: Qt.Key) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def open_by_sheet(window: MainWindow, path: Path, key: NewPassphrase) -> None:
    window.desk.open(path)
    dialog = dialog_of(window, AskDialog)
    dialog.other.click()
    dialog.code.setPlainText(" ".join(key.groups))
    dialog.verb.click()
