"""Taking a row apart: its texts, its dates, and a problem for each cell that can't be used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sgdesk.data.sheets import (
    Cell,
    ErrorCell,
    GarbledCell,
    Row,
    cell_text,
    column_letter,
)
from sgdesk.domain.datetext import DAY_NOT_KNOWN, DateKind, DateOrder, DateReading, read_date
from sgdesk.domain.names import PersonName, join_name, split_name
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.headings import Field
from sgdesk.services.imports.reading.parsed import ProblemCode, RowProblem, problem

_FAILED = frozenset({ErrorCell, GarbledCell})
ABSENT = 1 << 30
"""A column beyond every row's end."""
REFUSED_DATES: Mapping[DateKind, ProblemCode] = {
    DateKind.IMPOSSIBLE: ProblemCode.IMPOSSIBLE_DATE,
    DateKind.FUTURE: ProblemCode.FUTURE_DATE,
    DateKind.OTHER_ORDER: ProblemCode.OTHER_ORDER,
    DateKind.SEVERAL: ProblemCode.SEVERAL_DATES,
}


@dataclass(slots=True)
class RowReader:
    """One row, its fields by their columns, and the problems met while reading it."""

    row: Row
    fields: Mapping[Field, int]
    order: DateOrder
    today: date
    refused: list[RowProblem] = field(default_factory=list)
    notes: list[RowProblem] = field(default_factory=list)

    def cell(self, name: Field) -> Cell:
        """A field's cell, None where the row or the sheet has none."""
        column = self.fields.get(name, ABSENT)
        return self.row.cells[column] if column < len(self.row.cells) else None

    def at(self, column: int) -> Cell:
        """The cell in a column, None beyond the row's end."""
        return self.row.cells[column] if column < len(self.row.cells) else None

    def text(self, name: Field) -> str:
        """A field's text on one line; an error cell has none."""
        column = self.fields.get(name)
        if column is None or column >= len(self.row.cells):
            return ""
        cell = self.row.cells[column]
        if isinstance(cell, str):
            return " ".join(cell.split())
        return "" if isinstance(cell, ErrorCell) else cell_text(cell)

    def lines(self, name: Field) -> str:
        """A field's text with its line breaks; an error cell has none."""
        cell = self.cell(name)
        return "" if isinstance(cell, ErrorCell) else cell_text(cell)

    def reading(self, name: Field) -> DateReading:
        """What a field says of a date."""
        return read_date(as_value(self.cell(name)), self.order, self.today)

    def post_date(self, name: Field) -> date | None:
        """A day on which somebody started or ended, which may lie ahead; refuse what is none."""
        reading = self.reading(name)
        if reading.value is not None:
            self.note_unknown_day(self.fields[name], reading)
            return reading.value
        if isinstance(self.cell(name), ErrorCell):
            self.refuse(name, ProblemCode.ERROR_CELL)
        elif reading.kind != DateKind.NONE:
            self.refuse(name, REFUSED_DATES[reading.kind])
        elif reading.note:
            self.refuse(name, ProblemCode.NOT_A_DATE)
        return None

    def person(self) -> PersonName:
        """Who the row names, from one cell or from two; empty where it names nobody, or where a
        part of the name can't be read: the rest alone would be another person.
        """
        if self.failed_name() is not None:
            return split_name("")
        given, family = self.text(Field.GIVEN_NAME), self.text(Field.FAMILY_NAME)
        name = join_name(given, family) if given or family else split_name(self.text(Field.NAME))
        title = self.text(Field.TITLE)
        return replace(name, title=f"{title} {name.title}".strip()) if title else name

    def failed_name(self) -> Field | None:
        """The first part of the name whose cell can't be read."""
        parts = (Field.FAMILY_NAME, Field.NAME, Field.GIVEN_NAME)
        return next((part for part in parts if isinstance(self.cell(part), ErrorCell)), None)

    def refuse(self, name: Field | None, code: ProblemCode, instead: str | None = None) -> None:
        """Refuse the row (or one cell of it) for what a field holds."""
        self.refused.append(self._problem(name, code, instead))

    def note(self, name: Field, code: ProblemCode) -> None:
        """Note what was passed over in a field."""
        self.notes.append(self._problem(name, code, None))

    def note_unknown_day(self, column: int, reading: DateReading) -> None:
        """Note a cell that gives a month alone."""
        if reading.note.startswith(DAY_NOT_KNOWN):
            self.notes.append(self.problem_at(column, ProblemCode.DAY_NOT_KNOWN))

    def problem_at(self, column: int, code: ProblemCode) -> RowProblem:
        """A problem with the cell in a column."""
        cell = self.at(column)
        if code is ProblemCode.ERROR_CELL and isinstance(cell, GarbledCell):
            code = ProblemCode.DAMAGED_LETTER
        elif code is ProblemCode.ERROR_CELL and isinstance(cell, ErrorCell) and cell.is_unsaved:
            code = ProblemCode.NO_RESULT
        return problem(self.row.number, column_letter(column), cell_text(cell), code)

    def note_failed_cells(self) -> None:
        """Note the formulas that failed in fields which were taken for blank."""
        if _FAILED.isdisjoint(map(type, self.row.cells)):
            return
        told = {(each.row, each.column) for each in (*self.refused, *self.notes)}
        for column in self.fields.values():
            place = (self.row.number, column_letter(column))
            if isinstance(self.at(column), ErrorCell) and place not in told:
                self.notes.append(self.problem_at(column, ProblemCode.ERROR_CELL))

    def _problem(self, name: Field | None, code: ProblemCode, instead: str | None) -> RowProblem:
        column = self.fields.get(name) if name is not None else None
        if column is None:
            return problem(self.row.number, None, instead or "", code)
        return self.problem_at(column, code)


def split_parts(text: str, separators: Sequence[str]) -> tuple[str, ...]:
    """The parts of a cell that holds several things, tidied, each once and none empty."""
    for separator in separators:
        text = text.replace(separator, "\n")
    parts = (" ".join(part.split()) for part in text.split("\n"))
    return tuple(dict.fromkeys(part for part in parts if part))
