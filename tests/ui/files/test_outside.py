"""What other programs do to the open file is noticed in between, told, and both are kept."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.standing import everyone
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.notices import About


def said(window: MainWindow) -> str:
    return window._notices.said(About.OUTSIDE)


def press(window: MainWindow, text: str) -> None:
    buttons = window._notices.findChildren(QPushButton)
    next(each for each in buttons if each.text() == text and each.isVisible()).click()


def names(window: MainWindow) -> set[str]:
    assert window.context is not None
    return {each.name for each in everyone(window.context.workspace)}


def let_go(window: MainWindow) -> None:
    window.desk.close(lambda: None, back_up=False)


@pytest.fixture
def other(workspace: Workspace, tmp_path: Path) -> Path:
    """An older copy of the file, of before Eve was added."""
    copy = tmp_path / "other.copy"
    shutil.copyfile(workspace.path, copy)
    add_person(workspace, PersonDetails("Eve", "Example"))
    return copy


def test_it_is_noticed_by_itself_and_nothing_is_written_until_one_is_chosen(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, other: Path
) -> None:
    other.replace(workspace.path)
    qtbot.waitUntil(lambda: bool(said(window)), timeout=20_000)
    assert f"Another copy took the place of {workspace.path.name}" in said(window)
    kept = next(workspace.path.parent.glob("* yours *.sgdesk"))
    assert kept.name in said(window)
    assert window.context is not None and not window.context.may_write
    assert "▲ nothing can be saved now" in window._status._text.text()
    assert not window.safekeeping.half_hour.is_beating
    let_go(window)


def test_a_save_that_finds_it_first_shows_the_ways_on_at_once(
    window: MainWindow, workspace: Workspace, other: Path, alerts: RecordingAlerts
) -> None:
    other.replace(workspace.path)
    context = window.context
    assert context is not None
    context.perform(lambda: add_person(workspace, PersonDetails("Fay", "Example")))
    assert "was not saved" in alerts.said[0]
    assert "Nothing is saved until you choose" in said(window)
    assert "Go on with yours, or open the one that is there now." in alerts.said[0]
    assert "Go on with mine" in [
        each.text() for each in window._notices.findChildren(QPushButton) if each.isVisible()
    ]
    let_go(window)


def test_the_keyboard_leads_to_the_ways_on_where_the_focus_was_switched_off(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, other: Path
) -> None:
    other.replace(workspace.path)
    window.safekeeping.troubles.outside.look()
    focus = window.focusWidget()
    if focus is not None:
        focus.clearFocus()
    window._focus_somewhere()
    button = window.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Go on with mine"
    let_go(window)


def test_one_goes_on_with_ones_own(window: MainWindow, workspace: Workspace, other: Path) -> None:
    other.replace(workspace.path)
    window.safekeeping.troubles.outside.look()
    press(window, "Go on with mine")
    assert "Eve Example" in names(window)
    assert window.context is not None and window.context.may_write
    assert said(window) == ""
    let_go(window)


def test_one_goes_on_with_the_other(window: MainWindow, workspace: Workspace, other: Path) -> None:
    other.replace(workspace.path)
    window.safekeeping.troubles.outside.look()
    press(window, "Open the one that is there now")
    assert "Eve Example" not in names(window)
    assert window.desk.path == workspace.path
    assert len(list(workspace.path.parent.glob("* yours *.sgdesk"))) == 1
    let_go(window)


def test_what_was_deleted_is_put_back_in_its_place(
    window: MainWindow, workspace: Workspace
) -> None:
    workspace.path.unlink()
    window.safekeeping.troubles.outside.look()
    assert "is no longer in its place" in said(window)
    press(window, "Put it back in its place")
    (spare,) = workspace.path.parent.glob("* spare *.sgdesk")
    assert len(list(workspace.path.parent.glob("*.sgdesk"))) == 2
    told = window._notices.said(About.PLACE)
    assert f"{workspace.path.name} is back in its place" in told
    assert f"A spare of it is kept as {spare.name} in {spare.parent}." in told
    assert "wherever it is, is no longer the one that you work with" in told
    assert window.desk.path == workspace.path
    assert "Ada Example" in names(window)
    assert window.context is not None and window.context.may_write
    let_go(window)


def test_what_was_moved_is_found_again(
    window: MainWindow, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    moved = tmp_path / "elsewhere.sgdesk"
    workspace.path.rename(moved)
    window.safekeeping.troubles.outside.look()
    alerts.files.append(moved)
    press(window, "Find where it went …")
    assert window.desk.path == moved
    assert not alerts.choices
    let_go(window)


def test_what_another_program_saved_is_looked_at_and_one_goes_on(
    window: MainWindow, workspace: Workspace
) -> None:
    with sqlite3.connect(workspace.path) as raw:
        raw.execute("UPDATE file_facts SET backup_number = 5")
    raw.close()
    window.safekeeping.troubles.outside.look()
    if "wrote over" in said(window) or "is damaged" in window._notices.said(About.DAMAGE):
        pytest.fail("what was saved is still in it")
    assert "Another program saved into" in said(window)
    press(window, "Look at what is there now")
    assert said(window) == ""
    assert window.context is not None and window.context.may_write


def test_what_another_program_changed_past_the_history_is_asked_about_when_it_is_opened_again(
    window: MainWindow, workspace: Workspace, alerts: RecordingAlerts
) -> None:
    with sqlite3.connect(workspace.path) as raw:
        raw.execute("UPDATE person SET notes = 'from outside' WHERE id = 1")
    raw.close()
    window.safekeeping.troubles.outside.look()
    assert "Another program changed" in said(window)
    assert window.context is not None and not window.context.may_write
    alerts.ways.append(0)

    press(window, "Open it again …")

    assert "1 person changed" in alerts.choices[0].text
    assert said(window) == ""
    assert window.context is not None and window.context.may_write
    let_go(window)


def test_closing_the_window_then_asks_nothing_and_backs_up_nothing_of_another(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    other: Path,
    alerts: RecordingAlerts,
    own_home: Path,
) -> None:
    other.replace(workspace.path)
    window.safekeeping.troubles.outside.look()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not alerts.choices
    assert not list((own_home / "backups").glob("*.sgdesk"))


def test_coming_to_the_front_is_a_reason_to_look(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    window.safekeeping.troubles.outside._watcher.removePaths(
        [str(workspace.path), str(workspace.path.parent)]
    )
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    workspace.path.unlink()
    assert said(window) == ""
    other = MainWindow(window.memory, window._tasks, window._alerts)
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    window.activateWindow()
    qtbot.waitUntil(lambda: "is no longer in its place" in said(window), timeout=20_000)
    let_go(window)


def test_ones_own_saves_are_no_news(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    add_person(workspace, PersonDetails("Eve", "Example"))
    window.safekeeping.troubles.outside.look()
    os.utime(workspace.path)
    window.safekeeping.troubles.outside.look()
    assert said(window) == ""
