"""Every half hour of work where something changed, and never in anybody's way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sgdesk import paths
from sgdesk.domain.file.backups import Backup
from sgdesk.services.file.safety.backing_up import backups_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.files.half_hour import MINUTES, HalfHour
from sgdesk.ui.files.work import backed_up_if_changed
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.notices import About
from sgdesk.ui.tasks import InlineTasks


def test_it_is_half_an_hour() -> None:
    assert MINUTES == 30


def test_the_clock_beats_while_a_file_is_open_and_not_without(
    qtbot: QtBot, workspace: Workspace, alerts: RecordingAlerts
) -> None:
    beats: list[Workspace] = []

    def note(each: Workspace) -> Backup | None:
        beats.append(each)
        return None

    clock = HalfHour(InlineTasks(alerts.refuse), note, minutes=0.0001)
    assert not clock.is_beating
    clock.watch(workspace)
    qtbot.waitUntil(lambda: len(beats) > 2)
    clock.watch(None)
    assert not clock.is_beating
    clock.beat()
    assert beats[0] is workspace


def test_nothing_changed_makes_no_backup(
    workspace: Workspace, alerts: RecordingAlerts, qtbot: QtBot
) -> None:
    clock = HalfHour(InlineTasks(alerts.refuse), backed_up_if_changed)
    clock.watch(workspace)
    with qtbot.waitSignal(clock.made):
        clock.beat()
    clock.beat()
    assert len(backups_of(workspace)) == 1
    add_person(workspace, PersonDetails("Eve", "Example"))
    clock.beat()
    assert len(backups_of(workspace)) == 2


@pytest.fixture
def in_the_way(own_home: Path) -> Path:
    place = paths.backup_folder()
    place.write_text("in the way", encoding="utf-8")
    return place


def test_one_that_fails_is_told_in_a_band_and_tried_again(
    window: MainWindow, alerts: RecordingAlerts, in_the_way: Path, workspace: Workspace
) -> None:
    window.safekeeping.half_hour.beat()
    assert not alerts.said
    assert window.isEnabled()
    assert "No backup could be made just now" in window._notices.said(About.BACKUP)
    in_the_way.unlink()
    again = next(
        each for each in window._notices.findChildren(QPushButton) if each.text() == "Try again"
    )
    again.click()
    assert window._notices.said(About.BACKUP) == ""
    assert len(backups_of(workspace)) == 1


def test_a_file_that_is_only_read_is_not_backed_up(
    make_window: Callable[[], MainWindow], workspace: Workspace, alerts: RecordingAlerts
) -> None:
    window = make_window()
    alerts.answers.append(True)
    window.open_path(workspace.path)
    assert window.context is not None and not window.context.may_write
    assert not window.safekeeping.half_hour.is_beating
    window.context.workspace.close()


def test_a_start_is_followed_by_a_backup_of_what_the_last_one_left_without(
    qtbot: QtBot, workspace: Workspace, alerts: RecordingAlerts
) -> None:
    clock = HalfHour(InlineTasks(alerts.refuse), backed_up_if_changed, soon=0.001)
    with qtbot.waitSignal(clock.made):
        clock.watch(workspace)
    clock.watch(None)
    assert len(backups_of(workspace)) == 1
