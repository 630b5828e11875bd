"""Rows of a text file whose cells stand under the wrong headings."""

from datetime import date

from sgdesk.data.sheets import Row, Sheet
from sgdesk.domain.datetext import DateKind, DateOrder, read_date
from sgdesk.services.imports.reading.columns import Columns
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.headings.words import Field


def shifted_rows(sheet: Sheet, columns: Columns) -> frozenset[int]:
    """The rows whose cells may stand under the wrong headings, by their numbers.

    Whoever types a comma into a cell without quotation marks pushes all that follows it one column
    to the right. Programs write every row as wide as the headings, so in what they write there is
    none; where one is, rows that are wider by blanks alone are none of theirs either. Whoever
    forgets a cell pulls them to the left: a day then stands where a role belongs.
    """
    if not sheet.named_as_file:
        return frozenset()
    width = max(len(row.cells) for row in columns.table.headings)
    wider = [row for row in columns.table.body if len(row.cells) > width]
    if all(cell is None for row in wider for cell in row.cells[width:]):
        wider = []
    place = columns.fields.get(Field.ROLE)
    body = columns.table.body if place is not None else ()
    pulled = [row for row in body if _has_a_day_for_a_role(row, columns)]
    return frozenset(row.number for row in (*wider, *pulled))


def _has_a_day_for_a_role(row: Row, columns: Columns) -> bool:
    place = columns.fields.get(Field.ROLE, -1)
    cell = row.cells[place] if 0 <= place < len(row.cells) else None
    if cell is None:
        return False
    found = read_date(as_value(cell), DateOrder.DMY, date.max)
    return found.kind is DateKind.DATE and not found.note
