"""The headings of a tracker: one row or two, wherever they stand, and what each column is."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sgdesk.data.sheets import Row, Sheet, SheetError, column_letter
from sgdesk.domain.datetext import DateOrder, read_date
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading import headings as known
from sgdesk.services.imports.reading.headings import SEARCHED_ROWS, Field
from sgdesk.services.imports.reading.parsed import LeftColumn

CourseOf = Callable[[str], int | None]
"""The number of the course that a heading names, None where it names none."""

_EXPIRY = re.compile(
    r"\bexp\b|\bexpir\w*|\brenew\w*|\bdue\b|\bvalid\b|\buntil\b|\blapse\w*|\bnext\b"
    r"|\brefresh(?:er)?\s+(?:by|date|on|needed|required)\b|\boverdue\b|\bdays\s+(?:left|to)\b"
)
_DONE = re.compile(
    r"(?:date\s*)?(?:of\s+)?(?:done|completed?|completion|attended|attendance|taken|passed|trained"
    r"|training|last\s+done|undertaken|achieved|date|course|status|state|outcome|result)?"
    r"(?:\s+(?:on|date))?"
)
_ASIDE = re.compile(
    r"(?:cert(?:ificate)?s?|notes?|comments?|provider|method|level|booked|score|hours?"
    r"|online|venue|trainer|type)\b.*"
)
_STATE_WORDS = re.compile(r"\b(?:status|state|outcome|result)\b", re.IGNORECASE)
_DATE_FORM = re.compile(r"\(?\b[dm]{1,2}\W[dm]{1,3}\W(?:yy){1,2}\b\)?", re.IGNORECASE)
_NAME_WORDS = re.compile(r"\b(?:names?|surnames?)\b")
_OTHER_NAMES = re.compile(r"\b(?:manager|parent|contact|course|role|church|trainer|user)\b")
_COUNTED_NAMES = (Field.NAME, Field.FAMILY_NAME)


@dataclass(frozen=True, slots=True)
class TrackerHeadings:
    """Where the people start, and which columns hold their details and their courses."""

    first_row: int
    fields: Mapping[Field, int]
    courses: Mapping[int, int]
    texts: tuple[str, ...]
    expiries: frozenset[int] = frozenset()
    states: Mapping[int, int] = field(default_factory=dict)
    """For a column of dates, the column beside it that says what they are dates of."""

    @property
    def score(self) -> int:
        """How many columns make sense."""
        return len(self.fields) + len(self.courses) + len(self.expiries)

    @property
    def names_people(self) -> bool:
        """Whether a column for the name is among them."""
        return any(name in self.fields for name in _COUNTED_NAMES)

    def left(self) -> tuple[LeftColumn, ...]:
        """The columns that are neither a person's detail nor a course nor an expiry."""
        used = {*self.fields.values(), *self.courses, *self.expiries, *self.states.values()}
        return tuple(
            LeftColumn(column_letter(column), text)
            for column, text in enumerate(self.texts)
            if text and column not in used
        )


def find_tracker_headings(sheet: Sheet, course_of: CourseOf) -> TrackerHeadings:
    """The heading row (or two) that makes most sense; the first of equals.

    Raises :class:`SheetError` where no row has a column for the name, or none a course.
    """
    readings = [
        each
        for place in range(min(len(sheet.rows), SEARCHED_ROWS))
        for each in _readings(sheet.rows, place, course_of)
    ]
    found = [each for each in readings if each.names_people]
    if not any(each.courses for each in found):
        found += [_with_likely_name(each, sheet.rows) for each in readings if each.courses]
    named = [each for each in found if each.names_people]
    best = max(named, key=lambda each: (bool(each.courses), each.score), default=None)
    if best is None:
        raise SheetError(
            "The sheet {sheet} has no heading for the name: head that column Name (or Surname and "
            "First name) and try again. Nothing was taken in.",
            sheet=sheet.name,
        )
    if not best.courses:
        raise SheetError(
            "No column of {sheet} is headed with a course that is known here ({headings}): name "
            "the courses as they are named here, or add those names to the courses, and try again. "
            "Nothing was taken in.",
            sheet=sheet.name,
            headings=", ".join(text for text in best.texts if text),
        )
    return best


def _with_likely_name(reading: TrackerHeadings, rows: Sequence[Row]) -> TrackerHeadings:
    """The headings with a column for the name: one that says "name" in other words, or none.

    Moodle's report of activities heads the first column with nothing.
    """
    if reading.names_people:
        return reading
    taken = {*reading.fields.values(), *reading.courses, *reading.expiries}
    free = [(c, fold(text)) for c, text in enumerate(reading.texts) if c not in taken]
    worded = [c for c, t in free if _NAME_WORDS.search(t) and not _OTHER_NAMES.search(t)]
    body = rows[reading.first_row :]
    blank = [c for c, text in free if not text and _is_mostly_text(body, c)]
    if not worded and not blank:
        return reading
    return replace(reading, fields={**reading.fields, Field.NAME: (worded or blank)[0]})


def _is_mostly_text(rows: Sequence[Row], column: int) -> bool:
    cells = [row.cells[column] for row in rows if column < len(row.cells)]
    words = sum(
        isinstance(c, str) and read_date(c, DateOrder.DMY, date.max).value is None for c in cells
    )
    return words * 2 > len(rows)


def _readings(rows: Sequence[Row], place: int, course_of: CourseOf) -> list[TrackerHeadings]:
    """A row read as the headings together with the one below it, if that can be, and alone."""
    top = _spoken(rows[place])
    readings = [_classify(place + 1, top, (), course_of)]
    follows = place + 1 < len(rows) and rows[place + 1].number == rows[place].number + 1
    if follows and _is_second_heading(rows[place + 1], course_of):
        readings.insert(0, _classify(place + 2, top, _spoken(rows[place + 1]), course_of))
    return readings


def _spoken(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(text.split()) for text in known.texts_of(row))


def _is_second_heading(row: Row, course_of: CourseOf) -> bool:
    """Whether every cell of a row is a heading's word, and one of them of a course's column."""
    texts = [text for text in _spoken(row) if text]
    if not all(isinstance(cell, str) for cell in row.cells if cell is not None):
        return False
    about_courses = [_is_done(t) or is_expiry(t) or course_of(t) is not None for t in texts]
    return any(about_courses) and all(
        about or _ASIDE.fullmatch(fold(text)) or known.known_fields((text,), known.TRACKER)
        for text, about in zip(texts, about_courses, strict=True)
    )


def _classify(
    first_row: int, top: Sequence[str], below: Sequence[str], course_of: CourseOf
) -> TrackerHeadings:
    """What each column is, from the headings in one row or in two."""
    width = max(len(top), len(below))
    upper = [*top, *[""] * (width - len(top))]
    lower = [*below, *[""] * (width - len(below))]
    above = _carried(upper, lower)
    texts = tuple(_joined(over, under) for over, under in zip(above, lower, strict=True))
    expiries = frozenset(c for c, text in enumerate(texts) if text and is_expiry(text))
    single = [
        "" if column in expiries else (under or over)
        for column, (over, under) in enumerate(zip(upper, lower, strict=True))
    ]
    fields = _fields(single, upper, lower)
    courses = {
        column: course
        for column in range(width)
        if column not in expiries and column not in fields.values()
        if (course := _course(above[column], lower[column], course_of)) is not None
    }
    return TrackerHeadings(first_row, fields, courses, texts, expiries)


def _fields(single: Sequence[str], upper: Sequence[str], lower: Sequence[str]) -> dict[Field, int]:
    """The columns of a person's details; a word under a course ("Start date") is none of them."""
    alone = [
        text if not (over and under) or fold(over) == fold(under) else ""
        for text, over, under in zip(single, upper, lower, strict=True)
    ]
    return known.known_fields(alone, known.TRACKER)


def _carried(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """The upper headings, each carried over the blanks to its right that have words below.

    A merged cell, and a course written once over "Done" and "Expires", both look like this.
    """
    carried: list[str] = []
    last = ""
    for over, under in zip(upper, lower, strict=True):
        last = over or last
        beneath = bool(under) and (_is_done(under) or is_expiry(under) or _is_aside(under))
        carried.append(over or (last if beneath else ""))
    return carried


def _course(over: str, under: str, course_of: CourseOf) -> int | None:
    """The course of a column: its own heading, the one above "Done", or both together."""
    if not under or fold(under) == fold(over):
        return _named(over, course_of)
    if _is_done(under):
        return _named(over, course_of)
    if _is_aside(under) and course_of(under) is None:
        return None
    found = _named(under, course_of)
    return found if found is not None else course_of(_joined(over, under))


def _named(heading: str, course_of: CourseOf) -> int | None:
    """The course of a heading, which may say how its dates are written or that it is a status."""
    if not heading:
        return None
    plain = _STATE_WORDS.sub(" ", _DATE_FORM.sub(" ", heading)).strip()
    found = course_of(heading)
    return course_of(plain) if found is None and plain else found


def _joined(over: str, under: str) -> str:
    if not under or fold(over) == fold(under):
        return over
    return f"{over} {under}".strip()


def is_expiry(heading: str) -> bool:
    """Whether a heading speaks of expiry, renewal, "due" or "valid until"."""
    return _EXPIRY.search(fold(heading)) is not None


def _is_done(heading: str) -> bool:
    words = re.sub(r"[^\w\s]", " ", fold(heading)).strip()
    return bool(words) and _DONE.fullmatch(" ".join(words.split())) is not None


def _is_aside(heading: str) -> bool:
    return _ASIDE.fullmatch(fold(heading)) is not None
