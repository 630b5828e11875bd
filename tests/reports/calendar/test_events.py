from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from sgdesk.domain.sessions.session import SessionSheet
from sgdesk.reports.calendar.events import DueEvent, calendar_entry, due_calendar

SHEET = SessionSheet(
    uid="0123456789abcdef0123456789abcdef",
    edition=2,
    organisation="St Example's, Leominster",
    course="Right Help, Right Time; an evening",
    summary="How to help early.\nBring a pen.",
    expectations="",
    held_on=date(2026, 3, 20),
    starts_at="19:30",
    ends_at="21:00",
    place="Hall \\ annexe",
    method="Workshop",
    trainers=("Tess Trainer", "Bo Example"),
    contact_name="Ada",
    contact_email="ada@example.org",
    contact_phone="",
)
NOW = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)


def _lines(sheet: SessionSheet = SHEET) -> list[str]:
    unfolded = calendar_entry(sheet, NOW).replace(b"\r\n ", b"").decode("utf-8")
    return unfolded.split("\r\n")


def test_the_entry_has_what_an_event_needs() -> None:
    assert _lines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sgdesk//Training sessions//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:0123456789abcdef0123456789abcdef@sgdesk",
        "SEQUENCE:2",
        "DTSTAMP:20260301T100000Z",
        'ORGANIZER;CN="Ada":mailto:ada@example.org',
        "DTSTART:20260320T193000",
        "DTEND:20260320T210000",
        r"SUMMARY:Right Help\, Right Time\; an evening",
        "LOCATION:Hall \\\\ annexe",
        r"DESCRIPTION:St Example's\, Leominster\nHow to help early.\nBring a pen.\nWith Tess"
        " Trainer and Bo Example.",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_no_line_is_longer_than_75_octets_and_no_letter_is_parted() -> None:
    long = replace(SHEET, place="Ärzte-Straße " * 30, course="محافظة " * 20)
    content = calendar_entry(long, NOW)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")
    place = next(line for line in _lines(long) if line.startswith("LOCATION:"))
    assert place == f"LOCATION:{('Ärzte-Straße ' * 30).strip()}"


def test_without_a_time_it_is_an_event_of_the_whole_day() -> None:
    lines = _lines(replace(SHEET, starts_at="", ends_at="", held_on=date(2024, 2, 29)))
    assert "DTSTART;VALUE=DATE:20240229" in lines
    assert "DTEND;VALUE=DATE:20240301" in lines


def test_without_an_end_there_is_no_end() -> None:
    assert not any(line.startswith("DTEND") for line in _lines(replace(SHEET, ends_at="")))


def test_a_cancelled_session_is_taken_out_of_the_calendar() -> None:
    lines = _lines(replace(SHEET, cancelled=True))
    assert {"METHOD:CANCEL", "STATUS:CANCELLED"} <= set(lines)


@pytest.mark.parametrize("address", ["", "anonymous", "a@b", "a@example.org, b@example.org"])
@pytest.mark.parametrize("cancelled", [False, True])
def test_there_is_no_method_where_nobody_can_be_the_organiser(
    address: str, cancelled: bool
) -> None:
    lines = _lines(replace(SHEET, contact_email=address, cancelled=cancelled))
    assert not [line for line in lines if line.startswith(("METHOD", "ORGANIZER"))]
    assert f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}" in lines


def test_the_name_of_the_organiser_cannot_end_its_quotes() -> None:
    lines = _lines(replace(SHEET, contact_name='Ada "A"\r\nX:1; y'))
    assert 'ORGANIZER;CN="Ada AX:1; y":mailto:ada@example.org' in lines


def test_a_line_break_cannot_smuggle_a_property_in() -> None:
    lines = _lines(replace(SHEET, place="Hall\r\nATTENDEE:mailto:x@example.org\x00"))
    assert r"LOCATION:Hall\nATTENDEE:mailto:x@example.org" in lines


def test_the_moment_of_writing_is_told_in_universal_time() -> None:
    later = NOW.astimezone(timezone(timedelta(hours=1)))
    assert calendar_entry(SHEET, later) == calendar_entry(SHEET, NOW)


def test_due_days_are_events_of_a_whole_day_in_one_file() -> None:
    events = [
        DueEvent(
            "return-1@sgdesk", date(2024, 2, 29), "The next return; sent", "St Example's, L", 7
        ),
        DueEvent("course-2@sgdesk", date(2024, 3, 1), "Review"),
    ]
    assert due_calendar(events, NOW).decode("utf-8").split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sgdesk//Due days//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:return-1@sgdesk",
        "SEQUENCE:7",
        "DTSTAMP:20260301T100000Z",
        "LAST-MODIFIED:20260301T100000Z",
        "DTSTART;VALUE=DATE:20240229",
        "DTEND;VALUE=DATE:20240301",
        r"SUMMARY:The next return\; sent",
        r"DESCRIPTION:St Example's\, L",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:course-2@sgdesk",
        "SEQUENCE:0",
        "DTSTAMP:20260301T100000Z",
        "LAST-MODIFIED:20260301T100000Z",
        "DTSTART;VALUE=DATE:20240301",
        "DTEND;VALUE=DATE:20240302",
        "SUMMARY:Review",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
