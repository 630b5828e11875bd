"""The Certificates page: issue, look, save, replace, revoke, check."""

from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from sgdesk.data.file.schema import certificate
from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.dates import long_date, short_date
from sgdesk.services.certificates.issuing import (
    certificate_lines,
    issue_certificates,
    reissue,
    revoke,
)
from sgdesk.services.certificates.register import (
    check_number,
    contents,
    register,
    save_certificates,
)
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import roles_view
from sgdesk.services.returns.final import freeze_return
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.services.sessions.bookings import book
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.services.training.standing import everyone
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.certificates.columns import handed_words
from sgdesk.ui.certificates.dialogs import CheckDialog, ReissueDialog, RevokeDialog
from sgdesk.ui.certificates.handing_over import HandOverDialog
from sgdesk.ui.certificates.page import CertificatesPage
from sgdesk.ui.certificates.words import file_name
from sgdesk.ui.context import Context
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell, record
from tests.ui.papers import save_shown


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> CertificatesPage:
    """Two inductions of late that are ready, and one of five years ago that was put down today."""
    ada, bob, cy = (each.id for each in everyone(context.workspace)[:3])
    titles = {each.title: each.id for each in course_choices(context.workspace)}
    induction = titles["Safeguarding induction"]
    lacking = {ada, bob, cy} - {x.person_id for x in certificate_lines(context.workspace)}
    record(context.workspace, sorted(lacking)[:1], induction, TODAY - timedelta(days=3))
    made = CertificatesPage()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.refresh(context)
    return made


def test_only_own_training_is_listed_and_what_is_ready_is_counted(page: CertificatesPage) -> None:
    courses = {line.course_title for line in page._waiting.rows}
    assert courses == {"Safeguarding induction"}
    assert page._sub.text().startswith(
        "2 ready to issue, 0 wait for a form, 0 are valid. Earlier training: 1"
    )


def test_one_button_issues_all_that_is_ready(
    page: CertificatesPage, workspace: Workspace, shell: RecordingShell, alerts: RecordingAlerts
) -> None:
    page._issue.click()
    page.refresh(page.context)
    assert not alerts.asked
    assert len(register(workspace)) == 2
    assert [line.is_earlier for line in page._waiting.rows] == [True]
    assert page._sub.text().startswith("0 ready to issue, 0 wait for a form, 2 are valid.")
    assert not page._issue.isEnabled()
    assert shell.changes
    assert shell.sentences[-1].startswith("2 certificates are issued and chosen in the register")
    assert "Undo revokes them, and their numbers are not used again" in shell.sentences[-1]
    before = [line.number for line in register(workspace)]
    undo(workspace)
    assert {line.result for line in register(workspace)} == {CheckResult.REVOKED}
    page.refresh(page.context)
    page._issue.click()
    standing = [each.number for each in register(workspace) if each.result is CheckResult.STANDS]
    assert len(standing) == 2 and not set(standing) & set(before)


def test_more_than_twenty_are_asked_about_by_name_before_they_are_issued(
    page: CertificatesPage, workspace: Workspace, alerts: RecordingAlerts
) -> None:
    role = roles_view(workspace)[0].role.id
    induction = next(
        each.id for each in course_choices(workspace) if each.title == "Safeguarding induction"
    )
    people = [
        add_person(workspace, PersonDetails(f"Fay{n:02}", "Sample"), role, TODAY)[0]
        for n in range(19)
    ]
    record(workspace, people, induction, TODAY)
    page.refresh(page.context)
    alerts.answers.extend([False, True])
    page._issue.click()
    (asked,) = alerts.asked
    assert asked.title == "Issue 21 certificates?"
    assert asked.do_it == "Issue 21 certificates"
    assert asked.text.startswith("21 for Safeguarding induction.")
    assert len(asked.names) == 21 and "Fay00 Sample" in asked.names
    assert register(workspace) == ()
    page._issue.click()
    assert len(register(workspace)) == 21


def test_those_that_are_chosen_are_issued_alone_and_are_what_print_prints(
    page: CertificatesPage, workspace: Workspace
) -> None:
    assert not page._issue_some.isEnabled()
    page._waiting_table.selectRow(0)
    wanted = page._waiting.rows[0]
    assert page._issue_some.text() == "I&ssue the one ticked"
    page._issue_some.click()
    page.refresh(page.context)
    (issued,) = register(workspace)
    assert (issued.person_name, issued.completed_on) == (wanted.person_name, wanted.completed_on)
    assert [line.number for line in page._chosen()] == [issued.number]
    assert not page._issue_some.isEnabled()


def test_all_that_were_issued_at_once_are_chosen_for_print(
    page: CertificatesPage, workspace: Workspace
) -> None:
    page._issue.click()
    page.refresh(page.context)
    numbers = {line.number for line in register(workspace)}
    assert len(numbers) == 2
    assert {line.number for line in page._chosen()} == numbers


def test_the_newest_training_stands_on_top_of_what_is_to_be_issued(
    page: CertificatesPage, workspace: Workspace
) -> None:
    role = roles_view(workspace)[0].role.id
    induction = next(
        each.id for each in course_choices(workspace) if each.title == "Safeguarding induction"
    )
    person, _ = add_person(workspace, PersonDetails("Tonight", "Sample"), role, TODAY)
    record(workspace, [person], induction, TODAY)
    page.refresh(page.context)
    days = [line.completed_on for line in page._waiting.rows]
    assert days == sorted(days, reverse=True) and days[0] > days[-1]
    assert page._waiting.rows[0].person_name == "Tonight Sample"


def test_each_list_has_the_buttons_that_can_do_something_with_it(page: CertificatesPage) -> None:
    of_lists = (page._issue_some, page._bring_on, page._print, page._hand)
    for table, shown in (
        (page._waiting_table, [True, True, False, False]),
        (page._issued_table, [False, False, True, True]),
    ):
        page._tabs.setCurrentWidget(table)
        assert [each.isVisible() for each in of_lists] == shown


def test_the_first_to_issue_is_shown_and_not_chosen(page: CertificatesPage) -> None:
    assert page._preview.pages
    assert page._waiting.rows[0].person_name in page._preview.accessibleName()
    assert not page._waiting_table.selectionModel().hasSelection()
    assert not page._issue_some.isEnabled()


def test_what_is_chosen_is_shown_as_it_prints(page: CertificatesPage, workspace: Workspace) -> None:
    issue_certificates(workspace)
    page.refresh(page.context)
    assert page._preview.pages
    assert page._issued.rows[0].number in page._preview.accessibleName()


def test_chosen_certificates_are_saved_as_one_pdf(
    page: CertificatesPage, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    issue_certificates(workspace)
    page.refresh(page.context)
    page._issued_table.selectAll()
    page._print.click()
    path = save_shown(alerts, tmp_path / "certificates.pdf")
    assert len(pypdf.PdfReader(path).pages) == len(page._issued.rows)


def test_a_paper_of_one_is_called_by_whose_it_is_and_of_several_by_the_organisation(
    page: CertificatesPage, workspace: Workspace
) -> None:
    issue_certificates(workspace)
    page.refresh(page.context)
    today = TODAY.isoformat()
    names = {file_name([line], workspace) for line in page._issued.rows}
    days = {line.person_name: line.completed_on.isoformat() for line in page._issued.rows}
    assert names == {
        f"certificate-st-examples-{name.casefold().replace(' ', '-')}-{day}.pdf"
        for name, day in days.items()
    }
    several = file_name(page._issued.rows, workspace)
    assert several == f"certificates-st-examples-{today}.pdf"


def test_what_is_chosen_stays_chosen_when_the_register_is_read_anew(
    page: CertificatesPage, workspace: Workspace
) -> None:
    issue_certificates(workspace)
    page.refresh(page.context)
    page._issued_table.selectRow(1)
    (chosen,) = page._chosen()
    page.refresh(page.context)
    assert page._chosen() == [chosen]
    assert chosen.number in page._preview.accessibleName()


def test_what_was_replaced_is_let_go_and_the_new_one_is_chosen(
    page: CertificatesPage, workspace: Workspace
) -> None:
    issue_certificates(workspace)
    page.refresh(page.context)
    page._issued_table.selectRow(1)
    (chosen,) = page._chosen()
    number, _ = reissue(workspace, chosen.id, "The name was wrong")
    page.refresh(page.context)
    assert [line.number for line in page._chosen()] == [number]


def test_a_long_name_leaves_the_state_of_each_certificate_in_sight(
    page: CertificatesPage, workspace: Workspace
) -> None:
    induction = next(each.id for each in course_choices(workspace) if "induction" in each.title)
    details = PersonDetails("Sample " * 12, "Example-Placeholder of the Long Family")
    record(workspace, [add_person(workspace, details)[0]], induction, TODAY)
    page.refresh(page.context)
    table = page._waiting_table
    state = table.model().columnCount() - 1
    assert 0 < table.columnViewportPosition(state) < table.viewport().width()


def test_revoking_needs_a_reason_and_stays_in_the_register(
    page: CertificatesPage, workspace: Workspace
) -> None:
    issue_certificates(workspace)
    line = register(workspace)[0]
    dialog = RevokeDialog(page.context, line, page)
    dialog.show()
    dialog.verb.click()
    assert dialog.form.summary.isVisible()
    dialog.reason.setText("Wrong course")
    dialog.verb.click()
    found = check_number(workspace, line.number)
    assert (found.result, found.reason) == (CheckResult.REVOKED, "Wrong course")


def test_issuing_anew_names_the_one_that_it_replaces(
    page: CertificatesPage, workspace: Workspace
) -> None:
    issue_certificates(workspace)
    line = register(workspace)[0]
    dialog = ReissueDialog(page.context, line, page)
    dialog.reason.setText("The name was misspelt")
    dialog.verb.click()
    found = check_number(workspace, line.number)
    assert found.result is CheckResult.REPLACED
    (content,) = contents(workspace, [found.replaced_by])
    assert content.replaces == line.number


def test_a_number_is_checked_however_it_is_typed(
    page: CertificatesPage, workspace: Workspace
) -> None:
    issue_certificates(workspace)
    dialog = CheckDialog(page.context, page)
    dialog.number.setText(register(workspace)[0].number.lower().replace("-", " "))
    dialog.verb.click()
    assert "Genuine" in dialog.answer.text()
    dialog.number.setText("0000-0000-0001")
    dialog.verb.click()
    assert "not in our register" in dialog.answer.text()


def answer(page: CertificatesPage, typed: str) -> str:
    dialog = CheckDialog(page.context, page)
    dialog.number.setText(typed)
    dialog.verb.click()
    return f"{dialog.answer.text()}\n{dialog.held.text()}"


def signed_code(workspace: Workspace, number: str) -> str:
    """What the square code of a certificate reads."""
    with workspace.file.reading() as connection:
        query = select(certificate.c.signature).where(certificate.c.number == number)
        return f"sgdesk:{number}:{connection.execute(query).scalar_one()}"


def test_the_square_code_is_genuine_altered_replaced_or_revoked(
    page: CertificatesPage, workspace: Workspace
) -> None:
    issue_certificates(workspace)
    first, second = register(workspace)[:2]
    code = signed_code(workspace, first.number)
    assert answer(page, code).startswith(
        "✓ Genuine: it matches what our register holds, and it still stands.\n"
        "Hold the paper against this: certif"
    )
    altered = code[:-3] + ("A" if code[-3] != "A" else "B") + code[-2:]
    assert answer(page, altered).startswith("✕ Altered")
    reissue(workspace, first.id, "The name was misspelt")
    assert answer(page, code).startswith("↷ Replaced: certificate")
    revoke(workspace, second.id, "Wrong course")
    assert answer(page, second.number).startswith("✕ Revoked: Wrong course.")


def test_the_code_of_a_return_is_known_here_too(
    page: CertificatesPage, workspace: Workspace
) -> None:
    freeze_return(workspace)
    assert answer(page, "R2026-001").startswith(
        "✓ Genuine: it matches what our file holds, and it still stands.\nReturn R2026-001"
    )


def test_a_file_is_checked_here_too(
    page: CertificatesPage, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    numbers = issue_certificates(workspace).new_numbers
    path = save_certificates(workspace, numbers, tmp_path)
    dialog = CheckDialog(page.context, page)
    alerts.files.extend([path, tmp_path / "gone.pdf", None])
    dialog.file.click()
    said = dialog.answer.text()
    assert said.startswith("✓ Genuine: certificates.pdf is letter for letter what we print")
    assert all(number in dialog.held.text() for number in numbers)
    dialog.file.click()
    assert not dialog.form.summary.isHidden()
    assert dialog.answer.text() == ""
    dialog.file.click()
    assert (dialog.answer.text(), dialog.held.text()) == ("", "")


def test_a_row_opens_its_person(page: CertificatesPage, shell: RecordingShell) -> None:
    page._waiting_table.opened.emit(page._waiting.row(0))
    place, wanted = shell.visits[-1]
    assert place is Place.PEOPLE
    assert wanted.person == page._waiting.row(0).person_id


def test_certificates_are_noted_as_handed_over_and_the_rest_is_a_list(
    page: CertificatesPage, workspace: Workspace
) -> None:
    page._issue.click()
    page.refresh(page.context)
    assert page._still_here.text() == "Sti&ll here (2) …"
    page._issued_table.clearSelection()
    page._issued_table.selectRow(0)
    name = page._chosen()[0].person_name
    page._hand.click()
    (dialog,) = page.findChildren(HandOverDialog)
    dialog.to.setText("her group leader")
    dialog.verb.click()
    page.refresh(page.context)
    line = next(each for each in register(workspace) if each.person_name == name)
    assert line.handed is not None
    assert line.handed.words() == f"{long_date(TODAY)}, to her group leader"
    handed = {line.person_name: handed_words(line) for line in register(workspace)}
    assert handed.pop(name) == short_date(TODAY)
    assert list(handed.values()) == ["still here"]
    assert page._still_here.text() == "Sti&ll here (1) …"
    assert page._hand.text() == "Still he&re after all"
    page._hand.click()
    page.refresh(page.context)
    assert page._still_here.text() == "Sti&ll here (2) …"


def test_how_to_reach_you_is_a_button_and_what_the_training_means_stands_over_the_page(
    page: CertificatesPage, shell: RecordingShell
) -> None:
    page._reach.click()
    assert shell.visits[-1] == (Place.SETUP, Wanted(action="organisation"))
    page._waiting_table.selectRow(0)
    assert "not stated" in page._why.text()
    assert page._why.text().startswith("Safeguarding induction: ")


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """No gate; an old induction of Ada's out of a sheet, and of Bo's from a session yesterday."""
    (tmp_path / "hall").mkdir()
    made = make_hall(tmp_path / "hall", "generic", TODAY, ("induction",))
    old = TrainingDetails(made.courses["induction"], TODAY - timedelta(days=900))
    record_training(made.workspace, made.people[:1], old)
    session = made.plan("induction", TODAY - timedelta(days=1))
    book(made.workspace, session, made.people[1:3])
    mark_attendance(made.workspace, session, [Mark(each, True) for each in made.people[1:3]])
    return made


def test_those_of_the_newest_session_come_first_and_those_of_earlier_sessions_are_asked_about(
    page: CertificatesPage, hall: Hall, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    session = hall.plan("induction", TODAY - timedelta(days=400))
    mark_attendance(hall.workspace, session, [Mark(hall.people[3], True)])
    page.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell))
    assert page._issue.text() == "&Issue the 2 of 30 Mar 2026"
    assert page._issue_all.text() == "Issue all 3 …"
    page._issue.click()
    assert len(register(hall.workspace)) == 2 and not alerts.asked
    page.refresh(page.context)

    assert not page._issue.isEnabled(), "a second press in the same place issues nothing"
    assert page._issue_all.isHidden()
    assert page.window().focusWidget() is page._issued_table
    page._tabs.setCurrentWidget(page._waiting_table)
    assert page._issue.text() == "&Issue all that are ready" and page._issue.isEnabled()
    page._issue.click()
    assert len(register(hall.workspace)) == 3


def test_training_of_before_is_no_work_that_waits_and_is_issued_once_it_is_ticked(
    page: CertificatesPage, hall: Hall, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    page.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell))
    assert page._sub.text().startswith(
        "2 ready to issue, 0 wait for a form, 0 are valid. Earlier training: 1, where a "
        "certificate was most likely given then."
    )
    assert [line.is_earlier for line in page._waiting.rows] == [False, False, True]
    page._issue.click()
    assert len(register(hall.workspace)) == 2
    page.refresh(page.context)
    assert page._sub.text().startswith("0 ready to issue")
    page._tabs.setCurrentWidget(page._waiting_table)
    assert not page._issue.isEnabled()

    page._waiting_table.selectRow(0)
    assert page._issue_some.text() == "I&ssue the one ticked"
    alerts.answers.extend([False, True])
    page._issue_some.click()
    assert len(register(hall.workspace)) == 2, "it is asked about"
    page._issue_some.click()
    assert len(register(hall.workspace)) == 3


def test_what_was_put_down_on_time_stays_ready_however_long_it_lies(hall: Hall) -> None:
    fresh = TrainingDetails(hall.courses["induction"], TODAY - timedelta(days=10))
    record_training(hall.workspace, hall.people[3:4], fresh)
    found = certificate_lines(hall.workspace, TODAY + timedelta(days=300))
    (line,) = (each for each in found if each.person_id == hall.people[3])
    assert line.is_ready
