"""What is said once something is saved: where it is, with the ways to it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from sgdesk.ui.alerts import Alerts, open_files, saved_words, show_files
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Banner


class SavedBand(Banner):
    """A band that is hidden until something is saved, and offers to open it or show its folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._alerts: Alerts | None = None
        self._files: tuple[Path, ...] = ()
        self.open_button = self.offer(tr("Open it"), self.open)
        self.folder_button = self.offer(tr("Show in folder"), self.show_folder)
        self.hide()

    @property
    def files(self) -> tuple[Path, ...]:
        """What it speaks of."""
        return self._files

    def show_saved(self, files: Sequence[Path], alerts: Alerts, *, also: str = "") -> None:
        """Say where the files are; ``also`` is what else is to be known of them."""
        self._alerts, self._files = alerts, tuple(files)
        self.show_text(" ".join(filter(None, (saved_words(self._files), also))))
        self.open_button.setVisible(len(self._files) == 1)
        self.folder_button.setVisible(bool(self._files))

    def say(self, text: str, button: str = "") -> None:
        """Say something else in its place, of no file."""
        self._files = ()
        self.show_text(text, button)
        self.open_button.hide()
        self.folder_button.hide()

    def open(self) -> None:
        """Open what was saved with the system's program for it."""
        if self._alerts is not None:
            open_files(self._files, self._alerts)

    def show_folder(self) -> None:
        """Show what was saved among the other files of its folder."""
        if self._alerts is not None:
            show_files(self._files, self._alerts)
