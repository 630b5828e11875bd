"""A file is shown where it lies; where no file manager answers, its folder opens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from sgdesk.ui.elsewhere import show_in_folder


class Opened(QObject):
    """What the system was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


@pytest.fixture
def opened(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """No bus of a desktop is there, and files are opened here."""
    monkeypatch.setattr("sgdesk.ui.elsewhere.sys.platform", "linux")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    made = Opened()
    QDesktopServices.setUrlHandler("file", made, "take")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("file")


def test_without_a_file_manager_the_folder_opens(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "Ada’s record, 12 March (2).pdf"
    path.write_bytes(b"%PDF")
    show_in_folder(path, opened.refuse)
    assert opened.paths == [tmp_path]


def test_of_a_file_that_was_moved_away_the_folder_opens(opened: Opened, tmp_path: Path) -> None:
    show_in_folder(tmp_path / "gone.pdf", opened.refuse)
    assert opened.paths == [tmp_path]
