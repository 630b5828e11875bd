"""The page of the sessions: what is listed, who is booked, and the papers."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sgdesk.domain.organisation.settings import FOLLOW_GATE
from sgdesk.services.forms.preparing import SPARE_FORMS
from sgdesk.services.organisation.organisation import change_settings
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.sessions.bookings import book
from sgdesk.services.sessions.sessions import session_lines, session_view
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.places import Wanted
from sgdesk.ui.sessions.page import SessionsPage
from sgdesk.ui.sessions.plan_dialog import SessionDialog
from sgdesk.ui.sessions.small_dialogs import GiveBackDialog
from sgdesk.ui.widgets import Note, ScrollPage
from tests.factories import TODAY
from tests.services.hall import Hall
from tests.ui.conftest import RecordingShell
from tests.ui.papers import save_shown, shown_papers
from tests.ui.sessions.conftest import COURSE
from tests.ui.sessions.shown import AHEAD, BEFORE, Show

PAGE_OF_1366_BY_700 = QSize(1211, 605)
"""What the frame leaves of a screen of 1366 × 768 with a bar of tasks."""


def listed(page: SessionsPage) -> list[int]:
    return [each.id for each in page.sessions._model.rows]


def test_without_a_session_the_page_says_what_belongs_here(show: Show) -> None:
    page = show()
    assert page.sessions.empty.isVisible()
    assert not page.sessions.table.isVisible()


def test_what_is_to_be_ticked_in_stands_first_then_what_comes_next(hall: Hall, show: Show) -> None:
    held = hall.hold(COURSE, TODAY)
    late = hall.plan(COURSE, AHEAD + timedelta(days=3))
    soon = hall.plan(COURSE, AHEAD)
    over = hall.plan(COURSE, BEFORE)
    assert listed(show()) == [over, soon, late, held]


def test_the_way_here_opens_the_session_that_was_asked_for(hall: Hall, show: Show) -> None:
    hall.plan(COURSE, AHEAD)
    over = hall.plan(COURSE, BEFORE)
    book(hall.workspace, over, hall.people)
    page = show(Wanted(session=over, action="tick"))
    panel = page.sessions.panel
    assert panel.session_id == over
    assert panel.tabs.currentWidget() is panel.sheet


def test_who_is_due_is_listed_and_booked_until_the_places_are_gone(hall: Hall, show: Show) -> None:
    number = hall.plan(COURSE, AHEAD, capacity=3)
    page = show()
    view = page.sessions.panel.candidates
    assert len(view._model.rows) == len(hall.people) == 4
    view.table.selectAll()
    assert "1 will go on the waiting list" in view.note.text()
    view.book_button.click()
    (line,) = session_lines(hall.workspace)
    assert (line.booked, line.waiting) == (3, 1)
    assert "3 are booked." in page.sessions.panel.done._label.text()
    assert session_view(hall.workspace, number).line.free == 0


def test_whoever_has_a_place_on_the_other_sitting_is_not_asked_to_this_one(
    hall: Hall, show: Show
) -> None:
    first = hall.plan(COURSE, AHEAD, starts_at="6pm", ends_at="7pm")
    book(hall.workspace, first, hall.people[:3])
    hall.plan(COURSE, AHEAD, starts_at="7.30pm", ends_at="8.30pm")
    page = show()
    page.sessions.table.selectRow(1)
    view = page.sessions.panel.candidates
    assert [row.person_id for row in view._model.rows] == [hall.people[3]]
    assert page.sessions.panel.tabs.tabText(0) == "Who should come (1)"
    view.everybody.setChecked(True)
    assert len(view._model.rows) == len(hall.people)


def test_the_screen_that_a_group_looks_at_shows_no_address_of_two_of_one_name(
    hall: Hall, show: Show
) -> None:
    number = hall.plan(COURSE, TODAY)
    details = PersonDetails("Ada", "Sample", email="other@example.org")
    add_person(hall.workspace, details, hall.role, TODAY)
    twin, _ = add_person(hall.workspace, details, hall.role, TODAY)
    book(hall.workspace, number, [hall.people[0], twin])
    sheet = show(Wanted(session=number, action="tick")).sessions.panel.sheet
    shown = [sheet.model.index(row, 0).data() for row in range(2)]
    assert shown == ["Ada Sample (Helper, 1)", "Ada Sample (Helper, 2)"]
    offered = [name for _, name in sheet._people if "Ada Sample" in name]
    assert len(offered) == len(set(offered)) == 3
    assert not any("@" in name for name in offered)


def test_somebody_else_of_one_name_is_told_apart_by_role_and_by_no_address(
    hall: Hall, show: Show
) -> None:
    hall.plan(COURSE, AHEAD)
    cook, _ = add_role(hall.workspace, "Cook", None, ())
    add_person(hall.workspace, PersonDetails("Ada", "Sample", email="x@example.org"), cook)
    who = show().sessions.panel.candidates.who
    offered = [who.itemText(at) for at in range(who.count()) if "Ada" in who.itemText(at)]
    assert sorted(offered) == ["Ada Sample (Cook)", "Ada Sample (Helper)"]


def test_somebody_who_is_not_due_can_be_booked_by_name(hall: Hall, show: Show) -> None:
    hall.plan(COURSE, AHEAD)
    add_person(hall.workspace, PersonDetails("Guest", "Example"))
    view = show().sessions.panel.candidates
    view.who.setEditText("guest example")
    view.who_button.click()
    (line,) = session_lines(hall.workspace)
    assert line.booked == 1
    view.who.setEditText("Nobody At All")
    view.who_button.click()
    assert "Add them there first" in view.note.text()


def test_a_place_given_back_goes_to_whoever_waits(
    hall: Hall, show: Show, shell: RecordingShell
) -> None:
    number = hall.plan(COURSE, AHEAD, capacity=3)
    book(hall.workspace, number, hall.people)
    page = show()
    bookings = page.sessions.panel.bookings
    bookings.table.selectRow(0)
    QTest.keyClick(bookings.table, Qt.Key.Key_Delete)
    dialog = page.findChildren(GiveBackDialog)[0]
    dialog.verb.click()
    (line,) = session_lines(hall.workspace)
    assert (line.booked, line.waiting) == (3, 0)
    assert "moved up from the waiting list" in page.sessions.panel.done._label.text()


def test_in_the_past_nothing_can_be_changed(hall: Hall, show: Show) -> None:
    hall.hold(COURSE, TODAY)
    hall.plan(COURSE, BEFORE)
    page = show(as_at=BEFORE)
    panel = page.sessions.panel
    panel.candidates.everybody.setChecked(True)
    panel.candidates.table.selectAll()
    assert panel.candidates._chosen()
    off = (
        page.sessions.plan_button,
        panel.change_button,
        panel.cancel_button,
        panel.candidates.book_button,
        panel.bookings.give_back_button,
        panel.sheet.save_button,
    )
    assert not [each.text() for each in off if each.isEnabled()]


def test_papers_are_saved_where_they_are_wanted(
    hall: Hall, show: Show, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    number = hall.plan(COURSE, AHEAD)
    book(hall.workspace, number, hall.people)
    panel = show().sessions.panel
    panel.sheet_button.click()
    (dialog,) = shown_papers()
    assert re.fullmatch(
        r"sign-in-sheet-st-examples-[a-z].*-\d{4}-\d\d-\d\d\.pdf", dialog._paper.file_name
    )
    path = save_shown(alerts, tmp_path / "sheet.pdf")
    assert path.read_bytes().startswith(b"%PDF")
    wanted = [tmp_path / name for name in ("invitation.eml", "session.ics")]
    alerts.files.extend(wanted)
    for button in (panel.invite_button, panel.calendar_button):
        button.click()
        panel.done.open_button.click()
    assert alerts.shown == wanted
    assert b"BEGIN:VCALENDAR" in wanted[1].read_bytes()
    panel.done.folder_button.click()
    assert alerts.found == wanted[1:]


def test_the_forms_that_certificates_wait_for_are_printed_beside_the_sign_in_sheet(
    hall: Hall, show: Show, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    number = hall.plan(COURSE, AHEAD)
    book(hall.workspace, number, hall.people[:2])
    panel = show().sessions.panel
    assert not panel.forms_ahead.isHidden()
    panel.forms_ahead.click()
    save_shown(alerts, tmp_path / "forms.pdf")
    content = (tmp_path / "forms.pdf").read_bytes()
    assert len(PdfReader(BytesIO(content)).pages) == 2 + SPARE_FORMS
    change_settings(hall.workspace, {FOLLOW_GATE: "no"})
    show()
    assert panel.forms_ahead.isHidden()


def test_the_forms_of_a_session_that_is_ticked_in_are_with_evaluation_alone(
    hall: Hall, show: Show
) -> None:
    hall.hold(COURSE, TODAY)
    panel = show().sessions.panel
    assert panel.forms_ahead.isHidden()
    assert not panel.forms_button.isHidden()


def test_f1_leads_to_the_guide_of_the_open_tab(show: Show) -> None:
    page = show()
    assert page.guide_topic() == "sessions"
    page.tabs.setCurrentWidget(page.courses)
    assert page.guide_topic() == "courses"


def test_the_way_to_a_course_opens_the_catalogue_at_it(hall: Hall, show: Show) -> None:
    page = show(Wanted(course=hall.courses[COURSE]))
    assert page.tabs.currentWidget() is page.courses
    assert page.courses.panel.course_id == hall.courses[COURSE]
    assert show(Wanted(action="needs")).tabs.currentWidget() is page.needs


def test_more_than_twenty_are_asked_about_before_they_are_booked(
    hall: Hall, show: Show, alerts: RecordingAlerts
) -> None:
    hall.plan(COURSE, AHEAD)
    for number in range(20):
        add_person(hall.workspace, PersonDetails(f"Person {number}", "Example"), hall.role)
    view = show().sessions.panel.candidates
    view.table.selectAll()
    alerts.answers.append(False)
    view.book_button.click()
    assert len(alerts.asked[-1].names) == 24
    assert session_lines(hall.workspace)[0].booked == 0


def test_on_a_small_screen_the_list_of_a_step_scrolls_and_not_the_panel_round_it_too(
    hall: Hall, show: Show
) -> None:
    number = hall.plan(COURSE, BEFORE)
    book(hall.workspace, number, hall.people)
    page = show(Wanted(session=number, action="tick"))
    page.resize(PAGE_OF_1366_BY_700)
    panel = page.sessions.panel
    around = next(each for each in page.findChildren(ScrollPage) if each.isAncestorOf(panel))
    for place in range(panel.tabs.count()):
        panel.tabs.setCurrentIndex(place)
        QApplication.processEvents()
        assert around.verticalScrollBar().maximum() == 0, panel.tabs.tabText(place)


def test_that_a_form_comes_before_the_certificate_is_said_with_the_session(
    hall: Hall, show: Show
) -> None:
    hall.plan(COURSE, AHEAD)
    page = show()
    panel = page.sessions.panel
    assert "wait for the evaluation form" in panel.forms_first.text()
    assert "Herefordshire" in panel.forms_first.text()
    page.sessions.plan_button.click()
    (dialog,) = page.findChildren(SessionDialog)
    said = [each.text() for each in dialog.findChildren(Note)]
    assert any("wait for the evaluation form" in each for each in said)
    dialog.reject()
    change_settings(hall.workspace, {FOLLOW_GATE: "no"})
    show()
    assert panel.forms_first.isHidden()
