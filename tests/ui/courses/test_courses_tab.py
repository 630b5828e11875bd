"""The catalogue: a course beside the list, added, described, reviewed, ticked off, observed."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sgdesk.domain.training.states import State
from sgdesk.services.courses.courses import CourseView, course_view
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.courses.catalogue.content_dialog import ContentDialog
from sgdesk.ui.courses.catalogue.course_dialog import CourseDialog
from sgdesk.ui.courses.catalogue.equivalence_dialog import EquivalentDialog
from sgdesk.ui.courses.catalogue.small_dialogs import (
    CourseReviewDialog,
    MaterialDialog,
    ObserveDialog,
    ShareDialog,
    TowardsDialog,
)
from sgdesk.ui.courses.catalogue.tab import CoursesTab
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import STATE_ROLE, PushButton
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell
from tests.ui.courses.finding import dialog, press, words


@pytest.fixture
def tab(qtbot: QtBot, context: Context) -> CoursesTab:
    made = CoursesTab()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.refresh(context)
    return made


def shown(tab: CoursesTab) -> CourseView:
    assert tab.panel.course_id is not None
    return course_view(tab.context.workspace, tab.panel.course_id)


def go_to(tab: CoursesTab, hall: Hall, course: str) -> None:
    tab.choose(hall.courses[course])


def test_the_first_course_is_chosen_and_described_beside_the_list(
    tab: CoursesTab, hall: Hall
) -> None:
    go_to(tab, hall, "level1")
    assert tab.panel.course_id == hall.courses["level1"]
    said = words(tab.panel)
    assert "Who it is for" in said
    assert "What is expected of them" in said
    assert "Minimum content: Level 1 Safeguarding Children" in said
    assert "0 of 11 points looked at" in said


def test_a_course_that_was_added_is_chosen(tab: CoursesTab) -> None:
    tab.add_button.click()
    adding = dialog(tab, CourseDialog)
    adding.verb.click()
    assert adding.form.summary.isVisible()
    adding.course_title.setText("Door stewards’ evening")
    adding.towards.setCurrentIndex(1)
    adding.group.setText("25")
    adding.described["objectives"].setPlainText("Know whom to tell")
    adding.anonymous.setChecked(True)
    adding.verb.click()
    tab.refresh(tab.context)
    view = shown(tab)
    assert view.course.title == "Door stewards’ evening"
    assert (view.details.max_group, view.details.anonymous_forms) == (25, True)
    assert view.details.objectives == "Know whom to tell"
    assert view.satisfies == (adding_requirement(tab),)
    assert view.missing_fields == ("target_audience", "summary", "expectations")


def adding_requirement(tab: CoursesTab) -> str:
    return tab._known.requirements[0][0]


@pytest.mark.parametrize("typed", ["0", "many", "-3"])
def test_a_group_that_is_no_number_is_said_at_its_box(tab: CoursesTab, typed: str) -> None:
    tab.add_button.click()
    adding = dialog(tab, CourseDialog)
    adding.course_title.setText("Evening")
    adding.group.setText(typed)
    adding.verb.click()
    assert "Enter a number of people" in words(adding)
    assert adding.group.text() == typed


def test_changing_begins_with_what_is_there_and_keeps_it(tab: CoursesTab, hall: Hall) -> None:
    go_to(tab, hall, "level1")
    before = shown(tab).details
    tab.panel.change_button.click()
    changing = dialog(tab, CourseDialog)
    assert changing.towards.isHidden()
    changing.managers.setChecked(True)
    changing.verb.click()
    after = shown(tab).details
    assert after.asks_managers
    assert (after.title, after.summary, after.is_own) == (
        before.title,
        before.summary,
        before.is_own,
    )


def test_a_review_is_noted_with_the_next_and_overdue_is_said_in_words(
    tab: CoursesTab, hall: Hall
) -> None:
    go_to(tab, hall, "level1")
    tab.panel.review_button.click()
    review = dialog(tab, CourseReviewDialog)
    review.by.setText("Ann Example")
    review.day.set_value(TODAY - timedelta(days=400))
    review.due.set_value(TODAY - timedelta(days=401))
    review.verb.click()
    assert "It has to follow" in words(review)
    review.due.set_value(TODAY - timedelta(days=35))
    review.verb.click()
    tab.refresh(tab.context)
    assert "▲ Review overdue since 24 February 2026." in words(tab.panel)
    assert tab._list.said().endswith("1 overdue for a review")
    index = tab.table.currentIndex().siblingAtColumn(2)
    assert index.data() == "Overdue since 24 Feb 2026"
    assert index.data(STATE_ROLE) == State.OVERDUE


def test_points_are_ticked_off_with_space_and_say_when_and_by_whom(
    tab: CoursesTab, hall: Hall
) -> None:
    go_to(tab, hall, "level1")
    tab.panel.tick_button.click()
    ticking = dialog(tab, ContentDialog)
    ticking.verb.click()
    assert "Tick at least one point" in words(ticking)
    QTest.keyClick(ticking.points, Qt.Key.Key_Space)
    ticking.by.setText("Ann Example")
    ticking.verb.click()
    tab.refresh(tab.context)
    said = words(tab.panel)
    assert "1 of 1 point looked at" in said
    assert "0 of 11 points looked at" in said
    assert "✓ Working Together (the edition most recently published)" in said
    assert "31 March 2026, Ann Example" in said


def test_hartlepools_standards_and_groups_of_children_are_its_checklist(
    qtbot: QtBot, tmp_path: Path, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    hall = make_hall(tmp_path, "hsscp", TODAY)
    tab = CoursesTab()
    qtbot.addWidget(tab)
    tab.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell))
    said = words(tab.panel)
    assert "Children whose needs training covers" in said
    assert "0 of 6 points looked at" in said
    assert "The four Training Standards" in said
    assert [f"Appendix 1, Standard {n}:" in said for n in range(1, 5)] == [True] * 4


def test_an_observation_takes_the_day_of_its_session_and_is_shared_later(
    tab: CoursesTab, hall: Hall
) -> None:
    held_on = TODAY - timedelta(days=20)
    hall.hold("level1", held_on)
    go_to(tab, hall, "level1")
    tab.panel.refresh(tab.context)
    tab.panel.observe_button.click()
    observing = dialog(tab, ObserveDialog)
    assert observing.day.value() == held_on
    observing.observer.setText("Bo Sample")
    observing.on_trainer.setPlainText("Kept everybody with her")
    observing.verb.click()
    tab.refresh(tab.context)
    said = words(tab.panel)
    assert "11 March 2026, Bo Sample" in said
    assert "Trainer: Kept everybody with her" in said
    assert "Not given to the trainers yet." in said
    sharing = ShareDialog(tab.context, shown(tab).observations[0].id, tab)
    sharing.verb.click()
    assert shown(tab).observations[0].shared_on == TODAY


def test_materials_are_named(tab: CoursesTab, hall: Hall) -> None:
    go_to(tab, hall, "level1")
    tab.panel.material_button.click()
    naming = dialog(tab, MaterialDialog)
    naming.verb.click()
    assert naming.form.summary.isVisible()
    naming.name.setText("Slides, version 3")
    naming.whereabouts.setText("Office shelf")
    naming.verb.click()
    tab.refresh(tab.context)
    assert "Slides, version 3\nOffice shelf" in words(tab.panel)


def test_a_course_counts_towards_more_and_the_choice_leaves_out_what_it_counts_for(
    tab: CoursesTab, hall: Hall
) -> None:
    go_to(tab, hall, "level1")
    press(tab, "Count towards more …")
    choosing = dialog(tab, TowardsDialog)
    offered = [choosing.towards.itemText(at) for at in range(choosing.towards.count())]
    met = next(each.requirements for each in tab._model.rows if each.id == tab.panel.course_id)
    assert met
    assert not set(offered) & set(met)
    choosing.verb.click()
    assert choosing.isVisible(), "nothing is chosen beforehand"
    choosing.towards.setCurrentIndex(0)
    key = choosing.towards.currentData()
    choosing.verb.click()
    assert key in shown(tab).satisfies


def test_the_dialog_of_set_up_decides_on_equivalents_here_too(tab: CoursesTab, hall: Hall) -> None:
    go_to(tab, hall, "level1")
    press(tab, "Decide on one …")
    deciding = dialog(tab, EquivalentDialog)
    title = shown(tab).course.title
    deciding.course.setCurrentText("Advanced evening")
    deciding.stands_for.setCurrentText(title)
    deciding.decided_by.setText("The trustees")
    deciding.reason.setText("Same outcomes")
    deciding.verb.click()
    tab.refresh(tab.context)
    said = words(tab.panel)
    assert f"Advanced evening stands for {title}" in said
    assert "The trustees, 31 March 2026: Same outcomes" in said


def test_a_course_goes_out_of_use_and_comes_back(tab: CoursesTab, hall: Hall) -> None:
    go_to(tab, hall, "level1")
    tab.panel.withdraw_button.click()
    tab.refresh(tab.context)
    assert shown(tab).course.withdrawn_on == TODAY
    assert tab.panel.withdraw_button.text() == "Offer it again"
    tab.panel.withdraw_button.click()
    assert shown(tab).course.withdrawn_on is None


def test_the_past_is_read_only(
    qtbot: QtBot, hall: Hall, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    past = Context(
        hall.workspace, InlineTasks(alerts.refuse), alerts, shell, TODAY - timedelta(days=9)
    )
    tab = CoursesTab()
    qtbot.addWidget(tab)
    tab.refresh(past)
    assert not tab.add_button.isEnabled()
    assert not any(each.isEnabled() for each in tab.panel.findChildren(PushButton))
