"""What a workbook hides, merges or shows as a date of zero is known for what it is."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sgdesk.data.sheets import GarbledCell, Merged, Row, Sheet, SheetError, limits, open_book
from tests.data.sheets.sheet_reading import read_sheet
from tests.data.sheets.test_workbooks import ods, repack, with_sheet_data

TEXT = ' office:value-type="string"'


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "People"
    for row in range(2, 7):
        for column in range(2, 6):
            sheet.cell(row, column).value = f"{row}-{column}"
    path = tmp_path / "tracker.xlsx"
    book.save(path)
    return path


def changed(path: Path, head: str, data: str, foot: str = "") -> Sheet:
    """The only worksheet with ``head`` above its cells, the cells, and ``foot`` under them."""
    made = with_sheet_data(path, f"{data}</sheetData>{foot}<sheetData>")
    made = with_head(made, head)
    return read_sheet(made, "People")


def with_head(path: Path, head: str) -> Path:
    def change(entry: str, old: bytes) -> bytes:
        return old.replace(b"<sheetData>", head.encode() + b"<sheetData>", 1)

    return repack(path, change, "headed.xlsx")


def row(number: int, cells: str, more: str = "") -> str:
    return f'<row r="{number}"{more}>{cells}</row>'


def cell(place: str, value: int = 1) -> str:
    return f'<c r="{place}"><v>{value}</v></c>'


ERROR = '<c r="C9" t="e"><v>#N/A</v></c>'


@pytest.mark.parametrize("looked_through", [False, True])
@pytest.mark.parametrize("mark", ['hidden="1"', "hidden='true'", 'spans="1:3" ht="0"', 'ht="0.0"'])
def test_hidden_rows_of_xlsx_are_known(tracker: Path, mark: str, looked_through: bool) -> None:
    data = row(1, cell("A1")) + row(2, cell("A2"), f" {mark}") + row(3, cell("A3"), ' hidden="0"')
    data += row(7, "", f" {mark}") + row(9, ERROR if looked_through else cell("C9"), ' ht="15"')
    assert changed(tracker, "", data).hidden_rows == {2}


@pytest.mark.parametrize("looked_through", [False, True])
@pytest.mark.parametrize("mark", ['hidden="1"', 'width="0" customWidth="1"'])
def test_hidden_columns_of_xlsx_are_known(tracker: Path, mark: str, looked_through: bool) -> None:
    head = f'<cols><col min="2" max="3" {mark}/><col min="5" max="16384" hidden="1"/></cols>'
    data = row(1, cell("A1") + cell("F1")) + row(9, ERROR if looked_through else cell("C9"))
    assert changed(tracker, head, data).hidden_columns == {1, 2, 4, 5}


def test_columns_hidden_without_end_are_refused(tracker: Path) -> None:
    data = row(1, cell("A1") + cell("Z1"))
    run = '<col min="0" max="26" hidden="1"/>'
    assert changed(tracker, f"<cols>{run * 600}</cols>", data).hidden_columns == set(range(26))
    with pytest.raises(SheetError, match="is damaged or is not a spreadsheet"):
        changed(tracker, f"<cols>{run * 700}</cols>", data)


def test_nothing_is_hidden_where_nothing_says_so(tracker: Path) -> None:
    sheet = read_sheet(tracker)
    assert not (sheet.hidden_rows or sheet.hidden_columns or sheet.merged)


def test_of_merged_cells_of_xlsx_the_first_alone_holds_the_value(tracker: Path) -> None:
    data = row(2, cell("B2", 1) + cell("C2", 2)) + row(3, cell("B3", 3) + cell("D3", 4))
    data += row(4, cell("B4", 5))
    foot = '<mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="B9:C9"/></mergeCells>'
    sheet = changed(tracker, "", data, foot)
    assert sheet.merged == (Merged(2, 1, 2, 2),)
    assert sheet.rows == (
        Row(2, (None, 1, None, None)),
        Row(3, (None, None, None, 4)),
        Row(4, (None, 5, None, None)),
    )


def test_merged_cells_that_lie_over_each_other_without_end_are_refused(
    tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "AREA_CELLS", 30)
    far = row(1, cell("A1")) + row(9, cell("A9"))
    foot = "".join(f'<mergeCell ref="A1:B{9 - n}"/>' for n in range(6))
    with pytest.raises(SheetError, match="is damaged or is not a spreadsheet"):
        changed(tracker, "", far, f"<mergeCells>{foot}</mergeCells>")


def test_hidden_and_merged_cells_of_ods_are_known(tmp_path: Path) -> None:
    path = ods(
        tmp_path / "t.ods",
        '<table:table-column/><table:table-column table:visibility="collapse"'
        ' table:number-columns-repeated="2"/>'
        f'<table:table-row><table:table-cell{TEXT} table:number-columns-spanned="2"'
        ' table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell>'
        f"<table:covered-table-cell{TEXT}><text:p>under</text:p></table:covered-table-cell>"
        f"<table:table-cell{TEXT}><text:p>b</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="2" table:visibility="filter">'
        f'<table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell{TEXT}>'
        "<text:p>c</text:p></table:table-cell></table:table-row>",
    )
    sheet = read_sheet(path)
    assert sheet.merged == (Merged(1, 0, 2, 2),)
    assert sheet.hidden_rows == {2, 3}
    assert sheet.hidden_columns == {1, 2}
    assert [r.cells for r in sheet.rows] == [
        ("a", None, "b"),
        (None, None, "c"),
        (None, None, "c"),
    ]


def test_hidden_rows_without_end_are_refused_and_not_held(tmp_path: Path) -> None:
    far = '<table:table-row table:visibility="filter" table:number-rows-repeated="1000000"/>'
    assert open_book(ods(tmp_path / "some.ods", far))
    with pytest.raises(SheetError, match="is damaged or is not a spreadsheet"):
        open_book(ods(tmp_path / "many.ods", far * 300))


@pytest.mark.parametrize("from_1904", [False, True])
@pytest.mark.parametrize("shown", ["dd/mm/yyyy", "d mmm yy", "dd/mm/yyyy hh:mm"])
def test_a_date_of_zero_is_blank_and_one_of_1900_is_handed_on(
    tmp_path: Path, shown: str, from_1904: bool
) -> None:
    book = Workbook()
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    for column, value in enumerate((0, 1, 45_000, 0.25), start=1):
        sheet.cell(1, column).value = value
        sheet.cell(1, column).number_format = shown
    sheet.cell(1, 5).value = 0
    book.save(tmp_path / "zero.xlsx")
    (cells,) = (row.cells for row in read_sheet(tmp_path / "zero.xlsx").rows)
    assert cells[0] is None
    assert isinstance(cells[1], date)
    assert cells[1].year == (1904 if from_1904 else 1900)
    assert isinstance(cells[2], date)
    assert cells[3:] == ("06:00:00", 0)


def ods_date(day: str) -> str:
    return (
        f'<table:table-cell office:value-type="date" office:date-value="{day}">'
        f"<text:p>{day}</text:p></table:table-cell>"
    )


def test_a_date_of_zero_in_ods_is_blank_and_those_beside_it_are_handed_on(tmp_path: Path) -> None:
    days = ("1899-12-30", "1899-12-30T00:00:00", "1899-12-30T06:00:00", "1899-12-31", "1904-01-01")
    path = ods(
        tmp_path / "t.ods", f"<table:table-row>{''.join(map(ods_date, days))}</table:table-row>"
    )
    assert read_sheet(path).rows[0].cells == (
        None,
        None,
        datetime(1899, 12, 30, 6),
        date(1899, 12, 31),
        date(1904, 1, 1),
    )


def test_the_day_that_an_ods_document_counts_from_is_its_zero(tmp_path: Path) -> None:
    row = f"<table:table-row>{ods_date('1904-01-01')}{ods_date('1899-12-30')}</table:table-row>"
    day = b'<table:null-date table:date-value="1904-01-01"/>'
    settings = b"<table:calculation-settings>" + day + b"</table:calculation-settings>"
    start = b"<office:spreadsheet>"
    made = repack(
        ods(tmp_path / "t.ods", row),
        lambda _, data: data.replace(start, start + settings),
        "mac.ods",
    )
    assert read_sheet(made).rows[0].cells == (None, date(1899, 12, 30))


def test_a_link_to_a_blank_cell_is_no_time_of_day_in_ods_alone(tmp_path: Path) -> None:
    midnight = '<table:table-cell office:value-type="time" office:time-value="PT00H00M00S"/>'
    path = ods(tmp_path / "t.ods", f"<table:table-row>{midnight}</table:table-row>")
    assert open_book(path).sheet("People").rows[0].cells == ("00:00:00",)


def test_a_letter_that_was_lost_before_garbles_its_cell_in_a_workbook_too(tracker: Path) -> None:
    inline = '<c r="A1" t="inlineStr"><is><t>Zo\ufffd</t></is></c>'
    path = with_sheet_data(tracker, row(1, inline + cell("B1")))
    assert read_sheet(path).rows == (Row(1, (GarbledCell("Zo\ufffd"), 1)),)
