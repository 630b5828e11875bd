"""A list of people is typed in, one after another."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.roles import add_role
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.person.person_dialogs import AddPersonDialog
from sgdesk.ui.people.recording.record_dialog import RecordDialog
from sgdesk.ui.widgets import Note
from tests.ui.people.conftest import given_names, has_focus, open_dialog


def _filled(name: str) -> AddPersonDialog:
    made = open_dialog(AddPersonDialog)
    assert isinstance(made, AddPersonDialog)
    made.name.setText(name)
    made.role.setCurrentIndex(0)
    return made


def _asks(page: PeoplePage) -> bool:
    return any(each.isVisible() for each in page.findChildren(AddPersonDialog))


def test_whoever_is_added_may_be_followed_by_another(page: PeoplePage) -> None:
    page.add_button.click()
    _filled("Zed Example").another.click()
    second = _filled("Yan Sample")
    assert "Zed Example is in." in [each.text() for each in second.findChildren(Note)]
    second.verb.click()
    assert {"Zed", "Yan"} <= set(given_names(page))
    assert not _asks(page)


def test_after_a_refusal_the_plain_verb_adds_one_alone(page: PeoplePage) -> None:
    page.add_button.click()
    made = open_dialog(AddPersonDialog)
    assert isinstance(made, AddPersonDialog)
    made.another.click()
    assert "Enter a name" in made.form.summary.accessibleName()
    _filled("Zed Example").verb.click()
    assert "Zed" in given_names(page)
    assert not _asks(page)


def test_after_a_course_is_clicked_the_day_is_ready_to_be_typed_over(page: PeoplePage) -> None:
    page.together.record_for([1], None)
    made = open_dialog(RecordDialog)
    assert isinstance(made, RecordDialog)
    courses = made.findChild(QListWidget)
    assert courses is not None
    at = courses.visualItemRect(courses.item(0)).center()
    QTest.mouseClick(courses.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert has_focus(made.day.edit)
    assert made.day.edit.selectedText() == made.day.edit.text() != ""


def test_the_next_one_begins_with_the_role_of_the_last(page: PeoplePage) -> None:
    page.add_button.click()
    first = _filled("Zed Example")
    first.role.setCurrentIndex(first.role.findText("Leader"))
    first.another.click()
    second = open_dialog(AddPersonDialog)
    assert isinstance(second, AddPersonDialog)
    assert (second.role.currentText(), second.name.text()) == ("Leader", "")


def test_a_role_is_typed_as_it_is_written_with_its_space(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    for name in ("Class helper", "Class teacher", "Cook"):
        add_role(people_workspace, name, None, ["level1"])
    page.add_button.click()
    made = open_dialog(AddPersonDialog)
    assert isinstance(made, AddPersonDialog)
    QTest.keyClicks(made.role, "class te")
    assert made.role.currentText() == "Class teacher"
    assert not made.role.view().isVisible()


def test_one_letter_again_goes_to_the_next_choice_that_begins_with_it(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    for name in ("Class helper", "Cook"):
        add_role(people_workspace, name, None, ["level1"])
    page.add_button.click()
    made = open_dialog(AddPersonDialog)
    assert isinstance(made, AddPersonDialog)
    seen = []
    for _ in range(3):
        QTest.keyClicks(made.role, "c")
        seen.append(made.role.currentText())
    assert seen == ["Class helper", "Cook", "Class helper"]


def test_a_namesake_who_is_here_does_not_come_between_the_name_and_the_role(
    page: PeoplePage, qtbot: QtBot
) -> None:
    page.add_button.click()
    made = open_dialog(AddPersonDialog)
    assert isinstance(made, AddPersonDialog)
    QTest.keyClicks(made.name, "Ada Example")
    qtbot.waitUntil(made.doubles.isVisible)
    QTest.keyClick(made.name, Qt.Key.Key_Tab)
    assert has_focus(made.role)
    made.role.setCurrentIndex(0)
    made.name.setFocus()
    QTest.keyClick(made.name, Qt.Key.Key_Tab)
    assert has_focus(made.role), "the role of the one before stands there already"
    made.kind.setFocus()
    QTest.keyClick(made.kind, Qt.Key.Key_Tab)
    assert has_focus(made.one_name)
    QTest.keyClick(made.one_name, Qt.Key.Key_Tab)
    assert has_focus(made.doubles.ways[0])


def test_that_nobody_was_added_is_said_where_somebody_is_here_already(
    page: PeoplePage, people_window: MainWindow
) -> None:
    page.add_button.click()
    made = _filled("Ada Example")
    made.verb.click()
    made.doubles.ways[0].click()
    assert "nobody was added" in people_window._bar.text()


def test_a_role_that_is_called_a_trustee_s_says_the_kind_until_somebody_does(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    add_role(people_workspace, "Treasurer / trustee", None, ["level1"])
    page.add_button.click()
    made = open_dialog(AddPersonDialog)
    assert isinstance(made, AddPersonDialog)
    made.role.setCurrentIndex(made.role.findText("Treasurer / trustee"))
    assert made.kind.currentText() == "Trustee"
    made.role.setCurrentIndex(made.role.findText("Leader"))
    assert made.kind.currentText() == "Volunteer"
    QTest.keyClicks(made.kind, "sta")
    made.role.setCurrentIndex(made.role.findText("Treasurer / trustee"))
    assert made.kind.currentText() == "Staff"


def _recording(page: PeoplePage) -> RecordDialog:
    page.together.record_for([1], None)
    made = open_dialog(RecordDialog)
    assert isinstance(made, RecordDialog)
    return made


def test_the_one_course_that_is_left_is_chosen_as_the_box_is_left(
    page: PeoplePage, qtbot: QtBot
) -> None:
    made = _recording(page)
    titles = [made.picker.list.item(row).text() for row in range(made.picker.list.count())]
    shown = [title.split("\n")[0] for title in titles]
    only = next(each for each in shown if sum(each in title for title in titles) == 1)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.picker.search.setFocus()
    made.picker.search.setText(only)
    assert made.picker.value() is None
    made.day.setFocus()
    chosen = made.picker.value()
    assert chosen is not None
    assert chosen.title == only


def test_that_no_course_is_called_so_is_said_where_it_is_typed(page: PeoplePage) -> None:
    made = _recording(page)
    assert not made.picker.nothing.isVisible()
    QTest.keyClicks(made.picker.search, "Zymurgy")
    assert made.picker.nothing.isVisible()
    assert "No course here is called “Zymurgy”" in made.picker.nothing.text()
    made.picker.search.clear()
    assert not made.picker.nothing.isVisible()
    assert made.picker.list.isVisible()
