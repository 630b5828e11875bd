"""A file that cannot be opened: what happened, what is safe, and the way back, right there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sgdesk.app import _first_file
from sgdesk.services.file.safety import backing_up
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import everyone
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.files.rescue import RescuePage
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.notices import About

RESTORE, ELSEWHERE = range(2)


@pytest.fixture
def damaged(workspace: Workspace) -> Path:
    """A file with four people, backed up and then cut to pieces."""
    backing_up.back_up(workspace.path)
    workspace.close()
    whole = workspace.path.read_bytes()
    workspace.path.write_bytes(whole[:100] + b"\x55" * 20_000 + whole[20_100:])
    return workspace.path


def page_of(window: MainWindow) -> RescuePage:
    shown = window._body.currentWidget()
    assert isinstance(shown, RescuePage)
    return shown


def words(page: RescuePage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if not each.isHidden())


def test_the_page_says_what_happened_what_is_safe_and_what_comes_next(
    make_window: Callable[[], MainWindow], damaged: Path
) -> None:
    window = make_window()
    window.begin(damaged)
    said = words(page_of(window))
    assert f"{damaged.name} is damaged" in said
    assert "Something outside the program changed it" in said
    assert "There is 1 backup of it on this computer" in said
    assert page_of(window).restore.isVisible()


def test_the_newest_backup_is_one_press_away_and_the_damaged_file_is_kept(
    make_window: Callable[[], MainWindow], damaged: Path, alerts: RecordingAlerts
) -> None:
    window = make_window()
    window.begin(damaged)
    before = damaged.read_bytes()
    alerts.ways.append(RESTORE)
    page_of(window).restore.click()
    assert "4 people" in alerts.choices[0].text
    assert window.context is not None
    assert len(everyone(window.context.workspace)) == 4
    said = window._notices.said(About.RESTORED)
    kept = next(damaged.parent.glob("*before restore*.sgdesk"))
    assert kept.name in said
    assert kept.read_bytes() == before
    window.desk.close(lambda: None, back_up=False)


def test_a_missing_file_can_be_restored_too(
    make_window: Callable[[], MainWindow], damaged: Path, alerts: RecordingAlerts
) -> None:
    damaged.unlink()
    window = make_window()
    window.open_path(damaged)
    assert "There is no file" in words(page_of(window))
    alerts.ways.append(RESTORE)
    page_of(window).restore.click()
    assert window.desk.path == damaged
    window.desk.close(lambda: None, back_up=False)


def test_a_backup_on_a_stick_can_be_chosen_there(
    make_window: Callable[[], MainWindow],
    damaged: Path,
    alerts: RecordingAlerts,
    tmp_path: Path,
) -> None:
    usual = backing_up.backups(damaged)[0].path
    stick = tmp_path / "stick"
    stick.mkdir()
    moved = usual.rename(stick / usual.name)
    window = make_window()
    window.begin(damaged)
    assert not page_of(window).restore.isVisible()
    assert "No backup of it was found on this computer" in words(page_of(window))
    alerts.files.append(moved)
    alerts.ways.append(RESTORE)
    page_of(window).other.click()
    assert window.desk.path == damaged
    window.desk.close(lambda: None, back_up=False)


def test_leaving_goes_back_to_the_file_that_was_open(
    window: MainWindow, tmp_path: Path, workspace: Workspace
) -> None:
    broken = tmp_path / "broken.sgdesk"
    broken.write_bytes(b"not a file of ours" * 100)
    window.open_path(broken)
    assert page_of(window).leave.text() == f"&Back to {workspace.path.name}"
    page_of(window).leave.click()
    assert window.desk.path == workspace.path
    assert window.context is not None and window.context.may_write
    window.desk.close(lambda: None, back_up=False)


def test_trying_again_opens_it_once_it_can_be(
    make_window: Callable[[], MainWindow], workspace: Workspace
) -> None:
    workspace.close()
    away = workspace.path.rename(workspace.path.with_suffix(".away"))
    window = make_window()
    window.begin(workspace.path)
    page = page_of(window)
    away.rename(workspace.path)
    page.again.click()
    assert window.desk.path == workspace.path
    window.desk.close(lambda: None, back_up=False)


def test_every_way_has_a_name_and_the_keyboard_reaches_it(
    qtbot: QtBot, make_window: Callable[[], MainWindow], damaged: Path
) -> None:
    window = make_window()
    window.begin(damaged)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = page_of(window)
    page.backups.table.setFocus()
    reached = set()
    for _ in range(12):
        focus = window.focusWidget()
        assert focus is not None
        if isinstance(focus, QPushButton):
            reached.add(focus.text())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    ways = {each.text() for each in page.findChildren(QPushButton) if each.isVisible()}
    assert ways <= reached


def test_a_restore_that_fails_leaves_the_open_file_open(
    window: MainWindow, alerts: RecordingAlerts, workspace: Workspace, tmp_path: Path
) -> None:
    backup = backing_up.back_up(workspace.path, tmp_path / "stick").path
    in_the_way = tmp_path / "folder.sgdesk" / "more"
    in_the_way.parent.write_text("a file where a folder should be", encoding="utf-8")
    alerts.ways.append(RESTORE)
    window.desk.restore(backup, in_the_way)
    assert alerts.said
    assert window.desk.path == workspace.path
    assert window.context is not None and window.context.may_write
    window.desk.close(lambda: None, back_up=False)


def test_a_launch_tells_that_the_last_file_is_missing_and_opens_no_other_in_its_place(
    make_window: Callable[[], MainWindow], workspace: Workspace, tmp_path: Path
) -> None:
    workspace.close()
    window = make_window()
    window.memory.keep_recent(workspace.path)
    window.memory.keep_recent(tmp_path / "on a stick.sgdesk")
    window.begin(_first_file(None, window))
    assert "on a stick.sgdesk could not be opened" in words(page_of(window))
    assert "Nothing was changed." in words(page_of(window))
    assert window.context is None
    page_of(window).leave.click()
    assert workspace.path.name in [
        each.text() for each in window.findChildren(QPushButton) if each.isVisible()
    ]
