"""Where a paper is offered to be saved, and that nothing is written over unasked."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from sgdesk.ui.alerts import BoxAlerts, FileWish, RecordingAlerts, ended
from sgdesk.ui.files.saving import PaperAlerts
from sgdesk.ui.memory import Memory

PDF = "PDF (*.pdf)"


@dataclass
class Asked(RecordingAlerts):
    """Notes where each choice began."""

    starts: list[Path | None] = field(default_factory=list)

    def open_file(self, wish: FileWish) -> Path | None:
        self.starts.append(wish.start)
        return RecordingAlerts.open_file(self, wish)

    def save_file(self, wish: FileWish) -> Path | None:
        self.starts.append(wish.start)
        return RecordingAlerts.save_file(self, wish)

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        self.starts.append(start)
        return RecordingAlerts.choose_folder(self, title, start)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "window.json")


def documents() -> Path:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if Path(found).is_dir() else Path.home()


def test_the_first_paper_is_offered_in_documents_and_the_next_where_that_one_went(
    qapp: QApplication, asked: Asked, memory: Memory, tmp_path: Path
) -> None:
    told: list[Path] = []
    alerts = PaperAlerts(asked, told.append, memory)
    folder = tmp_path / "Safeguarding"
    folder.mkdir()
    asked.files.extend([folder / "sheet.pdf", folder, None])
    wish = FileWish("Save as PDF", PDF, Path("sheet.pdf"))
    alerts.save_file(wish)
    alerts.choose_folder("Where to put the files")
    alerts.save_file(FileWish("Save as PDF", PDF))
    assert asked.starts == [documents() / "sheet.pdf", folder, folder]
    assert told == [folder, folder]
    assert Memory(tmp_path / "window.json").paper_folder() == folder


def test_a_file_to_read_is_looked_for_in_documents_and_then_where_the_last_one_was(
    qapp: QApplication, asked: Asked, memory: Memory, tmp_path: Path
) -> None:
    alerts = PaperAlerts(asked, lambda _: None, memory)
    asked.files.extend([tmp_path / "tracker.csv", None])
    wish = FileWish("Choose a sheet", "Sheets (*.csv)")
    alerts.open_file(wish)
    alerts.open_file(wish)
    assert asked.starts == [documents(), tmp_path]


def test_the_box_of_the_system_never_begins_in_the_working_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    begun: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QFileDialog)
        begun.append(box.directory().absolutePath())
        box.reject()

    QTimer.singleShot(0, look)
    assert BoxAlerts().look_into_folder("Which folder?") is None
    assert begun == [str(documents())]


def test_a_folder_that_is_gone_is_not_offered_and_a_place_that_was_named_is_kept(
    asked: Asked, memory: Memory, tmp_path: Path
) -> None:
    alerts = PaperAlerts(asked, lambda _: None, memory)
    stick = tmp_path / "stick"
    stick.mkdir()
    memory.keep_paper_folder(stick)
    stick.rmdir()
    beside = tmp_path / "list.csv"
    asked.files.extend([None, None])
    alerts.choose_folder("Where to put the files")
    alerts.save_file(FileWish("Save this list", "Sheets (*.csv)", beside))
    assert asked.starts == [documents(), beside]


@pytest.mark.parametrize("kept", ["papers", "", 7, None, "a\0b", ["/tmp"]])
def test_an_odd_folder_in_the_memory_is_none(tmp_path: Path, kept: object) -> None:
    memory = Memory(tmp_path / "window.json")
    memory._keep("papers", kept)
    assert memory.paper_folder() is None


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("sheet", "sheet.pdf"),
        ("sheet.pdf", "sheet.pdf"),
        ("sheet.PDF", "sheet.PDF"),
        ("St. Mary's", "St. Mary's.pdf"),
        ("12.03.2029", "12.03.2029.pdf"),
    ],
)
def test_a_name_without_its_ending_gets_it(typed: str, whole: str) -> None:
    assert ended(Path("out") / typed, PDF) == Path("out") / whole


def test_of_several_kinds_each_ending_will_do() -> None:
    kinds = "Workbook (*.xlsx);;CSV (*.csv)"
    assert ended(Path("a.csv"), kinds) == Path("a.csv")
    assert ended(Path("a"), kinds) == Path("a.xlsx")


@pytest.mark.parametrize(("verb", "is_taken"), [("Keep it", False), ("Replace it", True)])
def test_a_file_that_the_ending_leads_to_is_not_replaced_unasked(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    verb: str,
    is_taken: bool,
) -> None:
    (tmp_path / "sheet.pdf").write_bytes(b"%PDF old")
    typed = str(tmp_path / "sheet")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, PDF))
    when_a_box_opens(verb)
    chosen = BoxAlerts().save_file(FileWish("Save as PDF", PDF))
    assert chosen == (tmp_path / "sheet.pdf" if is_taken else None)


def test_a_folder_is_asked_for_as_a_folder(qtbot: QtBot, tmp_path: Path) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(5, look)
            return
        seen.extend(each.text() for each in dialog.findChildren(QLabel))
        seen.extend(each.text() for each in dialog.findChildren(QPushButton))
        dialog.accept()

    QTimer.singleShot(0, look)
    chosen = BoxAlerts().choose_folder("Where to put the files", tmp_path)
    assert chosen == tmp_path
    assert {"Folder:", "Choose this folder"} <= set(seen)
    assert not [each for each in seen if "Directory" in each]


def when_a_box_opens(verb: str) -> None:
    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            next(each for each in box.buttons() if each.text() == verb).click()
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def test_a_new_name_is_not_asked_about(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    typed = str(tmp_path / "new")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, PDF))
    assert BoxAlerts().save_file(FileWish("Save as PDF", PDF)) == tmp_path / "new.pdf"
