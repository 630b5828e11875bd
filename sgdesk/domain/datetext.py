"""Dates as people write them in the cells of a tracker, read without ever guessing an order.

Day first unless told otherwise; ISO is always understood; a month's name settles the order; a
two-digit year is 20yy; a time of day is dropped. COMMANDS, "Sheets" and "Trackers".
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from sgdesk.domain.dates import long_date, weekday
from sgdesk.domain.month_names import DAY_ENDS, MONTH_WORDS, MONTH_WORDS_ALONE, month_named

DAY_NOT_KNOWN = "day not known"
FIRST_YEAR = 1900
CENTURY = 2000

Value = str | int | float | bool | date | datetime | None


class DateOrder(StrEnum):
    """In which order day, month and year stand in a date written in figures."""

    DMY = "dmy"
    MDY = "mdy"
    ISO = "iso"


class DateKind(StrEnum):
    """What a cell turned out to hold."""

    DATE = "date"
    FUTURE = "future"
    """A date after today."""
    PLAN = "plan"
    """A date beside words of failure, expiry or planning."""
    NONE = "none"
    """Nothing, or words and numbers that are no date."""
    IMPOSSIBLE = "impossible"
    """A date that no calendar holds, such as 31/02/2024."""
    OTHER_ORDER = "other_order"
    """A date only if it is read in another order than the one that stands."""
    SEVERAL = "several"
    """More than one date."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """One cell: ``value`` with DATE, FUTURE and PLAN; ``note`` the words round the date.

    With NONE the note is what the cell says instead.
    """

    kind: DateKind
    value: date | None = None
    note: str = ""


class Evidence(StrEnum):
    """Which orders the dates of a column can be read in."""

    NONE = "none"
    EITHER = "either"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    BOTH = "both"


_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣", "-") | {"⁄": "/", "∕": "/", "’": "'", "‘": "'"})
_MONTH = rf"(?P<{{0}}>{MONTH_WORDS})\.?(?![^\W\d_])"
_MONTH_FIRST = rf"(?P<{{0}}>{MONTH_WORDS_ALONE})\.?(?![^\W\d_])"
_OF = r"(?:(?:of|o)\s+)?"
_SEP = r"\s*[/.\-,\s]\s*"
_ALIKE = r"(?:\s*[/.\-]\s*(?=\d{1,2}\s*[/.\-])|\s+(?=\d{1,2}\s+(?:\d{4}(?!\d)|\d{2,4}(?!\s*\d))))"
_GAP = r"\s*[/.\-,\s]?\s*"
_START, _END = r"(?<!\d)(?<!\d[/.\-])", r"(?!\d)(?![/.\-]\d)"
_YEAR = r"'?(?P<{0}>\d{{2,}})"
_DAY = rf"(?P<{{0}}>\d{{{{1,2}}}}){DAY_ENDS}?"
_FORMS = (
    _START + r"(?P<y1>\d{4})[/.\-\s](?P<m1>\d{1,2})[/.\-\s](?P<d1>\d{1,2})" + _END,
    _START + r"(?P<y2>(?:19|20)\d\d)(?P<m2>\d\d)(?P<d2>\d\d)" + _END,
    _START + r"(?P<y3>\d{4})" + _GAP + _MONTH.format("n3") + _GAP + r"(?P<d3>\d{1,2})" + _END,
    _START + r"(?P<a4>\d{1,2})" + _ALIKE + r"(?P<b4>\d{1,2})(?:\s*[/.\-]\s*|\s+)"
    + _YEAR.format("y4") + _END,
    _START + _DAY.format("d5") + _GAP + _OF + _MONTH.format("n5") + _GAP
    + _YEAR.format("y5") + _END,
    r"(?<![^\W\d_])" + _MONTH_FIRST.format("n6") + _GAP + _DAY.format("d6") + _SEP
    + _YEAR.format("y6") + _END,
    r"(?<![^\W\d_])" + _MONTH_FIRST.format("n7") + _GAP + _YEAR.format("y7") + _END,
    _START + r"(?P<m8>\d{1,2})\s*[/.\-]\s*(?P<y8>(?:19|20)\d\d)" + _END,
    _START + r"(?P<y9>(?:19|20)\d\d)\s*[/.\-]\s*(?P<m9>\d{1,2})" + _END,
)  # fmt: skip
_DATE = re.compile(
    "|".join(f"(?P<f{n}>{form})" for n, form in enumerate(_FORMS, start=1)),
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:(?<=\d)t|[,\s]|\bat\b)*(?<!\d)\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?\s*(?:[ap]\.?m\b\.?)?"
    r"(?:z\b|[+-]\d{2}:?\d{2})?"
    r"|(?:[,\s]|\bat\b)*(?<!\d)\d{1,2}(?:\.\d{2})?\s*[ap]m\b",
    re.IGNORECASE,
)
_TIME_STOOD = "\ue000"
"""Stands where a time was taken out, so that no date is read across it."""
_NUMBERED = re.compile(
    r"(?<!/)(?<!took )(?<!taken )\b(?:level|l|room|part|module|mod|group|unit|tier|stage|step)\s*$"
    r"|(?:^|[,;:(\n])\s*(?:day|session|week|term)\s*$",
    re.IGNORECASE,
)
"""In "Level 2, March 2024" the figure is no day."""
_PART_BEFORE = re.compile(r"(?:[^\W\d_]|[/\\])$")
_WEEKDAY = re.compile(
    r"\b(?:mon|tue(?:s)?|wed(?:ne)?s?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\?|\bfail\w*|\bexp(?:\b|ir\w*)|\brenew(?!ed)\w*|\bdue\b|\boverdue\b|\bbook\w*|\bplan\w*"
    r"|\bschedul\w*|\breschedul\w*|\brearrang\w*|\barrang\w*|\bprovisional\w*|\bvalid\w*"
    r"|\bun?til+\b|\btodo\b|\bto\s+(?:do|be|attend|complete|book|go|redo|retake|take|finish)\b"
    r"|\btb[acd]\b|\bdna\b|\bn/a\b|\bnot\b|n't\b|\bnever\b|^\s*no\b|\bno[\s-]+show\b|\babsent\b"
    r"|\bcancel\w*|\bwithdr\w*|\bincomplete\b|\bunfinished\b|\bpartial\w*|\bhalf\b|\benrol\w*"
    r"|\bregister\w*|\bsigned\s+up\b|\binvit\w*|\bin\s+progress\b|\bstart\w*|\bpostpone\w*"
    r"|\bdefer\w*|\bdeclin\w*|\brefus\w*|\bmiss\w*|\ba?waiting\b|\bwaitlist\w*|\bpending\b"
    r"|\blapse\w*|\bout\s+of\s+date\b|\bdeadline\b|\bremind\w*|\bchas\w*|\be-?mailed\b|\bsent\b"
    r"|\brequest\w*|\bneeds?\b|\brequire\w*|\bnext\b|\bends?\b|\bwill\b|\bhop(?:es?|ing)\b"
    r"|\bmaybe\b|\bleft\b|\bunable\b|\bcannot\b|\boffered\b|\bnominated\b|\bapplied\b"
    r"|\b(?:by|before)\W*$",
    re.IGNORECASE,
)


def read_date(value: Value, order: DateOrder, today: date) -> DateReading:
    """What a cell says of a date, in the order that stands; a date after ``today`` is FUTURE."""
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        reading = DateReading(DateKind.DATE, day)
    elif value is None or isinstance(value, bool | float):
        reading = DateReading(DateKind.NONE, note="" if value is None else str(value))
    else:
        reading = _read_text(str(value), order)
    if reading.kind == DateKind.DATE and reading.value is not None and reading.value > today:
        return DateReading(DateKind.FUTURE, reading.value, reading.note)
    return reading


def order_evidence(values: Iterable[Value]) -> Evidence:
    """Which orders the dates written in figures leave open, over a whole column.

    One date that can only be day first and one that can only be month first make BOTH.
    """
    seen = {order for text in _texts(values) for order in _orders(text)}
    if len(seen) > 1 and Evidence.EITHER in seen:
        seen.remove(Evidence.EITHER)
    if len(seen) > 1:
        return Evidence.BOTH
    return seen.pop() if seen else Evidence.NONE


def names_month_first(heading: str) -> bool:
    """Whether a heading asks for dates month first: "Date (mm/dd/yyyy)"."""
    return re.search(r"\bm{1,3}\W?d{1,2}\W?y", heading.lower()) is not None


_SPOKEN_DAYS = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
}


def read_typed_date(text: str, today: date) -> DateReading:
    """A date typed into a box: as in a cell, day first, or "27 Mar", "27/3", tonight.

    Without a year it is the most recent such day that is not after ``today``.
    """
    tidy = _tidy(text).strip().lower()
    if tidy in _SPOKEN_DAYS:
        return read_date(today + timedelta(days=_SPOKEN_DAYS[tidy]), DateOrder.DMY, today)
    reading = read_date(text, DateOrder.DMY, today)
    if reading.kind != DateKind.NONE:
        return reading
    found = re.fullmatch(_DAY.format("d") + _GAP + _OF + _MONTH.format("n"), tidy)
    found = found or re.fullmatch(r"(?P<d>\d{1,2})" + _SEP + r"(?P<n>\d{1,2})", tidy)
    return _latest(int(found["d"]), _month(found["n"]), today) if found else reading


def is_month_alone(reading: DateReading) -> bool:
    """Whether a date was written as a month, so that its first day stands for it."""
    return reading.value is not None and reading.note.startswith(DAY_NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, where it stands, and the day it is or why it is none."""

    start: int
    end: int
    day: date | DateKind
    month_alone: bool
    part_of_more: bool
    """Whether it is but the rest of something else: ``l5/03/24``, the month of "Level 2, March"."""


def find_dates(text: str, order: DateOrder) -> tuple[FoundDate, ...]:
    """Every date in a text that ``text.plain`` gave, whatever stands round it."""
    return tuple(
        FoundDate(
            *match.span(),
            _day_of(match, order),
            _names_month_alone(match),
            _is_part_of_more(text, match),
        )
        for match in _DATE.finditer(text)
    )


def speaks_of_no_completion(text: str) -> bool:
    """Whether words beside a date speak of failure, expiry or planning ("booked", "not passed")."""
    return _PLAN.search(_tidy(text)) is not None


def spoken(day: date) -> str:
    """A date that cannot be misread, for the line under a date box: ``Thu 27 March 2025``."""
    return f"{weekday(day)[:3]} {long_date(day)}"


def _latest(day: int, month: int, today: date) -> DateReading:
    """The last time that this day and month came round; 29 February may be years ago."""
    for year in range(today.year, today.year - 9, -1):
        found = _calendar(year, month, day)
        if found is not None and found <= today:
            return DateReading(DateKind.DATE, found)
    return DateReading(DateKind.IMPOSSIBLE)


def _tidy(text: str) -> str:
    """Full-width figures, odd blanks and dashes as plain ones."""
    return unicodedata.normalize("NFKC", text).translate(_DASHES)


@lru_cache(maxsize=8192)
def _read_text(text: str, order: DateOrder) -> DateReading:
    bare = _TIME.sub(_TIME_STOOD, _tidy(text))
    found = list(_DATE.finditer(bare))
    days = {_day_of(match, order) for match in found}
    if not found or any(_is_part_of_more(bare, match) for match in found):
        return DateReading(DateKind.NONE, note=text.strip())
    if len(days) > 1:
        return DateReading(DateKind.SEVERAL, note=text.strip())
    day = days.pop()
    if isinstance(day, DateKind):
        return DateReading(day, note=text.strip())
    words = [part.replace(_TIME_STOOD, " ") for part in _DATE.split(bare)[:: _DATE.groups + 1]]
    kind = DateKind.PLAN if _is_plan(words) else DateKind.DATE
    return DateReading(kind, day, _note(words, month_alone=_names_month_alone(found[0])))


def _is_part_of_more(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a date is the rest of something: ``l5/03/24``, ``31sh Aug 2024``."""
    before, after = text[: match.start()], text[match.end() : match.end() + 1]
    if match[0][0].isdigit() and _PART_BEFORE.search(before):
        return True
    if match[0][-1].isdigit() and after.isalpha() and after != _TIME_STOOD:
        return True
    if match["f5"] and _NUMBERED.search(before):
        return True
    if match["f8"]:
        return re.search(r"\d[/.\-]\d*\s+$", before) is not None
    return bool(match["f7"]) and re.search(r"\d[^\W\d_]*\s*$", before) is not None


def _is_plan(words: Sequence[str]) -> bool:
    """Whether the words before, after or all round the date speak of failure or the future."""
    return any(_PLAN.search(part) for part in (*words, " ".join(words)))


def _names_month_alone(found: re.Match[str]) -> bool:
    return bool(found["f7"] or found["f8"] or found["f9"])


def _note(words: Sequence[str], month_alone: bool) -> str:
    """The words round the date as they were written, and whether its day is known."""
    spare = " ".join(_WEEKDAY.sub(" ", " ".join(words)).split()).strip(" ,;:.-()[]/")
    return "; ".join(filter(None, (DAY_NOT_KNOWN if month_alone else "", spare)))


def _day_of(match: re.Match[str], order: DateOrder) -> date | DateKind:
    """The day that one date in the text stands for, or why there is none."""
    if match["f4"]:
        return _figures(int(match["a4"]), int(match["b4"]), _year(match["y4"]), order)
    form = next(n for n in range(1, len(_FORMS) + 1) if match[f"f{n}"])
    part = {key[0]: text for key, text in match.groupdict().items() if key[1:] == str(form)}
    month = _month(part.get("n") or part["m"])
    return _calendar(_year(part["y"]), month, int(part.get("d", 1))) or DateKind.IMPOSSIBLE


def _figures(first: int, second: int, year: int, order: DateOrder) -> date | DateKind:
    """A date whose day and month are both figures, read in one order and no other."""
    day_first, month_first = (
        _calendar(year, second, first),
        _calendar(year, first, second),
    )
    wanted = {
        DateOrder.DMY: day_first,
        DateOrder.MDY: month_first,
        DateOrder.ISO: None,
    }[order]
    if wanted is not None:
        return wanted
    return DateKind.OTHER_ORDER if day_first or month_first else DateKind.IMPOSSIBLE


def _year(text: str) -> int:
    """Two figures are 20yy; anything but two or four is no year."""
    if len(text) == 2:
        return CENTURY + int(text)
    return int(text) if len(text) == 4 else 0


def _month(text: str) -> int:
    """1 to 12 by name or figure; a figure that is no month is given back as it stands."""
    return int(text) if text.isdecimal() else month_named(text)


def _calendar(year: int, month: int, day: int) -> date | None:
    if year < FIRST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _texts(values: Iterable[Value]) -> Iterable[str]:
    return {value for value in values if isinstance(value, str)}


def _orders(text: str) -> Iterable[Evidence]:
    bare = _TIME.sub(_TIME_STOOD, _tidy(text))
    for match in _DATE.finditer(bare):
        if match["f4"] and not _is_part_of_more(bare, match):
            first, second, year = int(match["a4"]), int(match["b4"]), _year(match["y4"])
            day_first, month_first = (
                _calendar(year, second, first),
                _calendar(year, first, second),
            )
            if day_first and month_first and first != second:
                yield Evidence.EITHER
            elif day_first and not month_first:
                yield Evidence.DAY_FIRST
            elif month_first and not day_first:
                yield Evidence.MONTH_FIRST
