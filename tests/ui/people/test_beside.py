"""Induction, evidence, reviews and everything held, from the page about one person."""

import json
from datetime import timedelta
from pathlib import Path

import pypdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from sgdesk.domain.dates import long_date
from sgdesk.domain.people.keeping.review import RaisesConcerns
from sgdesk.domain.training.states import State
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.people.evidence import evidence_of
from sgdesk.services.people.induction import checklist_of
from sgdesk.services.people.people import person_view
from sgdesk.services.people.reviews import reviews_view
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.learning.pass_on_dialog import PassOnDialog
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.person.evidence_dialog import EvidenceDialog
from sgdesk.ui.people.person.induction_dialogs import (
    BeginInductionDialog,
    ChecklistDialog,
    CompleteInductionDialog,
)
from sgdesk.ui.people.person.review_dialog import PracticeReviewDialog
from sgdesk.ui.people.recording.course_reason_dialog import CourseReasonDialog
from sgdesk.ui.widgets import UndoBar
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from tests.factories import TODAY
from tests.ui.papers import save_shown
from tests.ui.people.conftest import open_dialog
from tests.ui.people.test_person import choose, words

HAL = 8
"""Nobody has inducted Hal yet."""


def press(page: PeoplePage, text: str) -> None:
    found = [
        each
        for each in page.panel.findChildren(QAbstractButton)
        if each.text() == text and each.isVisible()
    ]
    assert len(found) == 1
    found[0].click()


def begin(page: PeoplePage, own: str = "") -> None:
    page.open_person(HAL)
    press(page, "Begin induction …")
    made = open_dialog(BeginInductionDialog)
    assert isinstance(made, BeginInductionDialog)
    made.day.set_value(TODAY - timedelta(days=5))
    made.by.setText("Pat Lead")
    made.own.setPlainText(own)
    made.verb.click()


def tick_all(page: PeoplePage) -> None:
    press(page, "Tick lines …")
    made = open_dialog(ChecklistDialog)
    assert isinstance(made, ChecklistDialog)
    made.day.edit.setText("30/3/26")
    for line in made.lines:
        if not line.box.isChecked():
            QTest.keyClick(line.box, Qt.Key.Key_Space)
    made.verb.click()


def test_an_induction_goes_from_its_first_line_to_the_standings_and_back(
    page: PeoplePage, people_window: MainWindow, people_workspace: Workspace
) -> None:
    begin(page, "Where the fire exits are\n")
    found = checklist_of(people_workspace, HAL)
    assert found is not None
    assert found.items[-1].item_text == "Where the fire exits are"
    assert f"0 of {len(found.items)} gone through" in words(page.panel)
    tick_all(page)
    assert f"Done {long_date(TODAY - timedelta(days=1))}." in words(page.panel)
    assert page.line(HAL).row.cells["induction"].state is not State.IN_DATE
    press(page, "Complete …")
    made = open_dialog(CompleteInductionDialog)
    assert isinstance(made, CompleteInductionDialog)
    assert made.by.text() == "Pat Lead"
    assert made.signed.isHidden()
    assert "signed for as received" not in words(made)
    made.verb.click()
    assert page.line(HAL).row.cells["induction"].state is State.IN_DATE
    assert f"Completed {long_date(TODAY)}" in words(page.panel)
    people_window.actions_.undo.trigger()
    assert page.line(HAL).row.cells["induction"].state is not State.IN_DATE


def test_a_line_keeps_its_own_day_and_a_tick_can_be_taken_away(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    begin(page)
    tick_all(page)
    press(page, "Tick lines …")
    made = open_dialog(ChecklistDialog)
    assert isinstance(made, ChecklistDialog)
    assert all(line.box.accessibleName() for line in made.lines)
    QTest.mouseClick(made.lines[0], Qt.MouseButton.LeftButton)
    made.verb.click()
    found = checklist_of(people_workspace, HAL)
    assert found is not None
    assert found.items[0].done_on is None
    assert {item.done_on for item in found.items[1:]} == {TODAY - timedelta(days=1)}


def test_an_open_line_is_said_on_the_form(page: PeoplePage) -> None:
    begin(page)
    press(page, "Complete …")
    made = open_dialog(CompleteInductionDialog)
    assert isinstance(made, CompleteInductionDialog)
    made.verb.click()
    assert "Tick it where all was gone through" in made.form.summary.accessibleName()
    made.reject()


def test_worcestershire_asks_for_the_day_of_the_signature(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    choose_partnership(people_workspace, "wscp")
    begin(page)
    tick_all(page)
    press(page, "Complete …")
    made = open_dialog(CompleteInductionDialog)
    assert isinstance(made, CompleteInductionDialog)
    made.verb.click()
    assert made.isVisible()
    made.signed.set_value(TODAY)
    made.verb.click()
    found = checklist_of(people_workspace, HAL)
    assert found is not None
    assert found.induction.signed_on == TODAY


def test_the_sheet_is_saved_and_shown_and_the_checklist_struck_out(
    page: PeoplePage, people_workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    begin(page)
    press(page, "Print the sheet …")
    path = save_shown(alerts, tmp_path / "induction.pdf")
    assert "Hal Example" in pypdf.PdfReader(path).pages[0].extract_text()
    alerts.answers.append(True)
    press(page, "Strike out the checklist …")
    assert checklist_of(people_workspace, HAL) is None


def test_evidence_is_kept_saved_as_a_copy_and_struck_out(
    page: PeoplePage, people_workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    page.open_person(2)
    press(page, "Evidence")
    made = open_dialog(EvidenceDialog)
    assert isinstance(made, EvidenceDialog)
    source = tmp_path / "certificate.pdf"
    source.write_bytes(b"%PDF-1.7 an example")
    alerts.files.extend([source, tmp_path / "out"])
    made.add_button.click()
    training = person_view(people_workspace, 2).training[0].row.id
    (row,) = evidence_of(people_workspace, training)
    assert "certificate.pdf" in words(made)
    made.save_copy(row.id)
    made.saved.open_button.click()
    assert alerts.shown[-1].read_bytes() == source.read_bytes()
    alerts.files.append(tmp_path / "wrong.exe")
    made.add_button.click()
    assert "of a kind that is not kept here" in alerts.said[-1]
    made.reject()
    press(page, "Evidence (1 file)")


def test_supervision_is_noted_with_its_next_day_and_struck_out(page: PeoplePage) -> None:
    page.open_person(1)
    press(page, "Note one …")
    made = open_dialog(PracticeReviewDialog)
    assert isinstance(made, PracticeReviewDialog)
    made.day.set_value(TODAY - timedelta(days=3))
    made.due.set_value(TODAY - timedelta(days=4))
    made.verb.click()
    assert "It has to follow" in made.form.summary.accessibleName()
    made.due.set_value(TODAY + timedelta(days=90))
    made.asked.setChecked(True)
    made.verb.click()
    said = words(page.panel)
    title = f"Supervision, {long_date(TODAY - timedelta(days=3))}"
    assert title in said
    assert f"Next due {long_date(TODAY + timedelta(days=90))}." in said
    assert "Asked how training was embedded." in said
    choose(page, title, "Strike out")
    assert title not in words(page.panel)


def test_whether_somebody_feels_able_to_raise_a_concern_is_asked_and_shown(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    page.open_person(1)
    press(page, "Note one …")
    made = open_dialog(PracticeReviewDialog)
    assert isinstance(made, PracticeReviewDialog)
    assert made.concerns.currentText() == "Not asked"
    made.concerns.setCurrentText("In part")
    made.verb.click()
    assert "Feels able to raise a concern: in part." in words(page.panel)
    (kept,) = reviews_view(people_workspace, person_id=1).reviews
    assert kept.raises_concerns is RaisesConcerns.PARTLY


def test_nothing_is_said_of_concerns_where_nobody_asked(page: PeoplePage) -> None:
    page.open_person(1)
    press(page, "Note one …")
    made = open_dialog(PracticeReviewDialog)
    assert isinstance(made, PracticeReviewDialog)
    made.verb.click()
    assert "raise a concern" not in words(page.panel)


def test_why_a_course_was_not_come_to_is_said_shown_and_taken_away(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    page.open_person(1)
    press(page, "Say why …")
    made = open_dialog(CourseReasonDialog)
    assert isinstance(made, CourseReasonDialog)
    made.course.setCurrentIndex(1)
    chosen = made.course.currentText()
    made.boxes.reason.setCurrentText("No place available")
    made.verb.click()
    title = f"Did not come: {chosen}"
    assert title in words(page.panel)
    assert "Reason: no place available" in words(page.panel)
    choose(page, title, "The reason no longer holds")
    assert "No longer holds" in words(page.panel)
    assert person_view(people_workspace, 1).course_reasons[0].row.cleared_on == TODAY


def test_what_a_training_taught_is_passed_on_from_the_persons_page(page: PeoplePage) -> None:
    page.open_person(1)
    (title,) = {
        entry.course
        for entry in person_view(page.context.workspace, 1).training
        if "induction" in entry.course.casefold()
    }
    choose(page, title, "Pass it on …")
    made = open_dialog(PassOnDialog)
    assert isinstance(made, PassOnDialog)
    made.summary.setText("Whom to tell")
    made.team.setText("All volunteers")
    made.verb.click()
    assert f"Passed on to All volunteers, {long_date(TODAY)}: Whom to tell" in words(page.panel)


def test_everything_held_is_saved_beside_the_training(
    page: PeoplePage, alerts: RecordingAlerts, people_window: MainWindow, tmp_path: Path
) -> None:
    page.open_person(1)
    alerts.files.append(tmp_path / "held")
    press(page, "Save everything held …")
    names = sorted(path.name for path in (tmp_path / "held").iterdir())
    assert names == [
        f"everything-held-st-examples-ada-example-{TODAY}.json",
        f"everything-held-st-examples-ada-example-{TODAY}.pdf",
        f"training-record-st-examples-ada-example-{TODAY}.pdf",
    ]
    found = json.loads((tmp_path / "held" / names[0]).read_bytes())
    assert found["held"]["person"][0]["given_name"] == "Ada"
    (bar,) = people_window.findChildren(UndoBar)
    assert bar.text() == f"3 files are saved in {tmp_path / 'held'}."
    bar.folder_button.click()
    assert alerts.shown == [tmp_path / "held"]


def test_giving_up_a_choice_saves_nothing(
    page: PeoplePage, alerts: RecordingAlerts, people_window: MainWindow
) -> None:
    page.open_person(1)
    alerts.files.append(None)
    press(page, "Save everything held …")
    assert people_window.findChildren(UndoBar)[0].isHidden()


def test_every_button_and_box_has_a_name(page: PeoplePage) -> None:
    begin(page)
    press(page, "Tick lines …")
    made = open_dialog(ActionDialog)
    for each in (*page.panel.findChildren(QPushButton), *made.findChildren(QPushButton)):
        assert each.isHidden() or each.text() or each.accessibleName()
    made.reject()
    assert QApplication.activeModalWidget() is None
