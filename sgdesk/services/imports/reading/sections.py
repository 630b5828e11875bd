"""Lines between the names of a list that say what was done: "Level 1 - 12 March 2024"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sgdesk.data.sheets import Row
from sgdesk.domain.datetext import DateKind, DateOrder, read_date
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.headings import CourseOf

_MOST_CELLS = 3


@dataclass(frozen=True, slots=True)
class Section:
    """What a line says of all the names below it: a course, a day, or both."""

    course: str = ""
    day: date | None = None

    def then(self, later: "Section") -> "Section":
        """What holds below a later line: a course of its own ends the day before it."""
        if later.course:
            return later
        return Section(self.course, later.day or self.day)


@dataclass(frozen=True, slots=True)
class SectionOf:
    """Reads such lines; ``left`` and ``right`` are the columns of the table."""

    course_of: CourseOf
    order: DateOrder
    today: date
    left: int
    right: int

    def __call__(self, row: Row) -> Section | None:
        """What a line says; None where it names neither a course nor a day."""
        cells = [cell for cell in row.cells[self.left : self.right] if cell is not None]
        if not cells or len(cells) > _MOST_CELLS:
            return None
        course, days = "", set()
        for cell in cells:
            reading = read_date(as_value(cell), self.order, self.today)
            if reading.kind is DateKind.DATE and reading.value is not None:
                days.add(reading.value)
            words = reading.note.strip(" -:,;.|()")
            if not course and words and self.course_of(words) is not None:
                course = words
        if len(days) > 1 or not (course or days):
            return None
        return Section(course, days.pop() if days else None)

    def of_all(self, rows: Iterable[Row]) -> Section:
        """What holds below all of the lines."""
        found = Section()
        for row in rows:
            said = self(row)
            found = found.then(said) if said is not None else found
        return found
