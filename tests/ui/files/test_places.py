"""Where a file lies is explained once, with a way to a safe place; copies are always named."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from sgdesk import paths
from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.standing import everyone
from sgdesk.ui.alerts import FileWish, RecordingAlerts
from sgdesk.ui.first_start.page import FirstStart
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.notices import About
from sgdesk.ui.tasks import InlineTasks
from tests.factories import make_workspace


@pytest.fixture
def synced(tmp_path: Path) -> Path:
    folder = tmp_path / "OneDrive - Club"
    folder.mkdir()
    made = make_workspace(folder)
    add_person(made, PersonDetails("Ada", "Example"))
    made.close()
    return made.path


def press(window: MainWindow, text: str) -> None:
    buttons = window._notices.findChildren(QPushButton)
    next(each for each in buttons if each.text() == text and each.isVisible()).click()


def let_go(window: MainWindow) -> None:
    window.desk.close(lambda: None, back_up=False)


def test_a_synced_folder_is_explained_once(
    make_window: Callable[[], MainWindow], synced: Path
) -> None:
    window = make_window()
    window.open_path(synced)
    assert "OneDrive copies this folder to other computers" in window._notices.said(About.PLACE)
    press(window, "Close this")
    window.open_path(synced)
    assert window._notices.said(About.PLACE) == ""
    let_go(window)


def test_an_ordinary_folder_says_nothing(window: MainWindow) -> None:
    assert window._notices.said(About.PLACE) == ""
    assert not window._notices.isVisible()


def test_it_is_moved_in_two_presses_and_the_old_one_is_named(
    make_window: Callable[[], MainWindow], synced: Path, alerts: RecordingAlerts
) -> None:
    window = make_window()
    window.open_path(synced)
    alerts.ways.append(0)
    press(window, "Move it to a safe place …")
    assert window.desk.path == paths.data_folder() / synced.name
    assert window.context is not None and window.context.may_write
    assert [each.name for each in everyone(window.context.workspace)] == ["Ada Example"]
    kept = next(synced.parent.glob("*moved away*.sgdesk"))
    assert kept.name in window._notices.said(About.PLACE)
    assert window.memory.recent() == (window.desk.path,)
    let_go(window)


def test_a_move_that_fails_leaves_the_file_open_where_it_was(
    make_window: Callable[[], MainWindow], synced: Path, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    taken = tmp_path / "taken.sgdesk"
    taken.write_text("mine", encoding="utf-8")
    window = make_window()
    window.open_path(synced)
    alerts.ways.append(1)
    alerts.files.append(taken)
    press(window, "Move it to a safe place …")
    assert "already there" in alerts.said[0]
    assert window.desk.path == synced
    assert window.context is not None and window.context.may_write
    let_go(window)


def test_copies_that_a_service_made_are_named_each_time(
    make_window: Callable[[], MainWindow], synced: Path
) -> None:
    copy = synced.with_name("generic-LAPTOP.sgdesk")
    shutil.copyfile(synced, copy)
    window = make_window()
    for _ in range(2):
        window.open_path(synced)
        assert "generic-LAPTOP.sgdesk" in window._notices.said(About.COPIES)
    copy.unlink()
    window.open_path(synced)
    assert window._notices.said(About.COPIES) == ""
    let_go(window)


def test_saving_into_a_folder_that_others_see_names_it(
    window: MainWindow, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    shared = tmp_path / "Dropbox"
    shared.mkdir()
    context = window.context
    assert context is not None
    alerts.files.extend([shared, None])
    assert context.alerts.choose_folder("Where to put the certificates") == shared
    said = window._notices.said(About.SEEN)
    assert str(shared) in said
    assert "Dropbox copies this folder: everybody who shares it there can see this." in said
    assert context.alerts.choose_folder("Where") is None
    own = tmp_path / "own"
    own.mkdir(mode=0o700)
    alerts.files.append(own / "list.pdf")
    context.alerts.save_file(_wish())
    assert window._notices.said(About.SEEN) == ""


def _wish() -> FileWish:
    return FileWish("Save", "PDF (*.pdf)")


def test_the_first_start_proposes_this_computer_and_explains_another_place(
    make_window: Callable[[], MainWindow], alerts: RecordingAlerts, tmp_path: Path, own_home: Path
) -> None:
    window = make_window()
    steps = FirstStart(InlineTasks(alerts.refuse), alerts)
    steps.show()
    said = "\n".join(each.text() for each in steps.findChildren(QLabel) if each.isVisible())
    assert str(own_home) in said
    alerts.files.append(tmp_path / "Google Drive" / "club")
    steps._organisation.place_asked.emit()
    said = "\n".join(each.text() for each in steps.findChildren(QLabel) if each.isVisible())
    assert "Google Drive copies this folder to other computers" in said
    steps.deleteLater()
    window.close()


def test_after_the_first_start_it_says_once_who_can_read_the_file(
    make_window: Callable[[], MainWindow],
) -> None:
    window = make_window()
    window.commands.begin_new()
    steps = window._body.currentWidget()
    assert isinstance(steps, FirstStart)
    for _ in range(4):
        steps.later()
    said = window._notices.said(About.READERS)
    assert "The file has no passphrase" in said
    path = window.desk.path
    assert path is not None
    window.open_path(path)
    assert window._notices.said(About.READERS) == ""
    let_go(window)
    open_workspace(path, writable=True).close()
