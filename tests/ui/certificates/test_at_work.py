"""Certificates as a person works with them: refused, in the past, for reading, with any name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sgdesk.domain.certificates.certificate import CertificateState, CheckResult, WaitingFor
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.certificates.issuing import CertificateLine, issue_certificates, revoke
from sgdesk.services.certificates.register import check_number, register
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.typing_in import find_form
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.people.people import PersonDetails, change_person
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.certificates.dialogs import CheckDialog, ReissueDialog, RevokeDialog
from sgdesk.ui.certificates.page import CertificatesPage
from sgdesk.ui.certificates.waiting import way_on
from sgdesk.ui.context import Context
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.person.person_dialogs import PersonDetailsDialog
from sgdesk.ui.places import DETAILS, Place, Wanted
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import Note, UndoBar
from tests.factories import TODAY, dump
from tests.services.hall import make_hall
from tests.ui.conftest import RecordingShell
from tests.ui.papers import close_shown, save_shown, shown_papers
from tests.ui.reading import NAMES, for_reading, on_top, under, usable
from tests.ui.waiting import WaitingTasks

WRITING = {"Issue all that are ready", "Issue again …", "Revoke …"}


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> CertificatesPage:
    """Both certificates are issued, Ada's and Bob's."""
    issue_certificates(context.workspace)
    made = CertificatesPage()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.refresh(context)
    return made


@pytest.fixture
def reading(workspace: Workspace) -> Iterator[Workspace]:
    with for_reading(workspace) as opened:
        yield opened


def one_more(workspace: Workspace) -> None:
    """Cy did the induction too, and the certificate is ready."""
    course = next(each.id for each in course_choices(workspace) if each.is_own)
    day = TODAY - timedelta(days=9)
    record_training(workspace, [3], TrainingDetails(course, day, provider="in-house"))


def chosen(page: CertificatesPage, *rows: int) -> None:
    """Tick these rows alone and stay on the last; without any nobody is on a row either."""
    model = page._issued_table.selectionModel()
    model.clear()
    if rows:
        page._issued_table.point_at(rows[-1])
    for row in rows:
        model.select(
            page._issued.index(row, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )


def test_today_everything_can_be_done_with_one_that_stands(
    page: CertificatesPage, workspace: Workspace
) -> None:
    one_more(workspace)
    page.refresh(page.context)

    assert usable(page) >= WRITING


def test_in_the_past_nothing_is_issued_replaced_or_revoked_but_a_copy_can_be_had(
    page: CertificatesPage, workspace: Workspace, context: Context
) -> None:
    one_more(workspace)
    earlier = TODAY - timedelta(days=1)
    page.refresh(Context(workspace, context.tasks, context.alerts, context.shell, earlier))

    assert not usable(page) & WRITING
    assert {"Print …", "Check a number …"} <= usable(page)


def test_a_file_open_for_reading_offers_no_writing(
    page: CertificatesPage, reading: Workspace, context: Context
) -> None:
    one_more(context.workspace)
    page.refresh(Context(reading, context.tasks, context.alerts, context.shell))

    assert not usable(page) & WRITING
    assert {"Print …", "Check a number …"} <= usable(page)


def test_the_past_says_why_nothing_can_be_changed(window: MainWindow, workspace: Workspace) -> None:
    issue_certificates(workspace)
    window.navigate(Place.CERTIFICATES)

    window.go_to_day(TODAY - timedelta(days=1))

    assert window._banner._label.text() == (
        "You are looking at 30 March 2026. Nothing can be changed here."
    )
    assert not usable(window) & WRITING
    window.go_to_day(None)
    assert not window._banner.isVisible()


def test_of_several_only_a_pdf_can_be_had_and_it_holds_a_page_each(
    page: CertificatesPage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    chosen(page, 0, 1)
    assert usable(page) & {"Issue again …", "Revoke …", "Print …"} == {"Print …"}

    page._print.click()

    path = save_shown(alerts, tmp_path / "certificates.pdf")
    assert len(pypdf.PdfReader(path).pages) == 2


def test_one_that_was_revoked_is_not_revoked_again_and_gets_a_new_one_only_when_asked(
    page: CertificatesPage, workspace: Workspace
) -> None:
    revoke(workspace, page._issued.rows[0].id, "Wrong course")
    page.refresh(page.context)
    chosen(page, 0)

    assert not usable(page) & {"Issue all that are ready", "Revoke …"}
    assert {"Print …", "Issue again …"} <= usable(page)
    revoked = page._issued.rows[0]
    dialog = ReissueDialog(page.context, revoked, page)
    dialog.verb.click()
    stands = [each for each in register(workspace) if each.training_id == revoked.training_id]
    assert [each.result for each in stands] == [CheckResult.STANDS, CheckResult.REVOKED]
    dialog.verb.click()
    assert "one stands already" in " ".join(
        each.text() for each in dialog.form.summary.findChildren(QLabel)
    )


def test_printing_shows_what_is_chosen_and_nothing_where_nothing_is(
    page: CertificatesPage,
) -> None:
    chosen(page)
    page.print_page()
    assert shown_papers() == []

    chosen(page, 1)
    page.print_page()

    assert close_shown() == "1 certificate"


def test_a_late_picture_of_the_one_before_is_not_shown(
    page: CertificatesPage, workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    tasks = WaitingTasks(alerts.refuse)
    page.refresh(Context(workspace, tasks, alerts, shell))
    tasks.let_come()
    chosen(page, 0)
    chosen(page, 1)

    tasks.let_come(newest_first=True)

    assert page._issued.rows[1].number in page._preview.accessibleName()


def test_going_down_the_register_shows_each_certificate_and_ticks_none(
    page: CertificatesPage,
) -> None:
    page._tabs.setCurrentWidget(page._issued_table)
    QTest.keyClick(page._issued_table, Qt.Key.Key_Down)
    assert page._issued.rows[1].number in page._preview.accessibleName()
    assert page._marked() == []
    assert "Print …" in usable(page)
    page.print_page()
    assert close_shown() == "1 certificate"


def test_where_nothing_is_chosen_any_more_no_late_picture_is_shown(
    page: CertificatesPage, workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    tasks = WaitingTasks(alerts.refuse)
    page.refresh(Context(workspace, tasks, alerts, shell))
    tasks.let_come()
    chosen(page, 1)
    chosen(page)

    tasks.let_come()

    assert not page._preview.pages


def test_what_was_revoked_meanwhile_is_told_on_the_form_and_the_reason_stays(
    page: CertificatesPage, workspace: Workspace
) -> None:
    line = register(workspace)[0]
    dialog = RevokeDialog(page.context, line, page)
    dialog.show()
    dialog.reason.setText("Wrong course")
    revoke(workspace, line.id, "Somebody was faster")

    dialog.verb.click()

    assert "revoked already" in on_top(dialog.form)
    assert dialog.isVisible()
    assert dialog.reason.text() == "Wrong course"
    assert check_number(workspace, line.number).reason == "Somebody was faster"


def test_what_no_longer_stands_is_not_issued_anew_and_the_form_says_so(
    page: CertificatesPage, workspace: Workspace
) -> None:
    line = register(workspace)[0]
    dialog = ReissueDialog(page.context, line, page)
    dialog.show()
    dialog.reason.setText("The name was misspelt")
    revoke(workspace, line.id, "Somebody was faster")

    dialog.verb.click()

    assert "no longer stands" in on_top(dialog.form)
    assert dialog.reason.text() == "The name was misspelt"
    assert len(register(workspace)) == 2


@pytest.mark.parametrize("typed", ["", "   "])
def test_a_reason_is_asked_for_at_its_box(
    page: CertificatesPage, workspace: Workspace, typed: str
) -> None:
    dialog = RevokeDialog(page.context, register(workspace)[0], page)
    dialog.show()
    dialog.reason.setText(typed)
    before = dump(workspace, history=True)

    dialog.verb.click()

    assert under(dialog.form, "reason") == "Say why"
    assert dump(workspace, history=True) == before


def test_revoking_by_keyboard_alone(page: CertificatesPage, workspace: Workspace) -> None:
    chosen(page, 0)
    number = page._issued.rows[0].number
    QTest.keyClick(page._revoke, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(RevokeDialog)
    QTest.keyClicks(dialog.reason, "Wrong course")

    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)

    assert check_number(workspace, number).result is CheckResult.REVOKED


def test_escape_revokes_nothing(page: CertificatesPage, workspace: Workspace) -> None:
    before = dump(workspace, history=True)
    page._revoke.click()
    (dialog,) = page.findChildren(RevokeDialog)
    dialog.reason.setText("Wrong course")

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert dump(workspace, history=True) == before


def test_revoking_is_told_with_undo_and_undo_lets_it_stand_again(
    window: MainWindow, workspace: Workspace
) -> None:
    issue_certificates(workspace)
    window.navigate(Place.CERTIFICATES)
    page = window.page
    assert isinstance(page, CertificatesPage)
    number = page._issued.rows[0].number
    page._revoke.click()
    (dialog,) = page.findChildren(RevokeDialog)
    dialog.reason.setText("Wrong course")
    dialog.verb.click()
    (bar,) = window.findChildren(UndoBar)
    assert bar.isVisible()
    assert "Undo" in usable(bar)
    assert "1 is valid." in page._sub.text()

    window.actions_.undo.trigger()

    assert check_number(workspace, number).result is CheckResult.STANDS
    assert "2 are valid." in page._sub.text()


def check(page: CertificatesPage, typed: str) -> CheckDialog:
    dialog = CheckDialog(page.context, page)
    dialog.show()
    dialog.number.setText(typed)
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    return dialog


def test_a_number_is_checked_with_return_and_the_dialog_stays_for_the_next(
    page: CertificatesPage, workspace: Workspace
) -> None:
    dialog = check(page, register(workspace)[0].number)

    assert dialog.answer.text().startswith("✓ Genuine")
    assert dialog.isVisible()


def test_an_answer_does_not_stay_beside_a_number_that_it_is_not_about(
    page: CertificatesPage, workspace: Workspace
) -> None:
    dialog = check(page, register(workspace)[0].number)
    dialog.number.setText("")
    dialog.verb.click()

    assert under(dialog.form, "number") == "Enter a number"
    assert dialog.answer.text() == ""


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_listed_pictured_and_checked_as_it_is(
    page: CertificatesPage, workspace: Workspace, name: str
) -> None:
    given, _, family = name.partition(" ")
    change_person(workspace, 1, PersonDetails(given, family))
    line = next(each for each in register(workspace) if each.person_name == "Ada Example")
    dialog = ReissueDialog(page.context, line, page)
    dialog.reason.setText("The name was misspelt")
    dialog.verb.click()
    page.refresh(page.context)

    rows = [each.person_name for each in page._issued.rows]
    again = next(each for each in page._issued.rows if each.person_name == name.strip())
    chosen(page, rows.index(again.person_name))

    assert page._preview.pages
    assert f"issued to {again.person_name} for" in check(page, again.number).held.text()
    assert page.minimumSizeHint().width() <= 1100


def test_what_waits_for_a_form_says_for_which_and_is_not_issued(
    page: CertificatesPage, workspace: Workspace
) -> None:
    choose_partnership(workspace, "hscp")
    course = next(each.id for each in course_choices(workspace) if "Right Help" in each.title)
    record_training(workspace, [3], TrainingDetails(course, TODAY, provider="in-house"))
    page.refresh(page.context)

    (line,) = page._waiting.rows
    words = str(page._waiting.index(0, 3).data())

    assert line.person_name == "Cy Example"
    assert words == "Waits for the evaluation, from 31 Mar 2026"
    assert "Issue all that are ready" not in usable(page)
    assert page._sub.text().startswith("0 ready to issue, 1 waits for a form, 2 are valid.")


def test_the_form_that_a_certificate_waits_for_is_made_and_typed_in_from_here(
    page: CertificatesPage, workspace: Workspace, shell: RecordingShell
) -> None:
    choose_partnership(workspace, "hscp")
    course = next(each.id for each in course_choices(workspace) if "Right Help" in each.title)
    record_training(workspace, [3], TrainingDetails(course, TODAY, provider="in-house"))
    page.refresh(page.context)
    page._tabs.setCurrentWidget(page._waiting_table)
    assert page._bring_on.text() == "Make &the forms"
    page._bring_on.click()
    page.refresh(page.context)
    assert page._bring_on.text() == "&Type the form in …"
    page._bring_on.click()
    place, wanted = shell.visits[-1]
    assert (place, wanted.action) == (Place.EVALUATION, "type-in")
    found = find_form(workspace, wanted.form)
    assert (found.about, found.kind) == ("Cy Example", FormKind.EVALUATION)


def test_a_checklist_that_is_open_leads_to_its_person_and_what_is_ready_nowhere() -> None:
    line = CertificateLine(1, 7, "Ada", "Course", TODAY, CertificateState.WAITING)
    line = replace(line, waiting_for=WaitingFor.INDUCTION_CHECKLIST)
    way = way_on(line, None, may_write=True)
    assert way is not None
    assert (way.text, way.place, way.wanted) == (
        "Open &the checklist",
        Place.PEOPLE,
        Wanted(person=7),
    )
    assert way_on(replace(line, state=CertificateState.READY), None, may_write=True) is None
    assert way_on(line, None, may_write=False) is None


def test_a_page_that_is_empty_because_others_ran_it_says_so(
    qtbot: QtBot, tmp_path: Path, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    said = TrainingDetails(hall.courses["working-together-2"], TODAY, provider="The council")
    record_training(hall.workspace, hall.people[:1], said)
    page = CertificatesPage()
    qtbot.addWidget(page)
    page.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell))
    page.show()
    words = " ".join(each.text() for each in page._empty.findChildren(Note))
    assert words.startswith("1 training is kept here as run by somebody else")
    page._empty.chosen.emit()
    assert shell.visits[-1] == (Place.PEOPLE, Wanted())
    hall.workspace.close()


def test_from_issuing_again_one_button_leads_to_the_name(
    page: CertificatesPage, workspace: Workspace, shell: RecordingShell
) -> None:
    line = register(workspace)[0]
    dialog = ReissueDialog(page.context, line, page)
    dialog.show()
    dialog.correct.click()
    assert not dialog.isVisible()
    wanted = Wanted(person=line.person_id, action=DETAILS)
    assert shell.visits == [(Place.PEOPLE, wanted)]
    people = PeoplePage(page)
    people.refresh(page.context, wanted)
    (details,) = people.findChildren(PersonDetailsDialog)
    assert details.isVisible()
    details.reject()
    people.refresh(page.context)
    assert not any(each.isVisible() for each in people.findChildren(PersonDetailsDialog))
