"""A cell that looks otherwise than it says is handed on as it looks, in XLSX and in ODS."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color, Font, PatternFill

from sgdesk.data.sheets import Cell, SheetError, StruckCell, UnshownCell, limits, look_xlsx
from tests.data.sheets.sheet_reading import read_sheet
from tests.data.sheets.test_workbooks import ODS_MANIFEST, repack

DAY = date(2023, 10, 5)
STRUCK_DAY = StruckCell("05/10/2023", DAY)


def xlsx(path: Path, font: Font | None = None, fill: str = "", code: str = "dd/mm/yyyy") -> Path:
    """A workbook of two cells: a plain date, and the same one with a look of its own."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([DAY, DAY])
    sheet["A1"].number_format = "dd/mm/yyyy"
    sheet["B1"].number_format = code
    if font is not None:
        sheet["B1"].font = font
    if fill:
        sheet["B1"].fill = PatternFill("solid", fgColor=fill)
    book.save(path)
    return path


def cells(path: Path) -> tuple[Cell, ...]:
    return read_sheet(path).rows[0].cells


@pytest.mark.parametrize(
    ("font", "fill", "said"),
    [
        (Font(strike=True), "", STRUCK_DAY),
        (Font(strike=False), "", DAY),
        (Font(color="FFFFFF"), "", UnshownCell("05/10/2023")),
        (Font(color="FFFFFFFF"), "FFFFFF", UnshownCell("05/10/2023")),
        (Font(color=Color(theme=0)), "", UnshownCell("05/10/2023")),
        (Font(color=Color(theme=0, tint=-0.5)), "", DAY),
        (Font(color="FFFFFF"), "1F4E78", DAY),
        (Font(color="FF0000"), "", DAY),
    ],
)
@pytest.mark.parametrize("exactly", [False, True])
def test_strokes_and_white_letters_of_xlsx_are_seen(
    tmp_path: Path, font: Font, fill: str, said: Cell, exactly: bool
) -> None:
    path = xlsx(tmp_path / "look.xlsx", font, fill)
    if exactly:
        path = parsed(path)
    assert cells(path)[:2] == (DAY, said)


def parsed(path: Path) -> Path:
    """The same workbook with a cell that failed, for which it is parsed as XML."""

    def change(entry: str, old: bytes) -> bytes:
        failed = b'<c r="D1" t="e"><v>#N/A</v></c></row>'
        return old.replace(b"</row>", failed) if "sheet1" in entry else old

    return repack(path, change, "parsed.xlsx")


@pytest.mark.parametrize("exactly", [False, True])
def test_a_format_of_xlsx_says_what_is_shown(tmp_path: Path, exactly: bool) -> None:
    for code, said in (("mmm-yy", "October 2023"), ('"booked"', "booked")):
        path = xlsx(tmp_path / "format.xlsx", code=code)
        assert cells(parsed(path) if exactly else path)[:2] == (DAY, said)


def test_of_very_many_odd_styles_each_is_still_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_xlsx, "_MOST_NAMED", 0)
    assert cells(xlsx(tmp_path / "many.xlsx", Font(strike=True))) == (DAY, STRUCK_DAY)


BOTH = "12/03/2024 14/05/2025"


def struck_within_cells(path: Path) -> Path:
    """A workbook whose texts stand in their cells."""
    struck = TextBlock(InlineFont(strike=True), "12/03/2024")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([CellRichText(struck, " 14/05/2025"), CellRichText(struck), "12/03/2024"])
    book.save(path)
    return path


def struck_and_shared(path: Path) -> Path:
    """A workbook as Excel writes it, whose texts stand in a part of their own."""
    with xlsxwriter.Workbook(path) as book:
        struck, plain = book.add_format({"font_strikeout": True}), book.add_format({"bold": True})
        sheet = book.add_worksheet()
        sheet.write_rich_string(0, 0, struck, "12/03/2024", " 14/05/2025")
        sheet.write_rich_string(0, 1, struck, "12/03/", struck, "2024")
        sheet.write_rich_string(0, 2, plain, "12/03/", plain, "2024")
    return path


@pytest.mark.parametrize("write", [struck_within_cells, struck_and_shared])
def test_letters_struck_through_in_a_text_are_seen(
    tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    assert cells(write(tmp_path / "rich.xlsx")) == (
        StruckCell(BOTH, BOTH, partly=True),
        StruckCell("12/03/2024", "12/03/2024"),
        "12/03/2024",
    )


def test_letters_struck_through_are_seen_where_a_worksheet_is_parsed(tmp_path: Path) -> None:
    path = parsed(struck_and_shared(tmp_path / "rich.xlsx"))
    assert cells(path)[1] == StruckCell("12/03/2024", "12/03/2024")


_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' office:version="1.2"><office:automatic-styles>'
    '<number:date-style style:name="N1"><number:month number:textual="true"/><number:text> '
    "</number:text><number:year/></number:date-style>"
    '<number:date-style style:name="N2"><number:text>booked </number:text><number:day/>'
    "<number:text>/</number:text><number:month/><number:text>/</number:text><number:year/>"
    '</number:date-style><number:number-style style:name="N3"/>'
    '<number:percentage-style style:name="N4"><number:number number:min-integer-digits="1"/>'
    "<number:text>%</number:text></number:percentage-style>"
    '<number:date-style style:name="N5"><number:day/><number:text>.</number:text><number:month/>'
    '<number:text>.</number:text><number:year/><style:map style:condition="value()&lt;40000"'
    ' style:apply-style-name="N2"/></number:date-style>'
    '<style:style style:name="parent" style:family="table-cell"><style:text-properties'
    ' style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="struck" style:family="table-cell"'
    ' style:parent-style-name="parent"/>'
    '<style:style style:name="back" style:family="table-cell" style:parent-style-name="parent">'
    '<style:text-properties style:text-line-through-style="none"/></style:style>'
    '<style:style style:name="white" style:family="table-cell"><style:text-properties'
    ' fo:color="#FFFFFF"/></style:style>'
    '<style:style style:name="dark" style:family="table-cell"><style:text-properties'
    ' fo:color="#ffffff"/><style:table-cell-properties fo:background-color="#1f4e78"/>'
    "</style:style>"
    '<style:style style:name="T1" style:family="text"><style:text-properties'
    ' style:text-line-through-style="solid"/></style:style>'
)
_STYLES = "".join(
    f'<style:style style:name="d{n}" style:family="table-cell" style:data-style-name="N{n}"/>'
    for n in range(1, 6)
)


def ods(path: Path, row: str, columns: str = "<table:table-column/>") -> Path:
    body = (
        f"{_HEAD}{_STYLES}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="People">{columns}<table:table-row>{row}</table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", ODS_MANIFEST)
        archive.writestr("content.xml", body)
    return path


def dated(style: str = "", note: str = "", day: str = "2023-10-05") -> str:
    named = f' table:style-name="{style}"' if style else ""
    return (
        f'<table:table-cell office:value-type="date" office:date-value="{day}"{named}>{note}'
        "<text:p>as shown</text:p></table:table-cell>"
    )


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("", DAY),
        ("d1", "October 2023"),
        ("d2", "booked 5 October 2023"),
        ("d3", UnshownCell("05/10/2023")),
        ("d5", DAY),
        ("struck", STRUCK_DAY),
        ("back", DAY),
        ("white", UnshownCell("05/10/2023")),
        ("dark", DAY),
    ],
)
def test_the_looks_of_cells_of_ods_are_seen(tmp_path: Path, style: str, said: Cell) -> None:
    assert cells(ods(tmp_path / "look.ods", dated(style))) == (said,)


def test_a_condition_of_ods_says_which_format_shows_a_date(tmp_path: Path) -> None:
    row = dated("d5", day="2001-10-05")
    assert cells(ods(tmp_path / "map.ods", row)) == ("booked 5 October 2001",)


def test_a_percentage_of_ods_is_what_is_shown(tmp_path: Path) -> None:
    row = (
        '<table:table-cell office:value-type="percentage" office:value="0.5"'
        ' table:style-name="d4"><text:p>50%</text:p></table:table-cell>'
    )
    assert cells(ods(tmp_path / "half.ods", row)) == ("50%",)


def test_cells_of_ods_without_a_style_look_like_their_column(tmp_path: Path) -> None:
    columns = (
        "<table:table-column/>"
        '<table:table-column table:default-cell-style-name="struck"'
        ' table:number-columns-repeated="2"/>'
    )
    row = dated() + dated("back") + dated()
    assert cells(ods(tmp_path / "c.ods", row, columns)) == (DAY, DAY, STRUCK_DAY)


def test_letters_struck_through_in_a_text_of_ods_are_seen(tmp_path: Path) -> None:
    struck = '<text:span text:style-name="T1">12/03/2024</text:span>'
    row = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in (f"{struck} 14/05/2025", struck, "12/03/2024")
    )
    assert cells(ods(tmp_path / "rich.ods", row)) == (
        StruckCell(BOTH, BOTH, partly=True),
        StruckCell("12/03/2024", "12/03/2024"),
        "12/03/2024",
    )


def test_the_note_on_a_cell_of_ods_is_told_without_who_wrote_it(tmp_path: Path) -> None:
    note = (
        "<office:annotation><dc:creator>Jan</dc:creator><dc:date>2024-01-01</dc:date>"
        "<text:p>Jan Clerk:</text:p><text:p>did not <text:span>attend</text:span></text:p>"
        "</office:annotation>"
    )
    sheet = read_sheet(ods(tmp_path / "note.ods", dated() + dated(note=note)))
    assert sheet.rows[0].cells == (DAY, DAY)
    assert sheet.comments == {(1, 1): "did not attend"}


def test_more_looks_or_notes_than_a_workbook_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = xlsx(tmp_path / "looks.xlsx", Font(strike=True))
    letters = "<office:annotation><text:p>x</text:p></office:annotation>"
    notes = ods(tmp_path / "notes.ods", dated(note=letters) * 3)
    assert len(read_sheet(notes).comments) == 3
    monkeypatch.setattr(limits, "STYLES", 2)
    for path in (book, notes):
        with pytest.raises(SheetError, match="is damaged or is not a spreadsheet"):
            read_sheet(path)


def test_a_cell_with_far_more_written_of_it_than_any_program_writes_is_seen(
    tmp_path: Path,
) -> None:
    def change(entry: str, old: bytes) -> bytes:
        return old.replace(b'<c r="B1"', b'<c r="B1"' + b" " * 500) if "sheet1" in entry else old

    path = xlsx(tmp_path / "look.xlsx", Font(strike=True))
    assert cells(repack(path, change, "long.xlsx")) == (DAY, STRUCK_DAY)
