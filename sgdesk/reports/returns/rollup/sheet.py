"""The picture as a workbook: a sheet for each table, its counts as numbers."""

from sgdesk.domain.figures import NOBODY
from sgdesk.domain.returns.rollup.gathering import RollUp
from sgdesk.domain.returns.rollup.tables import COUNTS_ONLY, TITLE, Table, how_counted, lead, tables
from sgdesk.domain.returns.rollup.tables import told as said
from sgdesk.reports.sheets.workbook import TableSheet, make_book

_NAME, _WORD, _SENTENCE, _FIGURE = 40, 24, 80, 12
_ALONE = 100
"""The width of a column that is alone: wider, it is cut off on paper, since nothing parts it."""

_MOST_SHEETS = 200


def make_xlsx(picture: RollUp) -> bytes:
    """The bytes of the workbook; what others wrote stays text."""
    whose = f"{lead(picture)}. {COUNTS_ONLY}."
    made = tables(picture)
    sheets = [_told(picture), *map(_sheet, made[:_MOST_SHEETS])]
    return make_book(TITLE, whose, picture.made_on, sheets)


def _told(picture: RollUp) -> TableSheet:
    rows = [(each,) for each in (*said(picture), *how_counted())]
    return TableSheet("What to know", "", ("What to know",), (_ALONE,), rows)


def _sheet(table: Table) -> TableSheet:
    words = len(table.headings) - table.numbers
    widths = [_width(table, column) for column in range(words)] + [_FIGURE] * table.numbers
    rows = [[NOBODY if cell is None else cell for cell in row] for row in table.rows]
    how = f"{table.full_title}. {table.how if table.rows else table.empty}"
    return TableSheet(table.name, how, table.headings, widths, rows, table.numbers)


def _width(table: Table, column: int) -> int:
    longest = max((len(str(row[column])) for row in table.rows), default=0)
    return next((each for each in (_WORD, _NAME) if longest <= each), _SENTENCE)
