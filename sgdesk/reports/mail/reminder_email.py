"""Reminders as e-mails to look over and send: plain text, due days alone, nothing about why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

from sgdesk.domain.dates import long_date
from sgdesk.domain.figures import listed
from sgdesk.reports.text.plain import one_line


@dataclass(frozen=True, slots=True)
class ToldLine:
    """What is told: a title, its day where one is known, and whose it is.

    ``whose`` is blank in a letter to the person.
    """

    title: str
    day: date | None
    whose: str = ""
    is_recommended: bool = False


@dataclass(frozen=True, slots=True)
class ReminderLetter:
    """Who is written to, about what, and by whom."""

    name: str
    address: str
    to_manager: bool
    lines: Sequence[ToldLine]
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
    lines = "\n".join(f"- {each}" for each in _by_day(letter.lines, letter.today))
    signed = "\n".join(one_line(each) for each in (letter.contact, letter.organisation) if each)
    return "\n\n".join(
        (
            f"Hello {one_line(letter.name)},",
            _opening(letter),
            lines,
            _closing(letter),
            f"Thank you,\n{signed}\n",
        )
    )


def _by_day(lines: Sequence[ToldLine], today: date) -> list[str]:
    """A line for each day of each person: one evening can be what several things fall due by."""
    titles: dict[tuple[str, date | None, bool], list[str]] = {}
    for each in lines:
        key = (one_line(each.whose), each.day, each.is_recommended)
        titles.setdefault(key, []).append(one_line(each.title))
    return [_line(*key, found, today) for key, found in titles.items()]


def _line(
    whose: str, day: date | None, is_recommended: bool, titles: Sequence[str], today: date
) -> str:
    who, what = f"{whose}: " if whose else "", listed(titles)
    if day is None:
        return f"{who}{what}: not done yet"
    if is_recommended:
        return f"{who}{what}: recommended again by {long_date(day)}"
    verb = ("is", "are", "was", "were")[(len(titles) > 1) + 2 * (day < today)]
    return f"{who}{what} {verb} due by {long_date(day)}"


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
