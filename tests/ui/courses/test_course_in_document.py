"""What a document says of a course stands on its page, in the catalogue and in the dialogs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.services.courses.courses import add_course, change_course, course_view
from sgdesk.ui.context import Context
from sgdesk.ui.courses.catalogue.content_dialog import ContentDialog
from sgdesk.ui.courses.catalogue.course_dialog import CourseDialog
from sgdesk.ui.courses.catalogue.equivalence_dialog import EquivalentDialog
from sgdesk.ui.courses.catalogue.tab import CoursesTab
from sgdesk.ui.sessions.plan_dialog import SessionDialog, open_plan
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.courses.finding import dialog, words

ContextOf = Callable[[Hall], Context]
Open = Callable[[str], tuple[CoursesTab, Hall]]


@pytest.fixture
def open_under(qtbot: QtBot, tmp_path: Path, context_of: ContextOf) -> Open:
    """The catalogue of a hall that follows a partnership."""

    def make(partnership: str) -> tuple[CoursesTab, Hall]:
        hall = make_hall(tmp_path, partnership, TODAY)
        tab = CoursesTab()
        qtbot.addWidget(tab)
        tab.resize(1100, 700)
        tab.show()
        tab.refresh(context_of(hall))
        return tab, hall

    return make


def said_of(tab: CoursesTab, hall: Hall, key: str) -> str:
    tab.choose(hall.courses[key])
    return words(tab.panel)


def test_outcomes_stand_on_the_page_under_their_paragraph(open_under: Open) -> None:
    said = said_of(*open_under("wscp"), "universal")
    assert "What people are to know or do afterwards" in said
    assert "Worcestershire Appendix 1, Universal Training:" in said
    assert "• Understand the importance of keeping records" in said


def test_a_course_of_a_set_says_what_else_is_needed(open_under: Open) -> None:
    said = said_of(*open_under("hscp"), "right-help-right-time")
    assert "One of a set: Level 2" in said
    assert "It also needs Working Together to Safeguard Children (Level 2)." in said
    assert "monthly" in said


def test_a_recommended_course_says_by_whom_and_for_what(open_under: Open) -> None:
    tab, hall = open_under("hscp")
    said = said_of(tab, hall, "lado")
    assert "Recommended by Herefordshire" in said
    assert "For Level 3: safeguarding lead (Herefordshire Appendix 1, Level 3)" in said
    row = tab.table.currentIndex().siblingAtColumn(1)
    assert row.data() == "Recommended: Level 3"


def test_a_scope_that_the_document_does_not_state_is_not_made_up(open_under: Open) -> None:
    tab, hall = open_under("hscb")
    assert "kind not stated in the document" in said_of(tab, hall, "dsl-seminar")
    assert "multi-agency" in said_of(tab, hall, "introduction")
    details = course_view(hall.workspace, hall.courses["dsl-seminar"]).details
    change_course(
        hall.workspace, hall.courses["dsl-seminar"], CourseDetails(details.title, scope="multi")
    )
    tab.refresh(tab.context)
    said = said_of(tab, hall, "dsl-seminar")
    assert "multi-agency (our own word: the document does not say)" in said


def test_changing_a_course_leaves_its_kind_and_what_it_is_as_learning(open_under: Open) -> None:
    tab, hall = open_under("hscb")
    added = CourseDetails("Food hygiene", scope="multi", is_safeguarding=False)
    number, _ = add_course(hall.workspace, added)
    for course, scope, learning in (
        (number, "multi", False),
        (hall.courses["introduction"], "multi", None),
        (hall.courses["dsl-seminar"], "", None),
    ):
        tab.refresh(tab.context)
        tab.choose(course)
        tab.panel.change_button.click()
        changing = dialog(tab, CourseDialog)
        changing.duration.setText("3 hours")
        changing.verb.click()
        details = course_view(hall.workspace, course).details
        assert (details.scope, details.is_safeguarding, details.duration) == (
            scope,
            learning,
            "3 hours",
        )


def test_what_comes_first_and_who_is_exempt_stand_with_their_paragraphs(open_under: Open) -> None:
    said = said_of(*open_under("scsp"), "core-working-together")
    assert "Level 1 Safeguarding Children (Sandwell 8.2)" in said
    assert "attendance is recommended as good practice. (Sandwell 4.1, footnote" in said


def test_who_pays_is_told_of_the_boards_own_courses(open_under: Open) -> None:
    said = said_of(*open_under("hscb"), "introduction")
    assert "Harrow, “Accessibility of training and charges”:" in said
    assert "are expected to pay for HSCB Introduction and HSCB Advanced." in said


def test_a_course_of_ours_is_revised_for_a_priority(open_under: Open) -> None:
    tab, hall = open_under("scsp")
    number, _ = add_course(hall.workspace, CourseDetails("Our evening"))
    tab.refresh(tab.context)
    tab.choose(hall.courses["level1"])
    assert not tab.panel.revise_button.isVisibleTo(tab.panel)
    tab.choose(number)
    assert "○ Application of Thresholds: not yet" in words(tab.panel)
    tab.panel.revise_button.click()
    revising = dialog(tab, ContentDialog)
    assert revising.accessibleName() == "Our evening was revised for"
    revising.points.item(1).setCheckState(revising.points.item(1).checkState().Checked)
    revising.by.setText("Ann Example")
    revising.verb.click()
    tab.refresh(tab.context)
    assert "✓ Neglect: 31 March 2026, Ann Example" in words(tab.panel)


def test_ways_of_learning_are_offered_and_own_words_are_kept(open_under: Open) -> None:
    tab, hall = open_under("scsp")
    tab.add_button.click()
    adding = dialog(tab, CourseDialog)
    offered = adding.method.parent()
    assert isinstance(offered, QComboBox)
    assert [offered.itemText(place) for place in range(3)] == [
        "Workshop",
        "Learning event",
        "eLearning",
    ]
    assert adding.method.text() == ""
    adding.course_title.setText("Walk round the building")
    adding.method.setText("On foot")
    adding.verb.click()
    details = course_view(hall.workspace, max(hall.courses.values()) + 1).details
    assert (details.title, details.method) == ("Walk round the building", "On foot")


def test_planning_offers_what_is_recommended_and_says_by_whom(
    qtbot: QtBot, open_under: Open
) -> None:
    tab, _ = open_under("hscp")
    open_plan(tab.context, tab, lambda _: None)
    planning = dialog(tab, SessionDialog)
    offered = [planning.course.itemText(place) for place in range(planning.course.count())]
    assert "Child Neglect Overview (recommended by Herefordshire)" in offered
    assert "Right Help, Right Time" in offered
    assert sum("(recommended by Herefordshire)" in each for each in offered) == 11


def test_the_decision_on_an_equivalent_shows_what_the_document_says_of_them(
    open_under: Open,
) -> None:
    tab, _ = open_under("hscp")
    deciding = EquivalentDialog(tab.context, tab)
    deciding.show()
    assert "(Herefordshire Appendix 1, NB)" in words(deciding)
