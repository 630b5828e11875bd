"""Rows as they are, for a sheet that somebody goes on working with: a workbook or CSV."""

import csv
import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter

from sgdesk.reports.sheets.worksheet import LINE_HEIGHT, TALLEST_ROW, lines_of
from sgdesk.reports.text.plain import guarded

PlainCell = str | int | float | bool | date | None
_A4 = 9
_WIDE, _WIDEST, _SLACK = 12, 60, 8
"""Widths in letters, and how many fewer a line holds where a program has a wider font."""


def rows_as_csv(rows: Sequence[Sequence[PlainCell]]) -> bytes:
    """UTF-8 with its mark, days in ISO's order, and never a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_text(each) for each in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _text(cell: PlainCell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int | float) else guarded(cell)


def _lines(cell: PlainCell) -> int:
    """In how many lines a cell stands, so that its row is high enough in every program."""
    return lines_of(cell, _WIDEST - _SLACK) if isinstance(cell, str) and len(cell) > _WIDEST else 1


def rows_as_workbook(rows: Sequence[Sequence[PlainCell]], name: str = "To mend") -> bytes:
    """One worksheet: days are true dates, and whatever was typed is text, never a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet(name)
    day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"})
    plain = book.add_format({"valign": "top"})
    long = book.add_format({"text_wrap": True, "valign": "top"})
    widths: dict[int, int] = {}
    for place, row in enumerate(rows):
        lines = max((_lines(cell) for cell in row), default=1)
        if lines > 1:
            sheet.set_row(place, min(lines * LINE_HEIGHT, TALLEST_ROW))
        for column, cell in enumerate(row):
            if cell is None:
                continue
            if isinstance(cell, bool):
                sheet.write_boolean(place, column, cell)
            elif isinstance(cell, date):
                sheet.write_datetime(place, column, cell, day)
            elif isinstance(cell, int | float):
                sheet.write_number(place, column, cell)
            else:
                sheet.write_string(place, column, cell, long if len(cell) > _WIDEST else plain)
            widths[column] = max(widths.get(column, _WIDE), min(_WIDEST, len(str(cell)) + 2))
    for column, width in widths.items():
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()
