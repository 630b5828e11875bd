"""The grid knows which days a formula gives, and takes what names a day plainly for the day."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from sgdesk.data.sheets import Row, Sheet, as_plain, formula_of, look_xlsx
from sgdesk.data.sheets.look_xlsx import OVERLAP, _pieces
from sgdesk.data.sheets.shown.formulas import as_written, is_constant
from tests.data.sheets.sheet_reading import read_sheet
from tests.data.sheets.test_workbooks import ods, with_sheet_data

DAY = date(2024, 3, 12)
SERIAL = 45363
ERROR = '<c r="A9" t="e"><v>#N/A</v></c>'


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook in which style 1 shows a day."""
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        page = made.add_worksheet("People")
        page.write_datetime(0, 0, datetime(2024, 3, 12), made.add_format({"num_format": 14}))
    return path


def day(place: str, formula: str) -> str:
    return f'<c r="{place}" s="1">{formula}<v>{SERIAL}</v></c>'


def formulas(sheet: Sheet) -> dict[str, str]:
    """The formula of every cell that has one, by the letters and the number of its place."""
    return {
        f"{chr(ord('A') + place)}{row.number}": formula
        for row in sheet.rows
        for place, cell in enumerate(row.cells)
        if (formula := formula_of(cell))
    }


def in_both_ways(path: Path, *rows: str) -> Sheet:
    """The sheet as a quick look and as an exact one read it, which have to agree."""
    cells = "".join(f'<row r="{number}">{row}</row>' for number, row in enumerate(rows, 1))
    quick = read_sheet(with_sheet_data(path, cells), "People")
    exact = read_sheet(with_sheet_data(path, f'{cells}<row r="9">{ERROR}</row>'), "People")
    assert formulas(quick) == formulas(exact)
    assert quick.rows == exact.rows[:-1]
    return quick


@pytest.mark.parametrize(
    "formula",
    [
        "=TODAY()",
        "=NOW()",
        "=EDATE(B2,12)",
        "=B2",
        "=B2+365",
        "=DATE(YEAR(B2)+1,MONTH(B2),DAY(B2))",
        "=DATE(2024,3,12)+365",
        "=DATE(2024,A2,12)",
        "=VLOOKUP(A2,Old!A:C,3,FALSE)",
        "=MAX(B2:D2)",
        "=LastSession",
    ],
)
def test_a_formula_that_names_more_than_a_day_is_told(book: Path, formula: str) -> None:
    made = in_both_ways(book, day("A1", f"<f>{formula[1:]}</f>"))

    assert formulas(made) == {"A1": formula}
    assert made.rows == (Row(1, (DAY,)),)


@pytest.mark.parametrize(
    "formula",
    [
        "=DATE(2024,3,12)",
        "=DATE( 2024 ; 3 ; 12 )",
        '=DATEVALUE("12/03/2024")',
        '=HYPERLINK("https://example.org/a very long way to the certificate/seen.pdf?by=us&amp;'
        'when=then","12/03/2024")',
        '="12/03/2024"',
        "=+45363",
        "=(45363)",
    ],
)
def test_a_formula_that_names_a_day_plainly_is_the_day(book: Path, formula: str) -> None:
    assert formulas(in_both_ways(book, day("A1", f"<f>{formula[1:]}</f>"))) == {}


def test_a_formula_that_cells_share_is_that_of_each(book: Path) -> None:
    made = in_both_ways(
        book,
        day("A1", '<f t="shared" ref="A1:A3" si="0">EDATE(B1,12)</f>')
        + day("C1", '<f t="shared" ref="C1:C3" si="1">DATE(2024,3,12)</f>'),
        day("A2", '<f t="shared" si="0"/>') + day("C2", '<f t="shared" si="1"/>'),
        day("A3", '<f t="shared" si="0"></f>') + day("C3", '<f t="shared" si="1"/>'),
    )
    assert formulas(made) == dict.fromkeys(("A1", "A2", "A3"), "=EDATE(B1,12)")


def test_a_shared_formula_whose_words_stand_nowhere_is_one_all_the_same(book: Path) -> None:
    assert formulas(in_both_ways(book, day("A1", '<f t="shared" si="7"/>'))) == {"A1": "=…"}


def test_a_formula_that_fills_an_area_is_that_of_each_cell_in_it(book: Path) -> None:
    made = in_both_ways(
        book,
        day("A1", '<f t="array" ref="A1:B2">SORT(D1:E2)</f>') + day("B1", "") + day("C1", ""),
        day("A2", "") + day("B2", "") + day("C2", ""),
        day("A3", ""),
    )
    assert formulas(made) == dict.fromkeys(("A1", "A2", "B1", "B2"), "=SORT(D1:E2)")


def test_formulas_that_differ_in_figures_alone_are_told_as_the_first(book: Path) -> None:
    made = in_both_ways(
        book, day("A1", "<f>EDATE(B1,12)</f>"), day("A2", "<f>EDATE(B2,12)</f>") + day("B2", "")
    )
    assert formulas(made) == {"A1": "=EDATE(B1,12)", "A2": "=EDATE(B1,12)"}


@pytest.mark.parametrize(
    "cell",
    [
        day("A1", "<f>EDATE(B1,12)</f>").replace('r="A1"', "r='A1'"),
        day("A1", "<f>EDATE(B1,<!-- a year -->12)</f>"),
        day("A1", "\n  <f\n>EDATE(B1,12)</f>"),
        day("A1", "<f t='array' ref='A1:A1'>EDATE(B1,12)</f>"),
        day("A1", "<f t='shared' ref='A1:A3' si='0'>EDATE(B1,12)</f>"),
    ],
)
def test_a_formula_is_told_however_it_is_written(book: Path, cell: str) -> None:
    assert formulas(in_both_ways(book, cell)) == {"A1": "=EDATE(B1,12)"}


def test_a_formula_fills_its_area_whatever_the_quotes_of_its_attributes(book: Path) -> None:
    made = in_both_ways(
        book,
        day("A1", "<f t='array' ref='A1:A2'>SORT(D1:D2)</f>"),
        day("A2", ""),
    )
    assert formulas(made) == dict.fromkeys(("A1", "A2"), "=SORT(D1:D2)")


def test_a_text_with_figures_keeps_its_formula_and_others_are_texts_as_ever(book: Path) -> None:
    texts = (
        '<c r="A1" t="str"><f>TEXT(B1,"dd/mm/yyyy")</f><v>12/03/2024</v></c>'
        '<c r="B1" t="str"><f>C1&amp;" "&amp;D1</f><v>Ann Sample</v></c>'
        '<c r="C1"><f>2*D1</f><v>7</v></c>'
    )
    made = in_both_ways(book, texts)

    assert formulas(made) == {"A1": '=TEXT(B1,"dd/mm/yyyy")'}
    assert made.rows == (Row(1, ("12/03/2024", "Ann Sample", 7)),)
    assert type(made.rows[0].cells[1]) is str


def test_without_its_formula_a_cell_is_a_plain_day_or_a_plain_text(book: Path) -> None:
    text = '<c r="B1" t="str"><f>TEXT(A1,"yyyy")</f><v>2024</v></c>'
    cells = in_both_ways(book, day("A1", "<f>TODAY()</f>") + text).rows[0].cells

    assert [type(as_plain(cell)) for cell in cells] == [date, str]
    assert [as_plain(cell) for cell in cells] == [DAY, "2024"]


def test_formulas_of_ods_are_told_as_its_program_shows_them(tmp_path: Path) -> None:
    def cell(formula: str, more: str = "") -> str:
        kind = 'office:value-type="date" office:date-value="2024-03-12"'
        return f'<table:table-cell table:formula="{formula}" {kind} {more}/>'

    area = 'table:number-matrix-rows-spanned="2" table:number-matrix-columns-spanned="1"'
    plain = '<table:table-cell office:value-type="date" office:date-value="2024-03-12"/>'
    path = ods(
        tmp_path / "book.ods",
        '<table:table table:name="People"><table:table-row>'
        + cell("of:=EDATE([.B1];12)", 'table:number-columns-repeated="2"')
        + cell("of:=DATE(2024;3;12)")
        + cell("of:=SORT([$Old.E1:.E2])", area)
        + "</table:table-row><table:table-row>"
        + cell("of:=TODAY()")
        + plain * 3
        + "</table:table-row></table:table>",
    )
    assert formulas(read_sheet(path, "People")) == {
        "A1": "=EDATE(B1;12)",
        "B1": "=EDATE(B1;12)",
        "D1": "=SORT($Old.E1:E2)",
        "A2": "=TODAY()",
        "D2": "=SORT($Old.E1:E2)",
    }


def test_a_formula_is_told_without_what_its_program_hides() -> None:
    assert as_written("_xlfn.XLOOKUP(A1,&quot;a&amp;b&quot;,T[Day])") == '=XLOOKUP(A1,"a&b",T[Day])'
    assert not is_constant("=DATE(2024,3,12)&A1")


@pytest.mark.parametrize("left", range(40, 90))
def test_a_cell_near_the_end_is_not_cut_in_two(monkeypatch: pytest.MonkeyPatch, left: int) -> None:
    monkeypatch.setattr(look_xlsx, "CHUNK", 2 * OVERLAP)
    cell = b'<c r="A2" s="1"><f>TODAY()</f><v>45363</v></c>'
    data = b"<c/>" + b"-" * (2 * OVERLAP - 4 - len(cell)) + cell + b"+" * left

    assert sum(cell in piece for piece in _pieces(BytesIO(data))) == 1
