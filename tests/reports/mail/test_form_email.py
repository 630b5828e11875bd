from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from sgdesk.domain.forms.follow_up import FollowUp
from sgdesk.domain.forms.form import FormKind, FormSheet, questions
from sgdesk.reports.mail.form_email import form_draft
from sgdesk.services.file.workspace import all_packs

HARROW = all_packs().packs["hscb"]
SHEET = FormSheet(
    kind=FormKind.IMPACT,
    code="K7R-3MQ",
    organisation="St Example's",
    course="Right Help",
    held_on=date(2026, 1, 31),
    who="Łukasz Sample",
    about="Łukasz Sample",
    window=FollowUp(date(2026, 3, 14), date(2026, 3, 28)),
    questions=questions(FormKind.IMPACT, HARROW),
    anonymous=False,
)


def _message(sheet: FormSheet = SHEET, *, reminder: bool = False) -> EmailMessage:
    content = form_draft(sheet, "lukasz@example.org", "Ada Sample", reminder=reminder)
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_the_questions_stand_in_the_mail_to_be_answered_by_reply() -> None:
    body = _message().get_content()
    for each in SHEET.questions:
        assert each.text in body
    assert "by 28 March 2026" in body.replace("; ", " by ") or "28 March 2026" in body
    assert "K7R-3MQ" in body
    assert _message()["Subject"] == "What the course has changed [K7R-3MQ]"


def test_a_reminder_says_so_kindly() -> None:
    message = _message(reminder=True)
    assert message["Subject"].startswith("Reminder: ")
    assert "may have slipped by" in message.get_content()


@pytest.mark.parametrize("kind", FormKind)
@pytest.mark.parametrize("reminder", [False, True])
def test_no_subject_is_folded(kind: FormKind, reminder: bool) -> None:
    content = form_draft(replace(SHEET, kind=kind), "a@example.org", "", reminder=reminder)
    subject = next(line for line in content.split(b"\r\n") if line.startswith(b"Subject: "))
    assert subject.endswith(b"[K7R-3MQ]")


def test_a_line_manager_is_told_whom_it_is_about() -> None:
    sheet = replace(SHEET, kind=FormKind.MANAGER, who="Bo Example")
    assert "Łukasz Sample attended Right Help" in _message(sheet).get_content()


def test_an_anonymous_form_says_that_paper_hides_more() -> None:
    sheet = replace(SHEET, kind=FormKind.EVALUATION, anonymous=True)
    assert "ask us for the form on paper" in _message(sheet).get_content()


def test_an_anonymous_form_carries_no_code() -> None:
    sheet = replace(SHEET, kind=FormKind.EVALUATION, anonymous=True)
    assert "K7R-3MQ" not in _message(sheet).as_string()


@pytest.mark.parametrize("anonymous", [False, True])
@pytest.mark.parametrize("kind", FormKind)
def test_every_form_says_not_to_describe_a_child(kind: FormKind, anonymous: bool) -> None:
    body = _message(replace(SHEET, kind=kind, anonymous=anonymous)).get_content()
    assert "Do not describe a child or family; tell the lead." in body


def test_a_line_break_in_a_name_cannot_add_a_header() -> None:
    sheet = replace(SHEET, who="Ada\r\nBcc: x@example.org")
    content = form_draft(sheet, "a@example.org\r\nBcc: y@example.org", "", reminder=False)
    assert message_from_bytes(content, policy=default)["Bcc"] is None
    assert b"\r\nBcc:" not in content.split(b"\r\n\r\n")[0]


def test_equal_forms_give_equal_bytes() -> None:
    assert _message().as_bytes() == _message().as_bytes()


@pytest.mark.parametrize("kind", FormKind)
def test_no_answer_is_asked_for_by_a_day_that_has_passed(kind: FormKind) -> None:
    due = SHEET.window.due
    sheet = replace(SHEET, kind=kind, made_on=due)
    assert "28 March 2026" in _message(sheet).get_content()
    late = _message(replace(sheet, made_on=due + timedelta(days=1))).get_content()
    assert "28 March 2026" not in late
    assert "still helps" in late
