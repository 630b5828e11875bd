"""Times of day beside a date: found where they are nothing else, and never a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.clocktext import find_times, is_certainly_a_time
from sgdesk.domain.text import plain


def times(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in find_times(plain(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9.30-12", ["9.30-12"]),
        ("10am – 1pm", ["10am – 1pm"]),
        ("09:30 to 12:30", ["09:30 to 12:30"]),
        ("2-4pm", ["2-4pm"]),
        ("at 9.30", ["9.30"]),
        ("7 p.m.", ["7 p.m."]),
        ("14:00h", ["14:00h"]),
        ("09:12:33", ["09:12:33"]),
        ("9am-1pm & 2pm-4pm", ["9am-1pm", "2pm-4pm"]),
        ("12/03/2024 9.30-12", ["9.30-12"]),
        ("12/03/24, 09:12", ["09:12"]),
        ("2024-03-12T09:12:33Z", ["T09:12:33Z"]),
        ("12 Mar 24 - 9am", ["9am"]),
        ("12 03 24 - 9am", ["9am"]),
        ("9am - 12 March 2024", ["9am"]),
        ("3 hours - 1-Jan-2000", ["3 hours"]),
        ("9.30 - 12 03 2024", ["9.30"]),
    ],
)
def test_a_time_is_found_with_its_range_and_nothing_else(text: str, found: list[str]) -> None:
    assert times(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "12/03/2024",
        "12.03.24",
        "12.30.24",
        "12 March 2024",
        "9-12",
        "9-12 March 2024",
        "9.30-12 March 2024",
        "9.10",
        "12/03:2024",
        "12:30/2024",
        "1:1",
        "31:8",
        "25:00",
        "13pm",
        "Level 2",
    ],
)
def test_figures_that_could_be_a_day_are_no_time(text: str) -> None:
    assert times(text) == []


def test_minutes_that_no_month_has_make_a_time() -> None:
    assert is_certainly_a_time("9.30")
    assert is_certainly_a_time("9.00")
    assert not is_certainly_a_time("9.10")
    assert not is_certainly_a_time("9-12")


@given(st.dates(min_value=date(1950, 1, 1)), st.sampled_from(["/", ".", "-", " ", " / "]))
def test_no_date_holds_a_time(day: date, separator: str) -> None:
    for parts in (("%d", "%m", "%Y"), ("%d", "%b", "%Y"), ("%Y", "%m", "%d"), ("%d", "%m", "%y")):
        assert times(day.strftime(separator.join(parts))) == []
