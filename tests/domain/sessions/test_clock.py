"""Times of a session, as people type them."""

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.sessions.clock import (
    clock_minutes,
    clock_text,
    read_clock,
    read_end,
    short_clock,
    spoken_clock,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9:30", "09:30"),
        ("19.05", "19:05"),
        (" 0:00 ", "00:00"),
        ("", ""),
        ("7pm", "19:00"),
        ("7 PM", "19:00"),
        ("7.30 p.m.", "19:30"),
        ("7:30am", "07:30"),
        ("12.15am", "00:15"),
        ("12pm", "12:00"),
        ("1930", "19:30"),
        ("noon", "12:00"),
        ("Midday", "12:00"),
        ("07:30", "07:30"),
        ("8.00", "08:00"),
        ("9", "09:00"),
        ("12", "12:00"),
        ("19", "19:00"),
        ("10.15", "10:15"),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, kept: str) -> None:
    assert clock_text(typed) == kept


@pytest.mark.parametrize(
    "typed", ["25:00", "24:00", "0", "9:60", "13pm", "0am", "half seven", "7 to 9"]
)
def test_a_time_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="is not a time of day"):
        clock_text(typed)


@pytest.mark.parametrize("typed", ["7.30", "1:00", "730", "7"])
def test_an_hour_that_may_be_morning_or_evening_is_asked(typed: str) -> None:
    with pytest.raises(InputError, match="in the morning or in the evening"):
        clock_text(typed)


def test_the_question_names_both_times_as_they_can_be_typed() -> None:
    with pytest.raises(InputError, match=r"Type 7\.15am or 7\.15pm"):
        clock_text("7.15")
    assert (clock_text("7.15am"), clock_text("7.15pm")) == ("07:15", "19:15")


@pytest.mark.parametrize(
    ("typed", "minutes", "other"),
    [
        ("7.15", 7 * 60 + 15, 19 * 60 + 15),
        ("9.30", 9 * 60 + 30, 21 * 60 + 30),
        ("11:59", 11 * 60 + 59, 23 * 60 + 59),
        ("09:30", 9 * 60 + 30, None),
        ("9.30am", 9 * 60 + 30, None),
        ("12.30", 12 * 60 + 30, None),
        ("19.15", 19 * 60 + 15, None),
        ("0:15", 15, None),
    ],
)
def test_figures_without_a_half_of_the_day_have_another_time_that_they_may_mean(
    typed: str, minutes: int, other: int | None
) -> None:
    read = read_clock(typed)
    assert read is not None
    assert (read.minutes, read.other) == (minutes, other)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("7.15am", "7.15 in the morning"),
        ("9", "9 in the morning"),
        ("12:30", "12.30 in the afternoon"),
        ("17:59", "5.59 in the afternoon"),
        ("18:00", "6 in the evening"),
        ("19.05", "7.05 in the evening"),
        ("noon", "noon"),
        ("0:00", "midnight"),
        ("0:10", "12.10 in the morning"),
    ],
)
def test_a_time_is_said_as_people_say_it(typed: str, said: str) -> None:
    assert spoken_clock(clock_minutes(typed) or 0) == said


def test_what_is_written_shortly_is_read_as_the_same_time() -> None:
    for minutes in range(24 * 60):
        assert clock_minutes(short_clock(minutes)) == minutes


@pytest.mark.parametrize(
    ("ends", "begins", "minutes", "asks"),
    [
        ("7.30", "6pm", 19 * 60 + 30, False),
        ("9", "18:00", 21 * 60, False),
        ("7.30", "", 7 * 60 + 30, True),
        ("7.30", "6", 7 * 60 + 30, True),
        ("7.30", "6am", 7 * 60 + 30, True),
        ("7.30", "8pm", 7 * 60 + 30, True),
        ("10", "9am", 10 * 60, False),
        ("noon", "6pm", 12 * 60, False),
    ],
)
def test_an_end_takes_the_half_of_the_day_that_its_beginning_leaves(
    ends: str, begins: str, minutes: int, *, asks: bool
) -> None:
    read = read_end(ends, begins)
    assert read is not None
    assert (read.minutes, read.is_asked) == (minutes, asks)
