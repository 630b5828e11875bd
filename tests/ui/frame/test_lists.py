"""Every list is saved as it stands, keeps its columns, and answers to F2 and Delete."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.training.learning import LearningDetails
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sample.making import make_sample
from sgdesk.services.training.learning import pass_on
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import Table
from tests.factories import TODAY, clock_at
from tests.kept import made_once


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    def make(path: Path) -> Workspace:
        return make_sample(path, path.parent / "sheets")

    made = made_once(tmp_path / "sample.sgdesk", ("sample of lists",), clock_at(), make)
    yield made
    made.close()


@pytest.fixture
def full(make_window: Callable[[], MainWindow], sample: Workspace, qtbot: QtBot) -> MainWindow:
    """A window with something in most lists, in front of all others."""
    made = make_window()
    made.resize(1366, 768)
    made.desk.take(sample)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


SECTIONS = ("roles", "safety", "privacy", "history", "partnership", "import")


def stops(window: MainWindow) -> Iterator[str]:
    """Every page with each of its tabs, shown one after the other."""
    wants = [(place, Wanted()) for place in Place]
    wants += [(Place.SETUP, Wanted(action=each)) for each in SECTIONS]
    for place, wanted in wants:
        window.navigate(place, wanted)
        assert window.page is not None
        yield f"{place.name} {wanted.action}"
        for tabs in window.page.findChildren(QTabWidget):
            for at in range(tabs.count() if tabs.isVisible() else 0):
                tabs.setCurrentIndex(at)
                yield f"{place.name} {tabs.tabText(at)}"


def table(window: MainWindow, name: str) -> Table:
    assert window.page is not None
    return next(each for each in window.page.findChildren(Table) if each.objectName() == name)


def opened(window: MainWindow) -> list[QDialog]:
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


def close_all(window: MainWindow) -> None:
    for each in opened(window):
        each.done(0)


def test_every_list_has_a_name_is_saved_as_it_is_seen_and_delete_alone_changes_nothing(
    full: MainWindow,
) -> None:
    """One round through all pages, wherever the focus is: the history stays as long as it is."""
    before, seen = _entries(full), 0
    names: dict[str, Table] = {}
    for where in stops(full):
        assert full.page is not None
        for each in (table for table in full.page.findChildren(Table) if table.window() is full):
            assert each.objectName(), (where, each.accessibleName())
            assert names.setdefault(each.objectName(), each) is each
            seen += _is_saved_as_seen(each)
        for widget in full.page.findChildren(QWidget):
            if _takes_keys(widget):
                QTest.keyClick(widget, Qt.Key.Key_Delete)
                close_all(full)
    assert _entries(full) == before
    assert len(names) > 15
    assert seen > 5


def _takes_keys(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()


def _is_saved_as_seen(each: Table) -> bool:
    if not each.isVisible() or not each.model().rowCount() or each.objectName() == "people-matrix":
        return False
    shown = each.shown()
    first = each.model().index(0, 0).data()
    assert shown.title and shown.about and all(shown.headings), each.objectName()
    assert len(shown.rows) == each.model().rowCount()
    assert str(first) in str(shown.rows[0][0]) or isinstance(shown.rows[0][0], date)
    assert {len(row) for row in shown.rows} == {len(shown.headings)}
    return True


def saved_rows(path: Path) -> list[list[object]]:
    sheet = load_workbook(path).active
    assert sheet is not None
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_matrix_is_saved_in_its_order_and_says_its_filter(
    window: MainWindow, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    window.navigate(Place.PEOPLE)
    found = table(window, "people-matrix")
    found.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    path = tmp_path / "all.xlsx"
    alerts.files.append(path)
    window.actions_.save_list.trigger()
    rows = saved_rows(path)
    assert rows[0][0] == "Training matrix"
    assert str(rows[2][0]).startswith("As at 31 March 2026. 4 people, 2 need training now.")
    assert [row[0] for row in rows[4:]] == [
        "Dee Example",
        "Cy Example",
        "Bob Example",
        "Ada Example",
    ]
    window.navigate(Place.PEOPLE, Wanted(role="Helper"))
    alerts.files.append(path)
    window.actions_.save_list.trigger()
    rows = saved_rows(path)
    assert "Showing 3 of 4 people" in str(rows[2][0]) and "Chosen by: Helper" in str(rows[2][0])
    assert len(rows[4:]) == 3


@pytest.mark.parametrize(
    ("place", "wanted", "day"),
    [
        (Place.PEOPLE, Wanted(), "31 March 2025"),
        (Place.SETUP, Wanted(action="history"), "31 March 2026"),
    ],
)
def test_a_list_that_knows_no_other_day_says_that_it_is_of_today(
    window: MainWindow,
    alerts: RecordingAlerts,
    tmp_path: Path,
    place: Place,
    wanted: Wanted,
    day: str,
) -> None:
    window.go_to_day(date(2025, 3, 31))
    window.navigate(place, wanted)
    path = tmp_path / "list.xlsx"
    alerts.files.append(path)
    window.actions_.save_list.trigger()
    assert str(saved_rows(path)[2][0]).startswith(f"As at {day}.")


def test_under_headings_of_roles_the_role_of_each_is_said(window: MainWindow) -> None:
    window.navigate(Place.PEOPLE)
    page = window.page
    page.filters.by_role.setChecked(True)  # type: ignore[union-attr]
    shown = table(window, "people-matrix").shown()
    assert shown.headings[0] == "Under"
    assert {row[0] for row in shown.rows} == {"Helper, 3 people", "No role, 1 person"}


def test_what_is_to_do_is_saved_whole(
    full: MainWindow, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    full.navigate(Place.TODAY)
    path = tmp_path / "to-do.xlsx"
    alerts.files.append(path)
    full.actions_.save_list.trigger()
    rows = saved_rows(path)
    assert rows[0][0] == "To do"
    assert "the most urgent first" in str(rows[2][0])
    assert len(rows[4:]) > 8


def test_a_list_in_a_dialog_is_saved_and_keeps_its_columns_too(full: MainWindow) -> None:
    full.navigate(Place.PEOPLE, Wanted(action="outside"))
    dialog = opened(full)[0]
    found = dialog.findChildren(Table)[0]
    from sgdesk.ui.widgets.lists.home import list_home

    assert list_home(found) is full.lists.home
    close_all(full)


def drag(found: Table, start: QPoint, end: QPoint) -> None:
    port = found.horizontalHeader().viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for step in (0.4, 0.7, 1.0):
        QTest.mouseMove(port, start + (end - start) * step)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def test_columns_that_somebody_laid_out_are_so_the_next_time(
    full: MainWindow, memory: Memory, make_window: Callable[[], MainWindow], sample: Workspace
) -> None:
    full.navigate(Place.SETUP, Wanted(action="roles"))
    found = table(full, "setup-roles")
    header = found.horizontalHeader()
    before = found.columnWidth(0)
    middle = header.height() // 2
    edge = header.sectionPosition(1) - 1
    drag(found, QPoint(edge, middle), QPoint(edge + 60, middle))
    assert found.columnWidth(0) == before + 60
    header_moved = QPoint(header.sectionPosition(2) + 10, middle)
    drag(found, header_moved, QPoint(header.sectionPosition(1) + 4, middle))
    order = found.order()
    assert order[0] == 0 and order != tuple(sorted(order))
    full.refresh_all()
    assert found.columnWidth(0) == before + 60
    full.navigate(Place.TODAY)
    assert memory.order("setup-roles") == order
    other = MainWindow(memory, InlineTasks(lambda _: None), RecordingAlerts(), today=lambda: TODAY)
    other.resize(1366, 768)
    other.show()
    other.desk.take(sample)
    other.navigate(Place.SETUP, Wanted(action="roles"))
    again = table(other, "setup-roles")
    assert (again.columnWidth(0), again.order()) == (before + 60, order)
    other.hide()
    other.deleteLater()


def test_a_list_that_nobody_laid_out_is_measured_anew_each_time(
    full: MainWindow, memory: Memory
) -> None:
    full.navigate(Place.SETUP, Wanted(action="roles"))
    full.navigate(Place.TODAY)
    assert memory.widths("setup-roles") == ()


def press(window: MainWindow, name: str, key: Qt.Key) -> list[QDialog]:
    found = table(window, name)
    found.setFocus()
    if not found.currentIndex().isValid():
        found.selectRow(0)
    QTest.keyClick(found, key)
    return opened(window)


KEYS: tuple[tuple[str, Place, str, Qt.Key, str], ...] = (
    ("certificates-register", Place.CERTIFICATES, "", Qt.Key.Key_F2, "Issue"),
    ("certificates-register", Place.CERTIFICATES, "", Qt.Key.Key_Delete, "Revoke"),
    ("sessions", Place.SESSIONS, "", Qt.Key.Key_F2, "Change"),
    ("courses", Place.SESSIONS, "courses", Qt.Key.Key_F2, "Change"),
    ("setup-roles", Place.SETUP, "roles", Qt.Key.Key_F2, "Rename"),
    ("sessions", Place.SESSIONS, "", Qt.Key.Key_Delete, "Cancel"),
    ("trainers", Place.SESSIONS, "trainers", Qt.Key.Key_F2, "Change"),
    ("trainers", Place.SESSIONS, "trainers", Qt.Key.Key_Delete, "Beatrice"),
)


@pytest.mark.parametrize(("name", "place", "action", "key", "title"), KEYS)
def test_a_key_opens_the_pages_own_dialog(
    full: MainWindow, name: str, place: Place, action: str, key: Qt.Key, title: str
) -> None:
    full.navigate(place, Wanted(action=action))
    if name == "certificates-register":
        assert full.context is not None
        full.context.perform(partial(issue_certificates, full.context.workspace))
        full.page.findChildren(QTabWidget)[0].setCurrentIndex(1)  # type: ignore[union-attr]
    dialogs = press(full, name, key)
    assert [each.accessibleName().split()[0] for each in dialogs] == [title]
    close_all(full)


def test_f2_corrects_the_person_and_delete_asks_about_a_mistake(
    window: MainWindow, alerts: RecordingAlerts, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigate(Place.PEOPLE)
    found = table(window, "people-matrix")
    found.selectRow(0)
    assert len(press(window, "people-matrix", Qt.Key.Key_F2)) == 1
    close_all(window)
    said: list[str] = []
    window.say = said.append  # type: ignore[method-assign, assignment]
    assert press(window, "people-matrix", Qt.Key.Key_Delete) == []
    assert said[0].startswith("Ada Example stays")
    found.selectRow(3)
    alerts.answers.extend((False, True))
    press(window, "people-matrix", Qt.Key.Key_Delete)
    assert alerts.asked[0].title == "Was Dee Example entered by mistake?"
    assert found.model().rowCount() == 4
    press(window, "people-matrix", Qt.Key.Key_Delete)
    assert found.model().rowCount() == 3


def test_delete_asks_before_it_strikes_out_what_was_passed_on(
    window: MainWindow, workspace: Workspace, alerts: RecordingAlerts
) -> None:
    pass_on(workspace, LearningDetails(TODAY, "Ask, and write it down", "Youth club"))
    window.navigate(Place.SESSIONS, Wanted(action="learning"))
    rows = table(window, "learning").model()
    alerts.answers.extend((False, True))
    press(window, "learning", Qt.Key.Key_Delete)
    assert rows.rowCount() == 1
    press(window, "learning", Qt.Key.Key_Delete)
    assert [each.title for each in alerts.asked] == ["Strike out what was passed on?"] * 2
    assert rows.rowCount() == 0


def test_in_a_persons_page_the_keys_are_for_the_thing_that_has_the_focus(full: MainWindow) -> None:
    full.navigate(Place.PEOPLE, Wanted(person=1))
    assert full.page is not None
    titles = []
    for said in ("What can be done: Right Help", "What can be done: Minister"):
        button = next(
            each
            for each in full.page.findChildren(QAbstractButton)
            if each.text().startswith(said) and each.isVisible()
        )
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_F2)
        titles += [each.accessibleName() for each in opened(full)]
        close_all(full)
    button.setFocus()
    assert titles[0].startswith("Correct Right Help") and titles[1].startswith("Correct")


def test_where_a_key_does_nothing_that_is_said_and_nothing_happens(full: MainWindow) -> None:
    said: list[str] = []
    full.say = said.append  # type: ignore[method-assign, assignment]
    full.navigate(Place.SETUP, Wanted(action="history"))
    assert press(full, "setup-history", Qt.Key.Key_Delete) == []
    assert press(full, "setup-history", Qt.Key.Key_F2) == []
    assert len(said) == 2 and "Nothing was changed" in said[0]


def _entries(window: MainWindow) -> int:
    from sgdesk.services.views.history_page import history_lines

    assert window.context is not None
    return len(history_lines(window.context.workspace))


@pytest.mark.parametrize(
    ("place", "action", "title"),
    [
        (Place.SESSIONS, "", "Plan"),
        (Place.SESSIONS, "courses", "Add"),
        (Place.SESSIONS, "trainers", "Add"),
        (Place.SESSIONS, "needs", "Note"),
        (Place.SETUP, "roles", "Add"),
        (Place.PEOPLE, "", "Add"),
        (Place.TODAY, "", "Add"),
    ],
)
def test_ctrl_n_adds_what_the_page_lists(
    full: MainWindow, place: Place, action: str, title: str
) -> None:
    full.navigate(place, Wanted(action=action))
    full.actions_.new_here.trigger()
    assert [each.accessibleName().split()[0] for each in opened(full)] == [title]
    close_all(full)


def test_ctrl_s_says_that_everything_is_saved(window: MainWindow) -> None:
    said: list[str] = []
    window.say = said.append  # type: ignore[method-assign, assignment]
    window.actions_.save.trigger()
    assert said == ["Every change is saved already, as soon as it is made."]
