"""CSV files of every habit are read with the row numbers that a spreadsheet would show."""

import errno
import os
from pathlib import Path

import pytest

from sgdesk.data.sheets import Row, SheetError, limits
from tests.data.sheets.sheet_reading import list_sheets, read_sheet

PEOPLE = "name,role\nAsha Sample,Youth worker\nZoë Example,Organist\n"
EXPECTED = (
    ("name", "role"),
    ("Asha Sample", "Youth worker"),
    ("Zoë Example", "Organist"),
)


def rows_of(path: Path, data: bytes) -> tuple[Row, ...]:
    path.write_bytes(data)
    return read_sheet(path).rows


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_encoding_separator_and_line_end_is_read(
    tmp_path: Path, encoding: str, separator: str, line_end: str
) -> None:
    text = PEOPLE.replace(",", separator).replace("\n", line_end)
    rows = rows_of(tmp_path / "people.csv", text.encode(encoding))
    assert tuple(row.cells for row in rows) == EXPECTED
    assert [row.number for row in rows] == [1, 2, 3]


def test_a_row_number_counts_blank_lines_and_a_quoted_line_break_counts_once(
    tmp_path: Path,
) -> None:
    data = b'\n\nname,notes\n"Asha","two\nlines, one cell"\n,\nZoe,"said ""yes"""\n'
    assert rows_of(tmp_path / "a.csv", data) == (
        Row(3, ("name", "notes")),
        Row(4, ("Asha", "two\nlines, one cell")),
        Row(6, ("Zoe", 'said "yes"')),
    )


def test_the_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    data = b"sep=;\r\nname;notes\r\nAsha;a, b, c\r\n"
    assert rows_of(tmp_path / "a.csv", data) == (
        Row(1, ("name", "notes")),
        Row(2, ("Asha", "a, b, c")),
    )


def test_commas_in_names_do_not_outvote_the_semicolons(tmp_path: Path) -> None:
    data = b"Surname, First name;Role;Level 1\nSample, Asha;Cook;1,5\nExample, Zoe;Cook;2,5\n"
    assert rows_of(tmp_path / "a.csv", data)[1].cells == ("Sample, Asha", "Cook", "1,5")


def test_a_quoted_number_after_a_blank_stays_one_cell(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", b'a, b, c\n1, "6,000", 3\n')[1].cells == (
        "1",
        "6,000",
        "3",
    )


def test_a_quotation_mark_inside_a_cell_is_only_a_character(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", b'a,b\n36\'37.8"N,5" nails\n')[1].cells == (
        "36'37.8\"N",
        '5" nails',
    )


def test_the_guard_set_before_a_formula_on_the_way_out_is_taken_off(
    tmp_path: Path,
) -> None:
    data = b"name,notes\nAsha,'=1+1\nZoe,'tis so\n"
    assert [row.cells[1] for row in rows_of(tmp_path / "a.csv", data)] == [
        "notes",
        "=1+1",
        "'tis so",
    ]


def test_a_mark_never_closed_is_refused_with_its_row_not_swallowed(
    tmp_path: Path,
) -> None:
    with pytest.raises(SheetError, match="row 2 is never closed"):
        rows_of(tmp_path / "a.csv", b'name,notes\nAsha,"oh\nZoe,fine\nBob,fine\n')


def test_a_cell_too_long_to_read_is_not_blamed_on_its_quotation_marks_alone(
    tmp_path: Path,
) -> None:
    with pytest.raises(SheetError, match="a cell in row 2 is too long to read, or a quotation"):
        rows_of(tmp_path / "a.csv", b"name,notes\nAsha," + b"x" * 140_000 + b"\n")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n\x00\x01\x02", "neither a CSV file nor a workbook"),
        (b"%PDF-1.4\n1 0 obj\n", "neither a CSV file nor a workbook"),
        (b"{\\rtf1 Name}", "neither a CSV file nor a workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "neither a CSV file nor a workbook"),
        (b"<html><table><tr><td>Name</td></tr></table></html>", "a web page"),
        (b"<?xml version='1.0'?><Workbook/>", "an XML document"),
        (b"\xff\xfea\x00b", "neither a CSV file nor a workbook"),
    ],
)
def test_what_is_no_sheet_is_refused_in_a_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(SheetError, match=words):
        rows_of(tmp_path / "a.csv", data)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match=r"^The spreadsheet gone.csv is not there: .* choose it"):
        read_sheet(tmp_path / "gone.csv")
    with pytest.raises(SheetError, match="is a folder"):
        read_sheet(tmp_path)
    with pytest.raises(SheetError, match="is not a file that is kept on the disk"):
        read_sheet(Path(os.devnull))


def test_a_file_that_another_program_holds_is_said_to_be_open_there(tmp_path: Path) -> None:
    held = PermissionError(errno.EACCES, "Permission denied")
    told = str(limits.unreachable(tmp_path / "t.xlsx", held))
    assert "t.xlsx may not be opened just now: close it in the program that has it open" in told


def test_what_nobody_can_see_in_a_cell_is_left_out_of_it(tmp_path: Path) -> None:
    text = "na\u200bme,\u202bnote\u202c\n\ufeffZo\u00eb\x07,\u200f\u0645\u062b\u0627\u0644\n"
    text += 'a\u200cb,"one\n\x1b[31mtwo"\n\u200e,3\n'
    rows = rows_of(tmp_path / "a.csv", text.encode())
    assert [row.cells for row in rows] == [
        ("name", "note"),
        ("Zo\u00eb", "\u0645\u062b\u0627\u0644"),
        ("a\u200cb", "one\n[31mtwo"),
        (None, "3"),
    ]


def test_an_empty_file_is_one_empty_sheet(tmp_path: Path) -> None:
    path = tmp_path / "nothing.csv"
    path.write_bytes(b"")
    (info,) = list_sheets(path)
    assert info.empty
    assert read_sheet(path).rows == ()


def test_200_000_rows_are_read_and_many_more_are_refused(tmp_path: Path) -> None:
    line = b"Asha,Sample\n"
    assert len(rows_of(tmp_path / "a.csv", b"given,family\n" + line * 200_000)) == 200_001
    with pytest.raises(SheetError, match="more than 200,000 rows"):
        rows_of(tmp_path / "b.csv", line * 200_100)
