"""What people expect of any program: the keys of the Edit menu, Ctrl+F, files that are dropped."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import Table
from tests.factories import make_workspace
from tests.ui.dropping import drop


def search_box(window: MainWindow) -> QLineEdit:
    assert window.page is not None
    return next(each for each in window.page.findChildren(QLineEdit) if each.property("searches"))


@pytest.fixture
def active(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window in front of all others, as keys need it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_ctrl_f_goes_to_the_box_that_searches_the_page(active: MainWindow) -> None:
    active.navigate(Place.PEOPLE)
    box = search_box(active)
    box.setText("Ada")
    active.actions_.find_here.trigger()
    assert box.hasFocus()
    assert box.selectedText() == "Ada"


def test_ctrl_f_finds_everything_on_a_page_that_has_no_box(window: MainWindow) -> None:
    window.navigate(Place.TODAY)
    window.actions_.find_here.trigger()
    assert any(each.isVisible() for each in window.findChildren(QDialog))


def test_the_edit_menu_does_to_a_box_what_its_keys_do(active: MainWindow) -> None:
    active.navigate(Place.PEOPLE)
    box = search_box(active)
    box.setText("Ada")
    box.setFocus()
    actions = active.actions_
    actions.select_all.trigger()
    actions.cut.trigger()
    assert (box.text(), QApplication.clipboard().text()) == ("", "Ada")
    actions.paste.trigger()
    actions.paste.trigger()
    assert box.text() == "AdaAda"
    actions.select_all.trigger()
    actions.copy.trigger()
    assert QApplication.clipboard().text() == "AdaAda"


def test_copy_copies_the_rows_of_a_list_that_has_the_focus(active: MainWindow) -> None:
    active.navigate(Place.SETUP, Wanted(action="roles"))
    assert active.page is not None
    table = next(each for each in active.page.findChildren(Table) if each.isVisible())
    table.setFocus()
    table.selectRow(0)
    active.actions_.copy.trigger()
    assert QApplication.clipboard().text().startswith("Role\t")


def test_an_organisation_file_that_is_dropped_is_opened(window: MainWindow, tmp_path: Path) -> None:
    other = make_workspace(tmp_path, partnership="hscp")
    other.close()
    assert drop(window, other.path)
    assert window.desk.path == other.path


def test_a_sheet_that_is_dropped_anywhere_is_imported(window: MainWindow, tmp_path: Path) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text("name\nEve Example\n", encoding="utf-8")
    window.navigate(Place.CERTIFICATES)
    assert drop(window, sheet)
    assert any(each.isVisible() for each in window.findChildren(QDialog))


@pytest.mark.parametrize("name", ["certificate.pdf", "people.csv"])
def test_without_a_file_that_is_open_it_is_said_what_to_do_first(
    alerts: RecordingAlerts, memory: Memory, tmp_path: Path, name: str
) -> None:
    window = MainWindow(memory, InlineTasks(alerts.refuse), alerts)
    window.begin(None)
    path = tmp_path / name
    path.write_bytes(b"name\n")
    assert drop(window, path)
    assert "Open your organisation first" in alerts.said[0]
    window.deleteLater()


def test_nothing_can_be_dropped_on_the_past(window: MainWindow, tmp_path: Path) -> None:
    window.go_to_day(date(2025, 3, 31))
    path = tmp_path / "people.csv"
    path.write_bytes(b"name\n")
    assert not drop(window, path)


class _Windows(QObject):
    """Notes which widgets come up as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        is_widget = event.type() is QEvent.Type.Show and isinstance(watched, QWidget)
        if is_widget and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_nothing_flashes_up_as_a_window_of_its_own(window: MainWindow, qapp: QApplication) -> None:
    seen = _Windows()
    qapp.installEventFilter(seen)
    for place in Place:
        window.navigate(place)
        QApplication.processEvents()
    for action in ("roles", "safety", "privacy", "settings", "partnership", "history"):
        window.navigate(Place.SETUP, Wanted(action=action))
        QApplication.processEvents()
    window.navigate(Place.PEOPLE, Wanted(person=1))
    QApplication.processEvents()
    qapp.removeEventFilter(seen)
    assert seen.seen == []
