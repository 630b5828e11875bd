"""Reminders as e-mails to look over and send: plain text, due days alone, nothing about why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

from sgdesk.domain.dates import long_date
from sgdesk.reports.text.plain import one_line


@dataclass(frozen=True, slots=True)
class ReminderLetter:
    """Who is written to, about what, and by whom.

    Each line is a title, a day and whose it is; the name is blank in a letter to the person.
    """

    name: str
    address: str
    to_manager: bool
    lines: Sequence[tuple[str, date, str]]
    organisation: str
    contact: str
    today: date


def reminder_draft(letter: ReminderLetter) -> bytes:
    """An unsent message with CRLF throughout; equal letters give equal bytes."""
    message = EmailMessage(policy=SMTP)
    about = "Training dates of your team" if letter.to_manager else "Your training dates"
    message["Subject"] = one_line(f"{about} \N{EN DASH} {letter.organisation}")
    message["To"] = one_line(letter.address)
    message["X-Unsent"] = "1"
    message.set_content(reminder_words(letter), charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def reminder_words(letter: ReminderLetter) -> str:
    """What it says, for an e-mail and for any other message alike."""
    listed = "\n".join(f"- {_line(*each, letter.today)}" for each in letter.lines)
    signed = "\n".join(one_line(each) for each in (letter.contact, letter.organisation) if each)
    return "\n\n".join(
        (
            f"Hello {one_line(letter.name)},",
            _opening(letter),
            listed,
            _closing(letter),
            f"Thank you,\n{signed}\n",
        )
    )


def _line(title: str, day: date, whose: str, today: date) -> str:
    when = "was due" if day < today else "is due"
    who = f"{one_line(whose)}: " if whose else ""
    return f"{who}{one_line(title)} {when} by {long_date(day)}"


def _opening(letter: ReminderLetter) -> str:
    if letter.to_manager:
        return (
            "You are the line manager of these people. These dates of theirs come up or are past:"
        )
    return "A reminder of what comes up for you or is past:"


def _closing(letter: ReminderLetter) -> str:
    if letter.to_manager:
        return (
            "Could you see that each has the time for it? If something is done already, reply with "
            "the date. This message names people: keep it to yourself."
        )
    return (
        "If it is done already, reply with the date and, where you have one, the certificate. If "
        "you need a place or anything that makes it easier to take part, tell me."
    )
