"""Sheets from strangers: whatever stands in them is read or refused, quickly and within memory."""

import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from sgdesk.data.packs import PackError, load_packs
from sgdesk.data.packs.load import load_pack
from sgdesk.data.sheets import SheetError, limits, look_xlsx, open_book
from tests.data.sheets.sheet_reading import read_sheet
from tests.data.sheets.test_workbooks import ods, with_sheet_data
from tests.torture.mutate import mutated_sheet, odd_sheet

PARTNERSHIPS = Path(__file__).parents[3] / "resources" / "partnerships"


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["First name", "Surname", "Level 1"])
    for number in range(20):
        sheet.append([f"Ann{number}", "Sample", "12/03/2024"])
    path = tmp_path / "tracker.xlsx"
    book.save(path)
    return path


def with_strings(path: Path, text: str) -> Path:
    """The sheet with one cell whose shared string is ``text``."""
    made = with_sheet_data(path, '<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    head = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{head}" count="1"><si><t>{text}</t></si></sst>'
    with ZipFile(made, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", strings)
    return made


def test_text_made_of_entities_is_refused_and_not_passed_over(tracker: Path) -> None:
    assert read_sheet(with_strings(tracker, "Ann &amp; Bob &#233;")).rows[0].cells == (
        "Ann & Bob é",
    )
    with pytest.raises(SheetError, match="damaged"):
        read_sheet(with_strings(tracker, "Ann &surname;"))


def test_an_entity_in_a_cell_of_its_own_is_refused(tracker: Path) -> None:
    inline = '<row r="1"><c r="A1" t="inlineStr"><is><t>Ann &surname;</t></is></c></row>'
    with pytest.raises(SheetError, match="damaged"):
        read_sheet(with_sheet_data(tracker, inline))


@pytest.mark.parametrize("place", [4, 6, 8, 10])
def test_an_odd_zip_version_or_method_is_a_sentence(tracker: Path, place: int) -> None:
    content = bytearray(tracker.read_bytes())
    at = content.find(b"PK\x01\x02")
    content[at + place] = 99
    tracker.write_bytes(content)
    try:
        read_sheet(tracker)
    except SheetError as refused:
        assert tracker.name in str(refused)


def test_far_too_many_cells_are_counted_and_not_parsed(
    tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_xlsx, "VALUES", 20)
    monkeypatch.setattr("sgdesk.data.sheets.scan.VALUES", 20)

    with pytest.raises(SheetError, match="4 million cells"):
        read_sheet(tracker)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_sheet_of_a_million_columns_is_refused_at_once(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "wide.csv"
    path.write_text((separator.join(["x"] * 1_000_000) + "\n") * 3, encoding="utf-8")

    with pytest.raises(SheetError, match="far more columns"):
        open_book(path)


def test_a_csv_file_that_could_not_be_held_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.truncate(limits.PLAIN_BYTES + 1)

    with pytest.raises(SheetError, match="larger than 30 MB"):
        open_book(path)


@pytest.mark.needs("pipes")
def test_a_pipe_is_no_sheet(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sheet.csv")

    with pytest.raises(SheetError, match="not a file that is kept on the disk"):
        open_book(tmp_path / "sheet.csv")


@pytest.mark.needs("pipes")
def test_a_pipe_is_no_pack_and_the_others_are_still_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "own.toml")

    with pytest.raises(PackError, match="not a file that is kept on the disk"):
        load_pack(tmp_path / "own.toml")
    loaded = load_packs(PARTNERSHIPS, tmp_path)
    assert len(loaded.faults) == 1
    assert "generic" in loaded.packs


@pytest.mark.parametrize("content", [b"\xff\xfeA\x00\x00\xd8B\x00", b"name\nA\xed\xa0\x80\n"])
def test_half_a_letter_never_comes_in(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "half.csv"
    path.write_bytes(content)
    try:
        rows = read_sheet(path).rows
    except SheetError:
        return
    for row in rows:
        for cell in row.cells:
            str(cell).encode()


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_workbook_is_read_or_refused(tracker: Path, seed: int) -> None:
    _, content = mutated_sheet(tracker.read_bytes(), seed)
    read_or_refused(tracker, content)


@pytest.mark.parametrize("seed", range(40))
def test_a_csv_of_nothing_but_trouble_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    read_or_refused(tmp_path / "odd.csv", odd_sheet(seed))


def read_or_refused(path: Path, content: bytes) -> None:
    """Whatever else comes of it fails the test by itself."""
    path.write_bytes(content)
    try:
        book = open_book(path)
        for name in book.names():
            book.sheet(name)
        book.sheets()
    except SheetError as refused:
        assert "{" not in str(refused)


def test_a_bomb_in_a_part_is_refused(tracker: Path) -> None:
    with ZipFile(tracker, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b" " * 30_000_000)
    with pytest.raises(SheetError, match="not packed as a spreadsheet program"):
        open_book(tracker)


def test_far_too_many_rows_are_told_from_the_bytes(
    tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (limits, look_xlsx):
        monkeypatch.setattr(module, "ROWS", 30)
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v></v></c></row>'
        for n in range(1, limits.ROWS + limits.HEADING_ROWS + 2)
    )
    made = with_sheet_data(tracker, rows)
    with ZipFile(made) as archive:
        assert look_xlsx.scan(archive, "xl/worksheets/sheet1.xml", 0).filled_rows > limits.ROWS
    with pytest.raises(SheetError, match="more than 200,000 rows"):
        open_book(made).sheets()


def test_rows_without_a_value_are_not_counted(
    tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_xlsx, "CHUNK", 90)
    for module in (limits, look_xlsx):
        monkeypatch.setattr(module, "ROWS", 3)
        monkeypatch.setattr(module, "HEADING_ROWS", 0)
    blank = '<row r="{0}"><c r="A{0}" s="1"/><c r="B{0}"><v></v></c><c r="C{0}"></c></row>'
    rows = "".join(map(blank.format, range(4, 60)))
    full = "".join(f'<row r="{n}">{cells(n)}</row>' for n in range(1, 4))
    assert len(read_sheet(with_sheet_data(tracker, full + rows)).rows) == 3


def cells(row: int) -> str:
    return "".join(f'<c r="{letter}{row}"><v>{row}</v></c>' for letter in "ABCDEFGH")


def test_far_too_many_shared_texts_are_refused_before_they_are_read(
    tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = with_strings(tracker, "Ann</t></si><si><t>Bob</t></si><si><t>Cy")
    assert open_book(made)
    monkeypatch.setattr(limits, "STRINGS", 2)
    with pytest.raises(SheetError, match="more than 2 million different texts"):
        open_book(made)


def test_a_workbook_that_takes_too_long_is_given_up(
    tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS", -1.0)
    with pytest.raises(SheetError, match=r"tracker\.xlsx took longer than 20 seconds"):
        read_sheet(tracker)
    with pytest.raises(SheetError, match=r"t\.ods took longer than 20 seconds"):
        open_book(ods(tracker.with_name("t.ods"), ""))


def test_rows_of_ods_are_counted_worksheet_by_worksheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ROWS", 30)
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    rows = f"<table:table-row>{cell}</table:table-row>" * 45
    blank = "<table:table-row><table:table-cell/></table:table-row>" * 45
    more = '</table:table><table:table table:name="More">'
    assert open_book(ods(tmp_path / "two.ods", rows + blank + more + rows))
    with pytest.raises(SheetError, match=r"one\.ods holds more than 200,000 rows"):
        open_book(ods(tmp_path / "one.ods", rows + blank + rows))


@pytest.mark.parametrize(
    "value", ["&#x34;5000", "4<!-- -->5000", "<![CDATA[45000]]>", "<!-- -->45000"]
)
def test_a_number_that_would_be_passed_over_is_refused(tracker: Path, value: str) -> None:
    made = with_sheet_data(tracker, f'<row r="1"><c r="A1"><v>{value}</v></c></row>')
    with pytest.raises(SheetError, match="damaged"):
        read_sheet(made)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&#x41;nn", "Ann"),
        ("&#65;nn", "Ann"),
        ("Ann &amp; Bob", "Ann & Bob"),
        ("_x0041_nn", "Ann"),
        ("_x005F_x0041_nn", "_x0041_nn"),
        ("Ann_x000D_\nBob", "Ann\r\nBob"),
        ("A<!-- -->nn", "Ann"),
    ],
)
def test_letters_in_other_words_are_read_right_wherever_they_stand(
    tracker: Path, written: str, meant: str
) -> None:
    inline = f'<c r="A1" t="inlineStr"><is><t>{written}</t></is></c>'
    formula = f'<c r="B1" t="str"><f>A1</f><v>{written}</v></c>'
    made = with_sheet_data(tracker, f'<row r="1">{inline}{formula}</row>')
    assert read_sheet(made).rows[0].cells == (meant, meant)
    assert read_sheet(with_strings(tracker, written)).rows[0].cells == (meant,)


def test_raw_text_is_refused_where_it_would_be_passed_over(tracker: Path, tmp_path: Path) -> None:
    inline = '<c r="A1" t="str"><v><![CDATA[Ann]]></v></c>'
    with pytest.raises(SheetError, match="damaged"):
        read_sheet(with_sheet_data(tracker, f'<row r="1">{inline}</row>'))
    raw = '<table:table-cell office:value-type="string"><text:p><![CDATA[Ann]]></text:p>'
    with pytest.raises(SheetError, match="damaged"):
        open_book(
            ods(tmp_path / "t.ods", f"<table:table-row>{raw}</table:table-cell></table:table-row>")
        )


def test_elements_within_elements_without_end_are_read_or_refused(tracker: Path) -> None:
    deep = "<extLst>" * 200_000 + "</extLst>" * 200_000
    made = with_sheet_data(tracker, f'<row r="1"><c r="A1" t="e"><v>#N/A</v>{deep}</c></row>')
    read_or_refused(made, made.read_bytes())


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [
        ("ENTRIES", 3, "it has more than 2,000 parts"),
        ("UNPACKED_BYTES", 100, "it unpacks to more than 400 MB"),
        ("RATIO_FROM_BYTES", 0, "it unpacks to more than 200 times its size"),
    ],
)
def test_what_is_packed_too_tightly_is_told_with_the_limit(
    tracker: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, words: str
) -> None:
    with ZipFile(tracker, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/picture.bmp", bytes(1_000_000))
    open_book(tracker)
    monkeypatch.setattr(limits, limit, value)
    with pytest.raises(SheetError, match=words):
        open_book(tracker)
