"""Putting right in the window: training, posts, certificates, and whoever is here already."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from sgdesk.domain.dates import long_date
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.certificates.register import register
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import person_view
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.services.sessions.sessions import SessionDetails, plan_session
from sgdesk.services.training.recording import OURSELVES, TrainingDetails, record_training
from sgdesk.ui.alerts import Choice, RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.person.leaving_dialogs import ComeBackDialog
from sgdesk.ui.people.person.person_dialogs import AddPersonDialog
from sgdesk.ui.people.recording.correct_dialog import CorrectDialog
from tests.factories import TODAY
from tests.ui.people.conftest import course, given_names, open_dialog
from tests.ui.people.test_person import choose, words

DAY = timedelta(days=1)


def correcting(page: PeoplePage, workspace: Workspace, nth: int = 0) -> CorrectDialog:
    """The dialog that corrects the newest training of Ada."""
    page.open_person(1)
    title = person_view(workspace, 1).training[nth].course
    choose(page, title, "Correct it …")
    found = open_dialog(CorrectDialog)
    assert isinstance(found, CorrectDialog)
    return found


def test_a_wrong_day_is_corrected_where_it_stands_and_undo_takes_it_back(
    page: PeoplePage, people_window: MainWindow, people_workspace: Workspace
) -> None:
    made = correcting(page, people_workspace)
    before = person_view(people_workspace, 1).training[0].row
    assert made.day.value() == before.completed_on
    found = made.picker.value()
    assert found is not None
    assert found.id == before.course_id
    made.day.set_value(TODAY - 2500 * DAY)
    made.show_preview()
    assert "moves from in date to overdue" in made.effect.text()
    made.verb.click()
    assert person_view(people_workspace, 1).training[-1].row.id == before.id
    assert long_date(TODAY - 2500 * DAY) in words(page.panel)
    people_window.actions_.undo.trigger()
    assert person_view(people_workspace, 1).training[0].row == before


def test_a_month_is_shown_as_a_month_and_can_become_a_day(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    number = course(people_workspace, "level2")
    month = (TODAY - 31 * DAY).replace(day=1)
    details = TrainingDetails(number, month, provider="Sample Ltd", month_only=True)
    record_training(people_workspace, [1], details)
    made = correcting(page, people_workspace, nth=2)
    assert made.day.is_month_alone()
    made.day.set_value(month + 4 * DAY)
    made.verb.click()
    rows = [each.row for each in person_view(people_workspace, 1).training]
    (row,) = (each for each in rows if each.course_id == number)
    assert (row.completed_on, row.month_only, row.provider) == (
        month + 4 * DAY,
        False,
        "Sample Ltd",
    )


def test_the_same_twice_is_told_at_the_day(page: PeoplePage, people_workspace: Workspace) -> None:
    row = person_view(people_workspace, 1).training[0].row
    record_training(people_workspace, [1], TrainingDetails(row.course_id, TODAY - 5 * DAY))
    made = correcting(page, people_workspace)
    made.day.set_value(row.completed_on)
    made.show_preview()
    made.verb.click()
    assert made.isVisible()
    assert "stands there already" in made.form.summary.accessibleName()


@pytest.mark.parametrize(("answer", "numbers"), [(True, 2), (False, 1)])
def test_a_certificate_that_says_otherwise_is_offered_anew(
    page: PeoplePage,
    people_workspace: Workspace,
    alerts: RecordingAlerts,
    answer: bool,
    numbers: int,
) -> None:
    details = TrainingDetails(
        course(people_workspace, "level1"), TODAY - 3 * DAY, provider=OURSELVES
    )
    recorded = record_training(people_workspace, [1], details).training_ids
    (number,) = issue_certificates(people_workspace, None, recorded).new_numbers
    made = correcting(page, people_workspace)
    assert f"Certificate {number} goes on saying" in words(made)
    alerts.answers.append(answer)
    made.day.set_value(TODAY - 4 * DAY)
    made.verb.click()
    assert number in alerts.asked[-1].title
    assert long_date(TODAY - 3 * DAY) in alerts.asked[-1].text
    assert len(register(people_workspace)) == numbers
    assert ("says otherwise" in words(page.panel)) is not answer


def test_a_role_entered_by_mistake_goes_and_undo_brings_it_back(
    page: PeoplePage, people_window: MainWindow, people_workspace: Workspace
) -> None:
    page.open_person(1)
    choose(page, "Helper", "Entered by mistake")
    assert person_view(people_workspace, 1).posts == ()
    assert "No role yet." in words(page.panel)
    people_window.actions_.undo.trigger()
    assert [each.role for each in person_view(people_workspace, 1).posts] == ["Helper"]


def adding(page: PeoplePage, name: str) -> AddPersonDialog:
    page.add_button.click()
    made = open_dialog(AddPersonDialog)
    assert isinstance(made, AddPersonDialog)
    made.role.setCurrentIndex(0)
    made.name.setText(name)
    return made


def test_somebody_of_a_like_name_is_told_while_the_name_is_typed(
    page: PeoplePage, qtbot: QtBot
) -> None:
    made = adding(page, "A. Example")
    qtbot.waitUntil(made.doubles.isVisible)
    assert [each.text() for each in made.doubles.ways] == ["Ada Example (Helper, ada@example.org)"]
    made.name.setText("Somebody Else")
    qtbot.waitUntil(made.doubles.isHidden)


def test_nobody_is_added_a_second_time_without_a_word(page: PeoplePage) -> None:
    made = adding(page, "Ada Example")
    made.verb.click()
    assert made.isVisible()
    assert "somebody who is here already" in made.form.summary.accessibleName()
    assert given_names(page).count("Ada") == 1
    made.doubles.is_another.setChecked(True)
    made.verb.click()
    assert given_names(page).count("Ada") == 2


def test_the_one_who_is_here_is_opened_instead_of_added(page: PeoplePage) -> None:
    made = adding(page, "Ada Example")
    made.verb.click()
    made.doubles.ways[0].click()
    assert not made.isVisible()
    assert page.panel.person_id == 1
    assert given_names(page).count("Ada") == 1


def test_what_was_typed_beside_the_name_is_not_dropped_without_a_question(
    page: PeoplePage, people_window: MainWindow
) -> None:
    made = adding(page, "Ada Example")
    made.verb.click()
    made.email.setText("ada@example.org")
    asked: list[Choice] = []

    def go_back(choice: Choice) -> None:
        asked.append(choice)

    made.asks = go_back
    made.doubles.ways[0].click()
    assert made.isVisible() and made.email.text() == "ada@example.org"
    assert "nobody is added" in asked[0].text
    made.asks = lambda _: 0
    made.doubles.ways[0].click()
    assert not made.isVisible()
    assert "nobody was added" in people_window._bar.text()


def test_a_tick_is_of_the_name_that_it_was_made_for(page: PeoplePage) -> None:
    made = adding(page, "Ada Example")
    made.verb.click()
    made.doubles.is_another.setChecked(True)
    made.name.setText("Bob Example")
    made.verb.click()
    assert made.isVisible()
    assert given_names(page).count("Bob") == 1


def test_of_somebody_who_left_it_is_asked_at_once_when_they_came_back_and_as_what(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    made = adding(page, "Eli Example")
    made.role.setCurrentIndex(made.role.findText("Leader"))
    made.start.set_value(TODAY - 3 * DAY)
    made.verb.click()
    made.doubles.ways[0].click()
    assert page.panel.person_id == 5
    back = open_dialog(ComeBackDialog)
    assert isinstance(back, ComeBackDialog)
    assert back.day.value() == TODAY - 3 * DAY
    back.verb.click()
    person = person_view(people_workspace, 5)
    assert person.person.left is None
    assert [(e.role, e.post.start) for e in person.posts if e.post.end is None] == [
        ("Leader", TODAY - 3 * DAY)
    ]


def test_a_day_before_they_left_is_not_taken_for_the_day_on_which_they_came_back(
    page: PeoplePage,
) -> None:
    made = adding(page, "Eli Example")
    made.start.set_value(TODAY - 900 * DAY)
    made.verb.click()
    made.doubles.ways[0].click()
    back = open_dialog(ComeBackDialog)
    assert isinstance(back, ComeBackDialog)
    assert back.day.value() == TODAY
    assert [box.text() for box in back.roles.values() if box.isChecked()] == ["Helper"]


def test_what_is_seldom_needed_is_unfolded_where_something_stands_there(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    made = correcting(page, people_workspace)
    assert made.more.isHidden()
    made.reject()
    number = course(people_workspace, "level2")
    details = TrainingDetails(number, TODAY - DAY, certificate_number="A 12")
    record_training(people_workspace, [1], details)
    again = correcting(page, people_workspace)
    assert again.certificate is not None
    assert again.certificate.isVisible()
    assert again.certificate.text() == "A 12"


def test_training_of_a_session_keeps_its_course_and_day(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    session, _ = plan_session(
        people_workspace, SessionDetails(course(people_workspace, "level2"), TODAY - 2 * DAY)
    )
    mark_attendance(people_workspace, session, [Mark(1, attended=True)])
    made = correcting(page, people_workspace)
    assert not made.day.isEnabled()
    assert not made.picker.isEnabled()
    assert "those of the session" in words(made)
    made.notes.setText("came late")
    made.verb.click()
    assert person_view(people_workspace, 1).training[0].row.notes == "came late"


def test_somebody_entered_by_mistake_goes_and_undo_brings_them_back(
    page: PeoplePage, people_window: MainWindow
) -> None:
    page.open_person(1)
    assert not page.panel.mistake_button.isVisible(), "they have training"
    page.open_person(8)
    page.panel.mistake_button.click()
    assert "Hal" not in given_names(page)
    assert page.panel.isHidden()
    people_window.actions_.undo.trigger()
    assert "Hal" in given_names(page)
