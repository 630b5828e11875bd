"""Lines between the names of a list that say what was done: "Level 1 - 12 March 2024"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sgdesk.data.sheets import Cell, Row, formula_of
from sgdesk.domain.datetext import DateKind, DateOrder, read_date
from sgdesk.services.imports.reading.cells.one_cell.cell_figures import has_another_weekday
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.headings.dates import parts_of, speaks_of_another_day
from sgdesk.services.imports.reading.headings.vocabulary import CourseOf
from sgdesk.services.imports.reading.rows import RowKind, RowSays
from sgdesk.services.imports.reading.values import ProblemCode

_MOST_CELLS = 3


@dataclass(frozen=True, slots=True)
class Section:
    """What a line says of all the names below it: a course, a day, or both."""

    course: str = ""
    day: date | None = None
    minutes: float | None = None
    """How long it was, where the lines say when it began and ended."""
    asked: bool = False
    """Whether it was asked which course it is, and nobody has answered."""

    def then(self, later: "Section") -> "Section":
        """What holds below a later line: a course of its own ends the day before it."""
        if later.course and (later.day or self.course):
            return later
        return Section(
            later.course or self.course,
            later.day or self.day,
            later.minutes or self.minutes,
            self.asked and not later.course,
        )


_LINES = frozenset(
    {
        ProblemCode.LABEL_ROW,
        ProblemCode.HEADING_ROW,
        ProblemCode.NO_NAME,
        ProblemCode.NOT_A_NAME,
    }
)


def may_be_line(says: RowSays) -> bool:
    """Whether a row that is nobody's may speak of those below it.

    One whose name is in doubt, or that names several people, is theirs: its day is not the next
    person's.
    """
    return says.kind not in (RowKind.PERSON, RowKind.ASKED) and says.code in _LINES


@dataclass(frozen=True, slots=True)
class SectionOf:
    """Reads such lines; ``left`` and ``right`` are the columns of the table."""

    course_of: CourseOf
    order: DateOrder
    today: date
    left: int
    right: int

    def __call__(self, row: Row) -> Section | None:
        """What a line between names says; None where it names neither a course nor a day."""
        cells = [cell for cell in row.cells[self.left : self.right] if cell is not None]
        return self._said(cells) if len(cells) <= _MOST_CELLS else None

    def of_all(self, rows: Iterable[Row]) -> Section:
        """What all the lines above the headings say together."""
        found = Section()
        begun: int | None = None
        lasted: float | None = None
        for row in rows:
            cells = [cell for cell in row.cells if cell is not None]
            said = self._said(cells)
            if said is None:
                continue
            found = found.then(said)
            for moment in (each for each in map(moment_of, cells) if each is not None):
                begun = moment if begun is None else begun
                lasted = float(moment - begun) or lasted
        return Section(found.course, found.day, lasted)

    def _said(self, cells: Sequence[Cell]) -> Section | None:
        course, days = "", set()
        for cell in cells:
            reading = read_date(as_value(cell), self.order, self.today)
            other = isinstance(cell, str) and speaks_of_another_day(reading.note)
            other = other or (isinstance(cell, str) and has_another_weekday(cell, self.order))
            other = other or bool(formula_of(cell))  # a day that changes is that of no session
            if reading.kind is DateKind.DATE and reading.value is not None and not other:
                days.add(reading.value)
            words = reading.note.strip(" -:,;.|()")
            if not course and words:
                named = (part for part in parts_of(words) if self.course_of(part) is not None)
                course = next(named, "")
        if len(days) > 1 or not (course or days):
            return None
        return Section(course, days.pop() if days else None)


def moment_of(cell: Cell) -> int | None:
    """The minute of its day of a time, as reports of meetings begin and end."""
    if isinstance(cell, datetime):
        return cell.hour * 60 + cell.minute
    found = _STAMP.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return None
    hour, minute = int(found["h"]), int(found["m"])
    if (found["pm"] or "").lower() == "pm":
        hour = hour % 12 + 12
    return hour * 60 + minute if hour < 24 and minute < 60 else None


_STAMP = re.compile(
    r"\d[\d/.\-]*(?:\s[a-z]+\s\d+)?[ ,T]+(?P<h>\d{1,2}):(?P<m>\d{2})(?::\d{2})?\s*(?P<pm>[ap]m)?",
    re.IGNORECASE,
)
