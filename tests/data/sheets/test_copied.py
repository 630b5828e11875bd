"""Cells that were copied are parted by tabs, whatever else stands in them."""

import pytest

from sgdesk.data.sheets import SheetError, limits, open_text


def rows(text: str) -> list[tuple[object, ...]]:
    book = open_text(text, "the clipboard")
    return [row.cells for row in book.sheet(book.names()[0]).rows]


def test_tabs_part_the_cells_and_commas_and_semicolons_do_not() -> None:
    assert rows("Name\tNotes\nAda Example\ta, b; c\n") == [
        ("Name", "Notes"),
        ("Ada Example", "a, b; c"),
    ]


def test_a_line_break_inside_a_cell_stays_in_it() -> None:
    assert rows('Name\tNotes\nAda Example\t"one\ntwo"\n')[1] == ("Ada Example", "one\ntwo")


def test_a_text_without_tabs_is_parted_as_a_csv_file_is() -> None:
    assert rows("Name;Level 2\nAda Example;13/03/2025\n")[1] == ("Ada Example", "13/03/2025")


def test_the_rows_are_numbered_as_they_were_copied() -> None:
    book = open_text("Name\tLevel 2\n\t\nAda\t1\n", "the clipboard")
    assert [row.number for row in book.sheet("the clipboard").rows] == [1, 3]


def test_too_much_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PLAIN_BYTES", 10)
    with pytest.raises(SheetError, match="copy fewer rows"):
        open_text("Name\tLevel 2\tLevel 3\n", "the clipboard")
