"""The window with the sample open, and how one gets about in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialog, QTabWidget, QWidget

from sgdesk.services.file.workspace import Workspace
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.places import NOTHING, Place, Wanted

WINDOW = QSize(1000, 660)
"""So small that its parts are read in the guide without being made smaller."""

WIDE = QSize(860, 560)
NARROW = QSize(600, 480)
"""Of dialogs: with something beside what is asked, and without."""

W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Stage:
    """The window with the sample open, and how one gets about in it; ``folder`` is for sheets."""

    window: MainWindow
    workspace: Workspace
    folder: Path
    alerts: RecordingAlerts

    def go(self, place: Place, wanted: Wanted = NOTHING) -> QWidget:
        """Go to a place; what is to be seen there."""
        self.window.navigate(place, wanted)
        return self.window.page or self.window

    def over(self) -> QDialog | None:
        """The dialog over the window, if there is one."""
        found = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        return found[-1] if found else None

    def press(self, *texts: str, inside: QWidget | None = None) -> None:
        """Press what is seen or stands in a menu, by the beginning of its words."""
        for text in texts:
            root = inside or self.over() or self.window.page or self.window
            seen: list[QAbstractButton | QAction] = [
                each for each in root.findChildren(QAbstractButton) if each.isVisibleTo(root)
            ]
            seen += root.findChildren(QAction)
            named = [each for each in seen if each.text().replace("&", "").startswith(text)]
            if not named:
                raise SystemExit(f"There is no button {text}: {[each.text() for each in seen]}")
            if isinstance(named[0], QAction):
                named[0].trigger()
            else:
                named[0].click()

    def dialog(self, *texts: str, size: QSize = NARROW) -> QDialog:
        """Press buttons until a dialog stands over the window, and give it a size."""
        self.press(*texts)
        return self.sized(size)

    def sized(self, size: QSize) -> QDialog:
        """The dialog over the window, in a size."""
        return self.dialog_of(QDialog, size)

    def dialog_of(self, kind: type[W], size: QSize) -> W:
        """The dialog of a kind over the window, in a size."""
        found = [each for each in self.window.findChildren(kind) if each.isVisible()]
        if not found:
            raise SystemExit(f"There is no {kind.__name__}")
        found[-1].resize(size)
        return found[-1]

    def tab(self, root: QWidget, text: str) -> None:
        """Open a tab by the beginning of its words."""
        for tabs in root.findChildren(QTabWidget):
            for place in range(tabs.count()):
                if tabs.tabText(place).replace("&", "").startswith(text):
                    tabs.setCurrentIndex(place)

    def first(self, kind: type[W], place: int = 0) -> W:
        """A part of what is to be seen, by its kind."""
        root = self.over() or self.window
        return [each for each in root.findChildren(kind) if each.isVisibleTo(root)][place]

    def file(self, name: str, *lines: str) -> Path:
        """A sheet of lines."""
        path = self.folder / name
        path.write_text("\n".join(lines), encoding="utf-8")
        return path
