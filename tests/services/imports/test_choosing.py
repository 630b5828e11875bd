"""The worksheet that is meant is told beyond doubt, or asked for."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from sgdesk.data.sheets import SheetError
from sgdesk.services.imports.reading.choosing import Opened, choose_sheet, sheet_names


def book(path: Path, **sheets: str) -> Path:
    made = Workbook()
    assert made.active is not None
    made.remove(made.active)
    for name, content in sheets.items():
        sheet = made.create_sheet(name)
        if content:
            sheet["A1"] = content
        if name.startswith("Hidden"):
            sheet.sheet_state = "hidden"
    made.save(path)
    return path


def test_the_only_sheet_that_holds_anything_is_taken(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Blank="", People="name", HiddenLists="x")
    assert choose_sheet(path).name == "People"


def test_several_sheets_are_named_and_asked_for(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Volunteers="name", Trustees="name", Blank="")
    with pytest.raises(SheetError, match=r"\(Volunteers, Trustees\): .* --sheet"):
        choose_sheet(path)


def test_a_sheet_is_found_by_name_in_any_case(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Volunteers="name", Trustees="name", HiddenLists="x")
    assert choose_sheet(path, "trustees ").name == "Trustees"
    assert choose_sheet(path, "HiddenLists").name == "HiddenLists"
    with pytest.raises(SheetError, match="no worksheet called Staff"):
        choose_sheet(path, "Staff")


def test_a_file_that_holds_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="holds nothing"):
        choose_sheet(book(tmp_path / "a.xlsx", Blank="", Other=""))
    (tmp_path / "a.csv").write_text("\n,,\n", encoding="utf-8")
    with pytest.raises(SheetError, match="holds nothing"):
        choose_sheet(tmp_path / "a.csv")


def test_a_source_that_was_opened_is_read_but_once(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Volunteers="name", Trustees="name")
    opened = Opened(path)
    assert sheet_names(opened) == ("Volunteers", "Trustees")
    before = choose_sheet(opened, "trustees")
    path.unlink()

    assert sheet_names(opened) == ("Volunteers", "Trustees")
    assert choose_sheet(opened, "trustees") is before
    with pytest.raises(SheetError, match="more than one worksheet"):
        choose_sheet(opened)
