"""How certificates print: chosen beside the page itself, kept for the organisation."""

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.certificates.certificate import CertificateState, CheckResult
from sgdesk.domain.certificates.dress import HOUSE_COLOUR, Design, Dress, PaperSize
from sgdesk.services.certificates.drafts import draft_pdf
from sgdesk.services.certificates.dressing import certificate_dress
from sgdesk.services.certificates.issuing import CertificateLine, issue_certificates
from sgdesk.services.certificates.register import (
    certificates_pdf,
    check_number,
    preview_pdf,
    register,
)
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import change_organisation, organisation_view
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.certificates.look import LookDialog
from sgdesk.ui.certificates.page import CertificatesPage
from sgdesk.ui.certificates.words import issue_question
from sgdesk.ui.context import Context
from sgdesk.ui.widgets import ScrollPage
from tests.factories import TODAY
from tests.ui.conftest import RecordingShell
from tests.ui.papers import drawn_pages, pictures


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> CertificatesPage:
    made = CertificatesPage()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.refresh(context)
    return made


@pytest.fixture
def dialog(page: CertificatesPage, context: Context) -> LookDialog:
    made = LookDialog(context, parent=page)
    made.open()
    return made


def named(box: QWidget) -> str:
    """What a screen reader says of it."""
    interface = QAccessible.queryAccessibleInterface(box)
    return interface.text(QAccessible.Text.Name)


def colours_of(dialog: LookDialog) -> set[str]:
    shown = pictures(dialog.preview.document)[0]
    across, down = range(0, shown.width(), 2), range(0, shown.height(), 2)
    return {shown.pixelColor(x, y).name() for x in across for y in down}


def test_it_begins_with_how_they_print_now_and_shows_the_page(dialog: LookDialog) -> None:
    assert dialog.dress() == Dress()
    assert dialog.preview.pages == 1
    assert HOUSE_COLOUR in colours_of(dialog)


def test_the_keys_begin_at_the_first_question(dialog: LookDialog) -> None:
    assert dialog.focusWidget() is dialog.design


def test_looking_through_the_page_is_nothing_to_save(
    dialog: LookDialog, workspace: Workspace
) -> None:
    dialog.outcomes.click()
    dialog.typed.forget()
    QTest.keyClick(dialog.preview.page, Qt.Key.Key_Up)
    assert dialog.preview.current == 1
    assert not dialog.typed.is_changed()


def test_the_page_follows_each_choice_before_anything_is_saved(
    dialog: LookDialog, workspace: Workspace
) -> None:
    dialog.colour.edit.setText("#7b1e3a")
    assert "#7b1e3a" in colours_of(dialog)
    dialog.outcomes.click()
    assert dialog.preview.pages == 2
    dialog.paper.setCurrentIndex(1)
    dialog.design.setCurrentIndex(1)
    assert dialog.dress() == Dress(Design.PLAIN, PaperSize.A5, "#7b1e3a", outcomes=True)
    assert certificate_dress(workspace) == Dress()


def test_what_is_saved_is_how_every_certificate_prints(
    dialog: LookDialog, workspace: Workspace, shell: RecordingShell
) -> None:
    numbers = issue_certificates(workspace).new_numbers
    dialog.design.setCurrentIndex(dialog.design.findData(Design.PLAIN))
    dialog.paper.setCurrentIndex(dialog.paper.findData(PaperSize.A5))
    dialog.verb.click()
    assert certificate_dress(workspace) == Dress(Design.PLAIN, PaperSize.A5)
    assert shell.changes
    box = pypdf.PdfReader(BytesIO(certificates_pdf(workspace, numbers))).pages[0].mediabox
    assert float(box.width) == pytest.approx(595.28, abs=0.1)


def test_a_light_colour_is_told_to_be_printed_darker(dialog: LookDialog) -> None:
    dialog.colour.edit.setText("#ffe000")
    said = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "Printed darker, as #" in said
    dialog.colour.usual.click()
    assert dialog.dress().colour == HOUSE_COLOUR
    assert "Printed darker" not in " ".join(each.text() for each in dialog.findChildren(QLabel))


def test_a_colour_can_be_chosen_in_the_system_s_own_way(dialog: LookDialog) -> None:
    dialog.colour.picker.colorSelected.emit(QColor("#003A8C"))
    assert dialog.dress().colour == "#003a8c"


@pytest.mark.parametrize("typed", ["red", "", "#12345", "#12345g"])
def test_what_is_no_colour_is_told_under_its_box_and_nothing_is_saved(
    dialog: LookDialog, workspace: Workspace, typed: str
) -> None:
    dialog.design.setCurrentIndex(1)
    dialog.colour.edit.setText(typed)
    dialog.verb.click()
    assert dialog.isVisible()
    assert certificate_dress(workspace) == Dress()
    said = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "such as #1d5c63" in said


def test_every_control_has_a_name_and_is_reached_by_the_keyboard(dialog: LookDialog) -> None:
    boxes = (dialog.design, dialog.paper, dialog.colour.edit, dialog.outcomes)
    assert all(named(each) for each in boxes)
    assert all(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in boxes)
    assert dialog.preview.accessibleName() == "A certificate as it will print"


def test_the_page_gives_way_before_the_questions_have_to_be_scrolled(
    dialog: LookDialog,
) -> None:
    questions = dialog.findChild(ScrollPage)
    assert questions is not None
    assert questions.horizontalScrollBar().maximum() == 0
    assert dialog.preview.width() >= dialog.preview.minimumWidth() > 0
    screen = dialog.screen().availableGeometry()
    assert dialog.width() <= screen.width()


def test_the_chosen_certificate_is_shown_as_it_prints_with_its_back(
    page: CertificatesPage, workspace: Workspace
) -> None:
    issue_certificates(workspace)
    page.refresh(page.context)
    number = page._issued.rows[0].number
    assert pictures(page._preview.document) == drawn_pages(certificates_pdf(workspace, [number]))
    page._look.click()
    (dialog,) = page.findChildren(LookDialog)
    assert pictures(dialog.preview.document) == drawn_pages(preview_pdf(workspace, Dress(), number))
    dialog.reject()


def test_a_back_with_nothing_to_print_on_it_is_told(
    page: CertificatesPage, workspace: Workspace
) -> None:
    issue_certificates(workspace)
    page.refresh(page.context)
    page._look.click()
    (dialog,) = page.findChildren(LookDialog)
    assert dialog.preview.pages == 1
    assert not dialog.no_back.isVisible()
    dialog.outcomes.setChecked(True)
    assert dialog.no_back.isVisible()
    dialog.outcomes.setChecked(False)
    assert not dialog.no_back.isVisible()
    dialog.reject()


def test_whoever_is_left_out_is_named_and_the_others_are_issued(
    page: CertificatesPage, workspace: Workspace, alerts: RecordingAlerts
) -> None:
    alerts.answers.append(True)
    other, _ = add_person(workspace, PersonDetails("Li", "𠮷"))
    induction = next(each.id for each in course_choices(workspace) if "induction" in each.title)
    record_training(workspace, [other], TrainingDetails(induction, TODAY, provider="In-house"))
    page.refresh(page.context)
    assert "0 wait for a form, 1 cannot be printed, 0 are valid." in page._sub.text()
    assert (
        "Left out, since no font here has all their letters: Li 𠮷."
        in issue_question([], page._left_out()).text
    )
    page._issue.click()
    page.refresh(page.context)
    assert len(register(workspace)) == 1
    said = " ".join(each.text() for each in page._done.findChildren(QLabel))
    assert "Left out, since no font here has all their letters: Li 𠮷." in said
    assert page._done.isVisible()


def test_that_nobody_could_reach_us_is_told_before_anything_is_issued(
    page: CertificatesPage, workspace: Workspace
) -> None:
    assert "do not say yet how to reach you" in page._sub.text()
    about = organisation_view(workspace).details
    change_organisation(workspace, replace(about, contact_phone="01568 000000"))
    page.refresh(page.context)
    assert "reach" not in page._sub.text()


def test_what_would_be_issued_is_shown_before_it_is_and_has_no_number(
    page: CertificatesPage, workspace: Workspace
) -> None:
    page._waiting_table.selectRow(0)
    line = page._waiting.rows[0]
    assert line.person_name in page._preview.accessibleName()
    draft = draft_pdf(workspace, line.training_id)
    assert pictures(page._preview.document) == drawn_pages(draft)
    said = pypdf.PdfReader(BytesIO(draft)).pages[0].extract_text()
    assert line.person_name in said
    assert "Certificate 0000-0000-0000" in said
    assert register(workspace) == ()
    assert check_number(workspace, "0000-0000-0000").result is CheckResult.UNKNOWN
    assert draft_pdf(workspace, 99) == b""


def test_certificates_for_a_course_that_somebody_else_gives_are_not_issued_without_a_word() -> None:
    line = CertificateLine(1, 7, "Ada", "Intro", TODAY, CertificateState.READY)
    theirs = replace(line, given_by="The Board")

    assert "gives" not in issue_question([line], []).text
    said = issue_question([line, theirs, theirs], []).text
    assert said.count("The Board gives Intro: a certificate of yours says that you gave it.") == 1
