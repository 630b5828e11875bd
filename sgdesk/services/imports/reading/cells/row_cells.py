"""The cells of one row, and what is told of them: what every part of a reader stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sgdesk.data.sheets import Cell, ErrorCell, GarbledCell, Row, cell_text, column_letter
from sgdesk.domain.datetext import DateOrder
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.cells.completion_cell import CellSays
from sgdesk.services.imports.reading.columns import Columns
from sgdesk.services.imports.reading.heading_words import Field
from sgdesk.services.imports.reading.values import (
    Entry,
    ProblemCode,
    RoleRow,
    RowProblem,
    Where,
    problem,
)

_PASSED_OVER = frozenset(
    {
        ProblemCode.ERROR_CELL,
        ProblemCode.NO_RESULT,
        ProblemCode.NOT_A_DATE,
        ProblemCode.WORDS_ONLY,
        ProblemCode.NO_COMPLETION,
        ProblemCode.YES_WITHOUT_DATE,
        ProblemCode.LEFT_OUT,
        ProblemCode.NOT_BROUGHT_IN,
    }
)
"""What is noted rather than refused: a cell that never was a completion."""


@dataclass(slots=True)
class Found:
    """What has been found so far."""

    read: int = 0
    entries: list[Entry] = field(default_factory=list)
    roles: list[RoleRow] = field(default_factory=list)
    refused: list[RowProblem] = field(default_factory=list)
    notes: list[RowProblem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one table is read with: its columns, the order of its dates, the day, the questions."""

    columns: Columns
    order: DateOrder
    today: date
    asking: Asking
    known_roles: frozenset[str]
    held: Mapping[int, CellSays] = field(default_factory=dict)
    """For columns of courses the day that stands over their ticks."""


class RowCells:
    """The row that is being read: its cells by their fields, and what is refused and noted of it.

    ``_turn_to`` sets the row; nothing of the row before is left.
    """

    def __init__(self, reading: Reading) -> None:
        self._with = reading
        self._columns = reading.columns
        self._fields = reading.columns.fields
        self._letters = reading.columns.letters()
        self._row = Row(0, ())
        self._refused: list[RowProblem] = []
        self._notes: list[RowProblem] = []

    def _turn_to(self, row: Row) -> None:
        self._row, self._refused, self._notes = row, [], []

    def _cell(self, name: Field) -> Cell:
        return self._at(self._fields.get(name, -1))

    def _at(self, column: int) -> Cell:
        cells = self._row.cells
        return cells[column] if 0 <= column < len(cells) else None

    def _text(self, name: Field) -> str:
        """A field's text in one line; none of a cell that failed."""
        column = self._fields.get(name)
        if column is None:
            return ""
        cell = self._at(column)
        if type(cell) is str:
            return " ".join(cell.split())
        return "" if cell is None or isinstance(cell, ErrorCell) else cell_text(cell)

    def _lines(self, column: int) -> str:
        cell = self._at(column)
        return "" if isinstance(cell, ErrorCell) else cell_text(cell)

    def _where(self, column: int) -> Where:
        return Where(self._row.number, column_letter(column), told_of(self._at(column)))

    def _refuse(self, column: int | None, code: ProblemCode) -> None:
        self._refused.append(self._problem(column, code))

    def _note(self, column: int | None, code: ProblemCode) -> None:
        self._notes.append(self._problem(column, code))

    def _list(self, column: int, code: ProblemCode) -> None:
        """Note what never was a completion, refuse what may be one."""
        (self._note if code in _PASSED_OVER else self._refuse)(column, code)

    def _problem(self, column: int | None, code: ProblemCode) -> RowProblem:
        if column is None or column < 0:
            return problem(self._row.number, None, "", code)
        cell = self._at(column)
        if code is ProblemCode.ERROR_CELL and isinstance(cell, ErrorCell):
            code = ProblemCode.NO_RESULT if cell.is_unsaved else code
            code = ProblemCode.DAMAGED_LETTERS if isinstance(cell, GarbledCell) else code
        return problem(self._row.number, column_letter(column), told_of(cell), code)

    def _kept_note(self, column: int, text: str) -> str:
        """The words to keep; those that are not kept here go, and only that is told."""
        if not text or private_words(text) is None:
            return text
        where = column_letter(column)
        self._notes.append(problem(self._row.number, where, "", ProblemCode.NOT_BROUGHT_IN))
        return ""

    def _refuse_blank(self, name: Field, code: ProblemCode) -> None:
        failed = isinstance(self._cell(name), ErrorCell)
        self._refuse(self._fields.get(name), ProblemCode.ERROR_CELL if failed else code)


def told_of(cell: Cell) -> str:
    """A cell's text as it may be told; nothing of what is left where it is."""
    text = cell_text(cell)
    return text if private_words(text) is None else ""


def split_parts(text: str, separators: Sequence[str]) -> tuple[str, ...]:
    """The parts of a cell that holds several things, tidied, each once and none empty."""
    for separator in separators:
        text = text.replace(separator, "\n")
    parts = (" ".join(part.split()) for part in text.split("\n"))
    return tuple(dict.fromkeys(part for part in parts if part))
