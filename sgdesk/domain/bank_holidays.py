"""Days on which nobody in England has to answer: weekends and bank holidays, by rule.

The rule is that of the Banking and Financial Dealings Act 1971, schedule 1, paragraph 1 (Easter
Monday, the last Mondays of May and August, 26 December), with what has been proclaimed under its
section 1(3) in every year since 1978 (New Year's Day, the first Monday in May, and the next
weekdays for what falls on a weekend), and Good Friday and Christmas Day, which are holidays by
common law. What was moved or added by proclamation is listed by year, as GOV.UK publishes it
("UK bank holidays: England and Wales"). A day that is proclaimed later is not known here.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from sgdesk.domain.dates import add_days

FIRST_YEAR = 1978
"""Since then the first Monday in May is one too."""

_MOVED: Mapping[date, date] = {
    date(1995, 5, 1): date(1995, 5, 8),
    date(2002, 5, 27): date(2002, 6, 4),
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}
"""Moved under section 1(2) or (3): for VE Day in 1995 and 2020, and for the jubilees of 2002, 2012
and 2022 (The London Gazette)."""

_ADDED = frozenset(
    {
        date(1981, 7, 29),
        date(1999, 12, 31),
        date(2002, 6, 3),
        date(2011, 4, 29),
        date(2012, 6, 5),
        date(2022, 6, 3),
        date(2022, 9, 19),
        date(2023, 5, 8),
    }
)
"""Proclaimed for one year: royal weddings (1981, 2011), the last day of 1999, jubilees (2002, 2012,
2022), the Queen's funeral (2022) and the coronation (2023)."""


def easter(year: int) -> date:
    """Easter Sunday of the Western churches: the anonymous Gregorian rule (Meeus, chapter 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, odd = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - shift + 15) % 30
    fours, ones = divmod(rest, 4)
    sunday = (32 + 2 * odd + 2 * fours - moon - ones) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def bank_holidays(year: int) -> frozenset[date]:
    """The bank and public holidays of England in a year, without those of an earlier rule.

    Raises :class:`ValueError` for a year before :data:`FIRST_YEAR`.
    """
    if year < FIRST_YEAR:
        raise ValueError(year)
    sunday = easter(year)
    by_rule = {
        _on_weekday(date(year, 1, 1)),
        add_days(sunday, -2),
        add_days(sunday, 1),
        _first_monday(date(year, 5, 1)),
        _last_monday(date(year, 5, 31)),
        _last_monday(date(year, 8, 31)),
        *_christmas(year),
    }
    return frozenset({_MOVED.get(day, day) for day in by_rule} | _of_year(year))


def _of_year(year: int) -> set[date]:
    return {day for day in _ADDED if day.year == year}


def _christmas(year: int) -> tuple[date, date]:
    """Christmas Day and Boxing Day, or the weekdays that stand for them; the two never meet."""
    first, second = date(year, 12, 25), date(year, 12, 26)
    if first.weekday() < 5:
        return first, add_days(second, 2) if second.weekday() == 5 else second
    # One of them is a Sunday or both are at the weekend: the 27th is one by the Act itself.
    return date(year, 12, 27), date(year, 12, 28 if first.weekday() == 5 else 26)


def _on_weekday(day: date) -> date:
    return add_days(day, max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)


def _first_monday(first: date) -> date:
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(last: date) -> date:
    return last - timedelta(days=last.weekday())


def is_working_day(day: date) -> bool:
    """Whether a day is neither a Saturday, a Sunday nor a holiday; before 1978 weekends alone."""
    if day.weekday() >= 5:
        return False
    return day.year < FIRST_YEAR or day not in bank_holidays(day.year)


def next_working_day(day: date) -> date:
    """The day itself where it is a working day, and otherwise the first one after it."""
    while day < date.max and not is_working_day(day):
        day = add_days(day, 1)
    return day
