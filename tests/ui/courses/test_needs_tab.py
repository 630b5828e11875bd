"""Needs, gaps and barriers with their source, what was done, courses at risk, and the papers."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sgdesk.domain.courses.need import NeedDetails
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.services.courses.needs import close_need, needs_view, raise_need
from sgdesk.services.courses.quality import review_course
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.courses.needs.dialogs import DoneDialog, NeedDialog
from sgdesk.ui.courses.needs.quality_papers import QualityPaper
from sgdesk.ui.courses.needs.tab import NeedsTab
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.sessions.page import SessionsPage
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell
from tests.ui.courses.conftest import ContextOf
from tests.ui.courses.finding import dialog, press, words
from tests.ui.papers import save_shown

BARRIER = NeedDetails(NeedKind.BARRIER, "No bus after nine", TODAY - timedelta(days=30), "a letter")


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Herefordshire has a list of where needs are found."""
    return make_hall(tmp_path, "hscp", TODAY)


def open_tab(qtbot: QtBot, context: Context) -> NeedsTab:
    made = NeedsTab()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.refresh(context)
    return made


@pytest.fixture
def tab(qtbot: QtBot, context: Context) -> NeedsTab:
    return open_tab(qtbot, context)


def test_an_empty_list_says_what_belongs_there_and_its_button_notes_one(tab: NeedsTab) -> None:
    assert "Nothing noted yet" in words(tab)
    assert not tab.change_button.isVisible()
    press(tab, "Note a need")
    noting = dialog(tab, NeedDialog)
    noting.verb.click()
    assert "Say what is needed, missing or in the way" in words(noting)


def test_a_gap_is_noted_with_a_source_of_the_documents_list(tab: NeedsTab) -> None:
    press(tab, "Note a need")
    noting = dialog(tab, NeedDialog)
    noting.kind.setCurrentIndex(1)
    noting.summary.setPlainText("Nobody teaches safe use of phones")
    noting.source.setCurrentIndex(noting.source.findData("audits"))
    assert noting.own.isHidden()
    noting.report.setChecked(True)
    noting.verb.click()
    tab.refresh(tab.context)
    row = needs_view(tab.context.workspace)[0]
    assert (row.kind, row.source, row.report_to_partnership) == ("gap", "audits", True)
    said = words(tab.detail)
    assert "Gap, noted on 31 March 2026\n○ Open" in said
    assert "Audits, multi-agency and single-agency" in said
    assert "Nobody teaches safe use of phones\n○ Open" in said


def test_words_of_our_own_stand_where_the_document_has_no_list(
    qtbot: QtBot, tmp_path: Path, context_of: ContextOf
) -> None:
    sandwell = make_hall(tmp_path, "scsp", TODAY)
    tab = open_tab(qtbot, context_of(sandwell))
    press(tab, "Note a need")
    noting = dialog(tab, NeedDialog)
    assert noting.source.isHidden()
    noting.summary.setPlainText("Somebody to sign")
    noting.own.setText("The autumn survey")
    noting.verb.click()
    assert needs_view(sandwell.workspace)[0].source == "The autumn survey"


def test_a_name_that_nobody_has_is_said_at_its_box(tab: NeedsTab) -> None:
    press(tab, "Note a need")
    noting = dialog(tab, NeedDialog)
    noting.summary.setPlainText("Large print")
    noting.person.setEditText("Nobody Known")
    noting.verb.click()
    assert "Choose somebody of the list, or leave it empty" in words(noting)


def test_changing_begins_with_what_is_there(qtbot: QtBot, hall: Hall, context: Context) -> None:
    raise_need(hall.workspace, BARRIER)
    tab = open_tab(qtbot, context)
    tab.change_button.click()
    changing = dialog(tab, NeedDialog)
    assert changing.own.text() == "a letter"
    changing.person.choose(hall.people[0])
    changing.course.setCurrentIndex(1)
    changing.verb.click()
    row = needs_view(hall.workspace)[0]
    assert (row.kind, row.summary, row.raised_on) == ("barrier", BARRIER.summary, BARRIER.raised_on)
    assert (row.person_id, row.source) == (hall.people[0], "a letter")
    assert row.course_id is not None


def test_what_was_done_closes_it(qtbot: QtBot, hall: Hall, context: Context) -> None:
    raise_need(hall.workspace, BARRIER)
    tab = open_tab(qtbot, context)
    assert tab._list.said() == "1 open"
    tab.done_button.click()
    closing = dialog(tab, DoneDialog)
    closing.verb.click()
    assert "Say what was done" in words(closing)
    closing.done_text.setPlainText("Two cars give lifts")
    closing.verb.click()
    tab.refresh(context)
    assert tab._list.said() == "0 open"
    assert "Two cars give lifts (31 March 2026)" in words(tab.detail)


def test_what_was_done_later_is_open_in_the_past(
    qtbot: QtBot, hall: Hall, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    need, _ = raise_need(hall.workspace, BARRIER)
    close_need(hall.workspace, need, "Two cars give lifts")
    day = TODAY - timedelta(days=2)
    tab = open_tab(qtbot, Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell, day))
    assert tab._list.said() == "1 open"
    assert "Two cars" not in words(tab)
    assert not tab.add_button.isEnabled()
    assert not any(each.isEnabled() for each in tab.detail.buttons)
    assert all(each.isEnabled() for each in tab.papers.values())


def test_courses_at_risk_say_why_and_lead_to_their_session(
    qtbot: QtBot, hall: Hall, context: Context, shell: RecordingShell
) -> None:
    course = next(iter(hall.courses))
    session = hall.plan(course, date(2026, 4, 10), capacity=20)
    tab = open_tab(qtbot, context)
    said = words(tab.detail)
    assert "10 April 2026" in said
    assert "▲ No trainer, few bookings." in said
    assert "our own measure" in said
    menus = [each for each in tab.detail.findChildren(QMenu) if each.actions()]
    menus[0].actions()[0].trigger()
    assert shell.visits == [(Place.SESSIONS, Wanted(session=session))]


def test_a_course_whose_review_is_overdue_is_shown_in_the_catalogue(
    qtbot: QtBot, hall: Hall, context: Context
) -> None:
    course = list(hall.courses.values())[2]
    past = TODAY - timedelta(days=400)
    review_course(hall.workspace, course, past, "Ann Example", TODAY - timedelta(days=20))
    page = SessionsPage()
    qtbot.addWidget(page)
    page.show()
    page.refresh(context)
    page.tabs.setCurrentWidget(page.needs)
    assert "▲ Review overdue." in words(page.needs.detail)
    menus = [each for each in page.needs.detail.findChildren(QMenu) if each.actions()]
    menus[0].actions()[0].trigger()
    assert page.tabs.currentWidget() is page.courses
    assert page.courses.panel.course_id == course


@pytest.mark.parametrize("paper", QualityPaper)
def test_the_report_and_the_plan_are_shown_to_print_or_saved_as_workbooks(
    tab: NeedsTab,
    paper: QualityPaper,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    path = tmp_path / paper.value
    if path.suffix == ".pdf":
        tab.papers[paper].click()
        assert save_shown(alerts, path).read_bytes().startswith(b"%PDF")
    else:
        alerts.files.append(path)
        tab.papers[paper].click()
        assert path.read_bytes().startswith(b"PK")
        assert shell.saved_files == [(path,)]


def test_giving_up_the_name_writes_nothing(
    tab: NeedsTab, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    alerts.files.append(None)
    tab.papers[QualityPaper.PLAN_BOOK].click()
    assert shell.saved_files == []


def test_a_need_that_is_noted_is_read_anew_by_the_pages_that_list_it(hall: Hall) -> None:
    _, changes = raise_need(hall.workspace, NeedDetails(NeedKind.GAP, "No evening course", TODAY))
    assert changes.areas
    assert changes.areas <= NeedsTab.areas & SessionsPage.areas
