"""Ticking in who came, as the window does it."""

from io import BytesIO

from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sgdesk.services.file.undo import undo
from sgdesk.services.people.people import PersonDetails, add_person, change_person, person_view
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.services.sessions.bookings import book
from sgdesk.services.sessions.papers import sign_in_sheet_pdf
from sgdesk.services.sessions.sessions import session_lines
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.people.person.sections import missed_items
from sgdesk.ui.people.recording.course_reason_dialog import CourseReasonDialog
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.sessions.tick_model import Tick
from tests.factories import TODAY
from tests.services.hall import Hall
from tests.ui.conftest import RecordingShell
from tests.ui.sessions.conftest import COURSE
from tests.ui.sessions.shown import BEFORE, Show


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


def test_after_ticking_in_the_ways_to_forms_and_certificates_are_there(
    hall: Hall, show: Show, shell: RecordingShell
) -> None:
    held = hall.hold(COURSE, TODAY)
    panel = show().sessions.panel
    panel.forms_button.click()
    panel.certificates_button.click()
    assert [place for place, _ in shell.visits] == [Place.EVALUATION, Place.CERTIFICATES]
    assert shell.visits[0][1] == Wanted(session=held)


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
