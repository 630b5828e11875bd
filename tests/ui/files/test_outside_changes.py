"""A file that another program wrote to while it was closed: asked before anything is shown."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sgdesk.services.file.safety.backing_up import back_up
from sgdesk.services.file.undo import actions
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import everyone
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY, clock_at
from tests.services.file.damaged import spoil

KEEP, LAST_BACKUP = range(2)


@pytest.fixture
def changed(workspace: Workspace) -> Path:
    """The closed file, with a backup of before somebody renamed a person in another program."""
    back_up(workspace.path, clock=clock_at())
    workspace.close()
    spoil(workspace.path, "UPDATE person SET given_name = 'Zed' WHERE id = 1")
    return workspace.path


@pytest.fixture
def open_it(
    qtbot: QtBot, memory: Memory, alerts: RecordingAlerts, changed: Path
) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        tasks = InlineTasks(alerts.refuse)
        window = MainWindow(memory, tasks, alerts, today=lambda: TODAY, clock=clock_at())
        qtbot.addWidget(window)
        window.show()
        window.open_path(changed)
        return window

    return make


def let_go(window: MainWindow) -> None:
    window.desk.close(lambda: None, back_up=False)


def names(window: MainWindow) -> str:
    assert window.context is not None
    return " ".join(each.name for each in everyone(window.context.workspace))


def test_the_question_says_what_was_found_and_nothing_is_done_before_it_is_answered(
    open_it: Callable[[], MainWindow], alerts: RecordingAlerts, changed: Path
) -> None:
    before = changed.read_bytes()

    window = open_it()

    asked = alerts.choices[0]
    assert "1 person changed" in asked.text
    assert changed.name in asked.text
    assert "Zed" not in asked.text
    assert asked.ways == (
        "Keep these changes and note them in the history",
        "Open the last backup instead",
    )
    assert asked.stay == "Cancel"
    assert asked.replaces  # Enter changes nothing
    assert window.context is None
    assert changed.read_bytes() == before


def test_kept_they_count_and_the_history_says_so(
    open_it: Callable[[], MainWindow], alerts: RecordingAlerts
) -> None:
    alerts.ways.append(KEEP)

    window = open_it()

    assert "Zed" in names(window)
    assert window.context is not None and window.context.may_write
    newest = actions(window.context.workspace, 1)[0]
    assert (newest.code, newest.details) == (
        "accept_outside_changes",
        {"found": "1 person changed"},
    )
    let_go(window)


def test_a_clock_that_was_said_to_be_right_is_not_asked_about_again(
    qtbot: QtBot, memory: Memory, alerts: RecordingAlerts, changed: Path
) -> None:
    day = date(2099, 1, 1)
    tasks = InlineTasks(alerts.refuse)
    window = MainWindow(memory, tasks, alerts, today=lambda: day, clock=clock_at(day))
    qtbot.addWidget(window)
    window.show()
    right = 1
    alerts.ways += [right, KEEP]

    window.open_path(changed)

    assert len(alerts.choices) == 2
    assert "clock" in alerts.choices[0].text
    assert "Zed" in names(window)
    let_go(window)


def test_a_check_of_the_open_file_says_the_same_and_offers_to_open_it_again(
    qtbot: QtBot, memory: Memory, alerts: RecordingAlerts, workspace: Workspace
) -> None:
    tasks = InlineTasks(alerts.refuse)
    window = MainWindow(memory, tasks, alerts, today=lambda: TODAY, clock=clock_at())
    qtbot.addWidget(window)
    window.show()
    window.desk.take(workspace)
    spoil(workspace.path, "UPDATE person SET given_name = 'Zed' WHERE id = 1")
    window.navigate(Place.SETUP, Wanted(action="safety"))

    button = next(e for e in window.findChildren(QPushButton) if e.text() == "&Check the file")
    button.click()

    assert "Another program changed" in alerts.said[-1]
    assert "1 person changed" in alerts.said[-1]
    band = "\n".join(e.text() for e in window.findChildren(QLabel) if e.isVisible())
    assert "damaged" not in band
    assert any(e.text() == "Open it again …" for e in window.findChildren(QPushButton))
    let_go(window)


def test_the_last_backup_is_opened_instead_and_the_other_is_kept(
    open_it: Callable[[], MainWindow], alerts: RecordingAlerts, changed: Path
) -> None:
    alerts.ways += [LAST_BACKUP, 0]

    window = open_it()

    assert alerts.choices[1].title == "Restore this backup?"
    assert "Zed" not in names(window)
    assert len(list(changed.parent.glob("* before restore *.sgdesk"))) == 1
    let_go(window)


def test_whoever_leaves_the_backup_finds_all_of_them_on_the_page_for_such_a_file(
    open_it: Callable[[], MainWindow], alerts: RecordingAlerts
) -> None:
    alerts.ways += [LAST_BACKUP, None]

    window = open_it()

    assert window.context is None
    rescue = window.safekeeping.troubles._rescue
    assert rescue is not None
    assert rescue.isVisibleTo(window)
    assert rescue.trouble.title() == f"{rescue.trouble.path.name} was changed by another program"
    assert rescue.restore.isVisibleTo(rescue)
