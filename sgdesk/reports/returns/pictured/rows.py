"""The numbers of a pictured part as rows: of a sheet, and of comma-separated values."""

from collections.abc import Iterator

from sgdesk.reports.returns.pictured.parts import Drawing, Pictured, Row
from sgdesk.reports.sheets.worksheet import FIRST_ROW, PrintPage

WIDTHS = (52, 44)
"""Of the columns of words on a sheet, in characters."""


def fill_sheet(page: PrintPage, pictured: Pictured) -> None:
    """Write every drawing row by row under one heading."""
    rows = _all_rows(pictured)
    page.headings(pictured.headings, len(rows), numbers=len(pictured.numbers))
    for place, (drawing, row) in enumerate(rows, FIRST_ROW):
        page.texts(place, (drawing.title, row.words))
        for column, number in enumerate(row.numbers, len(WIDTHS)):
            page.sheet.write_number(place, column, number, page.formats["number"])


def told_in(pictured: Pictured) -> Iterator[tuple[str, str, str, int, str]]:
    """The section, label, requirement and text of each number, which is the last but one."""
    for drawing, row in _all_rows(pictured):
        for section, number, said in zip(pictured.numbers, row.numbers, row.said, strict=True):
            yield section, row.label, drawing.requirement, number, said


def _all_rows(pictured: Pictured) -> list[tuple[Drawing, Row]]:
    return [(each, row) for each in pictured.drawings for row in each.rows]
