"""Whether a completion stands in a sheet: its day beside, over or above the person and the course.

This reads the cells anew, with rules of its own, and knows nothing of the truth that a sheet was
made with, so that it can be asked of any sheet.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import product

from .canvas import Spot, Value, key_of
from .writing import as_text

Rows = Sequence[Sequence[Value]]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_FIGURES = re.compile(r"(?<![\w/])(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)")
_WORDS = re.compile(rf"(?<![\w/])(\d{{1,2}})(?:st|nd|rd|th)?[ \-]{_NAME}[ \-](\d{{4}}|\d\d)(?!\d)")
_TURNED = re.compile(rf"{_NAME} (\d{{1,2}}), (\d{{4}})")
_AFTER_NO_DAY = r"(?<!\d )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )"
_MONTH = re.compile(rf"(?<![\w\-]){_AFTER_NO_DAY}{_NAME} (\d{{4}})")
_MONTH_FIGURES = re.compile(r"(?<![\w/.\-])(\d\d)/(\d{4})(?!\d)")
COURSES = {
    "induction": re.compile(r"induction"),
    "level1": re.compile(r"level\s*-?\s*(1|one)\b|\bl1\b|awareness|introduction to safeguarding"),
    "level2": re.compile(r"level\s*-?\s*(2|two)\b|\bl2\b"),
    "level3": re.compile(r"level\s*-?\s*(3|three)\b|\bl3\b|\bdsl\b|safeguarding lead"),
}


def days_in(value: Value) -> set[date]:
    """Every day that a cell speaks of, days first; of a month its first."""
    if isinstance(value, datetime):
        return {value.date()}
    if isinstance(value, date):
        return {value}
    text = " ".join(as_text(value).casefold().split())
    found = [(int(y), int(m), int(d)) for y, m, d in _ISO.findall(text)]
    found += [(_year(y), int(m), int(d)) for d, _, m, y in _FIGURES.findall(text)]
    found += [(_year(y), _month(m), int(d)) for d, m, y in _WORDS.findall(text)]
    found += [(int(y), _month(m), int(d)) for m, d, y in _TURNED.findall(text)]
    found += [(int(y), _month(m), 1) for m, y in _MONTH.findall(text)]
    found += [(int(y), int(m), 1) for m, y in _MONTH_FIGURES.findall(text)]
    return {day for each in found if (day := _calendar(*each)) is not None}


def stands(rows: Rows, person: str, course: str, day: date, everybody: Iterable[str]) -> bool:
    """Whether the sheet says that the person did the course on the day.

    The day stands in the person's own cells of a row, or above them where no person stands; the
    course in the same row, over the day or its left neighbour, or in a row above without a person.
    """
    others = [each for each in everybody if each != person]
    for number, row in enumerate(rows):
        own = _own_columns(row, person, others)
        if not own:
            continue
        free = [(up, place) for up in range(number) for place in _places(rows[up], others, person)]
        here = [(number, place) for place in own]
        dated = [spot for spot in (*here, *free) if day in days_in(_at(rows, spot))]
        if any(course in _courses(rows, spot, here, free) for spot in dated):
            return True
    return False


def _own_columns(row: Sequence[Value], person: str, others: Sequence[str]) -> range:
    """The columns of a row that are about a person: up to where somebody else's name begins."""
    start = _name_starts(row, person)
    if start is None:
        return range(0)
    starts = [begun for each in others if (begun := _name_starts(row, each)) is not None]
    right = [each for each in starts if each > start]
    left = any(each < start for each in starts)
    return range(start if left else 0, min(right, default=len(row)))


def _places(row: Sequence[Value], others: Sequence[str], person: str) -> range:
    """The columns of a row above; none where it is somebody's own."""
    taken = any(_name_starts(row, each) is not None for each in (*others, person))
    return range(0) if taken else range(len(row))


def _name_starts(row: Sequence[Value], person: str) -> int | None:
    """The first column of a name that stands in one cell of the row, or in two."""
    words = set(re.findall(r"[\w'\-]+", person))
    texts = [set(re.findall(r"[\w'\-]+", key_of(as_text(value)))) for value in row]
    for place, text in enumerate(texts):
        if words <= text:
            return place
    pairs = product(range(len(row)), repeat=2)
    near = (
        pair
        for pair in pairs
        if pair[0] < pair[1] <= pair[0] + 2
        and words & texts[pair[0]]
        and words <= texts[pair[0]] | texts[pair[1]]
    )
    return next(near, (None, None))[0]


def _courses(rows: Rows, spot: Spot, here: Sequence[Spot], free: Sequence[Spot]) -> frozenset[str]:
    """The courses that a dated cell may be about."""
    row, column = spot
    over = [(up, column) for up in range(row) if (up, column) in free]
    beside = [(up, column - 1) for up in range(row + 1) if (up, column - 1) in free]
    near = _named(rows, over) or _named(rows, beside) | _behind(rows, spot, free)
    return near | _named(rows, here) or _named(rows, free)


def _behind(rows: Rows, spot: Spot, free: Sequence[Spot]) -> frozenset[str]:
    """The course to the right of a day, where no day stands behind the last course of a row."""
    row, column = spot
    last = {
        up: max((n for n, v in enumerate(rows[up]) if v is not None), default=0)
        for up in range(row)
    }
    turned = [up for up, end in last.items() if end > column and _named(rows, [(up, end)])]
    return _named(rows, [(up, column + 1) for up in turned if (up, column + 1) in free])


def _named(rows: Rows, spots: Iterable[Spot]) -> frozenset[str]:
    texts = [" ".join(as_text(_at(rows, spot)).casefold().split()) for spot in spots]
    return frozenset(
        key for key, words in COURSES.items() if any(words.search(text) for text in texts)
    )


def _at(rows: Rows, spot: Spot) -> Value:
    row, column = spot
    return rows[row][column] if column < len(rows[row]) else None


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _month(text: str) -> int:
    return _MONTHS.index(text[:3]) + 1


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
