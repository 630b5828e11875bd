"""The window goes from place to place, says what was saved, and shows any day."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sgdesk.services.file.changes import Area
from sgdesk.services.file.safety.backing_up import backups
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people.people import PersonDetails, add_person, change_person
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.pages import PlaceEntry
from sgdesk.ui.frame.safety.status_line import StatusLine
from sgdesk.ui.memory import Memory
from sgdesk.ui.page import Page
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import Banner, UndoBar
from tests.factories import TODAY, clock_at, make_workspace


class CountingPage(Page):
    """Counts how often it is loaded, and with what."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.PEOPLE})
    leave = True

    def _build(self) -> None:
        self.loads = 0
        self.opened: list[Wanted] = []

    def _load(self) -> None:
        self.loads += 1

    def _open(self, wanted: Wanted) -> None:
        self.opened.append(wanted)

    def may_leave(self, then: Callable[[], object] = lambda: None) -> bool:
        return self.leave


class RolesPage(CountingPage):
    areas: ClassVar[frozenset[Area]] = frozenset({Area.ROLES})


@pytest.fixture
def counting(
    qtbot: QtBot, memory: Memory, alerts: RecordingAlerts, workspace: Workspace
) -> MainWindow:
    """A window of two places that count."""
    entries = (
        PlaceEntry(Place.TODAY, "Today", CountingPage),
        PlaceEntry(Place.PEOPLE, "People", RolesPage),
    )
    tasks = InlineTasks(alerts.refuse)
    made = MainWindow(memory, tasks, alerts, entries, today=lambda: TODAY, clock=clock_at())
    qtbot.addWidget(made)
    made.show()
    made.desk.take(workspace)
    return made


def page_of(window: MainWindow) -> CountingPage:
    assert isinstance(window.page, CountingPage)
    return window.page


def band(window: MainWindow) -> str:
    shown = [each for each in window.findChildren(Banner) if each.isVisible()]
    return shown[0].findChildren(QLabel)[0].text() if shown else ""


def bar(window: MainWindow) -> str:
    return window.findChildren(UndoBar)[0].text()


def save_somebody(window: MainWindow) -> None:
    context = window.context
    assert context is not None
    context.perform(lambda: add_person(context.workspace, PersonDetails("Ann", "Other")))


def test_what_changed_nothing_says_so_and_offers_no_undo_of_what_was_done_before(
    counting: MainWindow,
) -> None:
    save_somebody(counting)
    context = counting.context
    assert context is not None
    undo = next(each for each in counting.findChildren(QPushButton) if each.text() == "Undo")
    assert undo.isVisible()

    context.perform(
        lambda: change_person(context.workspace, 5, PersonDetails("Ann", "Other")), said="Changed"
    )

    assert bar(counting) == "Nothing was changed: it stands there so already."
    assert not undo.isVisible()


def test_a_page_is_loaded_when_it_is_first_opened_and_not_again_for_nothing(
    counting: MainWindow,
) -> None:
    assert page_of(counting).loads == 1
    counting.navigate(Place.PEOPLE)
    counting.navigate(Place.TODAY)
    assert page_of(counting).loads == 1


def test_a_change_loads_the_pages_that_show_it_and_no_other(counting: MainWindow) -> None:
    counting.navigate(Place.PEOPLE)
    counting.navigate(Place.TODAY)
    save_somebody(counting)
    assert page_of(counting).loads == 2
    counting.navigate(Place.PEOPLE)
    assert page_of(counting).loads == 1


def test_what_the_way_asked_for_reaches_the_page(counting: MainWindow) -> None:
    counting.navigate(Place.PEOPLE, Wanted(requirement="level1"))
    assert page_of(counting).opened == [Wanted(requirement="level1")]


def test_a_page_with_something_half_typed_is_not_left(counting: MainWindow) -> None:
    page_of(counting).leave = False
    counting.navigate(Place.PEOPLE)
    assert not isinstance(counting.page, RolesPage)
    page_of(counting).leave = True
    counting.navigate(Place.PEOPLE)
    assert isinstance(counting.page, RolesPage)


def test_alt_and_a_figure_opens_a_place(qtbot: QtBot, counting: MainWindow) -> None:
    counting.activateWindow()
    qtbot.waitUntil(counting.isActiveWindow)
    QTest.keyClick(counting, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert isinstance(counting.page, RolesPage)


def test_saving_says_what_was_saved_and_offers_undo_by_name(counting: MainWindow) -> None:
    save_somebody(counting)
    assert bar(counting) == "Added Ann Other"
    assert counting.actions_.undo.text() == "&Undo: add Ann Other"


def test_undo_takes_it_back_and_redo_does_it_again(counting: MainWindow) -> None:
    save_somebody(counting)
    loads = page_of(counting).loads
    counting.actions_.undo.trigger()
    assert bar(counting) == "Taken back: add Ann Other"
    assert page_of(counting).loads == loads + 1
    assert counting.actions_.redo.text() == "Do aga&in: add Ann Other"
    counting.actions_.redo.trigger()
    assert bar(counting) == "Done again: add Ann Other"
    assert counting.actions_.undo.text() == "&Undo: add Ann Other"


def test_another_day_is_for_reading_only_and_says_so(counting: MainWindow) -> None:
    counting.go_to_day(date(2025, 3, 31))
    assert counting.context is not None
    assert not counting.context.may_write
    assert band(counting) == "You are looking at 31 March 2025. Nothing can be changed here."
    assert not counting.actions_.undo.isEnabled()
    assert not counting.actions_.add_person.isEnabled()
    assert page_of(counting).context.as_at == date(2025, 3, 31)


def test_one_press_leads_back_to_today(counting: MainWindow) -> None:
    counting.go_to_day(date(2027, 3, 31))
    shown = next(each for each in counting.findChildren(Banner) if each.isVisible())
    shown.findChildren(QPushButton)[0].click()
    assert band(counting) == ""
    assert counting.context is not None
    assert counting.context.may_write


def test_the_title_of_the_window_names_the_file_and_nobody(counting: MainWindow) -> None:
    assert counting.windowTitle() == "generic – sgdesk"
    counting.desk.close(lambda: None, back_up=False)
    assert counting.windowTitle() == "sgdesk"


def test_closing_backs_the_file_up_and_lets_go_of_it(
    qtbot: QtBot, counting: MainWindow, workspace: Workspace
) -> None:
    path = workspace.path
    counting.close()
    qtbot.waitUntil(lambda: not counting.isVisible())
    assert len(backups(path)) == 1
    open_workspace(path, writable=True).close()


def test_a_file_that_is_open_elsewhere_can_be_read(
    make_window: Callable[[], MainWindow], workspace: Workspace, alerts: RecordingAlerts
) -> None:
    window = make_window()
    alerts.answers.append(True)
    window.open_path(workspace.path)
    assert "already open" in alerts.asked[0].text
    assert window.context is not None
    assert not window.context.may_write
    window.context.workspace.close()


def test_a_file_that_is_not_one_of_ours_is_refused_in_words(
    make_window: Callable[[], MainWindow], tmp_path: Path, alerts: RecordingAlerts
) -> None:
    window = make_window()
    path = tmp_path / "notes.sgdesk"
    path.write_text("Not a database at all.", encoding="utf-8")
    window.open_path(path)
    shown = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    assert any("not an organisation file" in each for each in shown)
    assert window.context is None


def test_opening_another_file_closes_the_first(
    counting: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = make_workspace(tmp_path / "other", name="Another Club")
    other.close()
    first = workspace.path
    counting.open_path(other.path)
    assert counting.desk.path == other.path
    open_workspace(first, writable=True).close()
    counting.desk.close(lambda: None, back_up=False)


def test_a_backup_is_restored_after_asking_and_the_file_is_kept(
    counting: MainWindow, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.files.append(tmp_path)
    counting.actions_.back_up.trigger()
    backup = next(tmp_path.glob("*backup*"), None) or next(
        each for each in tmp_path.iterdir() if each.suffix == ".sgdesk" and each != workspace.path
    )
    save_somebody(counting)
    alerts.ways.append(0)
    counting.restore_backup(backup)
    assert alerts.choices[0].ways[0] == "Restore the backup"
    assert counting.context is not None
    assert counting.actions_.undo.text() != "&Undo: add Ann Other"
    counting.desk.close(lambda: None, back_up=False)


def test_the_files_opened_last_are_offered_next_time(
    counting: MainWindow, memory: Memory, workspace: Workspace
) -> None:
    assert memory.recent() == (workspace.path,)


def test_with_no_file_open_there_are_four_ways_to_begin(
    make_window: Callable[[], MainWindow],
) -> None:
    window = make_window()
    window.begin(None)
    words = [each.text() for each in window.findChildren(QPushButton) if each.isVisible()]
    assert words[:4] == [
        "Set up your organisation",
        "Open a file that you have",
        "Restore a backup",
        "Look round the sample",
    ]
    assert not window.actions_.find.isEnabled()


def test_a_first_start_goes_on_to_what_was_chosen_as_its_last_step(
    make_window: Callable[[], MainWindow], workspace: Workspace
) -> None:
    window = make_window()
    window.commands._begin_with(workspace, Wanted(label="chosen", people=frozenset({1})))
    assert isinstance(window.page, PeoplePage)


def test_another_file_waits_until_what_is_half_typed_may_be_left(
    counting: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "second").mkdir()
    other = make_workspace(tmp_path / "second")
    other.close()
    before = counting.desk.path
    page_of(counting).leave = False
    counting.open_path(other.path)
    assert counting.desk.path == before
    page_of(counting).leave = True
    counting.open_path(other.path)
    assert counting.desk.path == other.path


@pytest.mark.parametrize("size", [(683, 384), (1366, 768)])
def test_nothing_of_the_page_moves_when_a_message_comes_or_goes(
    counting: MainWindow, size: tuple[int, int]
) -> None:
    bar, foot = counting.findChildren(UndoBar)[0], counting.findChildren(StatusLine)[0]
    counting.resize(*size)
    QApplication.processEvents()
    heights = [page_of(counting).height()]
    save_somebody(counting)
    QApplication.processEvents()
    assert bar.isVisible() and not foot.isVisible()
    heights.append(page_of(counting).height())
    bar.hide()
    QApplication.processEvents()
    assert foot.isVisible()
    heights.append(page_of(counting).height())
    assert len(set(heights)) == 1


def test_the_bar_with_undo_hides_nothing_of_the_page(qtbot: QtBot, counting: MainWindow) -> None:
    save_somebody(counting)
    shown = counting.findChildren(UndoBar)[0]
    assert shown.isVisible()
    page = page_of(counting)
    qtbot.waitUntil(lambda: page.height() < counting.height())
    foot = page.mapTo(counting, page.rect().bottomLeft()).y()
    assert shown.mapTo(counting, shown.rect().topLeft()).y() > foot
