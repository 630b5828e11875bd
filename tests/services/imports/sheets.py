"""Sheets for tests, written as rows of cells, and what the reader makes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.sheets import Cell, Row, Sheet
from sgdesk.domain.courses.course_names import course_key
from sgdesk.domain.datetext import DateOrder
from sgdesk.services.imports.reading.asking import Asked, Asking
from sgdesk.services.imports.reading.columns import Column, Columns
from sgdesk.services.imports.reading.reader import SheetReading, read_sheet
from sgdesk.services.imports.reading.values import Entry, Question, RowProblem, SheetKind

TODAY = date(2026, 11, 23)
COURSES = {
    "induction": 1,
    "level 1": 2,
    "level 2": 3,
    "level 2 working together": 3,
    "level 3 lead": 4,
}
TITLES = ("Induction", "Level 1", "Level 2", "Level 3 Lead")
Place = tuple[int | None, str | None, str, str]
Done = tuple[int, str, int | None, str, str]


def sheet(*rows: Sequence[Cell], first: int = 1) -> Sheet:
    """A sheet whose rows are numbered from ``first``; an empty row is blank, and counts."""
    numbered = (Row(number, tuple(cells)) for number, cells in enumerate(rows, start=first))
    return Sheet("People", tuple(row for row in numbered if any(c is not None for c in row.cells)))


def course_of(text: str) -> int | None:
    """The course of a heading or a cell, among a few."""
    return COURSES.get(course_key(text))


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a sheet, in the plain values that tests compare."""

    reading: SheetReading
    questions: tuple[Question, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everybody who was read."""
        return self.reading.entries

    @property
    def names(self) -> list[str]:
        """Everybody's full name, in the order of the sheet's tables."""
        return [each.name.full for each in self.reading.entries]

    @property
    def completions(self) -> list[Done]:
        """Row, column, course, day and note of every completion that counts."""
        return [
            (each.row, done.column, done.course, done.completed_on.isoformat(), done.note)
            for each in self.reading.entries
            for done in each.completions
            if done.outcome.value == "completed"
        ]

    @property
    def listed(self) -> list[tuple[str, str, str, str]]:
        """Name, course, day and outcome of what a list of training says."""
        return [
            (each.name.full, done.heading, done.completed_on.isoformat(), done.outcome.value)
            for each in self.reading.entries
            for done in each.completions
        ]

    @property
    def refused(self) -> list[Place]:
        """What was refused, by place."""
        return _places(self.reading.refused)

    @property
    def notes(self) -> list[Place]:
        """What was passed over, by place."""
        return _places(self.reading.notes)

    @property
    def tables(self) -> tuple[Columns, ...]:
        """Every table."""
        return self.reading.tables

    @property
    def asked(self) -> dict[str, list[tuple[int | None, str | None]]]:
        """The cells under every question, by its key."""
        return {each.id: [(c.row, c.column) for c in each.cells] for each in self.questions}

    def column(self, letter: str) -> Column:
        """One column of the first table."""
        return next(each for each in self.reading.tables[0].columns if each.letter == letter)

    def means(self, letter: str) -> str:
        """What a column of the first table means: its field or, without one, its kind."""
        column = self.column(letter)
        return (column.field or column.means).value


def _places(problems: Sequence[RowProblem]) -> list[Place]:
    return [(each.row, each.column, each.value, each.code.value) for each in problems]


def read(
    kind: SheetKind,
    *rows: Sequence[Cell],
    order: DateOrder | None = None,
    answers: Mapping[str, str] | None = None,
    roles: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    grid: Sheet | None = None,
) -> Came:
    """Read a sheet of these rows (or ``grid``) with these answers and wishes."""
    asking = Asking(answers or {})
    asked = Asked(kind, TODAY, course_of, order, roles, TITLES, columns=columns)
    reading = read_sheet(grid or sheet(*rows), asked, asking)
    return Came(reading, asking.questions())
