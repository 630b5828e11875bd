"""Calendar sums. Every interval and window of the program is worked out here."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from sgdesk.domain.errors import InputError

DAY = timedelta(days=1)

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months in English, whatever language the computer speaks: ``calendar`` and ``strftime``
give the system's names, which would stand on paper and could not be read back."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days in English, in the order of ``date.weekday``."""


def add_months(day: date, months: int) -> date:
    """The same day ``months`` calendar months on (or back), clamped to the month's end.

    29 February 2024 and 36 months is 28 February 2027 (RULES, "When a requirement is met", 3).
    Days beyond year 9999 or before year 1 are held at the calendar's own ends.
    """
    years, month0 = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    last = calendar.monthrange(year, month0 + 1)[1]
    return date(year, month0 + 1, min(day.day, last))


def add_days(day: date, days: int) -> date:
    """``days`` days on (or back), held at the calendar's own ends."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def month_end(day: date) -> date:
    """The last day of the month of ``day``."""
    return add_days(add_months(day.replace(day=1), 1), -1)


def month_ends(day: date, months: int = 12) -> tuple[date, ...]:
    """The last days of the ``months`` months before the one of ``day``, and ``day`` itself."""
    first = day.replace(day=1)
    before = range(1 - months, 1)
    return (*(add_days(add_months(first, each), -1) for each in before), day)


def earliest_start_due_by(day: date, months: int) -> date:
    """The earliest day from which ``months`` months reach ``day`` or later.

    The inverse of :func:`add_months`, found with it, so that whole files can be judged by one
    comparison a person and still agree with the sum to the day.
    """
    start = add_days(add_months(day, -months), -4)
    while add_months(start, months) < day:
        start = add_days(start, 1)
    return start


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time in whole months or whole days; exactly one of them is not nought."""

    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """The day that lies this long after ``day``, by the calendar."""
        return add_days(add_months(day, self.months), self.days)

    def iso(self) -> str:
        """The period in ISO 8601: ``P3M``, ``P6W`` or ``P10D``."""
        if self.months:
            return f"P{self.months}M"
        return f"P{self.days // 7}W" if self.days % 7 == 0 else f"P{self.days}D"


def parse_period(text: str) -> Period:
    """Read ``P3M``, ``P3Y``, ``P6W`` or ``P10D``; raise ``ValueError`` for anything else."""
    found = re.fullmatch(r"P(\d{1,3})([YMWD])", text)
    if not found:
        raise ValueError(text)
    count, unit = int(found[1]), found[2]
    if unit in "YM":
        return Period(months=count * (12 if unit == "Y" else 1))
    return Period(days=count * (7 if unit == "W" else 1))


def is_active(start: date | None, end: date | None, on: date) -> bool:
    """Whether a span with open ends (``None``) covers the day ``on``, both ends included."""
    return (start is None or start <= on) and (end is None or on <= end)


def long_date(day: date) -> str:
    """A date as it is written on paper: ``4 March 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """A date for a narrow cell: ``4 Mar 2026``."""
    return f"{day.day} {month_short(day)} {day.year}"


def month_year(day: date) -> str:
    """The month of a day: ``March 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_words(day: date, *, month_only: bool = False, short: bool = False) -> str:
    """A day as it is said; ``March 2024`` where only the month of it is known.

    Its first day stands for such a month in every sum (RULES, "The edges of time").
    """
    if month_only:
        return f"{month_short(day)} {day.year}" if short else month_year(day)
    return short_date(day) if short else long_date(day)


def month_short(day: date) -> str:
    """The month of a day for a heading of figures: ``Mar``."""
    return MONTHS[day.month - 1][:3]


def weekday(day: date) -> str:
    """The day of the week: ``Monday``."""
    return WEEKDAYS[day.weekday()]


def check_span(start: date | None, end: date | None) -> None:
    """Raises :class:`InputError` where both days are known and the last comes before the first."""
    if start is not None and end is not None and end < start:
        raise InputError("The last day has to be on or after the first day. Nothing was saved.")
