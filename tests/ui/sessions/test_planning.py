"""Planning, changing and cancelling a session, as the window does it."""

from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.sessions.session import SessionState
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses.courses import add_course, withdraw_course
from sgdesk.services.courses.trainers import add_trainer, withdraw_trainer
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.sessions.bookings import book
from sgdesk.services.sessions.sessions import session_lines
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.courses.catalogue.course_dialog import CourseDialog
from sgdesk.ui.courses.trainers.dialogs import TrainerDialog
from sgdesk.ui.places import Wanted
from sgdesk.ui.sessions.page import SessionsPage
from sgdesk.ui.sessions.plan_dialog import SessionDialog
from sgdesk.ui.sessions.small_dialogs import CancelSessionDialog
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell
from tests.ui.sessions.conftest import COURSE
from tests.ui.sessions.shown import AHEAD, BEFORE, Show


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
