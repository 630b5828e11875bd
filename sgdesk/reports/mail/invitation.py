"""The invitation to a session: a draft with everybody as a blind copy and the calendar entry."""

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

from sgdesk.domain.addresses import is_address
from sgdesk.domain.dates import long_date, weekday
from sgdesk.domain.file.names import paper_name
from sgdesk.domain.sessions.session import SessionSheet
from sgdesk.reports.text.plain import one_line

_BOUNDARY = "=_sgdesk_invitation"


def invitation(sheet: SessionSheet, addresses: Sequence[str], calendar: bytes) -> bytes:
    """An unsent message, CRLF throughout, that shows nobody's address to anybody else."""
    message = EmailMessage(policy=SMTP)
    changed = "Cancelled: " if sheet.cancelled else ""
    message["Subject"] = one_line(
        f"{changed}{sheet.course}, {long_date(sheet.held_on)} \N{EN DASH} {sheet.organisation}"
    )
    if is_address(sheet.contact_email):
        message["To"] = sheet.contact_email.strip()
    if addresses:
        message["Bcc"] = ", ".join(one_line(each) for each in addresses)
    message["X-Unsent"] = "1"
    message.set_content(invitation_words(sheet), charset="utf-8", cte="quoted-printable")
    method = sheet.calendar_method
    message.add_attachment(
        calendar,
        maintype="text",
        subtype="calendar",
        filename=paper_name(
            "invitation", sheet.organisation, sheet.held_on, one_line(sheet.course), "ics"
        ),
        params={"charset": "utf-8"} | ({"method": method} if method else {}),
    )
    message.set_boundary(_BOUNDARY)
    return message.as_bytes()


def invitation_words(sheet: SessionSheet, name: str = "") -> str:
    """What it says; to one person by name, or to all."""
    paragraphs = (
        f"Hello {one_line(name)}," if name else "Hello,",
        _opening(sheet),
        "\n".join(_facts(sheet)),
        one_line(sheet.summary),
        one_line(sheet.expectations),
        ""
        if sheet.cancelled
        else "If you cannot come, tell us, so that somebody else can. If "
        "anything would help you to take part (step-free access, large print, a break), say so.",
        "Kind regards,\n" + _signature(sheet),
    )
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def _opening(sheet: SessionSheet) -> str:
    if sheet.cancelled:
        return f"{one_line(sheet.course)} on {long_date(sheet.held_on)} has been cancelled."
    return f"You have a place on {one_line(sheet.course)}."


def _facts(sheet: SessionSheet) -> list[str]:
    times = " to ".join(each for each in (sheet.starts_at, sheet.ends_at) if each)
    day = f"{weekday(sheet.held_on)} {long_date(sheet.held_on)}"
    facts = (
        ("When", ", ".join(filter(None, (day, times)))),
        ("Where", one_line(sheet.place)),
        ("How", one_line(sheet.method)),
        ("Language", one_line(sheet.spoken)),
        ("With", " and ".join(one_line(each) for each in sheet.trainers)),
    )
    return [f"{label}: {value}" for label, value in facts if value]


def _signature(sheet: SessionSheet) -> str:
    lines = (sheet.contact_name, sheet.organisation, sheet.contact_phone)
    return "\n".join(one_line(line) for line in lines if line)
