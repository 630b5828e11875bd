"""A file is shown where it lies; where no file manager answers, its folder opens."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from sgdesk.ui.elsewhere import open_outside, show_in_folder


class Opened(QObject):
    """What the system was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []
        self.refusals = 0
        self.libraries: list[str | None] = []

    def refuse(self) -> None:
        """The system did nothing."""
        self.refusals += 1

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))
        self.libraries.append(os.environ.get("LD_LIBRARY_PATH"))


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
    assert (opened.paths, opened.refusals) == ([tmp_path], 0)


def test_of_a_file_that_was_moved_away_the_folder_opens(opened: Opened, tmp_path: Path) -> None:
    show_in_folder(tmp_path / "gone.pdf", opened.refuse)
    assert (opened.paths, opened.refusals) == ([tmp_path], 0)


@pytest.mark.parametrize("name", ["Ada’s record, 12 March (2).pdf", "Жанна 100% #1.pdf", "é?.pdf"])
def test_a_file_opens_whatever_letters_its_name_has(
    opened: Opened, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "a folder of ours" / name
    path.parent.mkdir()
    path.write_bytes(b"%PDF")
    open_outside(path, opened.refuse)
    assert (opened.paths, opened.refusals) == ([path], 0)


def test_what_the_system_does_not_open_is_told(opened: Opened, tmp_path: Path) -> None:
    open_outside(tmp_path / "gone.pdf", opened.refuse)
    assert (opened.paths, opened.refusals) == ([], 1)
    show_in_folder(tmp_path / "no folder" / "gone.pdf", opened.refuse)
    assert (opened.paths, opened.refusals) == ([], 2)


@pytest.mark.parametrize("before", [None, "/opt/lib"])
def test_out_of_the_bundle_a_program_gets_the_libraries_of_the_system(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle/of/ours")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    open_outside(tmp_path, opened.refuse)
    assert opened.libraries == [before]
    assert os.environ["LD_LIBRARY_PATH"] == "/bundle/of/ours"


def test_out_of_a_checkout_nothing_of_the_surroundings_is_changed(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/of/the/person")
    open_outside(tmp_path, opened.refuse)
    assert opened.libraries == ["/of/the/person"]
