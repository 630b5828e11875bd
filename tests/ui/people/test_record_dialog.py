"""The dialog that records training: by keyboard, refused, answered late, and with any name."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.dates import long_date
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.record import TrainingScope
from sgdesk.services.courses.courses import add_course
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.training.recording import course_choices
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.people.recording.effect_words import some_names
from sgdesk.ui.people.recording.record_dialog import RecordDialog
from tests.factories import TODAY, dump
from tests.ui.conftest import RecordingShell
from tests.ui.reading import NAMES, on_top, under
from tests.ui.waiting import WaitingTasks

ADA, BOB, CY = (1, "Ada Example"), (2, "Bob Example"), (3, "Cy Example")
DONE = TODAY - timedelta(days=30)
"""The day on which Ada did everything."""

Maker = Callable[..., RecordDialog]


@pytest.fixture
def make(qtbot: QtBot, context: Context) -> Maker:
    holder = QWidget()
    qtbot.addWidget(holder)

    def made(*people: tuple[int, str], context: Context = context) -> RecordDialog:
        dialog = RecordDialog(context, people, course_choices(context.workspace), holder)
        dialog.show()
        return dialog

    return made


@pytest.fixture
def own(workspace: Workspace) -> int:
    """A course of our own that counts for nothing."""
    return add_course(workspace, CourseDetails("First aid"))[0]


def course(workspace: Workspace, words: str) -> int:
    return next(each.id for each in course_choices(workspace) if words in each.title)


def kept(workspace: Workspace, person: int) -> Sequence[object]:
    return person_view(workspace, person).training


def test_everything_is_typed_and_saved_without_a_mouse(make: Maker, workspace: Workspace) -> None:
    dialog = make(CY)
    QTest.keyClicks(dialog.picker.search, "level 1")
    QTest.keyClick(dialog.picker.search, Qt.Key.Key_Down)
    dialog.day.edit.selectAll()
    QTest.keyClicks(dialog.day.edit, "1/3/26")
    QTest.keyClicks(dialog.ran, "Somebody")
    QTest.keyClicks(dialog.scope, "With")
    QTest.keyClick(dialog.unfold, Qt.Key.Key_Space)
    for box, words in (
        (dialog.provider, "County Hall "),
        (dialog.trainer, "Pat Lead"),
        (dialog.hours, "2 hours"),
        (dialog.method, "online"),
        (dialog.notes, "asked twice"),
    ):
        QTest.keyClicks(box, words)
    QTest.keyClick(dialog.notes, Qt.Key.Key_Return)

    (entry,) = person_view(workspace, CY[0]).training
    row = entry.row
    assert (row.completed_on, row.provider, row.trainer) == (
        date(2026, 3, 1),
        "County Hall",
        "Pat Lead",
    )
    assert row.scope is TrainingScope.MULTI
    assert (row.hours, row.method, row.notes) == ("2 hours", "online", "asked twice")
    assert not dialog.isVisible()


def test_tab_goes_through_every_box_in_the_order_in_which_they_stand(
    make: Maker, qtbot: QtBot
) -> None:
    dialog = make(CY)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.unfold.click()
    dialog.ran.setCurrentText("We ran it")
    dialog.picker.search.setFocus()
    visited: list[QWidget] = []
    while dialog.focusWidget() not in visited:
        visited.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)

    wanted = [
        dialog.picker.search,
        dialog.picker.list,
        dialog.day.edit,
        dialog.ran,
        dialog.scope,
        dialog.trainer,
        dialog.hours,
        dialog.method,
        dialog.notes,
        dialog.verb,
        dialog.cancel,
    ]
    assert [each for each in visited if each in wanted] == wanted


def test_escape_records_nothing(make: Maker, workspace: Workspace) -> None:
    dialog = make(CY)
    before = dump(workspace, history=True)
    dialog.picker.choose(course(workspace, "Level 1"))

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert dump(workspace, history=True) == before


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1/4/26", "The date must be today or in the past"),
        ("31/2/26", "There is no such day"),
        ("", "date"),
        ("soon", "date"),
    ],
)
def test_a_day_that_cannot_be_is_told_at_its_box_and_stays_as_it_was_typed(
    make: Maker, workspace: Workspace, typed: str, told: str
) -> None:
    dialog = make(CY)
    dialog.picker.choose(course(workspace, "Level 1"))
    dialog.day.edit.setText(typed)

    dialog.verb.click()

    assert told in under(dialog.form, "day")
    assert under(dialog.form, "course") == ""
    assert dialog.day.edit.text() == typed
    assert kept(workspace, CY[0]) == ()


def test_a_problem_on_top_leads_to_its_box(make: Maker, qtbot: QtBot) -> None:
    dialog = make(CY)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.verb.click()
    (link,) = dialog.form.summary.findChildren(QPushButton)
    assert (link.text(), under(dialog.form, "course")) == ("Choose a course",) * 2

    link.click()

    assert dialog.focusWidget() is dialog.picker.search


def test_what_was_put_right_is_no_longer_told(make: Maker, workspace: Workspace) -> None:
    dialog = make(CY)
    dialog.day.edit.setText("31/2/26")
    dialog.verb.click()
    dialog.picker.choose(course(workspace, "Level 1"))

    dialog.verb.click()

    assert under(dialog.form, "course") == ""
    assert on_top(dialog.form).count(".") == 1


def test_a_search_is_free_of_case_and_order_and_what_it_hides_is_not_chosen(
    make: Maker, workspace: Workspace
) -> None:
    dialog = make(CY)
    level1 = course(workspace, "Level 1")
    dialog.picker.choose(level1)
    dialog.picker.search.setText("1 LEVEL")
    chosen = dialog.picker.value()
    assert chosen is not None
    assert chosen.id == level1

    dialog.picker.search.setText("juggling")

    assert dialog.picker.value() is None
    dialog.verb.click()
    assert under(dialog.form, "course") == "Choose a course"
    assert dialog.picker.search.text() == "juggling"


def test_down_stays_in_the_box_where_nothing_is_found(make: Maker, qtbot: QtBot) -> None:
    dialog = make(CY)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.picker.search.setText("juggling")

    QTest.keyClick(dialog.picker.search, Qt.Key.Key_Down)

    assert dialog.focusWidget() is dialog.picker.search


def test_a_late_answer_about_the_course_before_is_not_shown(
    make: Maker, workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell, own: int
) -> None:
    tasks = WaitingTasks(alerts.refuse)
    dialog = make(CY, context=Context(workspace, tasks, alerts, shell))
    for chosen in (course(workspace, "Level 1"), own):
        dialog.picker.choose(chosen)
        dialog.show_preview()

    tasks.let_come(newest_first=True)

    assert dialog.effect.text() == "It is kept. It counts for nothing that roles call for."


def test_an_answer_after_the_course_was_taken_back_is_not_shown(
    make: Maker, workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    tasks = WaitingTasks(alerts.refuse)
    dialog = make(CY, context=Context(workspace, tasks, alerts, shell))
    dialog.picker.choose(course(workspace, "Level 1"))
    dialog.show_preview()
    dialog.picker.search.setText("juggling")
    dialog.show_preview()

    tasks.let_come()

    assert dialog.effect.text().startswith("Choose a course and a day")


def test_an_answer_to_a_dialog_that_was_closed_is_let_go(
    make: Maker,
    workspace: Workspace,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    qapp: QApplication,
) -> None:
    tasks = WaitingTasks(alerts.refuse)
    dialog = make(CY, context=Context(workspace, tasks, alerts, shell))
    dialog.picker.choose(course(workspace, "Level 1"))
    dialog.show_preview()
    dialog.reject()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    tasks.let_come()

    assert alerts.defects == []
    assert shell.sentences == []


def test_saved_after_the_dialog_was_closed_is_still_told(
    make: Maker,
    workspace: Workspace,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    qapp: QApplication,
) -> None:
    tasks = WaitingTasks(alerts.refuse)
    dialog = make(CY, context=Context(workspace, tasks, alerts, shell))
    dialog.picker.choose(course(workspace, "Level 1"))
    dialog.verb.click()
    dialog.reject()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    tasks.let_come()

    assert len(kept(workspace, CY[0])) == 1
    assert len(shell.changes) == 1


def test_another_course_is_saved_at_once_whatever_was_said_of_the_one_before(
    make: Maker, workspace: Workspace, own: int
) -> None:
    dialog = make(ADA)
    dialog.day.set_value(DONE)
    dialog.picker.choose(course(workspace, "Level 1"))
    dialog.show_preview()
    assert "left alone" in dialog.effect.text()

    dialog.picker.choose(own)
    dialog.verb.click()

    assert on_top(dialog.form) == ""
    assert not dialog.isVisible()


def test_a_course_that_everybody_has_is_told_at_the_day(make: Maker, workspace: Workspace) -> None:
    dialog = make(ADA)
    dialog.day.set_value(DONE)
    dialog.picker.choose(course(workspace, "Level 1"))
    dialog.show_preview()
    before = dump(workspace, history=True)

    dialog.verb.click()

    assert under(dialog.form, "day") == "Everybody here has this course on that day already"
    assert dump(workspace, history=True) == before


def test_one_person_stands_in_the_title_and_many_are_counted(make: Maker) -> None:
    assert make(CY).accessibleName() == "Record training for Cy Example"
    assert make(ADA, BOB, CY).accessibleName() == "Record training"


@pytest.mark.parametrize("name", NAMES)
def test_no_name_makes_the_dialog_wider_than_it_was(
    make: Maker, workspace: Workspace, name: str
) -> None:
    usual = make(CY)
    dialog = make((ADA[0], name))
    dialog.day.set_value(DONE)
    dialog.picker.choose(course(workspace, "Level 1"))
    dialog.show_preview()

    assert dialog.accessibleName().endswith(name)
    assert dialog.effect.text().startswith(name)
    assert dialog.width() == usual.width()
    assert dialog.effect.minimumSizeHint().width() <= dialog.width()


def test_a_sentence_holds_three_names_and_says_how_many_more_there_are() -> None:
    assert some_names(["A", "B", "C"]) == "A, B, C"
    assert some_names(["A", "B", "C", "D"]) == "A, B, C and 1 more"
    assert some_names([]) == ""


@pytest.mark.parametrize("count", [21, 25])
def test_going_back_from_the_question_about_many_keeps_what_was_typed(
    make: Maker, workspace: Workspace, alerts: RecordingAlerts, count: int
) -> None:
    people = [add_named(workspace, f"Person {number}") for number in range(count)]
    dialog = make(*people)
    dialog.picker.choose(course(workspace, "Level 1"))
    dialog.day.edit.setText("1/3/26")
    dialog.notes.setText("in the hall")
    alerts.answers.append(False)
    before = dump(workspace, history=True)

    dialog.verb.click()

    (question,) = alerts.asked
    assert question.title == f"Record Safeguarding Level 1 for {count} people?"
    assert (question.do_it, question.leave_it) == (f"Record for {count} people", "Go back")
    assert question.names == tuple(name for _, name in people)
    assert dialog.isVisible()
    assert (dialog.day.edit.text(), dialog.notes.text()) == ("1/3/26", "in the hall")
    assert dump(workspace, history=True) == before


def add_named(workspace: Workspace, name: str) -> tuple[int, str]:
    return add_person(workspace, PersonDetails(name, "Example"))[0], f"{name} Example"


def test_twenty_five_at_once_are_one_entry_that_undo_takes_back_for_all(
    make: Maker, workspace: Workspace, alerts: RecordingAlerts
) -> None:
    people = [add_named(workspace, f"Person {number}") for number in range(25)]
    before = dump(workspace)
    dialog = make(*people)
    dialog.picker.choose(course(workspace, "Level 1"))
    alerts.answers.append(True)

    dialog.verb.click()

    assert [len(kept(workspace, number)) for number, _ in people] == [1] * 25
    undo(workspace)
    assert dump(workspace) == before


def test_the_days_until_when_are_those_of_the_day_that_was_typed(
    make: Maker, workspace: Workspace
) -> None:
    dialog = make(BOB, CY)
    dialog.picker.choose(course(workspace, "Level 1"))
    dialog.day.edit.setText("29/2/24")
    dialog.show_preview()

    assert f"until {long_date(date(2027, 2, 28))}" in dialog.effect.text()


def test_the_partnerships_ways_of_learning_are_offered_for_the_method(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    ways = ["Workshop", "Webinar"]
    dialog = RecordDialog(context, [(1, "Ada")], course_choices(workspace), holder, ways)
    offered = dialog.method.parent()
    assert isinstance(offered, QComboBox)
    assert [offered.itemText(place) for place in range(offered.count())] == ways
    assert dialog.method.text() == ""
    assert dialog.method.accessibleName() == "Method"


def test_a_part_of_a_course_is_kept_and_counts_for_nothing_yet(
    make: Maker, workspace: Workspace
) -> None:
    dialog = make(CY)
    dialog.picker.choose(course(workspace, "Level 1"))
    dialog.how_far.setCurrentIndex(1)
    dialog.show_preview()
    assert dialog.effect.text().startswith("It is kept as in progress and does not count yet.")
    before = person_view(workspace, CY[0]).standings
    dialog.verb.click()
    view = person_view(workspace, CY[0])
    assert [each.row.outcome for each in view.training] == [Outcome.IN_PROGRESS]
    assert view.standings == before


def test_what_is_mended_is_red_no_more_and_what_is_not_stays(make: Maker, qtbot: QtBot) -> None:
    dialog = make(CY)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.day.edit.setText("31/2/2019")
    dialog.verb.click()
    assert under(dialog.form, "day")
    assert under(dialog.form, "course")
    dialog.day.edit.setFocus()
    dialog.day.edit.selectAll()
    QTest.keyClicks(dialog.day.edit, "Sept 2019")
    QTest.keyClick(dialog.day.edit, Qt.Key.Key_Tab)
    assert not under(dialog.form, "day")
    assert under(dialog.form, "course") == "Choose a course"
    assert not dialog.form.summary.isHidden()


def test_each_of_many_is_named_and_can_be_left_out(make: Maker, workspace: Workspace) -> None:
    dialog = make(ADA, BOB, CY)
    assert dialog.whom is not None and not dialog.whom.list.isVisible()
    dialog.whom.unfold.click()
    dialog.whom.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.whom.said.text() == "For 2 people: Ada Example, Cy Example."
    before = kept(workspace, 2)
    dialog.picker.choose(course(workspace, "Level 1"))
    dialog.verb.click()
    assert len(kept(workspace, 3)) == 1
    assert kept(workspace, 2) == before


def test_where_nobody_is_ticked_it_says_so_and_saves_nothing(make: Maker) -> None:
    dialog = make(ADA, BOB)
    assert dialog.whom is not None
    dialog.whom.leave_out({1, 2})
    dialog.verb.click()
    assert "Tick whom it is for" in dialog.form.summary.accessibleName()


def test_the_course_that_is_chosen_at_the_start_is_seen_whole(
    make: Maker, workspace: Workspace
) -> None:
    for number in range(8):
        add_course(workspace, CourseDetails(f"Another {number}"))
    dialog = make(ADA)
    dialog.hide()
    picker = dialog.picker
    picker.list.setCurrentRow(picker.list.count() - 1)
    picker.list.scrollToTop()
    dialog.show()
    QApplication.processEvents()
    item = picker.list.currentItem()
    assert item is not None
    assert picker.list.viewport().rect().contains(picker.list.visualItemRect(item))


def test_that_we_ran_what_somebody_else_gives_is_said_to_be_another_course(
    make: Maker, workspace: Workspace
) -> None:
    theirs = CourseDetails("Board evening", is_own=False, provider="The Board")
    number, _ = add_course(workspace, theirs)
    dialog = make(CY)
    dialog.picker.choose(number)
    assert not dialog.theirs.isVisible()
    dialog.ran.setCurrentIndex(1)
    assert dialog.theirs.text().startswith("The Board gives Board evening. Where it was an evening")
    assert dialog.theirs.isVisible()
