"""Names that stand over the headings of a table: a table without headings, which nobody read."""

from collections.abc import Iterator

from sgdesk.data.sheets import Row, cell_text, column_letter
from sgdesk.domain.people.said_names import is_surely_a_person
from sgdesk.services.imports.reading.columns import Columns
from sgdesk.services.imports.reading.values import ProblemCode, RowProblem, problem

_MOST_CELLS = 2


def names_above(columns: Columns) -> Iterator[RowProblem]:
    """Names in rows of their own between the table before and these headings, to be listed.

    One alone is whoever keeps the sheet.
    """
    rows = [(row, _filled(row)) for row in columns.table.above]
    named = [
        (row.number, *cells[0])
        for row, cells in rows
        if 0 < len(cells) <= _MOST_CELLS and is_surely_a_person(cells[0][1])
    ]
    for number, column, text in named if len(named) > 1 else ():
        yield problem(number, column_letter(column), text, ProblemCode.OUTSIDE)


def _filled(row: Row) -> list[tuple[int, str]]:
    cells = enumerate(row.cells)
    return [(place, cell_text(each)) for place, each in cells if each is not None]
