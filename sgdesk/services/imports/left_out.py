"""Whoever was left out, as a sheet of the same make: to mend, and to bring in again.

It reads as the sheet itself does, with what stands above and between its rows, so that what is
brought in again means what it meant there. What is not kept here is not in it. A cell that says
something else by itself (one that is struck through, or carries a comment) is blank, and its words
stand with the reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from sgdesk.data.file.disk.files import write_file
from sgdesk.data.sheets import Cell, ErrorCell, Row, column_letter
from sgdesk.data.sheets.model import StruckCell, UnshownCell
from sgdesk.domain.datetext import DateKind, DateOrder, read_date
from sgdesk.domain.errors import InputError
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.text import fold
from sgdesk.services.imports.drafting.match_codes import MatchCode
from sgdesk.services.imports.importing import ImportReport
from sgdesk.services.imports.not_taken import afterwards
from sgdesk.services.imports.reading.cells.fillings import is_ditto
from sgdesk.services.imports.reading.cells.one_cell.doubtful import DittoCell
from sgdesk.services.imports.reading.columns import Column, Columns, Means
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.reader import SheetReading
from sgdesk.services.imports.reading.values import WHY_LEFT_OUT, ProblemCode, RowProblem

LeftCell = str | int | float | bool | date | None
LeftRow = tuple[LeftCell, ...]

_SAYS_ELSE_ALONE = frozenset(
    {
        *("other_order", "struck", "partly_struck", "name_struck", "as_above", "comment"),
        *("not_shown", "may_be_exchanged", "blank_beside", "worked_out"),
    }
)
"""Codes of cells that were left out for something that no cell of a new sheet shows."""
_DAYS = frozenset({Field.ROLE_START, Field.ROLE_END, Field.STARTED, Field.LEFT, Field.COMPLETED_ON})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """``rows`` are the sheet, ``people`` the rows of it that were left out.

    ``withheld`` are rows that are in no file: somebody may be a child there.
    """

    rows: tuple[LeftRow, ...]
    people: int
    withheld: int


def left_out(report: ImportReport, today: date, dates: str | None = None) -> LeftOut:
    """What a dry run left out, or would; ``dates`` is the order that was answered, if any."""
    reading = report.reading
    if reading is None:
        return LeftOut((), 0, 0)
    why = _Why(report)
    rows: list[LeftRow] = []
    people = withheld = 0
    for columns in reading.tables:
        table = _Table(reading, columns, why, DateOrder(dates or DateOrder.DMY), today)
        made = list(table.rows())
        if made and rows:
            rows.append(())
        rows += made
        people += len(table.left)
        withheld += table.withheld
    return LeftOut(tuple(rows), people, withheld)


def save_left_out(path: Path, left: LeftOut) -> Path:
    """Write it as a workbook or as CSV, by the end of the name; neither runs anything.

    Raises :class:`~sgdesk.domain.errors.InputError` where it cannot be written, or is no sheet.
    """
    from sgdesk.reports.sheets.plain_rows import rows_as_csv, rows_as_workbook

    kind = path.suffix.lower()
    if kind not in (".csv", ".xlsx"):
        raise InputError(
            "{file} is neither a workbook nor a CSV file: end its name in .xlsx or .csv.",
            file=path.name,
        )
    made = rows_as_csv(left.rows) if kind == ".csv" else rows_as_workbook(left.rows)
    return write_file(path, made)


class _Why:
    """Why rows, cells and columns were left out."""

    def __init__(self, report: ImportReport) -> None:
        self.of_row: dict[int, list[RowProblem]] = {}
        for each in afterwards(report):
            if each.row is not None:
                self.of_row.setdefault(each.row, []).append(each)
        self.of_one_name = _of_one_name(report)
        self.of_column: Mapping[str, RowProblem] = {
            each.column: each
            for each in afterwards(report)
            if each.code == MatchCode.NOT_UNDERSTOOD and each.column
        }


def _of_one_name(report: ImportReport) -> frozenset[int]:
    """Every row with a name that stands there twice and was left out for it.

    All of them go along: one alone would be taken for whoever came in by that name.
    """
    entries = report.reading.entries if report.reading else ()
    names = (
        MatchCode.SAME_NAME_TWICE,
        MatchCode.TWO_ADDRESSES,
        MatchCode.AMBIGUOUS_PERSON,
        MatchCode.OTHER_MARKS,
    )
    rows = {each.row for each in report.refused if each.code in names}
    twice = {fold(each.name.full) for each in entries if each.row in rows}
    return frozenset(each.row for each in entries if fold(each.name.full) in twice)


@dataclass
class _Table:
    """One table of the sheet, and the rows of it that were left out."""

    reading: SheetReading
    columns: Columns
    why: _Why
    order: DateOrder
    today: date
    withheld: int = 0
    left: dict[int, str] = field(default_factory=dict)
    _of_a_child: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        kept = (each for each in self.columns.columns if each.means is not Means.PRIVATE)
        self._kept = [each for each in kept if not is_why(self.columns, each.index)]
        self._days = {each.index for each in self._kept if _holds_days(each)}
        body = [None, *(row.number for row in self.columns.table.body)]
        self._row_above = {row: above for above, row in pairwise(body) if row is not None}
        of_one = self.why.of_one_name
        rows = self.columns.table.body
        self._left = [row for row in rows if self._is_left(row) or row.number in of_one]

    def rows(self) -> Iterator[LeftRow]:
        """Lines above, headings, who was left out and every line between and below them.

        A line below may say what the dates are. Nothing where nobody was left out.
        """
        if not self._left:
            return
        table = self.columns.table
        for row in table.above:
            yield tuple(self._plain(cell) for cell in row.cells)
        for row in table.headings:
            cells = tuple(self._text(_at(row, each.index)) for each in self._kept)
            yield (*cells, WHY_LEFT_OUT) if row is table.headings[-1] else cells
        read = self.reading
        of_somebody = {each.row for each in read.entries} | {each.row for each in read.roles}
        before = None
        for row in table.body:
            if row.number in self.left or row.number in self.why.of_one_name:
                yield (*self._cells(row, before), self.left.get(row.number))
            elif row.number not in of_somebody and row.number not in self._of_a_child:
                line = tuple(self._plain(_at(row, each.index)) for each in self._kept)
                yield (*line, WHY_LEFT_OUT) if self._heads_again(row) else line
            else:
                continue
            before = row.number

    def _heads_again(self, row: Row) -> bool:
        """Whether a row of the body is the headings once more."""
        said = [fold(str(_at(row, each.index) or "")) for each in self._kept]
        heads = self.columns.table.headings[-1]
        return said == [fold(str(_at(heads, each.index) or "")) for each in self._kept]

    def _is_left(self, row: Row) -> bool:
        table = self.columns.table
        letters = {column_letter(place) for place in range(table.left, table.right)}
        found = [
            each
            for each in self.why.of_row.get(row.number, ())
            if each.column is None or each.column in letters
        ]
        if any(each.code == ProblemCode.MAY_BE_A_CHILD for each in found):
            self.withheld += 1
            self._of_a_child.add(row.number)
            return False
        said = [self._said(row, each) for each in found]
        said += [
            f"{_where(row, each)}: {self.why.of_column[each.letter].reason}"
            for each in self._kept
            if each.letter in self.why.of_column and _at(row, each.index) is not None
        ]
        if said:
            self.left[row.number] = "; ".join(dict.fromkeys(said))
        return bool(said)

    def _said(self, row: Row, problem: RowProblem) -> str:
        by_letter = {each.letter: each for each in self._kept}
        column = by_letter.get(problem.column or "")
        if column is None:
            return f"row {row.number:,}: {problem.reason}"
        where = _where(row, column)
        tells = self._is_blanked(row, column) and problem.value
        return (
            f"{where}, “{problem.value}”: {problem.reason}"
            if tells
            else (f"{where}: {problem.reason}")
        )

    def _is_blanked(self, row: Row, column: Column) -> bool:
        """Whether a cell would say something else if it stood by itself."""
        found = self.why.of_row.get(row.number, ())
        codes = {each.code for each in found if each.column == column.letter}
        cell = _at(row, column.index)
        if codes and (row.number, column.index) in self.reading.sheet.comments:
            return True
        own = isinstance(cell, StruckCell | UnshownCell | DittoCell)
        return own or bool(codes & _SAYS_ELSE_ALONE)

    def _cells(self, row: Row, before: int | None) -> Iterator[LeftCell]:
        """The cells of a row that was left out; ``before`` is the row that stands above it now."""
        follows = self._row_above[row.number] == before
        for column in self._kept:
            cell = _at(row, column.index)
            ditto = is_ditto(cell)
            if self._is_blanked(row, column) or (ditto and not follows):
                yield None
            elif column.index in self._days:
                yield self._day(cell)
            else:
                yield self._plain(cell)

    def _day(self, cell: Cell) -> LeftCell:
        """A day in a text as a true date, or with ISO's own order where more stands beside it.

        So it is the same day again, whatever order the dates of the sheet have.
        """
        if not isinstance(cell, str):
            return self._plain(cell)
        found = read_date(cell, self.order, self.today)
        if found.kind is not DateKind.DATE or found.value is None:
            return self._plain(cell)
        if self.order is DateOrder.DMY and found.note:
            return self._plain(cell)
        return f"{found.value.isoformat()} {found.note}" if found.note else found.value

    def _plain(self, cell: Cell) -> LeftCell:
        text = self._text(cell)
        if text is None or isinstance(cell, str | ErrorCell):
            return text
        return cell.date() if isinstance(cell, datetime) else cell

    def _text(self, cell: Cell) -> str | None:
        """What a cell says; nothing of what is not kept here or is not shown."""
        if cell is None or isinstance(cell, StruckCell | UnshownCell):
            return None
        text = str(cell)
        return None if private_words(text) is not None else text


def _where(row: Row, column: Column) -> str:
    """A cell by its heading and by where it stood in the sheet itself."""
    place = f"{column.letter}{row.number}"
    return f"{column.heading}, {place}" if column.heading else place


def _holds_days(column: Column) -> bool:
    return column.means is Means.COURSE or column.field in _DAYS


def _at(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else None


def is_why(columns: Columns, place: int) -> bool:
    """Whether a column says why its rows were left out of an earlier import."""
    words = columns.table.words(place)
    return bool(words) and fold(words[-1]) == fold(WHY_LEFT_OUT)
