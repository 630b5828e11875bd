"""Rows of a text file that have more cells than there are headings."""

from sgdesk.data.sheets import Sheet
from sgdesk.services.imports.reading.columns import Columns


def shifted_rows(sheet: Sheet, columns: Columns) -> frozenset[int]:
    """The rows whose cells may stand under the wrong headings, by their numbers.

    Whoever types a comma into a cell without quotation marks pushes all that follows it one column
    to the right. Programs write every row as wide as the headings, so in what they write there is
    none; where one is, rows that are wider by blanks alone are none of theirs either.
    """
    if not sheet.named_as_file:
        return frozenset()
    width = max(len(row.cells) for row in columns.table.headings)
    wider = [row for row in columns.table.body if len(row.cells) > width]
    if all(cell is None for row in wider for cell in row.cells[width:]):
        return frozenset()
    return frozenset(row.number for row in wider)
