"""A clock that may be wrong is asked about once, before anything is written by it."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sgdesk import paths
from sgdesk.domain.dates import long_date
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people.rights import erasing
from sgdesk.services.training.standing import everyone
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory
from sgdesk.ui.tasks import InlineTasks
from tests.data.file.test_migrate import FOLDER
from tests.factories import TODAY, clock_at

READ, GO_ON = range(2)


@pytest.fixture
def open_at(
    qtbot: QtBot, memory: Memory, alerts: RecordingAlerts, workspace: Workspace
) -> Callable[[date], MainWindow]:
    workspace.close()

    def make(day: date) -> MainWindow:
        tasks = InlineTasks(alerts.refuse)
        window = MainWindow(memory, tasks, alerts, today=lambda: day, clock=clock_at(day))
        qtbot.addWidget(window)
        window.show()
        window.open_path(workspace.path)
        return window

    return make


def let_go(window: MainWindow) -> None:
    window.desk.close(lambda: None, back_up=False)


def test_a_clock_that_fits_asks_nothing(
    open_at: Callable[[date], MainWindow], alerts: RecordingAlerts
) -> None:
    window = open_at(TODAY)
    assert not alerts.choices
    assert window.context is not None and window.context.may_write
    let_go(window)


@pytest.mark.parametrize("day", [date(2016, 1, 1), date(2099, 1, 1), date(2026, 3, 1)])
def test_the_question_says_what_the_clock_says_and_nothing_is_written_before(
    open_at: Callable[[date], MainWindow],
    alerts: RecordingAlerts,
    workspace: Workspace,
    day: date,
) -> None:
    before = workspace.path.read_bytes()
    window = open_at(day)
    asked = alerts.choices[0]
    assert long_date(day) in asked.text
    assert "Nothing was written yet" in asked.text
    assert window.context is None
    assert workspace.path.read_bytes() == before
    assert window.isEnabled()


def test_it_can_be_read_meanwhile(
    open_at: Callable[[date], MainWindow], alerts: RecordingAlerts
) -> None:
    alerts.ways.append(READ)
    window = open_at(date(2016, 1, 1))
    assert len(alerts.choices) == 1
    assert window.context is not None
    assert not window.context.may_write
    assert len(everyone(window.context.workspace)) == 4
    let_go(window)


def test_an_older_file_is_asked_about_before_it_is_brought_up_to_date(
    qtbot: QtBot, memory: Memory, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    path = Path(shutil.copy(FOLDER / "schema-3.sgdesk", tmp_path / "older.sgdesk"))
    before, day = path.read_bytes(), date(2099, 1, 1)
    tasks = InlineTasks(alerts.refuse)
    window = MainWindow(memory, tasks, alerts, today=lambda: day, clock=clock_at(day))
    qtbot.addWidget(window)

    window.open_path(path)

    assert "opening it brings it up to date" in alerts.choices[0].text
    assert len(alerts.choices[0].ways) == 1  # reading it is a writing too
    assert path.read_bytes() == before and window.context is None
    assert not list(paths.backup_folder().glob("*"))
    alerts.ways.append(0)
    window.open_path(path)
    assert window.context is not None and window.context.may_write
    assert path.read_bytes() != before
    let_go(window)


def test_nobody_is_erased_by_a_clock_that_was_not_said_to_be_right(
    open_at: Callable[[date], MainWindow], alerts: RecordingAlerts, workspace: Workspace
) -> None:
    again = open_workspace(workspace.path, writable=True, clock=clock_at())
    whom = erasing.whom_of_person(again, 1)
    erasing.decide_erasing(
        again, whom, reason=ErasingReason.ASKED, second_person="Sam Second", early_agreed=True
    )
    again.close()

    window = open_at(date(2099, 1, 1))

    assert len(alerts.choices) == 1
    reader = open_workspace(workspace.path, writable=False, clock=clock_at())
    assert len(everyone(reader)) == 4
    reader.close()
    alerts.ways.append(GO_ON)
    window.open_path(workspace.path)
    assert window.context is not None
    assert len(everyone(window.context.workspace)) == 3
    let_go(window)


def test_whoever_says_that_it_is_right_goes_on(
    open_at: Callable[[date], MainWindow], alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.ways.append(GO_ON)
    window = open_at(date(2027, 12, 1))
    assert window.context is not None and window.context.may_write
    let_go(window)
