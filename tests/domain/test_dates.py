"""Calendar sums: month ends, 29 February, and the two ends of the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.dates import (
    Period,
    add_days,
    add_months,
    check_span,
    earliest_start_due_by,
    is_active,
    long_date,
    month_ends,
    month_short,
    month_year,
    parse_period,
    short_date,
    weekday,
)
from sgdesk.domain.errors import InputError
from tests.reference import naive_standing as naive

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MONTHS = st.integers(0, 120)


def test_the_days_of_a_year_are_twelve_months_ends_and_the_day_itself() -> None:
    days = month_ends(date(2028, 2, 29))
    assert len(days) == 13
    assert days[0] == date(2027, 2, 28)
    assert days[-2:] == (date(2028, 1, 31), date(2028, 2, 29))
    assert month_ends(date(2026, 11, 3))[-2:] == (date(2026, 10, 31), date(2026, 11, 3))
    assert month_ends(date.min)[0] == date.min


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -13, date(2024, 12, 15)),
        (date(9999, 6, 1), 12, date.max),
        (date(1, 1, 31), -1, date.min),
    ],
)
def test_months_keep_the_day_or_the_months_end(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(DAYS, MONTHS)
def test_months_agree_with_counting_them_one_by_one(day: date, months: int) -> None:
    assert add_months(day, months) == naive.months_later(day, months)


@given(DAYS, DAYS, MONTHS)
def test_a_later_completion_is_never_due_sooner(one: date, other: date, months: int) -> None:
    assert add_months(min(one, other), months) <= add_months(max(one, other), months)


@given(DAYS, st.integers(0, 120))
def test_the_earliest_start_is_the_first_from_which_the_day_is_reached(
    day: date, months: int
) -> None:
    start = earliest_start_due_by(day, months)

    assert add_months(start, months) >= day
    assert add_months(add_days(start, -1), months) < day


def test_days_are_held_at_the_calendars_ends() -> None:
    assert add_days(date(2024, 2, 28), 1) == date(2024, 2, 29)
    assert add_days(date.max, 1) == date.max
    assert add_days(date.min, -1) == date.min


@pytest.mark.parametrize(
    ("text", "period", "iso"),
    [
        ("P3M", Period(months=3), "P3M"),
        ("P3Y", Period(months=36), "P36M"),
        ("P6W", Period(days=42), "P6W"),
        ("P10D", Period(days=10), "P10D"),
    ],
)
def test_a_period_is_read_and_written_in_iso(text: str, period: Period, iso: str) -> None:
    assert parse_period(text) == period
    assert period.iso() == iso


@pytest.mark.parametrize("text", ["", "3M", "P3", "PM", "P3M2D", "P-3M", "P1000M", " P3M"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text.strip() or "^$"):
        parse_period(text)


def test_a_period_counts_by_the_calendar() -> None:
    assert Period(months=6).after(date(2025, 8, 31)) == date(2026, 2, 28)
    assert Period(days=42).after(date(2026, 1, 1)) == date(2026, 2, 12)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, True),
        (date(2026, 3, 31), None, True),
        (date(2026, 4, 1), None, False),
        (None, date(2026, 3, 31), True),
        (None, date(2026, 3, 30), False),
        (date(2026, 3, 31), date(2026, 3, 31), True),
    ],
)
def test_a_span_covers_its_first_and_last_day(
    start: date | None, end: date | None, expected: bool
) -> None:
    assert is_active(start, end, date(2026, 3, 31)) is expected


def test_dates_are_written_the_english_way() -> None:
    assert long_date(date(2026, 3, 4)) == "4 March 2026"
    assert short_date(date(2026, 3, 4)) == "4 Mar 2026"


def test_months_back_reach_the_first_year_and_are_held_there() -> None:
    assert add_months(date(1, 3, 1), -2) == date(1, 1, 1)
    assert add_months(date(2, 3, 5), -14) == date(1, 1, 5)
    assert add_months(date(1, 3, 5), -2) == date(1, 1, 5)
    assert add_months(date(1, 3, 5), -3) == date.min
    assert add_months(date(9999, 11, 5), 1) == date(9999, 12, 5)
    assert add_months(date(9999, 11, 5), 2) == date.max


def test_months_and_days_have_english_names() -> None:
    firsts = [date(2026, number, 1) for number in range(1, 13)]
    months = "January February March April May June July August September October November December"
    assert [month_year(day) for day in firsts] == [f"{name} 2026" for name in months.split()]
    assert " ".join(map(month_short, firsts)) == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    assert (long_date(firsts[2]), short_date(firsts[4])) == ("1 March 2026", "1 May 2026")
    week = [add_days(date(2026, 6, 1), number) for number in range(7)]
    assert " ".join(map(weekday, week)) == (
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    )


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    first, last = date(2026, 3, 1), date(2026, 3, 2)
    for start, end in ((first, last), (first, first), (None, last), (first, None), (None, None)):
        check_span(start, end)
    with pytest.raises(InputError, match="on or after the first day"):
        check_span(last, first)
