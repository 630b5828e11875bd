"""The same person as …: two entries side by side, made one, from the page and from the hint."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import (
    PersonDetails,
    add_person,
    change_person,
    person_view,
)
from sgdesk.services.people.rights.erasing import decide_erasing, whom_of_person
from sgdesk.services.training.standing import everyone
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.merging.dialog import MergeDialog
from sgdesk.ui.people.page import PeoplePage
from tests.factories import TODAY
from tests.ui.people.conftest import course, given_names, has_focus, open_dialog, record
from tests.ui.people.test_putting_right import adding

ADA, BOB, ROBERT = 1, 2, 9


@pytest.fixture
def people_workspace(people_workspace: Workspace) -> Workspace:
    """Bob, a leader, stands in it a second time: as a helper, and with Level 2."""
    start = TODAY - timedelta(days=90)
    add_person(people_workspace, PersonDetails("Robert", "Example", notes="Keys"), 1, start)
    record(people_workspace, [ROBERT], course(people_workspace, "level2"), 10)
    return people_workspace


def merging(page: PeoplePage, person_id: int = BOB) -> MergeDialog:
    page.open_person(person_id)
    page.panel.same_button.click()
    found = open_dialog(MergeDialog)
    assert isinstance(found, MergeDialog)
    return found


def shown(made: MergeDialog) -> dict[str, tuple[str, ...]]:
    rows = range(made.both.model.rowCount())
    cells = ([made.both.model.index(at, of).data() for of in range(4)] for at in rows)
    return {str(first): tuple(rest) for first, *rest in cells}


def test_the_likest_stands_first_and_nothing_is_done_before_one_is_chosen(
    page: PeoplePage,
) -> None:
    made = merging(page)
    assert made.other.itemText(0) == "Robert Example (Helper)"
    assert made.other.findData(BOB) == -1
    assert has_focus(made.other) or has_focus(made.other.edit)
    assert not made.verb.isEnabled()
    assert made.both.isHidden()
    assert "Choose the other entry" in made.words.text()


def test_both_stand_side_by_side_before_they_become_one(
    page: PeoplePage, people_window: MainWindow, people_workspace: Workspace
) -> None:
    made = merging(page)
    made.other.choose(ROBERT)
    lines = shown(made)
    assert lines["Name"] == ("Bob Example", "Robert Example", "Bob Example")
    assert lines["Roles now"] == ("Leader", "Helper", "Leader, Helper")
    before, other, then = lines["Safeguarding Level 2"]
    assert (before[:8], other, then[:7]) == ("Not done", "Not asked", "In date")
    assert "training (1)" in made.words.text()
    assert list(made.answers) == ["name", "kind", "role:9"]
    made.answers["name"].setCurrentIndex(1)
    assert shown(made)["Name"][2] == "Robert Example"
    made.verb.click()
    assert given_names(page).count("Robert") == 1
    assert "Bob" not in given_names(page)
    assert page.panel.person_id == BOB
    assert person_view(people_workspace, BOB).person.notes == "Keys"
    people_window.actions_.undo.trigger()
    assert {"Bob", "Robert"} <= set(given_names(page))


def test_it_is_done_with_the_keyboard_alone(
    page: PeoplePage, people_workspace: Workspace, qtbot: QtBot
) -> None:
    made = merging(page)
    QTest.keyClicks(made.other.edit, "Robert Example (Helper)")
    qtbot.waitUntil(made.verb.isEnabled)
    QTest.keyClick(made.other.edit, Qt.Key.Key_Tab)
    box = made.answers["name"]
    assert made.focusWidget() is box
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert made.answers["name"].currentData() == "goes"
    made.verb.setFocus()
    QTest.keyClick(made.verb, Qt.Key.Key_Space)
    assert person_view(people_workspace, BOB).person.name == "Robert Example"


def test_every_control_has_a_name(page: PeoplePage) -> None:
    made = merging(page)
    made.other.choose(ROBERT)
    boxes = made.findChildren(QComboBox)
    assert len(boxes) > 2
    assert all(each.accessibleName() for each in boxes)
    assert made.both.table.accessibleName() == "The two side by side"
    sentence = made.both.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Robert Example" in sentence
    assert "Bob Example" in sentence


def test_another_name_clears_what_was_shown(page: PeoplePage) -> None:
    made = merging(page)
    made.other.choose(ROBERT)
    made.other.edit.setText("Nobody")
    assert made.both.isHidden()
    assert not made.verb.isEnabled()
    assert made.answers == {}


def test_what_is_refused_is_said_on_the_form(page: PeoplePage, people_workspace: Workspace) -> None:
    whom = whom_of_person(people_workspace, ROBERT)
    decide_erasing(
        people_workspace,
        whom,
        reason=ErasingReason.ASKED,
        second_person="Pat Trustee",
        early_agreed=True,
    )
    made = merging(page)
    made.other.choose(ROBERT)
    assert "to be erased" in made.form.summary.accessibleName()
    assert not made.verb.isEnabled()


def test_it_opens_with_its_buttons_on_the_screen_wherever_the_page_stands(
    page: PeoplePage,
) -> None:
    room = page.screen().availableGeometry()
    page.move(room.width() // 4, room.height() // 2)
    made = merging(page)
    assert room.contains(made.geometry())


def test_the_hint_of_a_likely_double_leads_to_it(page: PeoplePage, qtbot: QtBot) -> None:
    adds = adding(page, "Bob Example")
    qtbot.waitUntil(adds.doubles.isVisible)
    way = adds.doubles.ways[-1]
    assert way.text() == "Two of these are the same person: make them one …"
    way.click()
    made = open_dialog(MergeDialog)
    assert isinstance(made, MergeDialog)
    assert shown(made)["Name"][:2] == ("Bob Example", "Robert Example")
    assert given_names(page).count("Bob") == 1


def test_where_one_alone_is_like_it_nothing_is_to_be_made_one(
    page: PeoplePage, qtbot: QtBot
) -> None:
    adds = adding(page, "Ada Example")
    qtbot.waitUntil(adds.doubles.isVisible)
    assert [each.text() for each in adds.doubles.ways] == ["Ada Example (Helper, ada@example.org)"]


def test_it_is_not_offered_in_the_past(page: PeoplePage, people_window: MainWindow) -> None:
    people_window.go_to_day(TODAY - timedelta(days=400))
    page.open_person(ADA)
    assert not page.panel.same_button.isEnabled()


def test_names_with_braces_stand_as_they_were_typed(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    change_person(people_workspace, ROBERT, PersonDetails("Robert {Bob}", "Example {"))
    made = merging(page)
    made.other.choose(ROBERT)
    assert made.answers["name"].itemText(1) == "Robert {Bob} Example {"


def test_a_role_without_a_first_day_has_to_be_answered_before_it_is_done(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    add_person(people_workspace, PersonDetails("Bob", "Exampel"), 1, None)
    wrong = person_with(people_workspace, "Exampel")
    page.refresh(page.context)
    made = merging(page)
    made.other.choose(wrong)
    (key,) = [each for each in made.answers if each.startswith("role:")]
    assert made.answers[key].currentIndex() == -1
    made.verb.click()
    assert "Say whether the role stays" in made.form.summary.accessibleName()
    made.answers[key].setCurrentIndex(made.answers[key].findData("drop"))
    assert made.form.summary.isHidden()
    assert "taken out, as entered by mistake" in made.words.text()
    made.verb.click()
    assert [each.role for each in person_view(people_workspace, BOB).posts] == ["Leader"]
    assert person_view(people_workspace, BOB).person.name == "Bob Example"


def person_with(workspace: Workspace, family_name: str) -> int:
    people = everyone(workspace)
    return next(each.id for each in people if each.family_name == family_name)
