"""What became of every cell of a sheet that holds something: each stands here exactly once."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from sgdesk.data.sheets import Row
from sgdesk.services.imports.drafting.matching import name_cell
from sgdesk.services.imports.importing import ImportReport
from sgdesk.services.imports.not_taken import not_taken
from sgdesk.services.imports.reading.columns import Column, Columns, Means
from sgdesk.services.imports.reading.values import Entry, ProblemCode


class Fate(StrEnum):
    """What became of a cell."""

    HEADING = "heading"
    COMPLETION = "completion"
    """The day of something that comes in, or is there already."""
    DETAIL = "detail"
    """Read with its row: a name, a role, a state, words that go with a completion."""
    ASKED = "asked"
    LISTED = "listed"
    """Not brought in, with its reason."""
    NOTED = "noted"
    """Passed over or taken otherwise, with its reason."""
    PASSED_OVER = "passed_over"
    """Of a column or a row that nothing is taken from."""
    LEFT_WHERE_IT_IS = "left_where_it_is"
    """Not kept here: neither shown nor remembered."""
    OUTSIDE = "outside"
    """Outside every table."""


Place = tuple[int, int]
"""A row as the spreadsheet program numbers it, and a column counted from 0."""
_Cell = tuple[int | None, str | None]
"""A row and a column's letters, as reports name them."""

_ROW_ALONE = frozenset(
    {
        ProblemCode.VACANCY,
        ProblemCode.LABEL_ROW,
        ProblemCode.TOTAL_ROW,
        ProblemCode.HEADING_ROW,
    }
)


def account(report: ImportReport) -> Mapping[Place, Fate]:
    """The fate of every cell with data of a worksheet that was read in a dry run."""
    reading = report.reading
    if reading is None:
        return {}
    entries: dict[int, list[Entry]] = {}
    for entry in reading.entries:
        entries.setdefault(entry.row, []).append(entry)
    of_roles = {each.row for each in reading.roles}
    told = _Told(report)
    fates: dict[Place, Fate] = {}
    for columns in reading.tables:
        letters = columns.letters()
        for row in columns.table.headings:
            fates.update(_headings(row, columns))
        for row in columns.table.body:
            said = [each for each in entries.get(row.number, ()) if each.columns == letters]
            row_says = _RowSays(row, said, bool(said) or row.number in of_roles)
            fates.update(_row(row_says, columns, told))
    for row in reading.sheet.rows:
        for column, cell in enumerate(row.cells):
            if cell is not None:
                fates.setdefault((row.number, column), Fate.OUTSIDE)
    return fates


class _Told:
    """What a report says of cells: taken, asked and not answered, refused, noted."""

    def __init__(self, report: ImportReport) -> None:
        self.asked: Set[_Cell] = {
            (cell.row, cell.column)
            for question in report.questions
            if not question.answer
            for cell in question.cells
        }
        self.refused: Set[_Cell] = {(each.row, each.column) for each in not_taken(report)}
        notes = {(each.row, each.column) for each in report.notes}
        self.of_cells: Mapping[_Cell, Fate] = {
            # What comes last speaks, of a cell that is told several times.
            **dict.fromkeys(notes, Fate.NOTED),
            **dict.fromkeys(self.refused, Fate.LISTED),
            **dict.fromkeys(self.asked, Fate.ASKED),
            **dict.fromkeys(report.taken, Fate.COMPLETION),
        }
        """What is said of single cells by themselves."""
        self.refused_rows = {each.row for each in report.refused}
        self.passed = {each.row for each in report.notes if each.code in _ROW_ALONE}

    def of_nobody(self, said: Iterable[Entry]) -> Fate | None:
        """The fate of a row whose person or course is asked about or refused; None of others."""
        for entry in said:
            named = {name_cell(entry)[:2], (entry.row, entry.columns.get("course"))}
            if named & self.asked:
                return Fate.ASKED
            if named & self.refused:
                return Fate.LISTED
        return None


@dataclass(frozen=True, slots=True)
class _RowSays:
    """A row, the entries that it made, and whether it is somebody's or a role's at all."""

    row: Row
    said: list[Entry]
    is_read: bool


def _headings(row: Row, columns: Columns) -> Iterator[tuple[Place, Fate]]:
    table = columns.table
    for column in range(table.left, min(table.right, len(row.cells))):
        if row.cells[column] is not None:
            yield (row.number, column), Fate.HEADING


def _row(says: _RowSays, columns: Columns, told: _Told) -> Iterator[tuple[Place, Fate]]:
    row = says.row
    days = {completion.column for entry in says.said for completion in entry.completions}
    open_fate = told.of_nobody(says.said)
    for column in columns.columns:
        if column.index >= len(row.cells) or row.cells[column.index] is None:
            continue
        key = (row.number, column.index)
        of_cell = told.of_cells.get((row.number, column.letter))
        if column.means is Means.PRIVATE:
            yield key, Fate.LEFT_WHERE_IT_IS
        elif of_cell is not None:
            yield key, of_cell
        elif column.letter in days:
            yield key, open_fate or Fate.LISTED
        elif says.is_read:
            yield key, _of_entry(column, open_fate)
        elif row.number in told.passed or column.means not in _READ:
            yield key, Fate.PASSED_OVER
        else:
            yield key, Fate.LISTED if row.number in told.refused_rows else Fate.PASSED_OVER


_READ = frozenset(
    {
        Means.FIELD,
        Means.COURSE,
        Means.STATE,
        Means.STATUS,
        Means.STANDING,
        Means.DURATION,
        Means.ROW_DAY,
        Means.ENDS,
        Means.SCORE,
        Means.NOTE,
    }
)


def _of_entry(column: Column, open_fate: Fate | None) -> Fate:
    """What became of a cell of a row that is somebody's."""
    if column.means is Means.UNKNOWN:
        return Fate.ASKED
    if column.means not in _READ:
        return Fate.PASSED_OVER
    return open_fate or Fate.DETAIL
