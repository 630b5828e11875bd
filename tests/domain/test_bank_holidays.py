"""The bank holidays of England, held against the lists that were published for these years."""

from datetime import date

import pytest

from sgdesk.domain.bank_holidays import (
    bank_holidays,
    easter,
    is_working_day,
    next_working_day,
)

PUBLISHED = {
    1999: "1-1 4-2 4-5 5-3 5-31 8-30 12-27 12-28 12-31",
    2002: "1-1 3-29 4-1 5-6 6-3 6-4 8-26 12-25 12-26",
    2011: "1-3 4-22 4-25 4-29 5-2 5-30 8-29 12-26 12-27",
    2012: "1-2 4-6 4-9 5-7 6-4 6-5 8-27 12-25 12-26",
    2015: "1-1 4-3 4-6 5-4 5-25 8-31 12-25 12-28",
    2016: "1-1 3-25 3-28 5-2 5-30 8-29 12-26 12-27",
    2017: "1-2 4-14 4-17 5-1 5-29 8-28 12-25 12-26",
    2018: "1-1 3-30 4-2 5-7 5-28 8-27 12-25 12-26",
    2019: "1-1 4-19 4-22 5-6 5-27 8-26 12-25 12-26",
    2020: "1-1 4-10 4-13 5-8 5-25 8-31 12-25 12-28",
    2021: "1-1 4-2 4-5 5-3 5-31 8-30 12-27 12-28",
    2022: "1-3 4-15 4-18 5-2 6-2 6-3 8-29 9-19 12-26 12-27",
    2023: "1-2 4-7 4-10 5-1 5-8 5-29 8-28 12-25 12-26",
    2024: "1-1 3-29 4-1 5-6 5-27 8-26 12-25 12-26",
    2025: "1-1 4-18 4-21 5-5 5-26 8-25 12-25 12-26",
    2026: "1-1 4-3 4-6 5-4 5-25 8-31 12-25 12-28",
    2027: "1-1 3-26 3-29 5-3 5-31 8-30 12-27 12-28",
    2028: "1-3 4-14 4-17 5-1 5-29 8-28 12-25 12-26",
}
"""As GOV.UK listed them for England and Wales; of years gone by as they were kept."""


def days(year: int, listed: str) -> frozenset[date]:
    pairs = (each.split("-") for each in listed.split())
    return frozenset(date(year, int(month), int(day)) for month, day in pairs)


@pytest.mark.parametrize("year", PUBLISHED)
def test_a_year_has_the_holidays_that_were_published_for_it(year: int) -> None:
    assert bank_holidays(year) == days(year, PUBLISHED[year])


def test_the_may_holiday_of_1995_was_a_week_later() -> None:
    assert date(1995, 5, 8) in bank_holidays(1995)
    assert date(1995, 5, 1) not in bank_holidays(1995)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, (3, 22)), (1943, (4, 25)), (1961, (4, 2)), (2000, (4, 23)), (2038, (4, 25))],
)
def test_easter_falls_on_its_earliest_and_latest_days(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize("year", range(1978, 2200))
def test_every_year_has_eight_holidays_or_more_and_none_at_a_weekend(year: int) -> None:
    found = bank_holidays(year)
    assert len(found) >= 8
    assert all(day.weekday() < 5 and day.year == year for day in found)


def test_after_christmas_at_a_weekend_work_begins_on_the_wednesday() -> None:
    assert next_working_day(date(2027, 12, 25)) == date(2027, 12, 29)


def test_a_working_day_is_its_own_next() -> None:
    assert next_working_day(date(2026, 11, 27)) == date(2026, 11, 27)
    assert next_working_day(date(2026, 11, 28)) == date(2026, 11, 30)


def test_before_1978_weekends_alone_are_known() -> None:
    assert is_working_day(date(1977, 6, 7))
    assert not is_working_day(date(1977, 6, 5))
    with pytest.raises(ValueError, match="1977"):
        bank_holidays(1977)


def test_the_last_days_of_the_calendar_end_the_search() -> None:
    assert next_working_day(date.max) == date.max
