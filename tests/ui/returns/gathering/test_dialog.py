"""Gather returns: folder, list, what was found, saving, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.sent import made_return, signed, write
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.returns.gathering.dialog import GatherDialog
from sgdesk.ui.tasks import InlineTasks, ThreadTasks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sent"
    made.mkdir()
    write(made / "one.json", signed(made_return("One Club", 1), 1))
    write(made / "two.json", made_return("Two Club", 2))
    (made / "{bad}.json").write_text("{", "utf-8")
    return made


@pytest.fixture
def alerts() -> RecordingAlerts:
    return RecordingAlerts()


@pytest.fixture
def dialog(qtbot: QtBot, alerts: RecordingAlerts) -> GatherDialog:
    made = GatherDialog(InlineTasks(alerts.refuse), alerts)
    made.show()
    return made


def cells(dialog: GatherDialog, which: str) -> list[list[str]]:
    model = (dialog.part_table if which == "parts" else dialog.out_table).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_what_a_folder_holds_is_shown_and_then_saved(
    dialog: GatherDialog, alerts: RecordingAlerts, folder: Path, tmp_path: Path
) -> None:
    assert not dialog.save_button.isEnabled()
    out = tmp_path / "out"
    out.mkdir()
    alerts.files.extend([folder, out])
    dialog.folder_button.click()
    assert "2 returns are added up, and 1 file is in no sum" in dialog.answer.text()
    assert [row[3] for row in cells(dialog, "parts")] == ["Level 1", "Level 2", "Level 3"]
    assert cells(dialog, "out")[0][:2] == ["Not readable", "{bad}.json"]
    dialog.save_button.click()
    assert sorted(each.suffix for each in out.iterdir()) == [".html", ".json", ".pdf", ".xlsx"]
    assert dialog.saved.isVisible()
    assert set(dialog.saved.files) == set(out.iterdir())


def test_saving_again_replaces_nothing_and_says_where_the_new_ones_are(
    dialog: GatherDialog, alerts: RecordingAlerts, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    alerts.files.extend([folder, out, folder, out])
    for _ in range(2):
        dialog.folder_button.click()
        dialog.save_button.click()
        (folder / "two.json").unlink(missing_ok=True)
    assert len(list(out.iterdir())) == 8
    assert all("(2)" in each.name for each in dialog.saved.files)
    assert all(each.is_file() for each in dialog.saved.files)


def test_a_list_tells_who_sent_nothing(
    dialog: GatherDialog, alerts: RecordingAlerts, folder: Path, tmp_path: Path
) -> None:
    names = tmp_path / "names.csv"
    names.write_text("Organisation\nOne Club\nLate Club\n", "utf-8")
    alerts.files.extend([folder, names])
    dialog.folder_button.click()
    dialog.list_button.click()
    assert ["Not sent", "", "Late Club"] in [row[:3] for row in cells(dialog, "out")]
    assert "1 organisation on your list sent nothing" in dialog.answer.text()


def test_what_may_be_one_organisation_under_two_names_is_to_be_looked_at(
    dialog: GatherDialog, alerts: RecordingAlerts, folder: Path
) -> None:
    write(folder / "three.json", signed(made_return("Third Club", 3), 1))
    alerts.files.append(folder)
    dialog.folder_button.click()
    why, _, _, said = cells(dialog, "out")[-1]
    assert why == "Look again"
    assert "One Club (one.json); Third Club (three.json)" in said


def test_a_folder_without_a_return_is_refused_and_nothing_old_stays(
    dialog: GatherDialog, alerts: RecordingAlerts, folder: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    alerts.files.extend([folder, empty])
    dialog.folder_button.click()
    dialog.folder_button.click()
    assert "empty holds no return as a JSON file" in dialog.answer.text()
    assert cells(dialog, "parts") == []
    assert not dialog.save_button.isEnabled()
    assert not dialog.tabs.isVisible()


def test_giving_up_the_choice_changes_nothing(
    dialog: GatherDialog, alerts: RecordingAlerts, folder: Path
) -> None:
    alerts.files.extend([folder, None, None, None])
    for button in (dialog.folder_button, dialog.folder_button, dialog.list_button):
        button.click()
    dialog.save_button.click()
    assert dialog.save_button.isEnabled()
    assert not dialog.saved.isVisible()


def test_reading_tells_how_far_it_is_and_closing_stops_it(
    qtbot: QtBot, alerts: RecordingAlerts, folder: Path
) -> None:
    crashes: list[BaseException] = []
    tasks = ThreadTasks(alerts.refuse, crashes.append)
    dialog = GatherDialog(tasks, alerts)
    dialog.show()
    told: list[tuple[int, int]] = []
    dialog.read_on.connect(lambda *how: told.append(how))
    alerts.files.extend([folder, folder])
    dialog.choose_folder()
    qtbot.waitUntil(lambda: dialog.save_button.isEnabled())
    assert told[-1] == (3, 3)
    dialog.choose_folder()
    dialog.reject()
    qtbot.waitUntil(lambda: not tasks.jobs)
    tasks.close()
    assert not crashes
    assert not alerts.said


def test_it_opens_from_the_file_menu_while_no_file_is_open(
    make_window: Callable[[], MainWindow],
) -> None:
    window = make_window()
    window.begin(None)
    assert window.actions_.gather.isEnabled()
    window.actions_.gather.trigger()
    [dialog] = window.findChildren(GatherDialog)
    assert dialog.isVisible()
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_everything_has_a_name_and_is_reached_by_the_keyboard(
    dialog: GatherDialog, alerts: RecordingAlerts, folder: Path
) -> None:
    alerts.files.append(folder)
    dialog.choose_folder()
    for each in (dialog, dialog.bar, dialog.answer, dialog.part_table, dialog.out_table):
        assert each.accessibleName()
    for button in (dialog.folder_button, dialog.list_button, dialog.save_button):
        assert "&" in button.text()
