"""A list of people is typed in, one after another."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

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
