"""A backup at closing that fails never keeps the window shut: it says so, and one can go on."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sgdesk import paths
from sgdesk.data.file.disk import disks
from sgdesk.domain.errors import InputError
from sgdesk.services.file.safety.backing_up import back_up_and_thin
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.files.words import not_in_second_place
from sgdesk.ui.files.work import failure_of, second_backup
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory, SecondPlace
from sgdesk.ui.places import Place
from sgdesk.ui.tasks import ThreadTasks
from tests.data.file.children import disk_full_after
from tests.factories import TODAY, make_workspace

AGAIN, ELSEWHERE, WITHOUT = range(3)


@pytest.fixture
def no_backups(own_home: Path) -> Path:
    """Something that is no folder stands where the backups go."""
    place = paths.backup_folder()
    place.write_text("in the way", encoding="utf-8")
    return place


def is_free(path: Path) -> bool:
    open_workspace(path, writable=True).close()
    return True


def let_go(window: MainWindow) -> None:
    window.desk.close(lambda: None, back_up=False)


def test_it_says_why_and_what_is_safe_and_offers_four_ways(
    window: MainWindow, alerts: RecordingAlerts, no_backups: Path
) -> None:
    alerts.ways.append(None)
    window.close()
    asked = alerts.choices[0]
    assert str(no_backups) in asked.text
    assert "Everything that you saved is in the file itself" in asked.text
    assert asked.ways == ("Try again", "Put it in another place …", "Go on without a backup")
    assert asked.stay == "Keep the file open"
    let_go(window)


def test_a_full_disk_is_told_of_the_backup_and_not_of_what_was_saved(
    window: MainWindow, alerts: RecordingAlerts, workspace: Workspace, own_home: Path
) -> None:
    alerts.ways.append(None)
    with disk_full_after(5):
        window.close()
    said = alerts.choices[0].text
    assert "The backup could not be written to" in said
    assert "(the disk is full)" in said
    assert "Everything that you saved is in the file itself" in said
    assert "nothing was saved" not in said
    assert "There is no earlier backup on this computer." in said
    assert "as they were" not in said
    let_go(window)


def test_earlier_backups_are_named_where_there_are_some(
    window: MainWindow, alerts: RecordingAlerts, workspace: Workspace, own_home: Path
) -> None:
    back_up_and_thin(workspace)
    alerts.ways.append(None)
    with disk_full_after(5):
        window.close()
    assert "Earlier backups are as they were." in alerts.choices[0].text
    let_go(window)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the system says was plugged in."""
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(disks, "_STICKS_AT", (folder.parts[1:-1],))
    monkeypatch.setattr(disks, "_mounts", lambda: [disks.Mount(PurePosixPath(folder), "vfat")])
    return folder


def test_a_folder_that_nobody_unplugs_is_filled_with_a_quiet_line(
    window: MainWindow, alerts: RecordingAlerts, memory: Memory, workspace: Workspace,
    tmp_path: Path,
) -> None:  # fmt: skip
    folder = tmp_path / "office"
    folder.mkdir()
    memory.keep_second_place(workspace.path, SecondPlace(folder))

    window.open_path(workspace.path)

    (made,) = folder.glob("*.sgdesk")
    assert alerts.said == []
    assert window._bar.text() == f"{made.name} is in {folder} and was read back from there."
    window.desk.close(lambda: None, back_up=False)


def test_the_second_place_is_filled_too_where_it_is_there(
    qtbot: QtBot,
    window: MainWindow,
    alerts: RecordingAlerts,
    memory: Memory,
    workspace: Workspace,
    own_home: Path,
    stick: Path,
) -> None:
    memory.keep_second_place(workspace.path, SecondPlace(stick))
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    (made,) = stick.glob("*.sgdesk")
    assert len(list((own_home / "backups").glob("*.sgdesk"))) == 1
    assert alerts.said == [
        f"Backed up: {made.name} is in {stick} and was read back from there. The stick is safe to "
        "remove: eject it first, as always."
    ]
    known = memory.second_place(workspace.path)
    assert known is not None and known.at is not None


def test_a_second_place_that_is_not_there_keeps_nobody(
    qtbot: QtBot,
    window: MainWindow,
    alerts: RecordingAlerts,
    memory: Memory,
    workspace: Workspace,
    own_home: Path,
    tmp_path: Path,
) -> None:
    memory.keep_second_place(workspace.path, SecondPlace(tmp_path / "stick"))
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert alerts.said == []
    assert not (tmp_path / "stick").exists()
    assert len(list((own_home / "backups").glob("*.sgdesk"))) == 1


def test_what_a_second_place_could_not_take_is_told(workspace: Workspace, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with disk_full_after(5):
        refused = second_backup(workspace, stick)
    assert isinstance(refused, InputError)
    said = not_in_second_place(stick, refused)
    assert said.startswith(f"The backup on this computer is made, but none was put into {stick}.")
    assert "the disk is full" in said
    assert second_backup(workspace, tmp_path / "no stick") is None


def test_staying_leaves_a_window_that_works(
    window: MainWindow, alerts: RecordingAlerts, workspace: Workspace, no_backups: Path
) -> None:
    alerts.ways.append(None)
    window.close()
    assert window.isVisible()
    assert window.isEnabled()
    assert not window.desk.is_working
    window.navigate(Place.PEOPLE)
    assert window.context is not None
    assert window.context.may_write
    let_go(window)


def test_going_on_without_closes_and_lets_go(
    qtbot: QtBot,
    window: MainWindow,
    alerts: RecordingAlerts,
    workspace: Workspace,
    no_backups: Path,
) -> None:
    alerts.ways.append(WITHOUT)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert is_free(workspace.path)


def test_trying_again_works_once_nothing_is_in_the_way(
    qtbot: QtBot,
    window: MainWindow,
    alerts: RecordingAlerts,
    no_backups: Path,
) -> None:
    class Mending(RecordingAlerts):
        def choose(self, choice: object) -> int | None:
            no_backups.unlink()
            return AGAIN

    window.desk._alerts = Mending()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(list(no_backups.glob("*.sgdesk"))) == 1


def test_another_place_can_be_chosen_and_given_up_and_chosen(
    qtbot: QtBot,
    window: MainWindow,
    alerts: RecordingAlerts,
    no_backups: Path,
    tmp_path: Path,
) -> None:
    (tmp_path / "stick").mkdir()
    alerts.ways.extend([ELSEWHERE, ELSEWHERE])
    alerts.files.extend([None, tmp_path / "stick"])
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(list((tmp_path / "stick").glob("*.sgdesk"))) == 1


def test_opening_another_file_goes_on_or_leaves_the_first_as_it_was(
    window: MainWindow,
    alerts: RecordingAlerts,
    workspace: Workspace,
    no_backups: Path,
    tmp_path: Path,
) -> None:
    (tmp_path / "other").mkdir()
    other = make_workspace(tmp_path / "other", name="Another Club")
    other.close()
    alerts.ways.append(None)
    window.open_path(other.path)
    assert window.desk.path == workspace.path
    assert window.context is not None and window.context.may_write
    alerts.ways.append(WITHOUT)
    window.open_path(other.path)
    assert window.desk.path == other.path
    assert window.context.may_write
    assert is_free(workspace.path)
    let_go(window)


def test_a_file_just_made_is_let_go_of_where_the_open_one_stays(
    window: MainWindow, alerts: RecordingAlerts, no_backups: Path, tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    made = make_workspace(tmp_path / "new")
    alerts.ways.append(None)
    window.desk.take(made)
    assert window.desk.path != made.path
    assert is_free(made.path)
    let_go(window)


def test_a_defect_of_ours_is_a_sentence_and_not_the_end() -> None:
    def fall() -> None:
        raise ZeroDivisionError

    told = failure_of(fall)
    assert told is not None
    assert "What was saved before is safe" in str(told)
    assert failure_of(lambda: None) is None


def test_after_a_defect_on_the_worker_everything_can_be_pressed(
    qtbot: QtBot,
    memory: Memory,
    alerts: RecordingAlerts,
    make_window: Callable[[], MainWindow],
) -> None:
    crashed: list[BaseException] = []
    tasks = ThreadTasks(alerts.refuse, crashed.append)
    window = MainWindow(memory, tasks, alerts, today=lambda: TODAY)
    qtbot.addWidget(window)
    window.show()

    def fall() -> None:
        raise ZeroDivisionError

    window.desk._run(fall, lambda _: None, "")
    assert not window.isEnabled()
    qtbot.waitUntil(lambda: bool(crashed) and window.isEnabled())
    words = [each.text() for each in window.findChildren(QPushButton) if each.isVisible()]
    assert "Set up your organisation" in words
    tasks.close()
