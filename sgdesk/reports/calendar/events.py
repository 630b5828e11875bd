"""Calendar files (iCalendar, RFC 5545): a session that later editions update, and due days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sgdesk.domain.sessions.clock import clock_minutes
from sgdesk.domain.sessions.session import SessionSheet

_OCTETS = 75
"""The longest content line without its line break (RFC 5545, 3.1)."""


@dataclass(frozen=True, slots=True)
class DueEvent:
    """One event of a whole day.

    ``uid`` is the same whenever the same thing is due again, so that a calendar moves it; a
    higher ``edition`` says that it was changed since.
    """

    uid: str
    day: date
    title: str
    details: str = ""
    edition: int = 0


def calendar_entry(sheet: SessionSheet, now: datetime) -> bytes:
    """One event in UTF-8 with CRLF; ``now`` is when it was written, with its offset.

    Times are local to wherever it is opened (floating), since a session has a place and no
    time zone; without a start it is an event of the whole day. The same ``uid`` with a higher
    ``edition`` replaces the event in a calendar, or cancels it there. It has a method where an
    address can be its organiser, since no method may stand without one (RFC 5546, 3.2).
    """
    return _calendar("Training sessions", sheet.calendar_method, _session(sheet, _stamp(now)))


def due_calendar(events: Iterable[DueEvent], now: datetime) -> bytes:
    """Every event in UTF-8 with CRLF; ``now`` is when it was written, with its offset.

    A calendar that takes it in again puts the newer edition in the place of the older. Nobody is
    its organiser, so it has no method (RFC 5546, 3.2.1); no event has an alarm.
    """
    stamp = _stamp(now)
    return _calendar("Due days", "", (line for each in events for line in _due(each, stamp)))


def _session(sheet: SessionSheet, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{sheet.uid}@sgdesk"
    yield f"SEQUENCE:{sheet.edition}"
    yield f"DTSTAMP:{stamp}"
    yield from _organiser(sheet)
    yield from _times(sheet)
    yield f"SUMMARY:{_text_value(sheet.course)}"
    yield from _told("LOCATION", sheet.place)
    yield from _told("DESCRIPTION", _description(sheet))
    yield f"STATUS:{'CANCELLED' if sheet.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _due(event: DueEvent, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.edition}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield from _whole_day(event.day)
    yield f"SUMMARY:{_text_value(event.title)}"
    yield from _told("DESCRIPTION", event.details)
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _organiser(sheet: SessionSheet) -> Iterator[str]:
    if sheet.calendar_method:
        name = _parameter(sheet.contact_name or sheet.organisation)
        yield f"ORGANIZER;CN={name}:mailto:{sheet.contact_email.strip()}"


def _parameter(value: str) -> str:
    """A parameter in quotes, which can hold neither a quote nor a line break (RFC 5545, 3.2)."""
    plain = "".join(char for char in value if char.isprintable() and char != '"')
    return f'"{plain.strip()}"'


def _times(sheet: SessionSheet) -> Iterator[str]:
    starts, ends = clock_minutes(sheet.starts_at), clock_minutes(sheet.ends_at)
    if starts is None:
        yield from _whole_day(sheet.held_on)
        return
    yield f"DTSTART:{_moment(sheet.held_on, starts)}"
    if ends is not None:
        yield f"DTEND:{_moment(sheet.held_on, ends)}"


def _description(sheet: SessionSheet) -> str:
    trainers = f"With {' and '.join(sheet.trainers)}." if sheet.trainers else ""
    return "\n".join(
        part for part in (sheet.organisation, sheet.summary, sheet.expectations, trainers) if part
    )


def _calendar(product: str, method: str, events: Iterable[str]) -> bytes:
    """The file around its events, every line folded."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//sgdesk//{product}//EN",
        "CALSCALE:GREGORIAN",
        *([f"METHOD:{method}"] if method else []),
        *events,
        "END:VCALENDAR",
    )
    return b"".join(_folded(line) for line in lines)


def _whole_day(day: date) -> Iterator[str]:
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"


def _moment(day: date, minutes: int) -> str:
    return f"{day:%Y%m%d}T{minutes // 60:02}{minutes % 60:02}00"


def _stamp(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _told(name: str, value: str) -> Iterator[str]:
    if value.strip():
        yield f"{name}:{_text_value(value)}"


def _text_value(value: str) -> str:
    """A value of type TEXT: backslash, semicolon, comma and line breaks escaped (3.3.11)."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(char for char in plain if char == "\n" or char.isprintable())
    for char in ("\\", ";", ","):
        plain = plain.replace(char, f"\\{char}")
    return plain.strip().replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A content line, parted after 75 octets at most and never within a letter."""
    parts: list[bytes] = [b""]
    for letter in line:
        octets = letter.encode("utf-8")
        if len(parts[-1]) + len(octets) > _OCTETS:
            parts.append(b" ")
        parts[-1] += octets
    return b"\r\n".join(parts) + b"\r\n"
