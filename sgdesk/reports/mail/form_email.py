"""A form as an e-mail to answer by reply, and the one reminder of it."""

from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP

from sgdesk.domain.dates import long_date
from sgdesk.domain.forms.form import (
    DO_NOT_DESCRIBE,
    FORM_TITLES,
    AnswerKind,
    FormKind,
    FormQuestion,
    FormSheet,
)
from sgdesk.reports.text.plain import one_line


def form_draft(sheet: FormSheet, address: str, contact: str, *, reminder: bool) -> bytes:
    """An unsent message with CRLF throughout; it has no date, so equal forms give equal bytes."""
    message = EmailMessage(policy=SMTP)
    again = "Reminder: " if reminder else ""
    title = FORM_TITLES[sheet.kind]
    code = "" if sheet.anonymous else f" [{sheet.code}]"
    # Plain letters: the code of the form must not come apart where a long heading is encoded.
    message["Subject"] = f"{again}{title}{code}".replace("’", "'")
    message["To"] = one_line(address)
    message["X-Unsent"] = "1"
    body = form_words(sheet, contact, reminder=reminder)
    message.set_content(body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def form_words(
    sheet: FormSheet, contact: str, *, reminder: bool = False, as_message: bool = False
) -> str:
    """What it says; ``as_message`` where it is no e-mail that is replied to."""
    paragraphs = (
        f"Hello {one_line(sheet.who)}," if sheet.who else "Hello,",
        _asking(sheet, reminder=reminder, as_message=as_message),
        *(_question(number, each) for number, each in enumerate(sheet.questions, start=1)),
        DO_NOT_DESCRIBE,
        _kept(sheet),
        *_coded(sheet, as_message=as_message),
        "Kind regards,\n"
        + "\n".join(one_line(each) for each in (contact, sheet.organisation) if each),
    )
    return "\n\n".join(paragraphs) + "\n"


def _coded(sheet: FormSheet, *, as_message: bool) -> Iterator[str]:
    """What finds the form again; nothing on an anonymous one."""
    if sheet.anonymous:
        return
    if as_message:
        yield f"The code of your form is {sheet.code}; put it into your answer."
    else:
        yield f"The code of your form is {sheet.code}; leave it in the subject when you reply."


def _asking(sheet: FormSheet, *, reminder: bool, as_message: bool) -> str:
    course, day = one_line(sheet.course), long_date(sheet.held_on)
    due = long_date(sheet.window.due)
    helps = "A reply still helps." if sheet.is_late else f"A reply by {due} helps."
    early = "an answer still helps" if sheet.is_late else f"{due} is early enough"
    opening = "A form from us may have slipped by. " if reminder else ""
    if sheet.kind is FormKind.MANAGER:
        about = f"{one_line(sheet.about)} attended {course} on {day}. We would like to know"
        return f"{opening}{about} what you have seen of it since. {helps}"
    if sheet.kind is FormKind.TRAINER:
        return f"{opening}How did {course} on {day} go? {helps}"
    return (
        f"{opening}You attended {course} on {day}. Could you answer these questions by "
        f"replying to this {'message' if as_message else 'e-mail'}? It takes five minutes; {early}."
    )


def _question(number: int, question: FormQuestion) -> str:
    if question.kind is AnswerKind.SCALE:
        return f"{number}. {question.text} (1 {question.low} to 5 {question.high})\n   "
    return f"{number}. {question.text}\n   "


def _kept(sheet: FormSheet) -> str:
    if sheet.anonymous:
        return (
            "We keep the answers without your name. To hide from us who wrote them, ask us for "
            "the form on paper instead."
        )
    return "Whoever looks after safeguarding training reads your answers; reports do not name you."
