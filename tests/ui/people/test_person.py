"""The person beside the matrix: what is asked, posts over time, training, and their actions."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QWidget
from shiboken6 import isValid

from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.training.states import State
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.roles import add_role, roles_view
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.matrix.filters import Filter, Listed
from sgdesk.ui.people.matrix.lines import day_line, under_name
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.person.leaving_dialogs import (
    BackFromLeaveDialog,
    ComeBackDialog,
    LeftDialog,
    LongLeaveDialog,
)
from sgdesk.ui.people.person.person_dialogs import AddPersonDialog, PersonDetailsDialog
from sgdesk.ui.people.person.post_dialogs import AddPostDialog, CorrectPostDialog, EndPostDialog
from sgdesk.ui.people.person.standing_dialogs import (
    EndExemptionDialog,
    ExemptDialog,
    ReasonDialog,
    VoidDialog,
)
from sgdesk.ui.places import LEADS_ROLE, Place, Wanted
from sgdesk.ui.widgets import PushButton
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.states.badge import StateBadge
from tests.factories import TODAY
from tests.ui.people.conftest import given_names, has_focus, open_dialog


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def choose(page: PeoplePage, item: str, entry: str, nth: int = 0) -> None:
    """Choose a line from the menu of one thing on the page."""
    name = f"What can be done: {item}"
    menus = [
        each
        for each in page.panel.findChildren(QMenu)
        if each.accessibleName() == name and any(a.text() == entry for a in each.actions())
    ]
    next(each for each in menus[nth].actions() if each.text() == entry).trigger()


def dialog(kind: type[ActionDialog]) -> ActionDialog:
    found = open_dialog(kind)
    assert isinstance(found, ActionDialog)
    return found


def test_enter_opens_the_person_and_esc_goes_back(page: PeoplePage) -> None:
    page.table.setFocus()
    page.table.show_person(1)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert has_focus(page.panel.record_button)
    QTest.keyClick(page.panel.record_button, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert has_focus(page.table)
    current = page.table.current_line()
    assert current is not None
    assert current.id == 1


def test_the_page_says_what_is_asked_and_whose_rule_it_is(page: PeoplePage) -> None:
    page.open_person(1)
    said = words(page.panel)
    assert "Ada Example" in said
    assert "Done once: refresh not stated, none set by us." in said
    assert "Every 3 years (" in said
    assert f"Last done {long_date(TODAY - timedelta(days=30))}." in said
    assert f"Since {long_date(TODAY - timedelta(days=2000))}" in said


def test_what_lies_at_the_foot_is_reached_from_the_head(page: PeoplePage) -> None:
    page.open_person(1)
    menu = page.panel.more_button.menu()
    assert menu is not None
    texts = [each.text() for each in menu.actions()]
    assert texts == [
        "Change …",
        "Leaves …",
        "Away for long …",
        "The same person as …",
        "Save everything held …",
        "They asked for it …",
        "Erase …",
    ]
    assert page.panel.leave_button.isVisibleTo(page.panel), "it stands at the foot all the same"
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == "Leaves …").trigger()
    assert isinstance(open_dialog(LeftDialog), LeftDialog)


def test_whoever_begins_only_later_is_told_from_those_without_a_role(page: PeoplePage) -> None:
    workspace = page.context.workspace
    role = next(each.role.id for each in roles_view(workspace) if each.role.name == "Helper")
    add_person(workspace, PersonDetails("Ina", "Example"), role, TODAY + timedelta(days=34))
    page.refresh(page.context)
    day = long_date(TODAY + timedelta(days=34))
    under = {line.row.person.given_name: under_name(line) for line in page.model.lines}
    page.filters.set_filter(Filter(listed=Listed.NO_ROLE))
    lacking = {line.row.person.given_name for line in page.model.lines}
    assert (under["Dee"], under["Ina"]) == ("No role", f"Begins {day}")
    assert lacking == {"Dee"}
    page.filters.set_filter(Filter())
    ina = next(line.id for line in page.model.lines if line.row.person.given_name == "Ina")
    page.open_person(ina)
    assert f"No role yet: Helper from {day}" in words(page.panel)


def test_the_day_by_which_somebody_new_has_to_have_done_it_is_ours(page: PeoplePage) -> None:
    ours = "28 days from the start, the usual, not decided by us yet."
    page.open_person(1)
    assert ours not in words(page.panel)
    page.open_person(8)
    assert ours in words(page.panel)


def test_the_panel_follows_the_row_that_has_the_focus(page: PeoplePage) -> None:
    page.table.show_person(1)
    page.open_person(1)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.panel.person_id == 2


def test_a_narrow_window_shows_the_person_alone(
    people_window: MainWindow, page: PeoplePage
) -> None:
    people_window.resize(900, 640)
    page.open_person(1)
    assert not page.table.isVisible()
    QTest.keyClick(page.panel, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert page.panel.isHidden()


def test_somebody_whom_the_filter_hides_is_found_all_the_same(
    people_window: MainWindow, page: PeoplePage
) -> None:
    page.filters.set_filter(Filter(text="bob"))
    people_window.navigate(Place.PEOPLE, Wanted(person=1))
    assert page.filters.filter == Filter()
    current = page.table.current_line()
    assert current is not None
    assert current.id == 1
    people_window.navigate(Place.PEOPLE, Wanted(person=5))
    assert page.panel.person_id == 5
    assert given_names(page) == ["Eli"]


def test_a_person_is_added_with_role_and_shown(page: PeoplePage) -> None:
    page.add_button.click()
    made = dialog(AddPersonDialog)
    assert isinstance(made, AddPersonDialog)
    assert has_focus(made.name)
    made.verb.click()
    assert "Enter a name" in made.form.summary.accessibleName()
    assert "Choose a role" in made.form.summary.accessibleName()
    made.name.setText("Mrs Zoë van der Sample")
    assert made.filed.text() == "Filed under van der Sample, Zoë."
    made.role.setCurrentIndex(made.role.findText("Leader"))
    made.start.edit.setText("1/9/26")
    made.email.setText("zoe at example")
    made.verb.click()
    assert "Enter an e-mail address" in made.form.summary.accessibleName()
    made.email.setText("zoe@example.org")
    made.verb.click()
    assert page.panel.person_id == 9
    person = page.line(9).row.person
    assert (person.title, person.given_name, person.family_name) == ("Mrs", "Zoë", "van der Sample")
    assert person.email == "zoe@example.org"


def test_undo_of_a_new_person_closes_their_page(
    people_window: MainWindow, page: PeoplePage
) -> None:
    page.add_button.click()
    made = dialog(AddPersonDialog)
    assert isinstance(made, AddPersonDialog)
    made.name.setText("Zed Example")
    made.role.setCurrentIndex(0)
    made.verb.click()
    assert page.panel.isVisible()
    people_window.actions_.undo.trigger()
    assert page.panel.isHidden()
    assert "Zed" not in given_names(page)


def test_the_menu_adds_a_person(people_window: MainWindow, page: PeoplePage) -> None:
    people_window.actions_.add_person.trigger()
    dialog(AddPersonDialog).reject()


def test_details_are_corrected(page: PeoplePage) -> None:
    page.open_person(1)
    page.panel.edit_button.click()
    made = dialog(PersonDetailsDialog)
    assert isinstance(made, PersonDetailsDialog)
    made.family.setText("Changed")
    made.reference.setText("A 1")
    made.verb.click()
    assert page.line(1).name == "Ada Changed"
    assert "Reference A 1" in words(page.panel)


def test_who_is_the_line_manager_and_whether_to_e_mail_are_kept(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    page.open_person(1)
    page.panel.edit_button.click()
    made = dialog(PersonDetailsDialog)
    assert isinstance(made, PersonDetailsDialog)
    assert made.may_email.isChecked()
    made.may_email.setChecked(False)
    made.manager.setEditText("Nobody of that name")
    made.verb.click()
    assert "Choose somebody who is with People" in made.form.summary.accessibleName()
    made.manager.setEditText(page.line(2).name)
    made.verb.click()
    kept = person_view(people_workspace, 1).person
    assert (kept.may_email, kept.line_manager_id) == (False, 2)
    page.panel.edit_button.click()
    made = dialog(PersonDetailsDialog)
    assert isinstance(made, PersonDetailsDialog)
    assert made.manager.currentText() == page.line(2).name
    made.manager.setEditText("")
    made.verb.click()
    assert person_view(people_workspace, 1).person.line_manager_id is None


def test_a_helper_under_18_is_never_e_mailed(page: PeoplePage, people_workspace: Workspace) -> None:
    page.open_person(1)
    page.panel.edit_button.click()
    made = dialog(PersonDetailsDialog)
    assert isinstance(made, PersonDetailsDialog)
    made.under_18.click()
    assert not made.may_email.isEnabled()
    made.verb.click()
    kept = person_view(people_workspace, 1).person
    assert (kept.under_18, kept.may_email) == (True, False)
    assert "Under 18" in words(page.panel)
    page.panel.edit_button.click()
    made = dialog(PersonDetailsDialog)
    assert isinstance(made, PersonDetailsDialog)
    assert (made.under_18.isChecked(), made.may_email.isEnabled()) == (True, False)
    made.under_18.click()
    assert made.may_email.isEnabled()


def test_leaving_and_coming_back(page: PeoplePage) -> None:
    page.open_person(1)
    page.panel.leave_button.click()
    made = dialog(LeftDialog)
    assert isinstance(made, LeftDialog)
    made.day.set_value(TODAY - timedelta(days=1))
    made.verb.click()
    assert "Ada" not in given_names(page)
    assert page.panel.leave_button.text() == "Came back …"
    page.panel.leave_button.click()
    back = dialog(ComeBackDialog)
    assert isinstance(back, ComeBackDialog)
    assert [box.isChecked() for box in back.roles.values()].count(True) == 1
    back.day.set_value(TODAY)
    back.verb.click()
    assert "Ada" in given_names(page)
    assert "Had left, and came back" in words(page.panel)


def test_posts_are_added_ended_and_corrected(page: PeoplePage, people_workspace: Workspace) -> None:
    page.open_person(1)
    buttons = page.panel.findChildren(PushButton)
    next(each for each in buttons if each.text() == "Add a role …").click()
    added = dialog(AddPostDialog)
    assert isinstance(added, AddPostDialog)
    assert added.role.currentIndex() == -1
    added.verb.click()
    assert "Choose a role" in added.form.summary.accessibleName()
    added.role.setCurrentIndex(added.role.findText("Leader"))
    added.start.set_value(TODAY - timedelta(days=10))
    added.end.set_value(TODAY - timedelta(days=20))
    added.verb.click()
    assert "on or after the first day" in added.form.summary.accessibleName()
    added.end.set_value(None)
    added.verb.click()
    assert "level2" in page.line(1).row.cells
    choose(page, "Leader", "End it …")
    ended = dialog(EndPostDialog)
    assert isinstance(ended, EndPostDialog)
    ended.end.set_value(TODAY - timedelta(days=1))
    ended.verb.click()
    assert "level2" not in page.line(1).row.cells
    choose(page, "Leader", "Correct it …")
    corrected = dialog(CorrectPostDialog)
    assert isinstance(corrected, CorrectPostDialog)
    corrected.end.set_value(None)
    corrected.verb.click()
    assert "level2" in page.line(1).row.cells


def test_an_exemption_is_agreed_and_ended(page: PeoplePage, people_workspace: Workspace) -> None:
    page.open_person(3)
    title = "Safeguarding Level 1: recognise and report"
    choose(page, title, "Exempt …")
    made = dialog(ExemptDialog)
    assert isinstance(made, ExemptDialog)
    made.verb.click()
    assert "Say why" in made.form.summary.accessibleName()
    made.reason.setText("Parental leave")
    made.agreed_by.setText("The trustees")
    made.start.set_value(TODAY - timedelta(days=9))
    made.verb.click()
    assert page.line(3).row.cells["level1"].state is State.EXEMPT
    assert "Parental leave, agreed by The trustees" in words(page.panel)
    done = f"done {short_date(TODAY - timedelta(days=1900))}"
    badges = {each.accessibleName() for each in page.panel.findChildren(StateBadge)}
    assert f"Exempt, {done}" in badges
    assert day_line(page.line(3).row.cells["level1"]) == done
    choose(page, f"Exempt: {title}", "End it …")
    ended = dialog(EndExemptionDialog)
    assert isinstance(ended, EndExemptionDialog)
    ended.day.set_value(TODAY - timedelta(days=1))
    ended.verb.click()
    assert "Over" in words(page.panel)
    assert page.line(3).row.cells["level1"].state is State.OVERDUE


def test_a_reason_is_noted_in_neutral_words_and_cleared(page: PeoplePage) -> None:
    page.open_person(3)
    title = "Safeguarding Level 1: recognise and report"
    choose(page, title, "Note why it is not completed …")
    made = dialog(ReasonDialog)
    assert isinstance(made, ReasonDialog)
    assert "never gives them with a name" in words(made)
    made.reason.setCurrentIndex(made.reason.findData("other"))
    made.verb.click()
    assert "Say in a few words" in made.form.summary.accessibleName()
    made.detail.setText("back in May")
    made.verb.click()
    assert "Reason: other (back in May), noted" in words(page.panel)
    choose(page, title, "The reason no longer holds")
    assert f"Not completed then: {title}" in words(page.panel)


def test_training_is_struck_out_with_a_reason_and_stays_to_be_seen(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    page.open_person(1)
    course = person_view(people_workspace, 1).training[0].course
    choose(page, course, "Strike out …")
    made = dialog(VoidDialog)
    assert isinstance(made, VoidDialog)
    made.verb.click()
    assert made.isVisible()
    made.reason.setText("entered twice")
    made.verb.click()
    assert f"Struck out on {long_date(TODAY)}: entered twice" in words(page.panel)


def _open_details(page: PeoplePage) -> None:
    page.panel.edit_button.click()


def _open_leave(page: PeoplePage) -> None:
    page.panel.leave_button.click()


def _open_add(page: PeoplePage) -> None:
    page.together.add()


@pytest.mark.parametrize("opened", [_open_details, _open_leave, _open_add])
def test_dialogs_are_let_go_once_closed(
    page: PeoplePage, qapp: QApplication, opened: Callable[[PeoplePage], None]
) -> None:
    page.open_person(1)
    opened(page)
    found: QDialog = open_dialog(ActionDialog)
    found.reject()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(found)


def test_the_way_to_a_lead_s_role_opens_the_dialog_with_that_role(
    people_window: MainWindow, people_workspace: Workspace
) -> None:
    lead, _ = add_role(people_workspace, "Safeguarding lead", "3", ["level3"])
    number = add_person(people_workspace, PersonDetails("Ann", "Sample"))[0]
    change_setting(people_workspace, "lead_person", str(number))
    people_window.navigate(Place.PEOPLE, Wanted(person=number, action=LEADS_ROLE))
    dialog = open_dialog(AddPostDialog)
    assert isinstance(dialog, AddPostDialog)
    assert dialog.role.currentData() == lead
    dialog.reject()


def test_whoever_is_on_leave_comes_back_on_a_day_and_can_be_away_again(page: PeoplePage) -> None:
    workspace = page.context.workspace
    page.open_person(1)
    page.panel.away_button.click()
    leave = dialog(LongLeaveDialog)
    assert isinstance(leave, LongLeaveDialog)
    offered = [leave.reason.itemText(at) for at in range(leave.reason.count())]
    assert any("maternity" in each for each in offered)
    leave.reason.setCurrentIndex(1)
    leave.agreed_by.setText("The lead")
    leave.start.set_value(TODAY - timedelta(days=5))
    leave.verb.click()
    page.refresh(page.context)
    assert {each.reason for each in person_view(workspace, 1).exemptions} == {"Parental leave"}
    assert page.panel.back_button in page.panel.more_button.few
    assert page.panel.away_button not in page.panel.more_button.few
    page.panel.back_button.click()
    back = dialog(BackFromLeaveDialog)
    back.verb.click()
    page.refresh(page.context)
    ended = {each.ended_on for each in person_view(workspace, 1).exemptions}
    assert ended == {TODAY - timedelta(days=1)}
    assert page.panel.away_button in page.panel.more_button.few


def test_one_name_is_filed_under_its_first_word_where_that_is_said(page: PeoplePage) -> None:
    page.add_button.click()
    made = dialog(AddPersonDialog)
    assert isinstance(made, AddPersonDialog)
    made.name.setText("Abdul Sample")
    assert made.filed.text() == "Filed under Sample, Abdul."
    made.one_name.setChecked(True)
    assert made.filed.text() == "Filed under Abdul Sample."
    made.role.setCurrentIndex(made.role.findText("Leader"))
    made.verb.click()
    added = person_view(page.context.workspace, page.panel.person_id).person
    assert (added.name, added.sort_name) == ("Abdul Sample", "Abdul Sample")


def test_what_a_name_brings_up_moves_no_box_away(page: PeoplePage) -> None:
    add_person(page.context.workspace, PersonDetails("Ann", "Sample"))
    page.add_button.click()
    made = dialog(AddPersonDialog)
    assert isinstance(made, AddPersonDialog)
    boxes = (made.role, made.start, made.email, made.kind)

    def below_the_name() -> list[int]:
        QApplication.processEvents()
        return [
            each.mapTo(made, QPoint()).y() - made.name.mapTo(made, QPoint()).y() for each in boxes
        ]

    before = below_the_name()
    made.name.setText("Ann Sample")
    made.doubles.look_for(made._named())
    assert made.filed.isVisible()
    assert made.doubles.isVisible()
    assert below_the_name() == before
