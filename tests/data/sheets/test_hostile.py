"""Sheets from strangers: whatever stands in them is read or refused, quickly and within memory."""

import os
import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from sgdesk.data.packs import PackError, load_packs
from sgdesk.data.packs.load import load_pack
from sgdesk.data.sheets import SheetError, limits, look_xlsx, open_book
from tests.data.sheets.sheet_reading import read_sheet
from tests.data.sheets.test_workbooks import with_sheet_data
from tests.torture.mutate import mutated_sheet, odd_sheet

PARTNERSHIPS = Path(__file__).parents[3] / "resources" / "partnerships"
SOON = 3.0


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
    path.write_text((separator.join(["x"] * 1_000_000) + "\n") * 3)
    begun = time.monotonic()

    with pytest.raises(SheetError, match="far more columns"):
        open_book(path)

    assert time.monotonic() - begun < SOON


def test_a_csv_file_that_could_not_be_held_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.truncate(limits.PLAIN_BYTES + 1)

    with pytest.raises(SheetError, match="larger than 30 MB"):
        open_book(path)


def test_a_pipe_is_no_sheet(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sheet.csv")

    with pytest.raises(SheetError, match="not a file that is kept on the disk"):
        open_book(tmp_path / "sheet.csv")


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
