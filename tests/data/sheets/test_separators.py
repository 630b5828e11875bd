"""The separator is the one that gives headings, whatever stands in the cells under them."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.data.sheets import open_book
from sgdesk.data.sheets.delimited import read_rows
from sgdesk.data.sheets.separators import find_separator

KNOWN = {
    *("name", "surname", "first name", "role", "group", "requirements", "notes", "e-mail"),
    *("level 1", "level1", "level2", "level3", "induction", "course", "date"),
}


def knows(text: str) -> bool:
    """The headings of a reader who knows courses by their keys too."""
    return text.lower() in KNOWN


def cells(path: Path, text: str) -> list[tuple[object, ...]]:
    path.write_text(text, encoding="utf-8")
    return [row.cells for row in read_rows(path, knows)]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "sheet.csv"


@pytest.mark.parametrize("quote", ["", '"'])
@pytest.mark.parametrize("keys", [2, 4, 9])
@pytest.mark.parametrize("rows", [1, 3, 80])
def test_requirements_parted_by_semicolons_stand_in_one_cell_of_a_comma_file(
    sheet: Path, quote: str, keys: int, rows: int
) -> None:
    asked = ";".join((["induction", "level1", "level2", "level3"] * 3)[:keys])
    lines = [f"Role {n},,{quote}{asked}{quote}" for n in range(rows)]
    found = cells(sheet, "\n".join(["role,group,requirements", *lines]))
    assert found == [
        ("role", "group", "requirements"),
        *((f"Role {n}", None, asked) for n in range(rows)),
    ]


def test_semicolons_in_every_note_do_not_part_a_sheet_of_people(sheet: Path) -> None:
    text = "Name,Notes\nAnn Sample,a; b; c; d\nBob Instance,e; f; g; h\n"
    assert cells(sheet, text)[2] == ("Bob Instance", "e; f; g; h")


def test_commas_in_every_cell_do_not_part_a_sheet_of_semicolons(sheet: Path) -> None:
    text = "Name;Role\nSample, Ann, Dr;a, b, c\nInstance, Bob, Mr;d, e, f\n"
    assert cells(sheet, text)[1] == ("Sample, Ann, Dr", "a, b, c")


def test_a_bar_parts_cells_where_it_parts_headings(sheet: Path) -> None:
    assert cells(sheet, "Name|Role\nSample, Ann|Cook\n")[1] == ("Sample, Ann", "Cook")


def test_a_bar_in_the_cells_parts_nothing(sheet: Path) -> None:
    text = "Name,Notes\n" + "Ann Sample,a|b|c|d\n" * 5
    assert cells(sheet, text)[1] == ("Ann Sample", "a|b|c|d")


def test_a_bar_under_a_lone_heading_parts_nothing(sheet: Path) -> None:
    text = "Name\nAnn Sample|b|c\nBob Instance|d|e\n"
    assert cells(sheet, text)[1] == ("Ann Sample|b|c",)


def test_title_rows_above_the_headings_do_not_decide(sheet: Path) -> None:
    text = "Role; by date; 2026\n\nSurname,First name,Level 1\nSample,Ann,12/03/2024\n"
    assert cells(sheet, text)[2] == ("Sample", "Ann", "12/03/2024")


def test_one_known_heading_is_enough(sheet: Path) -> None:
    text = "Name,Kenntnisse\nAnn Sample,a;b;c\nBob Instance,d;e;f\n"
    assert cells(sheet, text)[1] == ("Ann Sample", "a;b;c")


def test_without_a_known_heading_the_most_even_cut_is_taken(sheet: Path) -> None:
    assert cells(sheet, "x;y;z\n1,5;2;3\n4;5,5;6\n")[1] == ("1,5", "2", "3")


def test_a_cut_through_quotation_marks_is_no_even_cut(sheet: Path) -> None:
    text = "who,what\n" + 'Ann,"a;b;c;d"\n' * 9
    assert cells(sheet, text)[1] == ("Ann", "a;b;c;d")


def test_a_book_is_opened_with_what_its_reader_knows(sheet: Path) -> None:
    sheet.write_text("role,requirements\nCook,a;b;c\nHost,a;b;c\n", encoding="utf-8")
    assert open_book(sheet, knows).sheet("sheet").rows[1].cells == ("Cook", "a;b;c")


def test_a_separator_is_found_in_the_first_part_of_a_long_text() -> None:
    text = "Name;Notes\n" + "Ann;a,b\n" * 100_000
    assert find_separator(text, "sheet.csv", knows) == (";", text)


CELL = st.text(st.sampled_from("Ab1 ,;\t|\"'é\n-/"), max_size=8).map(str.strip)


@given(
    separator=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    line_end=st.sampled_from(["\n", "\r\n"]),
    rows=st.lists(st.tuples(CELL, CELL, CELL).filter(any), max_size=6),
)
def test_a_table_written_in_any_way_reads_back(
    tmp_path_factory: pytest.TempPathFactory,
    separator: str,
    quoting: int,
    encoding: str,
    line_end: str,
    rows: list[tuple[str, str, str]],
) -> None:
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, quoting=quoting, lineterminator=line_end)  # type: ignore[arg-type]
    writer.writerows([("Surname", "Role", "Notes"), *rows])
    path = tmp_path_factory.getbasetemp() / "written.csv"
    path.write_bytes(stream.getvalue().encode(encoding))
    found = [row.cells for row in read_rows(path, knows)]
    assert found[1:] == [tuple(plain(cell) for cell in row) for row in rows]


def plain(cell: str) -> str | None:
    """A cell as it is read: without the guard before a formula's first sign."""
    guarded = cell.startswith(("'=", "'+", "'-", "'@", "'\t", "'\r"))
    return (cell[1:] if guarded else cell) or None
