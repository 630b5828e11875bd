"""Workbooks are read true to row, column and error cell, or refused in one sentence."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sgdesk.data.sheets import ErrorCell, Row, SheetError, look_xlsx
from tests.data.sheets.sheet_reading import list_sheets, read_sheet

STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        "http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
ODS_HEAD = (
    '<?xml version="1.0"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    ' office:version="1.2"><office:body><office:spreadsheet><table:table table:name="People">'
)
ODS_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
    "</manifest:file-entry></manifest:manifest>"
)
ODS_FOOT = "</table:table></office:spreadsheet></office:body></office:document-content>"


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A workbook that starts in C3, with every kind of cell, an empty and a hidden sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "People"
    sheet["C3"] = "name"
    sheet["D4"], sheet["E4"], sheet["F4"] = 3, 2.5, True
    sheet["D5"], sheet["E5"] = date(2024, 3, 1), datetime(2024, 3, 1, 9, 30)
    sheet["C7"], sheet["C7"].data_type = "#N/A", "e"
    book.create_sheet("Nothing")
    book.create_sheet("Lists").sheet_state = "hidden"
    book["Lists"]["A1"] = "Cook"
    path = tmp_path / "tracker.xlsx"
    book.save(path)
    return path


EXPECTED = (
    Row(3, (None, None, "name", None, None, None)),
    Row(4, (None, None, None, 3, 2.5, True)),
    Row(5, (None, None, None, date(2024, 3, 1), datetime(2024, 3, 1, 9, 30), None)),
    Row(7, (None, None, ErrorCell("#N/A"), None, None, None)),
)


def repack(path: Path, change: Callable[[str, bytes], bytes], name: str = "other.xlsx") -> Path:
    """A copy of a workbook with its entries changed."""
    target = path.with_name(name)
    with ZipFile(path) as source, ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for entry in source.namelist():
            copy.writestr(entry, change(entry, source.read(entry)))
    return target


def ods(path: Path, rows: str, manifest: str = ODS_MANIFEST) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", ODS_HEAD + rows + ODS_FOOT)
    return path


def with_sheet_data(path: Path, data: str) -> Path:
    def change(entry: str, old: bytes) -> bytes:
        if entry != "xl/worksheets/sheet1.xml":
            return old
        head, _, rest = old.decode().partition("<sheetData>")
        return (head + "<sheetData>" + data + rest[rest.index("</sheetData>") :]).encode()

    return repack(path, change)


def test_rows_columns_and_error_cells_are_true(tracker: Path) -> None:
    assert read_sheet(tracker, "People").rows == EXPECTED


def test_worksheets_are_listed_with_what_they_hold(tracker: Path) -> None:
    seen = [(i.name, i.rows, i.columns, i.empty, i.hidden) for i in list_sheets(tracker)]
    assert seen == [
        ("People", 7, 6, False, False),
        ("Nothing", 0, 0, True, False),
        ("Lists", 1, 1, False, True),
    ]


def test_dates_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    assert book.active is not None
    book.active["A1"] = date(2024, 2, 29)
    book.save(tmp_path / "mac.xlsx")
    assert read_sheet(tmp_path / "mac.xlsx").rows == (Row(1, (date(2024, 2, 29),)),)


def test_a_strict_workbook_is_read_like_any_other(tracker: Path) -> None:
    def strict(_: str, data: bytes) -> bytes:
        for usual, other in STRICT.items():
            data = data.replace(usual.encode(), other.encode())
        return data

    assert read_sheet(repack(tracker, strict), "People").rows == EXPECTED


def test_a_date_written_as_text_by_a_strict_program_is_a_date(tracker: Path) -> None:
    path = with_sheet_data(
        tracker, '<row r="2"><c r="B2" t="d"><v>2024-03-01T00:00:00</v></c></row>'
    )
    (row,) = read_sheet(path, "People").rows
    assert row.number == 2
    assert row.cells[1] in (
        date(2024, 3, 1),
        datetime(2024, 3, 1),
        "2024-03-01T00:00:00",
    )


def test_an_old_macro_workbook_is_read_for_its_cells_alone(tracker: Path) -> None:
    path = repack(tracker, lambda _, data: data, "tracker.xlsm")
    assert read_sheet(path, "People").rows == EXPECTED


@pytest.mark.parametrize("end", ["", "<v/>", "<v />", "<v></v>"])
@pytest.mark.parametrize(
    ("formula", "text"), [("<f>A2+30</f>", "=A2+30"), ('<f t="shared" si="0"/>', "=")]
)
def test_a_formula_whose_result_was_never_saved_is_no_blank_cell(
    tracker: Path, end: str, formula: str, text: str
) -> None:
    path = with_sheet_data(
        tracker,
        f'<row r="2"><c r="A2"><v>7</v></c><c r="B2">{formula}{end}</c>'
        '<c r="C2" t="str"><f>IF(A2,"","")</f><v></v></c><c r="D2"><f>A2+1</f><v>8</v></c></row>'
        f'<row r="4"><c r="B4">{formula}{end}</c></row>',
    )

    assert read_sheet(path, "People").rows == (
        Row(2, (7, ErrorCell(text), None, 8)),
        Row(4, (None, ErrorCell(text))),
    )


@pytest.mark.parametrize("size", range(64, 170, 7))
def test_a_quick_look_in_small_pieces_sees_what_a_look_at_the_whole_sees(
    tracker: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(look_xlsx, "CHUNK", size)
    plain = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><v>3</v></c></row>'
    path = with_sheet_data(tracker, plain * 3)
    with ZipFile(path) as archive:
        assert look_xlsx.scan(archive, "xl/worksheets/sheet1.xml", 0).values == 0

    for told in ('<c r="A2"><f>A1</f></c>', '<c r="A2" t="e"><v>#N/A</v></c>', "<c><v>1</v></c>"):
        path = with_sheet_data(tracker, f'{plain}<row r="2">{told}</row>')
        with ZipFile(path) as archive:
            assert look_xlsx.scan(archive, "xl/worksheets/sheet1.xml", 0).values == 3


def test_a_mark_of_writing_direction_is_no_part_of_a_workbooks_cell(tracker: Path) -> None:
    cell = '<c r="A1" t="inlineStr"><is><t>\u202bSample\u202c</t></is></c>'
    path = with_sheet_data(tracker, f'<row r="1">{cell}</row>')

    assert read_sheet(path, "People").rows == (Row(1, ("Sample",)),)


def test_a_sheet_of_formulas_alone_without_results_is_not_empty(tracker: Path) -> None:
    path = with_sheet_data(tracker, '<row r="1"><c r="A1"><f>TODAY()</f></c></row>')

    assert read_sheet(path, "People").rows == (Row(1, (ErrorCell("=TODAY()"),)),)
    assert not list_sheets(path)[0].empty


def test_an_ods_formula_without_its_result_is_no_blank_cell(tmp_path: Path) -> None:
    cell = '<table:table-cell table:formula="of:=[.A1]+30"></table:table-cell>'
    path = ods(tmp_path / "t.ods", f"<table:table-row>{cell}</table:table-row>")

    assert read_sheet(path, "People").rows == (Row(1, (ErrorCell("=[.A1]+30"),)),)


def test_ods_rows_errors_and_repeats_are_true(tmp_path: Path) -> None:
    path = ods(
        tmp_path / "people.ods",
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="string"><text:p>name</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2024-03-01">'
        "<text:p>01/03/24</text:p></table:table-cell></table:table-row>"
        '<table:table-row><table:table-cell office:value-type="string" office:string-value=""'
        ' calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
        "</table:table-row>",
    )
    assert read_sheet(path).rows == (
        Row(3, (None, None, "name", date(2024, 3, 1))),
        Row(4, (ErrorCell("#DIV/0!"), None, None, None)),
    )


def test_tabs_and_line_breaks_of_ods_do_not_glue_two_names_together(tmp_path: Path) -> None:
    said = "<office:annotation><text:p>a<text:tab/>b</text:p></office:annotation>"
    text = (
        "<text:p>Ann<text:tab/>Sample<text:s text:c='2'/>and</text:p>"
        "<text:p><text:span>Bob<text:line-break/></text:span>Instance</text:p>"
    )
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="{}">{}'
    cells = (cell.format(2, said + text), cell.format(1, said + "<text:p>Cy</text:p>"))
    row = "</table:table-cell>".join((*cells, ""))
    path = ods(tmp_path / "t.ods", f"<table:table-row>{row}</table:table-row>")

    whole = "Ann\tSample  and\nBob\nInstance"
    assert read_sheet(path).rows == (Row(1, (whole, whole, "Cy")),)


def test_an_ods_document_with_a_password_is_refused(tmp_path: Path) -> None:
    locked = ODS_MANIFEST.replace("</manifest:file-entry>", "<manifest:encryption-data/>{}")
    path = ods(tmp_path / "locked.ods", "", locked.format("</manifest:file-entry>"))
    with pytest.raises(SheetError, match="protected with a password"):
        read_sheet(path)


def test_a_row_repeated_a_million_times_is_refused_before_it_is_unfolded(
    tmp_path: Path,
) -> None:
    path = ods(
        tmp_path / "bomb.ods",
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell'
        ' table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
        "</table:table-row>",
    )
    with pytest.raises(SheetError, match="reaches as far as cell XFD1000000"):
        read_sheet(path)


@pytest.mark.parametrize(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r=\"1048576\"><c r='XFD1048576'><v>1</v></c></row>",
    ],
)
def test_one_value_in_the_far_corner_is_refused_not_unfolded(tracker: Path, far: str) -> None:
    path = with_sheet_data(tracker, '<row r="1"><c r="A1"><v>1</v></c></row>' + far)
    with pytest.raises(SheetError, match="reaches as far as cell XFD1048576"):
        read_sheet(path, "People")


def test_a_lone_value_far_out_is_read_where_it_stands(tracker: Path) -> None:
    path = with_sheet_data(tracker, '<row r="150000"><c r="C150000"><v>7</v></c></row>')
    assert read_sheet(path, "People").rows == (Row(150_000, (None, None, 7)),)


def test_formats_far_down_the_sheet_are_no_values(tracker: Path) -> None:
    path = with_sheet_data(
        tracker,
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>',
    )
    assert read_sheet(path, "People").rows == (Row(1, (1,)),)


def test_one_long_text_shared_by_a_million_cells_is_refused(tracker: Path) -> None:
    strings = f'<sst xmlns="{next(iter(STRICT))}"><si><t>{"long " * 6000}</t></si></sst>'
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 10_001))
    path = with_sheet_data(tracker, rows)
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", strings)
    with pytest.raises(SheetError, match="more than can be read"):
        read_sheet(path, "People")


def test_a_document_type_is_refused(tracker: Path) -> None:
    def declared(entry: str, data: bytes) -> bytes:
        return b'<!DOCTYPE x [<!ENTITY a "aaa">]>' + data if "sheet1" in entry else data

    with pytest.raises(SheetError, match="is damaged or is not a spreadsheet"):
        read_sheet(repack(tracker, declared), "People")


def test_a_workbook_that_unpacks_far_too_large_is_refused(tracker: Path) -> None:
    with ZipFile(tracker, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/picture.bmp", bytes(20_000_000))
    with pytest.raises(SheetError, match="not packed as a spreadsheet program"):
        read_sheet(tracker)


@pytest.mark.parametrize("name", ["../outside.xml", "/etc/thing.xml", "xl\\..\\..\\thing.xml"])
def test_a_workbook_that_points_outside_itself_is_refused(tracker: Path, name: str) -> None:
    with ZipFile(tracker, "a") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(SheetError, match="not packed as a spreadsheet program"):
        read_sheet(tracker)


def test_a_workbook_of_too_many_entries_is_refused(tracker: Path) -> None:
    with ZipFile(tracker, "a") as archive:
        for number in range(2_001):
            archive.writestr(f"xl/more/{number}.xml", b"")
    with pytest.raises(SheetError, match="not packed as a spreadsheet program"):
        read_sheet(tracker)


def test_a_workbook_cut_short_anywhere_is_refused(tracker: Path) -> None:
    whole = tracker.read_bytes()
    for length in range(9, len(whole), 97):
        tracker.write_bytes(whole[:length])
        with pytest.raises(SheetError):
            read_sheet(tracker)


def test_a_workbook_with_a_wrong_byte_is_read_or_refused(tracker: Path) -> None:
    whole = tracker.read_bytes()
    seen: list[str] = []
    for place in range(0, len(whole), 61):
        tracker.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            list_sheets(tracker)
        except SheetError as error:
            seen.append(str(error))
    assert all(sentence.endswith(".") for sentence in seen)


def test_only_the_first_bytes_of_a_workbook_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(SheetError, match="damaged"):
        list_sheets(path)


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def test_a_workbook_of_the_old_kind_is_refused_with_the_way_on(tmp_path: Path) -> None:
    path = tmp_path / "tracker.xls"
    path.write_bytes(OLD_OFFICE + "Workbook".encode("utf-16-le"))
    with pytest.raises(SheetError, match=r"old kind \(\.xls\).*save it as \.xlsx"):
        list_sheets(path)


def test_a_workbook_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(SheetError, match="protected with a password"):
        list_sheets(path)


def test_another_kind_of_packed_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(SheetError, match="of a kind that cannot be read here"):
        read_sheet(path)


def test_a_sheet_that_seems_empty_but_is_not_is_refused(tracker: Path) -> None:
    def odd(entry: str, data: bytes) -> bytes:
        return data.replace(b"sheetData", b"otherData") if "sheet1" in entry else data

    with pytest.raises(SheetError, match="damaged"):
        read_sheet(repack(tracker, odd), "People")
