"""Whoever was left out, as a sheet: mended and brought in again it adds only what is new."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from sgdesk.domain.errors import InputError
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.imports.left_out import LeftOut, left_out, save_left_out
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.standing import everyone
from tests.factories import make_workspace

TODAY = date(2026, 11, 23)
WHY = "Why it was left out"
SHEET = (
    "Our training",
    "Name,Role,DBS number,Level 1,Level 2",
    "Ada Example,Leader,001234,12/03/2025,13/03/2025",
    "Bob Example,Leader,001235,12/03/2025,31/02/2025",
    "Cy Sample,Bell tower captain,,14/03/2025 online,",
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path, "hscp", today=TODAY)
    add_role(made, "Leader", "2")
    yield made
    made.close()


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def tried(workspace: Workspace, path: Path, dates: str | None = None) -> ImportReport:
    return import_sheet(
        workspace, SheetKind.TRACKER, path, add_people=True, dry_run=True, dates=dates
    )


def left_of(workspace: Workspace, path: Path, dates: str | None = None) -> LeftOut:
    return left_out(tried(workspace, path, dates), TODAY, dates)


def bring_in(workspace: Workspace, path: Path, dates: str | None = None) -> ImportReport:
    return import_sheet(workspace, SheetKind.TRACKER, path, add_people=True, dates=dates)


def test_it_holds_the_headings_the_whole_rows_and_why_but_nothing_that_is_not_kept(
    workspace: Workspace, tmp_path: Path
) -> None:
    left = left_of(workspace, write(tmp_path / "t.csv", *SHEET))
    assert left.rows[0] == ("Our training",)
    assert left.rows[1] == ("Name", "Role", "Level 1", "Level 2", WHY)
    assert left.rows[2] == (
        "Bob Example",
        "Leader",
        date(2025, 3, 12),
        "31/02/2025",
        "Level 2, E4: there is no such day",
    )
    assert left.rows[3][:4] == ("Cy Sample", "Bell tower captain", "14/03/2025 online", None)
    assert str(left.rows[3][4]).startswith("Role, B5: this role is new")
    assert (len(left.rows), left.people, left.withheld) == (4, 2, 0)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_mended_and_read_again_it_adds_only_what_is_new(
    workspace: Workspace, tmp_path: Path, kind: str
) -> None:
    path = write(tmp_path / "t.csv", *[each.replace("Bell tower captain", "") for each in SHEET])
    report = tried(workspace, path)
    bring_in(workspace, path)
    left = left_out(report, TODAY)
    mended = [
        tuple("28/02/2025" if cell == "31/02/2025" else cell for cell in row) for row in left.rows
    ]
    saved = save_left_out(tmp_path / f"left.{kind}", LeftOut(tuple(mended), 1, 0))
    again = bring_in(workspace, saved)
    assert (again.added, again.already_present, again.refused) == (1, 1, ())
    assert again.people_added == again.roles_added == 0
    assert not again.questions
    assert WHY in [each.value for each in again.notes]


def test_read_again_as_it_is_it_adds_nothing_and_says_the_same(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = write(tmp_path / "t.csv", *SHEET)
    report = tried(workspace, path)
    bring_in(workspace, path)
    again = bring_in(workspace, save_left_out(tmp_path / "left.xlsx", left_out(report, TODAY)))
    assert again.added == again.people_added == 0
    assert [each.code for each in again.refused] == [each.code for each in report.refused]


def test_days_are_true_dates_in_a_workbook_and_unmistakable_in_csv(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "t.csv",
        "Name,Level 1,Level 2",
        "Ada Example,03/04/2025,02/30/2025",
        "Bob Example,03/05/2025 online,02/31/2025",
    )
    left = left_of(workspace, path, "mdy")
    book = openpyxl.load_workbook(save_left_out(tmp_path / "left.xlsx", left))
    assert book.worksheets[0]["B2"].value == datetime(2025, 3, 4)
    again = tried(workspace, save_left_out(tmp_path / "left.csv", left))
    days = [each.day for each in again.additions]
    assert days == [date(2025, 3, 4), date(2025, 3, 5)]
    assert again.additions[1].note == "online"


def test_several_tables_each_keep_their_headings(workspace: Workspace, tmp_path: Path) -> None:
    path = write(
        tmp_path / "t.csv",
        "Staff,,",
        "Name,Level 1,Level 2",
        "Ada Example,12/03/2025,",
        "Bob Example,32/03/2025,",
        ",,",
        "Volunteers,,",
        "Name,Level 2,Level 1",
        "Cy Sample,31/02/2025,14/03/2025",
    )
    left = left_of(workspace, path)
    heads = [row for row in left.rows if row and row[-1] == WHY]
    assert heads == [("Name", "Level 1", "Level 2", WHY), ("Name", "Level 2", "Level 1", WHY)]
    again = tried(workspace, save_left_out(tmp_path / "left.csv", left))
    assert [(each.who, each.what[:8], each.day) for each in again.additions] == [
        ("Cy Sample", "Organisa", date(2025, 3, 14))
    ]
    assert [each.value for each in again.refused] == ["32/03/2025", "31/02/2025"]


def test_headings_over_two_rows_are_read_again_as_they_were(
    workspace: Workspace, tmp_path: Path
) -> None:
    lines = ("Name,Level 1,,Level 2,", ",Date,Provider,Date,Provider")
    path = write(
        tmp_path / "t.csv",
        *lines,
        "Ada Example,12/03/2025,Diocese,13/03/2025,Diocese",
        "Bob Example,12/03/2025,Diocese,31/02/2025,Diocese",
    )
    left = left_of(workspace, path)
    assert [row[-1] for row in left.rows[:2]] != [WHY, WHY]
    again = tried(workspace, save_left_out(tmp_path / "left.xlsx", left))
    assert [(each.who, each.day) for each in again.additions] == [
        ("Bob Example", date(2025, 3, 12))
    ]
    assert [each.value for each in again.refused] == ["31/02/2025"]


def test_who_stands_below_a_line_that_says_no_stays_below_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "t.csv",
        "Name,Level 1",
        "Ada Example,12/03/2025",
        "Did not attend:,",
        "Bob Example,12/03/2025",
    )
    report = tried(workspace, path)
    assert [each.row for each in report.refused] == [4]
    again = tried(workspace, save_left_out(tmp_path / "left.csv", left_out(report, TODAY)))
    assert again.additions == ()
    assert [each.code for each in again.refused] == [each.code for each in report.refused]


def test_a_cell_that_is_struck_through_does_not_come_back_as_a_day(
    workspace: Workspace, tmp_path: Path
) -> None:
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (["Name", "Level 1", "Level 2"], ["Ada Example", "12/03/2025", "32/03/2025"]):
        page.append(row)
    page["B2"].font = Font(strike=True)
    book.save(tmp_path / "t.xlsx")
    left = left_of(workspace, tmp_path / "t.xlsx")
    assert [row[:3] for row in left.rows[1:]] == [("Ada Example", None, "32/03/2025")]
    again = tried(workspace, save_left_out(tmp_path / "left.csv", left))
    assert again.additions == ()


def test_a_day_whose_comment_is_asked_about_does_not_come_back_without_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    from openpyxl.comments import Comment

    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (["Name", "Level 1"], ["Ada Example", "12/03/2025"], ["Bob Example", "12/03/2025"]):
        page.append(row)
    page["B2"].comment = Comment("wobbly", "Sample")
    book.save(tmp_path / "t.xlsx")
    report = tried(workspace, tmp_path / "t.xlsx")
    assert [each.row for each in report.refused] == [2]
    left = left_out(report, TODAY)
    assert left.rows[1][:2] == ("Ada Example", None)
    assert "12/03/2025" in str(left.rows[1][-1]) or "wobbly" in str(left.rows[1][-1])


def test_somebody_who_may_be_a_child_is_in_no_file(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", "Name,Level 1", "Ada Example (15),12/03/2025")
    left = left_of(workspace, path)
    assert (left.rows, left.people, left.withheld) == ((), 0, 1)


def test_a_column_that_was_not_understood_brings_its_rows(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "t.csv",
        "Name,Level 1,Big day",
        "Ada Example,12/03/2025,14/03/2025",
        "Bob Example,12/03/2025,",
    )
    left = left_of(workspace, path)
    assert [row[0] for row in left.rows[1:]] == ["Ada Example"]
    assert str(left.rows[1][-1]).startswith("Big day, C2: ")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_starts_a_formula_stays_text_and_reads_as_it_was(
    workspace: Workspace, tmp_path: Path, kind: str
) -> None:
    odd = '=HYPERLINK("x") 31/02/2025'
    path = tmp_path / "t.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([["Name", "Level 1"], ["Ada Example", odd]])
    left = left_of(workspace, path)
    assert left.rows[1][1] == odd
    saved = save_left_out(tmp_path / f"left.{kind}", left)
    if kind == "csv":
        assert f"'{odd}" in _cells(saved)
    else:
        assert openpyxl.load_workbook(saved).worksheets[0]["B2"].data_type == "s"
    assert [each.value for each in tried(workspace, saved).refused] == [odd]


def _cells(path: Path) -> Sequence[str]:
    with path.open(newline="", encoding="utf-8-sig") as stream:
        return [cell for row in csv.reader(stream) for cell in row]


def test_another_kind_of_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"end its name in \.xlsx or \.csv"):
        save_left_out(tmp_path / "left.doc", LeftOut((("Name",),), 1, 0))


def test_where_nobody_was_left_out_there_is_nothing_to_save(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = write(tmp_path / "t.csv", "Name,Level 1", "Ada Example,12/03/2025")
    assert left_of(workspace, path) == LeftOut((), 0, 0)
    assert everyone(workspace) == ()


def test_all_rows_of_one_name_go_along_so_that_none_is_taken_for_another(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "t.csv",
        "Name,Reference,Level 1",
        "Hana Sample,P1,12/03/2025",
        "Hana Sample,P2,13/03/2025",
        "Hana Sample,,14/03/2025",
    )
    report = tried(workspace, path)
    assert [each.row for each in report.refused] == [4]
    bring_in(workspace, path)
    left = left_out(report, TODAY)
    assert [row[1] for row in left.rows[1:]] == ["P1", "P2", None]
    again = bring_in(workspace, save_left_out(tmp_path / "left.csv", left))
    assert (again.added, again.people_added) == (0, 0)
    assert [each.row for each in again.refused] == [4]


@pytest.mark.parametrize("name", ["t left out.csv", "t left out.xlsx"])
def test_neither_the_name_of_the_file_nor_of_its_worksheet_says_anything_of_the_people_in_it(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    left = left_of(workspace, write(tmp_path / "t.csv", *SHEET))
    again = tried(workspace, save_left_out(tmp_path / name, left))
    assert "below_a_line" not in {each.code for each in again.refused}
    assert not [each for each in again.questions if each.kind.value == "word"]


@pytest.mark.parametrize(
    "below", ["Key: date = date booked", "* booked not attended", "All the above are expiry dates"]
)
def test_a_line_below_that_says_what_the_dates_are_goes_along(tmp_path: Path, below: str) -> None:
    workspace = make_workspace(tmp_path)
    sheet = tmp_path / "tracker.csv"
    sheet.write_text(f"Name,Level 1\nAnn Sample*,12/03/2024\n{below}\n", encoding="utf-8")
    report = import_sheet(workspace, SheetKind.TRACKER, sheet, add_people=True, dry_run=True)
    assert report.added == 0
    again = save_left_out(tmp_path / "left.csv", left_out(report, TODAY, "dmy"))
    assert import_sheet(workspace, SheetKind.TRACKER, again, add_people=True).added == 0
