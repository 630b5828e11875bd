"""Due days as a calendar file (RFC 5545): one event for each day and thing, told by counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sgdesk.reports.calendar.events import folded, text_value


@dataclass(frozen=True, slots=True)
class DueEvent:
    """One event of a whole day; ``uid`` is the same whenever the same thing is due that day."""

    uid: str
    day: date
    title: str
    details: str = ""


def due_calendar(events: Iterable[DueEvent], now: datetime) -> bytes:
    """Every event in UTF-8 with CRLF; ``now`` is when it was written, with its offset.

    A calendar that takes it in again puts the newer edition in the place of the older.
    """
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sgdesk//Due days//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for each in events for line in _event(each, now)),
        "END:VCALENDAR",
    )
    return b"".join(folded(line) for line in lines)


def _event(event: DueEvent, now: datetime) -> Iterator[str]:
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{text_value(event.title)}"
    if event.details:
        yield f"DESCRIPTION:{text_value(event.details)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
