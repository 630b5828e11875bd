"""Safety in the window: the last good backup is true everywhere, and every copy is at hand."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.services.file.safety.backing_up import back_up_and_thin, backups_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.standing import everyone
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.files.readers import how_to_lock, lock_name
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.notices import About
from sgdesk.ui.frame.safety.status_line import StatusLine
from sgdesk.ui.memory import Memory, SecondPlace
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.setup.organisation import OrganisationSection
from sgdesk.ui.setup.page import SetupPage
from sgdesk.ui.setup.safety.second_place import SecondPlaceCard
from sgdesk.ui.setup.safety.section import SafetySection
from sgdesk.ui.today.page import TodayPage
from tests.ui.setup.names import nameless


@pytest.fixture
def safety(window: MainWindow) -> SafetySection:
    window.navigate(Place.SETUP, Wanted(action="safety"))
    page = window.page
    assert isinstance(page, SetupPage)
    section = page.section
    assert isinstance(section, SafetySection)
    return section


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def press(widget: QWidget, text: str) -> None:
    found = [each for each in widget.findChildren(QPushButton) if each.isVisible()]
    next(each for each in found if each.text().replace("&", "") == text).click()


def let_go(window: MainWindow) -> None:
    window.desk.close(lambda: None, back_up=False)


def test_after_back_up_now_the_last_one_is_true_on_the_page_today_and_below(
    window: MainWindow, safety: SafetySection, workspace: Workspace
) -> None:
    window.navigate(Place.TODAY)
    assert isinstance(window.page, TodayPage)
    below = window.findChildren(StatusLine)[0]
    assert "no backup yet" in words(below)
    assert "No backup yet" in words(window.page)
    window.navigate(Place.SETUP, Wanted(action="safety"))
    press(safety, "Back up now")
    moment = backups_of(workspace)[0].made_at
    assert f"Last backup: {moment.day} Mar 2026, {moment:%H:%M}, checked." in words(safety)
    assert f"last backup today {moment:%H:%M}" in words(below)
    window.navigate(Place.TODAY)
    assert f"Last backup today {moment:%H:%M}" in words(window.page)


def test_backing_up_wipes_nothing_that_somebody_is_typing(
    window: MainWindow, workspace: Workspace
) -> None:
    window.navigate(Place.SETUP, Wanted(action="organisation"))
    page = window.page
    assert isinstance(page, SetupPage)
    section = page.section
    assert isinstance(section, OrganisationSection)
    section._name.setText("Half typed")
    window.safekeeping.half_hour.beat()
    assert len(backups_of(workspace)) == 1
    assert section._name.text() == "Half typed"
    workspace.close()


def test_the_table_tells_what_is_in_each_and_which_cannot_be_read(
    window: MainWindow, safety: SafetySection, workspace: Workspace
) -> None:
    first = back_up_and_thin(workspace)
    add_person(workspace, PersonDetails("Eve", "Example"))
    back_up_and_thin(workspace)
    first.path.write_bytes(b"nothing of ours")
    window.note_backup()
    model = safety.backups.backups.model
    rows = [
        [str(model.index(row, column).data()) for column in (1, 3)]
        for row in range(model.rowCount())
    ]
    assert rows == [
        ["41", "With all that was done so far"],
        ["", f"▲ cannot be read: {first.path.name}"],
    ]


def test_a_stick_is_read_back_said_to_be_safe_and_offered_again(
    window: MainWindow,
    safety: SafetySection,
    workspace: Workspace,
    alerts: RecordingAlerts,
    tmp_path: Path,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    alerts.files.append(stick)
    press(safety, "Back up to a stick or folder …")
    assert f"is in {stick} and was read back from there." in alerts.said[0]
    assert f"In {stick}: last backup" in words(safety)
    press(safety, "Back up there again")
    assert len(list(stick.glob("*.sgdesk"))) == 2


def test_a_stick_that_is_not_there_is_told_and_comes_back(
    window: MainWindow, safety: SafetySection, workspace: Workspace, memory: Memory, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    memory.keep_second_place(workspace.path, SecondPlace(stick))
    safety._look_for_place()
    assert "▲ That place is not there now" in words(safety)
    assert not safety.second._again.isVisible()
    stick.mkdir()
    safety._look_for_place()
    assert "not there now" not in words(safety)
    assert safety.second._again.isVisible()


def test_an_old_backup_in_the_second_place_says_how_old(qtbot: QtBot) -> None:
    card = SecondPlaceCard()
    qtbot.addWidget(card)
    at = datetime(2026, 1, 1, 18, 0).astimezone()
    card.show_place(SecondPlace(Path("/stick"), at), is_there=True, today=date(2026, 3, 2))
    assert "60 days ago" in card._last.text()
    near = at.date() + timedelta(days=3)
    card.show_place(SecondPlace(Path("/stick"), at), is_there=True, today=near)
    assert "ago" not in card._last.text()


def test_a_restore_is_told_and_taken_back_from_the_page(
    window: MainWindow,
    safety: SafetySection,
    workspace: Workspace,
    alerts: RecordingAlerts,
    qtbot: QtBot,
) -> None:
    back_up_and_thin(workspace)
    add_person(workspace, PersonDetails("Eve", "Example"))
    window.note_backup()
    assert "before the last restore" not in words(safety)
    press(safety, "Restore the one chosen …")
    assert "The file has 1 saved change more than the backup" in words(safety)
    alerts.ways.append(0)
    press(safety, "Restore this backup …")
    assert window.context is not None
    assert len(everyone(window.context.workspace)) == 40
    assert "is kept as" in window._notices.said(About.RESTORED)
    assert "The backup is restored" in window._messages.newest_first[0].text
    alerts.answers.append(True)
    press(window._notices, "Undo the restore …")
    assert len(everyone(window.context.workspace)) == 41
    assert "The restore is taken back" in window._notices.said(About.RESTORED)
    assert "What the restore had brought is kept as" in window._notices.said(About.RESTORED)
    buttons = [each for each in window._notices.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in buttons] == ["Close this"]
    window.navigate(Place.SETUP, Wanted(action="safety"))
    page = next(each for each in window.findChildren(SafetySection) if each.isVisible())
    assert "What the restore brought that you took back is kept as" in words(page)
    assert not page.backups._undo.isVisible()
    let_go(window)


def test_a_present_file_that_cannot_be_read_is_compared_as_far_as_it_can(
    window: MainWindow, safety: SafetySection, workspace: Workspace
) -> None:
    back_up_and_thin(workspace)
    window.note_backup()
    path = workspace.path
    path.write_bytes(b"\x55" * path.stat().st_size)
    press(safety, "Restore the one chosen …")
    rows = safety.compare._model.rows
    assert rows[1] == ("People", "cannot be read", "40")
    beside = {row[0]: row[1:] for row in rows[3:]}
    assert list(beside) == ["Certificates", "Final returns", "Sessions", "Changes saved"]
    assert all(now == "cannot be read" and then.isdigit() for now, then in beside.values())
    assert safety.compare._restore.isEnabled()


def test_the_button_that_restores_is_in_sight_once_both_are_compared(
    window: MainWindow, safety: SafetySection, workspace: Workspace
) -> None:
    back_up_and_thin(workspace)
    window.note_backup()
    window.resize(910, 500)
    press(safety, "Restore the one chosen …")
    QApplication.processEvents()
    button = safety.compare._restore
    assert button.visibleRegion().boundingRect() == button.rect()


@pytest.mark.parametrize(
    ("system", "name", "way"),
    [
        ("win32", "BitLocker", "Device encryption"),
        ("darwin", "FileVault", "Privacy & Security"),
        ("linux", "disk encryption", "LUKS"),
    ],
)
def test_how_the_disk_is_locked_is_in_the_words_of_the_system(
    system: str, name: str, way: str
) -> None:
    assert lock_name(system) == name
    assert way in how_to_lock(system)


def test_who_can_read_the_file_is_on_the_page(safety: SafetySection) -> None:
    assert "The file has no passphrase" in words(safety.readers)
    safety.readers.show_lock(is_encrypted=True)
    assert "without it nobody can read them" in words(safety.readers)


def test_every_widget_of_the_page_has_a_name(safety: SafetySection) -> None:
    safety.compare.show()
    assert nameless(safety) == []


@pytest.mark.parametrize(
    ("button", "said"), [("Check the file", "All is well: "), ("Back up now", "and was checked.")]
)
def test_the_answer_stands_right_below_the_button(
    window: MainWindow, safety: SafetySection, button: str, said: str
) -> None:
    press(safety, button)
    found = [each for each in safety.findChildren(QPushButton) if each.isVisible()]
    pressed = next(each for each in found if each.text().replace("&", "") == button)
    card = pressed.parentWidget()
    assert card is not None
    answer = next(each for each in card.findChildren(QLabel) if said in each.text())
    assert answer.isVisible()
    below = answer.mapTo(card, QPoint(0, 0)).y() - pressed.mapTo(card, QPoint(0, 0)).y()
    assert 0 < below < 4 * pressed.height()
    let_go(window)


def test_checking_a_copy_from_before_says_which_backup_has_more_and_not_that_all_is_well(
    window: MainWindow, safety: SafetySection, workspace: Workspace
) -> None:
    press(safety, "Check the file")
    assert "All is well: " in words(safety)
    before = workspace.path.read_bytes()
    add_person(workspace, PersonDetails("Sample", "Newcomer"))
    made = back_up_and_thin(workspace)
    workspace.path.write_bytes(before)
    press(safety, "Check the file")
    assert "All is well" not in words(safety)
    assert "▲ It is a copy from before: nothing is wrong in it" in words(safety)
    assert made.path.name in words(safety)
