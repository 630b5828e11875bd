"""Planning, booking and ticking in, as the window shows them."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.organisation.settings import FOLLOW_GATE
from sgdesk.domain.sessions.session import SessionState
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses.courses import add_course, withdraw_course
from sgdesk.services.courses.trainers import add_trainer, withdraw_trainer
from sgdesk.services.file.undo import undo
from sgdesk.services.forms.preparing import SPARE_FORMS
from sgdesk.services.organisation.organisation import change_settings
from sgdesk.services.people.people import PersonDetails, add_person, change_person, person_view
from sgdesk.services.people.roles import add_role
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.services.sessions.bookings import book
from sgdesk.services.sessions.papers import sign_in_sheet_pdf
from sgdesk.services.sessions.sessions import session_lines, session_view
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.courses.catalogue.course_dialog import CourseDialog
from sgdesk.ui.courses.trainers.dialogs import TrainerDialog
from sgdesk.ui.people.person.sections import missed_items
from sgdesk.ui.people.recording.course_reason_dialog import CourseReasonDialog
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.sessions.page import SessionsPage
from sgdesk.ui.sessions.plan_dialog import SessionDialog
from sgdesk.ui.sessions.small_dialogs import CancelSessionDialog, GiveBackDialog
from sgdesk.ui.sessions.tick_model import Tick
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import Note, ScrollPage
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell
from tests.ui.papers import save_shown, shown_papers
from tests.ui.sessions.conftest import COURSE

Show = Callable[..., SessionsPage]
AHEAD = TODAY + timedelta(days=9)
BEFORE = TODAY - timedelta(days=9)
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


def test_a_session_is_cancelled_with_a_reason_only(hall: Hall, show: Show) -> None:
    hall.plan(COURSE, AHEAD)
    page = show()
    page.sessions.panel.cancel_button.click()
    dialog = page.findChildren(CancelSessionDialog)[0]
    dialog.verb.click()
    assert dialog.isVisible()
    dialog.reason.setText("The hall is flooded")
    dialog.verb.click()
    assert "The hall is flooded" in show().sessions.panel._about.text()


def test_what_cannot_be_saved_is_said_and_what_was_typed_stays(hall: Hall, show: Show) -> None:
    hall.plan(COURSE, AHEAD, capacity=10)
    page = show()
    page.sessions.panel.change_button.click()
    dialog = page.findChildren(SessionDialog)[0]
    dialog.capacity.setText("twelve")
    dialog.ends.edit.setText("half past")
    dialog.verb.click()
    assert "Enter a number of places" in dialog.form.summary.accessibleName()
    assert "is not a time of day" in dialog.form.summary.accessibleName()
    dialog.capacity.setText("12")
    dialog.ends.edit.setText("")
    dialog.verb.click()
    assert session_lines(hall.workspace)[0].capacity == 12


def test_a_change_keeps_a_trainer_who_is_off_the_list_since(hall: Hall, show: Show) -> None:
    trainer, _ = add_trainer(hall.workspace, TrainerDetails("Tess Trainer"))
    hall.plan(COURSE, BEFORE, trainer_ids=(trainer,))
    withdraw_trainer(hall.workspace, trainer, TODAY - timedelta(days=1))
    page = show()
    page.sessions.panel.change_button.click()
    dialog = page.findChildren(SessionDialog)[0]
    dialog.place.setText("The other hall")
    dialog.verb.click()
    assert session_lines(hall.workspace)[0].trainers == ("Tess Trainer",)


def _plan(page: SessionsPage) -> SessionDialog:
    page.sessions._plan()
    dialog = page.findChildren(SessionDialog)[0]
    dialog.course.setCurrentIndex(0)
    dialog.day.set_value(AHEAD)
    return dialog


def test_two_sittings_of_an_evening_are_planned_in_one_go(hall: Hall, show: Show) -> None:
    dialog = _plan(page := show())
    assert dialog.later_starts is not None and dialog.later_ends is not None
    assert not dialog.later_starts.isVisible()
    dialog.again.button.click()
    assert dialog.focusWidget() is dialog.later_starts.edit
    dialog.starts.edit.setText("7pm")
    dialog.ends.edit.setText("8.15pm")
    dialog.later_ends.edit.setText("9.45pm")
    dialog.verb.click()
    assert "Say when the second sitting begins" in dialog.form.summary.accessibleName()
    dialog.later_starts.edit.setText("8.30pm")
    dialog.verb.click()
    lines = session_lines(hall.workspace)
    assert sorted(each.starts_at for each in lines) == ["19:00", "20:30"]
    assert {each.held_on for each in lines} == {AHEAD}
    page.refresh(page.context)
    model = page.sessions.table.model()
    shown = sorted(str(model.index(row, 0).data())[-5:] for row in range(2))
    assert shown == ["19:00", "20:30"]


def test_what_few_need_is_folded_away_until_it_is_wanted_or_wrong(hall: Hall, show: Show) -> None:
    dialog = _plan(show())
    assert not dialog.more.is_open and not dialog.cost.isVisible()
    dialog.cost.setText("twelve")
    dialog.verb.click()
    assert dialog.more.is_open and dialog.cost.isVisible()
    dialog.cost.setText("")
    dialog.language.setText("Urdu")
    dialog.on_sheet.setChecked(True)
    dialog.verb.click()
    page = show()
    assert "in Urdu" in page.sessions.panel._about.text()
    page.sessions.panel.change_button.click()
    changing = page.findChildren(SessionDialog)[-1]
    assert changing.more.is_open and changing.language.text() == "Urdu"
    assert changing.on_sheet.isChecked() and not changing.on_certificate.isChecked()


def test_a_trainer_is_added_while_planning_and_chosen(hall: Hall, show: Show) -> None:
    dialog = _plan(show())
    dialog.add_trainer.click()
    (adding,) = dialog.findChildren(TrainerDialog)
    adding.name.setEditText("Tess Trainer")
    adding.verb.click()
    assert dialog.lead.currentText() == "Tess Trainer"
    dialog.verb.click()
    assert session_lines(hall.workspace)[0].trainers == ("Tess Trainer",)


def test_those_chosen_stay_chosen_and_are_chosen_in_one_go(hall: Hall, show: Show) -> None:
    hall.plan(COURSE, AHEAD)
    view = show().sessions.panel.candidates
    view.table.selectAll()
    told: list[object] = []
    view.table.selectionModel().selectionChanged.connect(lambda *_: told.append(None))
    view.everybody.click()
    assert len(view._chosen()) == len(hall.people)
    assert len(told) == 1


def test_ticked_late_by_keys_it_is_dated_by_its_day_under_the_new_name(
    hall: Hall, show: Show
) -> None:
    number = hall.plan(COURSE, BEFORE)
    book(hall.workspace, number, hall.people[:2])
    change_person(hall.workspace, hall.people[0], PersonDetails("Ada", "Newname"))
    panel = show(Wanted(session=number, action="tick")).sessions.panel
    grid = panel.sheet.grid
    names = [grid.model().index(row, 0).data() for row in range(2)]
    assert "Ada Newname" in names
    for _ in range(2):
        QTest.keyClick(grid, Qt.Key.Key_Space)
    QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (entry,) = person_view(hall.workspace, hall.people[0]).training
    assert entry.row.completed_on == BEFORE
    assert "2 people have the training" in panel.done._label.text()


def test_a_session_of_which_some_are_not_ticked_is_partly_ticked_in(hall: Hall, show: Show) -> None:
    number = hall.plan(COURSE, BEFORE)
    book(hall.workspace, number, hall.people[:2])
    marks = [Mark(hall.people[0], attended=True), Mark(hall.people[1], attended=True)]
    mark_attendance(hall.workspace, number, marks[:1])
    panel = show(Wanted(session=number)).sessions.panel
    assert "Partly ticked in" in panel._when.text()

    mark_attendance(hall.workspace, number, marks)
    show()

    assert "✓ Ticked in" in panel._when.text()


def test_what_came_of_ticking_in_is_said_until_it_is_taken_back(hall: Hall, show: Show) -> None:
    number = hall.plan(COURSE, BEFORE)
    book(hall.workspace, number, hall.people[:2])
    panel = show(Wanted(session=number, action="tick")).sessions.panel
    panel.sheet.model.all_came()
    panel.sheet.save()
    show()
    show()
    assert panel.done.isVisibleTo(panel)

    undo(hall.workspace)
    show()

    assert not panel.done.isVisibleTo(panel)


def test_an_empty_sheet_says_whom_to_put_on_it_and_a_ticked_one_what_a_change_does(
    hall: Hall, show: Show
) -> None:
    number = hall.plan(COURSE, BEFORE)
    sheet = show(Wanted(session=number, action="tick")).sessions.panel.sheet
    assert sheet.intro.text().startswith("Nobody is on the sheet yet.")
    sheet.who.choose(hall.people[0])
    sheet.add_button.click()
    assert sheet.intro.text().startswith("Y: came")
    held = hall.hold(COURSE, TODAY)
    sheet = show(Wanted(session=held, action="tick")).sessions.panel.sheet
    assert sheet.intro.text().endswith("What you change now changes the training that stands.")


def test_one_key_a_person_and_on_to_the_next(hall: Hall, show: Show) -> None:
    number = hall.plan(COURSE, BEFORE)
    book(hall.workspace, number, hall.people)
    sheet = show(Wanted(session=number, action="tick")).sessions.panel.sheet
    grid = sheet.grid
    QTest.keyClick(grid, Qt.Key.Key_Y)
    assert grid.currentIndex().row() == 1
    QTest.keyClick(grid, Qt.Key.Key_N)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_2)
    assert grid.currentIndex().row() == 2
    QTest.keyClick(grid, Qt.Key.Key_Up)
    QTest.keyClick(grid, Qt.Key.Key_Y)
    assert grid.currentIndex().row() == 2
    assert [sheet.model.tick_at(row) for row in (0, 1)] == [Tick(attended=True)] * 2


def test_a_key_on_the_last_line_stays_there_and_presses_nothing(hall: Hall, show: Show) -> None:
    number = hall.plan(COURSE, BEFORE)
    book(hall.workspace, number, hall.people)
    sheet = show(Wanted(session=number, action="tick")).sessions.panel.sheet
    for _ in range(len(hall.people) + 3):
        QTest.keyClick(sheet.grid, Qt.Key.Key_Space)
    assert sheet.grid.hasFocus()
    assert sheet.model.unsaved() == len(hall.people)
    assert session_lines(hall.workspace)[0].attended == 0


def test_all_came_asks_by_name_where_they_are_many(
    hall: Hall, show: Show, alerts: RecordingAlerts
) -> None:
    number = hall.plan(COURSE, BEFORE)
    many = [add_person(hall.workspace, PersonDetails(f"Fay{n:02}", "Sample"))[0] for n in range(21)]
    book(hall.workspace, number, many)
    sheet = show(Wanted(session=number, action="tick")).sessions.panel.sheet
    alerts.answers.extend([False, True])
    sheet.all_button.click()
    assert sheet.model.unsaved() == 0
    assert len(alerts.asked[0].names) == 21
    assert alerts.asked[0].do_it == "Tick 21 people"
    sheet.all_button.click()
    assert sheet.model.unsaved() == 21


def test_cancelling_for_many_asks_by_name(hall: Hall, show: Show, alerts: RecordingAlerts) -> None:
    number = hall.plan(COURSE, TODAY + timedelta(days=9), capacity=30)
    many = [add_person(hall.workspace, PersonDetails(f"Fay{n:02}", "Sample"))[0] for n in range(21)]
    book(hall.workspace, number, many)
    panel = show(Wanted(session=number)).sessions.panel
    panel.cancel_button.click()
    (dialog,) = panel.findChildren(CancelSessionDialog)
    dialog.reason.setText("Snow")
    alerts.answers.append(False)
    dialog.verb.click()
    assert len(alerts.asked[0].names) == 21
    assert session_lines(hall.workspace)[0].state is SessionState.PLANNED
    dialog.drop()


def test_an_absence_without_a_reason_is_not_saved(hall: Hall, show: Show) -> None:
    number = hall.plan(COURSE, BEFORE)
    book(hall.workspace, number, hall.people[:1])
    panel = show(Wanted(session=number, action="tick")).sessions.panel
    QTest.keyClick(panel.sheet.grid, Qt.Key.Key_N)
    panel.sheet.save()
    assert "did not come" in panel.sheet.problem.accessibleName()
    assert session_lines(hall.workspace)[0].did_not_attend == 0


def test_unsaved_ticks_are_asked_about_on_leaving(
    hall: Hall, show: Show, alerts: RecordingAlerts
) -> None:
    number = hall.plan(COURSE, BEFORE)
    book(hall.workspace, number, hall.people[:1])
    page = show(Wanted(session=number, action="tick"))
    assert page.may_leave()
    QTest.keyClick(page.sessions.panel.sheet.grid, Qt.Key.Key_Space)
    assert not page.may_leave()
    assert alerts.choices[-1].ways == ("Save and go on", "Drop it")
    went_on: list[int] = []
    alerts.ways.append(0)
    assert not page.may_leave(lambda: went_on.append(1))
    assert went_on == [1]
    assert session_lines(hall.workspace)[0].attended == 1
    assert page.unsaved() is None


def test_ticks_that_are_dropped_are_gone_when_one_comes_back(
    hall: Hall, show: Show, alerts: RecordingAlerts
) -> None:
    number = hall.plan(COURSE, BEFORE)
    book(hall.workspace, number, hall.people[:1])
    page = show(Wanted(session=number, action="tick"))
    sheet = page.sessions.panel.sheet
    QTest.keyClick(sheet.grid, Qt.Key.Key_Y)
    alerts.ways.append(1)
    assert page.may_leave()
    assert sheet.model.tick_at(0) is None
    assert page.may_leave()


def test_what_cannot_be_saved_yet_keeps_the_page(
    hall: Hall, show: Show, alerts: RecordingAlerts
) -> None:
    number = hall.plan(COURSE, BEFORE)
    book(hall.workspace, number, hall.people[:1])
    page = show(Wanted(session=number, action="tick"))
    sheet = page.sessions.panel.sheet
    QTest.keyClick(sheet.grid, Qt.Key.Key_N)
    went_on: list[int] = []
    alerts.ways.append(0)
    assert not page.may_leave(lambda: went_on.append(1))
    assert not went_on
    assert "did not come" in sheet.problem.accessibleName()


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


def test_after_ticking_in_the_ways_to_forms_and_certificates_are_there(
    hall: Hall, show: Show, shell: RecordingShell
) -> None:
    held = hall.hold(COURSE, TODAY)
    panel = show().sessions.panel
    panel.forms_button.click()
    panel.certificates_button.click()
    assert [place for place, _ in shell.visits] == [Place.EVALUATION, Place.CERTIFICATES]
    assert shell.visits[0][1] == Wanted(session=held)


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


def test_a_plenary_group_over_25_asks_for_its_reason(
    qtbot: QtBot, tmp_path: Path, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    """Hartlepool and Stockton-on-Tees, appendix 1, standard 3."""
    hall = make_hall(tmp_path, "hsscp", TODAY)
    hall.plan(next(iter(hall.courses)), AHEAD, capacity=25)
    page = SessionsPage()
    qtbot.addWidget(page)
    page.show()
    page.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell))
    page.sessions.panel.change_button.click()
    dialog = page.findChildren(SessionDialog)[0]
    assert dialog.reason.isHidden()
    dialog.capacity.setText("40")
    assert not dialog.reason.isHidden()
    dialog.verb.click()
    assert "needs a reason" in dialog.form.summary.accessibleName()
    dialog.reason.setText("Two trainers and small tables")
    dialog.verb.click()
    assert session_lines(hall.workspace)[0].capacity == 40
    hall.workspace.close()


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


def test_a_session_of_a_course_out_of_use_can_still_be_changed(hall: Hall, show: Show) -> None:
    hall.plan(COURSE, AHEAD)
    withdraw_course(hall.workspace, hall.courses[COURSE], BEFORE)
    page = show()
    page.sessions.panel.change_button.click()
    dialog = page.findChildren(SessionDialog)[0]
    dialog.place.setText("Vestry")
    dialog.verb.click()
    (line,) = session_lines(hall.workspace)
    assert (line.place, line.course_id) == ("Vestry", hall.courses[COURSE])


def test_why_somebody_did_not_come_is_said_from_the_session(hall: Hall, show: Show) -> None:
    number = hall.plan(COURSE, BEFORE)
    ann, bo = hall.people[:2]
    book(hall.workspace, number, [ann, bo])
    view = show(Wanted(session=number)).sessions.panel.bookings
    assert view.why_button.isHidden()
    marks = [Mark(ann, attended=True), Mark(bo, attended=False, reason="no_transport")]
    mark_attendance(hall.workspace, number, marks)
    page = show(Wanted(session=number))
    page.sessions.panel.tabs.setCurrentWidget(view)
    names = [row.person_id for row in view._model.rows]
    view.table.selectRow(names.index(ann))
    assert not view.why_button.isEnabled()
    view.table.selectRow(names.index(bo))
    view.why_button.click()
    (dialog,) = page.findChildren(CourseReasonDialog)
    assert dialog.accessibleName() == "Why Bo Sample did not come to Right Help, Right Time"
    assert not dialog.course.isVisible()
    dialog.boxes.reason.setCurrentText("Other")
    dialog.verb.click()
    assert "Say in a few words" in dialog.form.summary.accessibleName()
    dialog.boxes.reason.setCurrentText("Barrier to access")
    dialog.verb.click()
    (said,) = person_view(hall.workspace, bo).course_reasons
    assert (said.row.reason, said.row.requirement) == ("barrier", "")


def test_the_sheet_on_screen_goes_row_by_row_with_the_one_on_paper(hall: Hall, show: Show) -> None:
    number = hall.plan(COURSE, BEFORE)
    named = [("Żanna", "Łukasz"), ("Piet", "van der Berg"), ("Luz", "Zamora"), ("Zoe", "Álvarez")]
    people = [
        add_person(hall.workspace, PersonDetails(given, family))[0] for given, family in named
    ]
    book(hall.workspace, number, [*hall.people, *people])
    model = show(Wanted(session=number, action="tick")).sessions.panel.sheet.model
    shown = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    pages = PdfReader(BytesIO(sign_in_sheet_pdf(hall.workspace, number))).pages
    paper = " ".join(page.extract_text() for page in pages).replace("\n", " ")
    spoken = {f"{family}, {given}": f"{given} {family}" for given, family in named}
    at = {spoken[filed]: paper.index(filed) for filed in spoken}
    assert [name for name in shown if name in at] == sorted(at, key=lambda name: at[name])
    assert shown[0] == "Zoe Álvarez"
    assert shown[-1] == "Luz Zamora"
    vertical = Qt.Orientation.Vertical
    assert [model.headerData(row, vertical) for row in (0, 1)] == ["1", "2"]


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


def test_why_somebody_did_not_come_stands_on_their_page(hall: Hall, show: Show) -> None:
    number = hall.plan(COURSE, BEFORE)
    book(hall.workspace, number, hall.people[:1])
    mark_attendance(hall.workspace, number, [Mark(hall.people[0], attended=False, reason="work")])
    (missed,) = person_view(hall.workspace, hall.people[0]).missed
    assert (missed.held_on, missed.reason) == (BEFORE, "work")
    (item,) = missed_items(person_view(hall.workspace, hall.people[0]))
    assert item.title.startswith("Did not come: ")
    assert "work or family came first" in " ".join(item.notes)


def test_after_the_last_tick_it_is_said_that_the_sheet_is_to_be_saved(
    hall: Hall, show: Show
) -> None:
    number = hall.plan(COURSE, BEFORE)
    book(hall.workspace, number, hall.people[:2])
    sheet = show(Wanted(session=number, action="tick")).sessions.panel.sheet
    QTest.keyClick(sheet.grid, Qt.Key.Key_Y)
    assert "save the sheet" not in sheet.count.text()
    QTest.keyClick(sheet.grid, Qt.Key.Key_Y)
    assert "Not saved yet: save the sheet." in sheet.count.text()
    button, grid = (each.mapTo(sheet, QPoint(0, 0)) for each in (sheet.save_button, sheet.grid))
    assert button.y() < grid.y()
    sheet.save_button.setFocus()
    sheet.save_button.click()
    assert sheet.window().focusWidget() is sheet.grid
    assert "save the sheet" not in sheet.count.text()


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


def test_a_course_that_somebody_else_gives_is_said_with_the_way_to_one_of_our_own(
    hall: Hall, show: Show
) -> None:
    theirs = CourseDetails("Board evening", is_own=False, provider="The Board")
    number, _ = add_course(hall.workspace, theirs, ("level1",))
    dialog = _plan(page := show())
    assert not dialog.theirs.isVisible()
    dialog.course.setCurrentIndex(dialog.course.findData(number))
    assert dialog.theirs.text().startswith("The Board gives Board evening. For an evening of your")
    dialog.theirs.chosen.emit()
    adding = page.findChildren(CourseDialog)[0]
    adding.course_title.setText("Our own evening")
    adding.verb.click()
    assert dialog.course.currentText().startswith("Our own evening")
    assert not dialog.theirs.isVisible()
