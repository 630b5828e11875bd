"""The figures of a cell: what stands round its dates, and whether they are sure enough to read."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from sgdesk.domain.clocktext import find_times
from sgdesk.domain.dates import weekday
from sgdesk.domain.datetext import CENTURY, DateKind, DateOrder, FoundDate, find_dates
from sgdesk.domain.month_names import DAY_ENDS, MONTH_WORDS
from sgdesk.domain.training.completion.words import (
    DATE_STOOD,
    Says,
    has_unread_figures,
    says,
)

TIME_MARK = "\ue000"
"""Stands where a time stood, so that no date reaches across it."""
_DAY = rf"\d{{1,2}}{DAY_ENDS}?"
_MONTHS = rf"{MONTH_WORDS}(?![^\W\d_])\.?"
_PART = rf"{_DAY}(?:\s*[/.]\s*\d{{1,2}}|\s*(?:(?:of|o)\s+)?{_MONTHS})?(?:[\s/.]+\d{{2,4}})?"
_AND = r"\s*(?:-|to|and|or|until|till|&|\+|,|;|/|\n)\s*"
_MORE_BEFORE = re.compile(rf"(?<![\w/.:])(?:(?:{_PART}|{_MONTHS}){_AND})+$", re.IGNORECASE)
_MORE_AFTER = re.compile(
    rf"^{_AND}{_PART}(?![\w/.:%]*\d)(?!\s*(?:%|½|h|min|day|pass|correct|out))", re.IGNORECASE
)
_SEVERAL_DAYS = re.compile(
    rf"(?<![\w/.:])(?:{_DAY}{_AND})+{_DAY}(?:[/.]\d{{1,2}}[/.]|[\s/.]*(?:(?:of|o)\s+)?{_MONTHS})",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<!\w)\d[\d/.:-]*(?:st|nd|rd|th)?(?!\w)")
_MONTH_NAMES = re.compile(rf"\b{_MONTHS}", re.IGNORECASE)
_TOUCHING_BEFORE = re.compile(r"(?:^|[\s(\[,;:\"'|&@✓✔☑✅✗✘☒❌\ufe0f\ue000¦]|[^\W\d_]\.?-|\s-)$")
_TOUCHING_AFTER = re.compile(
    r"^(?:$|[\s)\],;:\"'!|&?✓✔☑✅✗✘☒❌\ue000¦]|\.(?!\w)|-\s*[^\W\d_]"
    r"|[(\[](?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*[)\]])"
)
_GLUED_LENGTH = re.compile(r"\d[^\W\d_]{1,4}[,;:\"'|&]$")
"""A length glued to a date, "1h:1/1/2000": a slip in its figures, "11/1/2000", is as likely."""
_STRAY_AT_END = re.compile(r"(?:^|\s)[*#~<>^_=+\\{}$£°|/-]+$")
_STRAY_AT_START = re.compile(r"^[*#~<>^_=+\\{}$£°/|]+(?:\s|$)")
_YEAR = re.compile(r"(?<![\w/.:-])(?:19|20)\d\d(?:\s*[-/]\s*\d\d)?(?![\w/:]|[.-]\d)")
_NUMBERED_BEFORE = re.compile(
    r"\b(?:level|l|room|part|module|mod|day|session|group|unit|tier|stage|step|week|term"
    r"|pass|passed|scored?|marks?|fail|failed)\s*$",
    re.IGNORECASE,
)
_MONTH_AND_FIGURE = re.compile(rf"{_MONTHS}\s*(\d\d?)", re.IGNORECASE)
_MONTH_DAY_FIGURE = re.compile(rf"{_MONTHS}[^\w]*{_DAY}\s*[/.\s-]\s*\d\d", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\w/.-])(\d\d)-(\d\d)-(\d\d)(?![\w/-]|\.\d)")
_TWO_FIGURES = re.compile(r"(?<!\d)\d\d$")
_SEPARATORS = re.compile(r"(?<=\d)(\s*[/.-]\s*|\s+)(?=\d)")
_RECENT = 10
"""For how many years "Mar 24" is taken for a month; before, it is as likely a day."""
_END = r"exp(?:ir\w*)?|renew(?!ed)\w*|due|overdue|next|review|lapse\w*|valid|until|till?"
_END_BEFORE = re.compile(rf"\b(?:{_END}|by|before|to)\b\W*(?:(?:on|date|to)\b\W*)?$", re.IGNORECASE)
_END_AFTER = re.compile(
    r"^\W*(?:exp|expires|expired|expiry|renewal|due|overdue)(?:\s+date)?\W*$", re.IGNORECASE
)
_WEEKDAYS = re.compile(
    r"\b(?:mon|tue(?:s)?|wed(?:ne)?s?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE
)
_WEEKDAY_BEFORE = re.compile(rf"({_WEEKDAYS.pattern})[\s,.-]*$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(
    rf"^[\s,;.(\[–—{TIME_MARK}-]*({_WEEKDAYS.pattern})\b[\])]?"
    r"(?!['’]?s?\s+(?:schools?|clubs?|services?|groups?|teams?|sessions?|class|course|kids|worship))",
    re.IGNORECASE,
)
"""A day of the week behind a date; "Sunday School" is where it was."""


def is_doubtful(written: str, found: FoundDate, order: DateOrder, today: date) -> bool:
    """Whether a date could as well be a month and a day, a score and a year, or a number and one.

    "March 12", "March 9/10", "9/10 2024", "Level 1 - 2024".
    """
    separators = [each.strip() for each in _SEPARATORS.findall(written)]
    if _MONTH_DAY_FIGURE.fullmatch(written) or len(set(separators) & {"", "/", ".", "-"}) > 1:
        return True
    if not found.month_alone:
        return False
    named = _MONTH_AND_FIGURE.fullmatch(written)
    if named:
        year = CENTURY + int(named[1])
        return order is DateOrder.MDY or not today.year - _RECENT <= year <= today.year
    return written[0].isdigit() and any(map(str.isspace, written))


def without_times(text: str) -> str:
    """The text of the same length with a mark where each time of day stood."""
    for start, end in find_times(text):
        text = text[:start] + TIME_MARK * (end - start) + text[end:]
    return text


def pieces_round(text: str, found: Sequence[FoundDate]) -> list[str]:
    """What stands before, between and after the dates."""
    edges = [0, *(place for each in found for place in (each.start, each.end)), len(text)]
    return [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def has_more_days(pieces: Sequence[str]) -> bool:
    """Whether a second day stands beside a date: "12-13 March 2024", "12/03/2024 & 19th"."""
    for piece in pieces[:-1]:
        more = _MORE_BEFORE.search(piece)
        if more and not _NUMBERED_BEFORE.search(piece[: more.start()]):
            return True
    return any(_MORE_AFTER.match(piece) for piece in pieces[1:])


def stand_free(pieces: Sequence[str]) -> bool:
    """Whether nothing touches a date, no stray mark stands beside it and no figures are left."""
    before = all(_TOUCHING_BEFORE.search(piece) for piece in pieces[:-1])
    after = all(_TOUCHING_AFTER.match(piece) for piece in pieces[1:])
    stray = _STRAY_AT_END.search(pieces[-1].rstrip()) or _STRAY_AT_START.search(pieces[0].lstrip())
    glued = any(_GLUED_LENGTH.search(piece) for piece in pieces[:-1])
    if stray or glued or not (before and after):
        return False
    return not any(has_unread_figures(piece.replace(TIME_MARK, " ")) for piece in pieces)


def days_told(pieces: Sequence[str], found: Sequence[FoundDate]) -> list[date | DateKind]:
    """The day of each date; "Mon 12 March 2024" is none, as that was a Tuesday."""
    last = len(found) - 1
    return [
        DateKind.IMPOSSIBLE
        if is_another_weekday(pieces[place], pieces[place + 1] if place == last else "", each)
        else each.day
        for place, each in enumerate(found)
    ]


def has_another_weekday(text: str, order: DateOrder) -> bool:
    """Whether a text names a date and beside it a day of the week that it was not."""
    found = find_dates(text, order)
    told = days_told(pieces_round(text, found), found) if found else []
    return any(day is not each.day for day, each in zip(told, found, strict=True))


def is_another_weekday(before: str, after: str, found: FoundDate) -> bool:
    """Whether the day of the week that stands beside a date is not the one that it was."""
    if isinstance(found.day, DateKind) or found.month_alone:
        return False
    named = [each[1] for each in (_WEEKDAY_BEFORE.search(before), _weekday_after(after)) if each]
    told = weekday(found.day).casefold()
    return any(not told.startswith(each[:3].casefold()) for each in named)


def _weekday_after(after: str) -> re.Match[str] | None:
    """The day of the week behind a date; "sat in on it" names none."""
    named = _WEEKDAY_AFTER.match(after)
    return None if named is None or named[1] == "sat" else named


def has_two_figures(written: str) -> bool:
    """Whether a date ends with a year of two figures, which might be of the last century."""
    return _TWO_FIGURES.search(written.rstrip()) is not None


class YearStands(StrEnum):
    """Where the year stands in a date of three pairs of figures, such as "24-02-01"."""

    LAST = "last"
    LIKELY_FIRST = "likely_first"
    EITHER = "either"


def year_stands(text: str, today: date) -> YearStands | None:
    """Where the year may stand in a text with three pairs of figures; None without any.

    It is likelier first where only so the day lies in the last years.
    """
    found = _SHORT.search(text)
    if found is None:
        return None
    one, two, three = (int(each) for each in found.groups())
    last, first = _past(three, two, one, today), _past(one, two, three, today)
    if first is None:
        return YearStands.LAST
    recent = today.year - _RECENT
    if first.year >= recent and (last is None or last.year < recent):
        return YearStands.LIKELY_FIRST
    return YearStands.EITHER if last is not None else YearStands.LAST


def _past(year: int, month: int, day: int, today: date) -> date | None:
    try:
        found = date(CENTURY + year, month, day)
    except ValueError:
        return None
    return found if found <= today else None


def is_school_year(text: str, found: FoundDate) -> bool:
    """Whether what could be a month is a year and the next: 2023/24, 2010-11."""
    years = re.fullmatch(r"\d\d(\d\d)\s*[/-]\s*(\d\d)", text[found.start : found.end])
    return years is not None and (int(years[1]) + 1) % 100 == int(years[2])


def without_weekdays(pieces: Sequence[str]) -> list[str]:
    """The words round dates without the weekday that belongs to a date."""
    last = pieces[-1]
    named = _weekday_after(last)
    last = last if named is None else f" {last[named.end() :]}"
    return [*(_WEEKDAY_BEFORE.sub(" ", piece) for piece in pieces[:-1]), last]


def is_an_end(pieces: Sequence[str]) -> bool:
    """Whether a date is the end of what counts, or a term: "passed, expires ¦", "¦ expiry"."""
    before = any(_END_BEFORE.search(piece) for piece in pieces[:-1])
    return before or any(_END_AFTER.match(piece) for piece in pieces[1:])


def is_year_alone(masked: str) -> bool:
    """Whether the only figures of a text without dates are a year: "2023", "Autumn 2023"."""
    year = _YEAR.search(masked)
    if year is None:
        return False
    rest = masked[: year.start()] + DATE_STOOD + masked[year.end() :]
    return not has_unread_figures(rest.replace(TIME_MARK, " "))


def has_several_days(masked: str) -> bool:
    """Whether days stand before one month: "12-13 March", "12/13/03/2024"."""
    return _SEVERAL_DAYS.search(masked) is not None


def is_a_number(text: str) -> bool:
    """Whether a cell holds a bare number, such as a spreadsheet's own count of days."""
    return re.fullmatch(r"[+-]?[\d,]+(?:\.\d+)?", text.replace(" ", "")) is not None


def words_deny(masked: str) -> bool:
    """Whether the words round a part of a date say no or not yet: "booked 12/3", "exp 03/25"."""
    without = _FIGURES.sub(DATE_STOOD, masked)
    if without == masked:
        return False
    without = _MONTH_NAMES.sub(DATE_STOOD, without)
    return says(without.replace(TIME_MARK, " ")) in {Says.NO, Says.NOT_YET}
