"""A workbook read back: what is drawn under or after its tables, and how it prints."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from sgdesk.reports.sheets.plain_rows import rows_as_workbook
from sgdesk.reports.sheets.workbook import SHADES, Chart, TableSheet, make_book

BARS = Chart((1, 2), shades=(SHADES[3], SHADES[1]))
ACROSS = Chart((1, 2), across=True)


def made(rows: int, chart: Chart = BARS) -> bytes:
    """A workbook of one table with so many rows, each of the same high figures."""
    sheet = TableSheet(
        "By role",
        "How it was counted",
        ("Role", "Came", "Stayed away"),
        (50, 12, 14),
        [(f"Role {number}", 19, 3) for number in range(rows)],
        2,
        chart,
    )
    return make_book("Attendance report", "Example Club", date(2026, 3, 4), (sheet,))


def part(book: bytes, name: str) -> str:
    with ZipFile(BytesIO(book)) as parts:
        return parts.read(name).decode()


@pytest.mark.parametrize("chart", [BARS, ACROSS], ids=["bars", "columns"])
def test_what_is_drawn_is_measured_from_nought(chart: Chart) -> None:
    drawn = part(made(3, chart), "xl/charts/chart1.xml")
    values = drawn[drawn.index("<c:valAx>") : drawn.index("</c:valAx>")]
    assert '<c:min val="0"/>' in values


def test_a_short_table_has_its_chart_under_it() -> None:
    book = load_workbook(BytesIO(made(6)))
    assert book.sheetnames == ["By role"]
    assert 'r:id="rId1"' in part(made(6), "xl/worksheets/sheet1.xml")


def test_a_chart_that_would_be_parted_between_pages_has_one_of_its_own() -> None:
    book = made(30)
    assert load_workbook(BytesIO(book)).sheetnames == ["By role", "By role, drawn"]
    assert "<drawing" not in part(book, "xl/worksheets/sheet1.xml")
    alone = part(book, "xl/chartsheets/sheet1.xml")
    assert 'orientation="landscape"' in alone
    assert "As at 4 March 2026" in alone
    assert "Attendance report: by role" in part(book, "xl/charts/chart1.xml")


def test_rows_to_mend_print_on_pages_of_all_their_columns() -> None:
    made = rows_as_workbook([["A name that is long", *["A reason that is long"] * 9]])
    sheet = load_workbook(BytesIO(made)).active
    assert sheet is not None
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert '<pageSetUpPr fitToPage="1"/>' in part(made, "xl/worksheets/sheet1.xml")


def test_a_row_of_a_sheet_to_mend_is_as_high_as_its_longest_reason() -> None:
    made = rows_as_workbook([["Name", "Why"], ["Ann", "no such day; " * 15], ["Bo", "soon"]])
    sheet = load_workbook(BytesIO(made)).active
    assert sheet is not None
    heights = [sheet.row_dimensions[row].height for row in (1, 2, 3)]
    assert heights[1] >= 4 * 15
    assert heights[0] is heights[2] is None
