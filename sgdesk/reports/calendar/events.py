"""A session as a calendar entry: RFC 5545, one event that a later edition updates."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from sgdesk.domain.sessions.session import SessionSheet, clock_minutes

_OCTETS = 75
"""The longest content line without its line break (RFC 5545, 3.1)."""


def calendar_entry(sheet: SessionSheet, now: datetime) -> bytes:
    """One event in UTF-8 with CRLF; ``now`` is when it was written, with its offset.

    Times are local to wherever it is opened (floating), since a session has a place and no
    time zone; without a start it is an event of the whole day. The same ``uid`` with a higher
    ``edition`` replaces the event in a calendar, or cancels it there.
    """
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sgdesk//Training sessions//EN",
        "CALSCALE:GREGORIAN",
        f"METHOD:{'CANCEL' if sheet.cancelled else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:{sheet.uid}@sgdesk",
        f"SEQUENCE:{sheet.edition}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        *_times(sheet),
        f"SUMMARY:{text_value(sheet.course)}",
        *_told("LOCATION", sheet.place),
        *_told("DESCRIPTION", _description(sheet)),
        f"STATUS:{'CANCELLED' if sheet.cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(folded(line) for line in lines)


def _times(sheet: SessionSheet) -> Iterable[str]:
    starts, ends = clock_minutes(sheet.starts_at), clock_minutes(sheet.ends_at)
    if starts is None:
        yield f"DTSTART;VALUE=DATE:{sheet.held_on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{sheet.held_on + timedelta(days=1):%Y%m%d}"
        return
    yield f"DTSTART:{_moment(sheet.held_on, starts)}"
    if ends is not None:
        yield f"DTEND:{_moment(sheet.held_on, ends)}"


def _moment(day: date, minutes: int) -> str:
    return f"{day:%Y%m%d}T{minutes // 60:02}{minutes % 60:02}00"


def _told(name: str, value: str) -> Iterable[str]:
    if value.strip():
        yield f"{name}:{text_value(value)}"


def _description(sheet: SessionSheet) -> str:
    trainers = f"With {' and '.join(sheet.trainers)}." if sheet.trainers else ""
    return "\n".join(
        part for part in (sheet.organisation, sheet.summary, sheet.expectations, trainers) if part
    )


def text_value(value: str) -> str:
    """A value of type TEXT: backslash, semicolon, comma and line breaks escaped (3.3.11)."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(char for char in plain if char == "\n" or char.isprintable())
    for char in ("\\", ";", ","):
        plain = plain.replace(char, f"\\{char}")
    return plain.strip().replace("\n", "\\n")


def folded(line: str) -> bytes:
    """A content line, parted after 75 octets at most and never within a letter."""
    parts: list[bytes] = [b""]
    for letter in line:
        octets = letter.encode("utf-8")
        if len(parts[-1]) + len(octets) > _OCTETS:
            parts.append(b" ")
        parts[-1] += octets
    return b"\r\n".join(parts) + b"\r\n"
