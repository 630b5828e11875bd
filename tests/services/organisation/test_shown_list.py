"""A list that is saved says whose it is, of which day and what is in it, and holds what is seen."""

import csv
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook

from sgdesk.domain.organisation.shown_list import ShownList
from sgdesk.services.organisation.shown_list import list_name, save_list
from tests.factories import make_workspace

DAY = date(2026, 11, 30)
SHOWN = ShownList(
    "Booked",
    ("Name", "Since", "Times"),
    (("Zed Example", date(2026, 3, 4), 12), ("=HYPERLINK(1)", "not known", "-")),
    "2 of 5 are in this list.",
)


def test_a_workbook_has_its_title_on_top_and_true_days_and_figures(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    path = save_list(workspace, SHOWN, DAY, tmp_path / "list.xlsx")
    sheet = load_workbook(path).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    workspace.close()
    assert [row[0] for row in rows[:3]] == [
        "Booked",
        "St Example's",
        "As at 30 November 2026. 2 of 5 are in this list.",
    ]
    assert rows[3] == ["Name", "Since", "Times"]
    assert rows[4] == ["Zed Example", datetime(2026, 3, 4), 12]
    assert rows[5] == ["=HYPERLINK(1)", "not known", "-"]
    assert sheet.cell(6, 1).data_type == "s"


def test_a_column_of_figures_stands_apart_from_the_words_beside_it(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    shown = ShownList("Roles", ("People", "Role"), ((3, "Helper"), (12, "Driver")))
    sheet = load_workbook(save_list(workspace, shown, DAY, tmp_path / "list.xlsx")).active
    workspace.close()
    assert sheet is not None
    for row in (4, 5, 6):
        cell = sheet.cell(row, 1).alignment
        assert (cell.horizontal, cell.indent) == ("right", 1), row
    assert sheet.cell(4, 2).alignment.horizontal is None


def test_a_csv_says_the_same_with_days_in_the_order_of_iso(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    path = save_list(workspace, SHOWN, DAY, tmp_path / "list.CSV")
    workspace.close()
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["Booked"]
    assert rows[1] == ["St Example's"]
    assert rows[3:5] == [[], ["Name", "Since", "Times"]]
    assert rows[5] == ["Zed Example", "2026-03-04", "12"]
    assert rows[6][0] != "=HYPERLINK(1)" and rows[6][0].endswith("=HYPERLINK(1)")


def test_its_name_says_what_it_is_whose_and_of_which_day(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    name = list_name(workspace, SHOWN, DAY)
    workspace.close()
    assert name == "booked-st-examples-2026-11-30.xlsx"
