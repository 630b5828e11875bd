"""Which column was taken as what, and what the person says of it instead."""

import csv
from pathlib import Path

import pytest

from sgdesk.data.sheets import SheetError
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import (
    DateOrderInDoubt,
    SheetKind,
    import_sheet,
    likely_kind,
    read_columns,
    save_problems,
    sheet_names,
)
from sgdesk.services.people.people import PersonDetails, add_person
from tests.factories import make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, "hscp")
    for name in ("Ada", "Bob"):
        add_person(made, PersonDetails(name, "Example"))
    return made


def _sheet(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def _taken(
    workspace: Workspace, kind: SheetKind, path: Path, **columns: str
) -> dict[str, tuple[str, str]]:
    found = read_columns(workspace, kind, path, None, columns)
    return {each.letter: (each.heading, each.taken_as) for each in found}


def test_each_column_says_what_it_is_taken_as_with_an_example(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = _sheet(
        tmp_path / "t.csv", "Name,Course,When,Room", ",,,", "Ada Example,level2,1 Mar 2026,Hall"
    )
    found = read_columns(workspace, SheetKind.TRAINING, path)
    assert [each.taken_as for each in found] == ["name", "course", "completed_on", ""]
    assert [each.example for each in found] == ["Ada Example", "level2", "1 Mar 2026", "Hall"]


def test_a_column_that_lacks_can_be_said(workspace: Workspace, tmp_path: Path) -> None:
    path = _sheet(tmp_path / "t.csv", "Name,Course,Day 1", "Ada Example,level2,13/03/2025")
    with pytest.raises(SheetError, match="completed_on"):
        import_sheet(workspace, SheetKind.TRAINING, path, dry_run=True)
    assert _taken(workspace, SheetKind.TRAINING, path)["C"] == ("Day 1", "")
    wish = {"C": "completed_on"}
    assert import_sheet(workspace, SheetKind.TRAINING, path, columns=wish).added == 1


def test_a_column_can_be_left_out(workspace: Workspace, tmp_path: Path) -> None:
    path = _sheet(
        tmp_path / "t.csv", "Name,Course,Date,Notes", "Ada Example,level2,13/03/2025,private"
    )
    found = _taken(workspace, SheetKind.TRAINING, path, D="")
    assert found["D"][1] == ""
    report = import_sheet(workspace, SheetKind.TRAINING, path, columns={"D": ""}, dry_run=True)
    assert report.additions[0].note == ""


def test_a_trackers_column_can_be_said_to_be_a_course(workspace: Workspace, tmp_path: Path) -> None:
    path = _sheet(
        tmp_path / "t.csv",
        "Our training",
        "Who,Big day,RHRT",
        "Ada Example,13/03/2025,",
        "Bob Example,14/03/2025,15/03/2025",
    )
    title = "Working Together to Safeguard Children (Level 3)"
    assert _taken(workspace, SheetKind.TRACKER, path)["B"] == ("Big day", "")
    assert _taken(workspace, SheetKind.TRACKER, path, B=title)["B"] == ("Big day", title)
    report = import_sheet(workspace, SheetKind.TRACKER, path, columns={"B": title}, dry_run=True)
    assert report.added == 3
    first = report.additions[0]
    assert (first.row, first.who, first.what) == (3, "Ada Example", title)


def test_a_tracker_with_two_heading_rows_keeps_its_expiries_when_a_course_is_said(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = _sheet(
        tmp_path / "t.csv",
        "Name,Big day,,RHRT,",
        ",Done,Expires,Done,Expires",
        "Ada Example,13/03/2025,13/03/2028,14/03/2025,14/03/2028",
    )
    report = import_sheet(
        workspace, SheetKind.TRACKER, path, columns={"B": "Level 2"}, dry_run=True
    )
    assert [each.day.isoformat() for each in report.additions if each.day] == [
        "2025-03-13",
        "2025-03-14",
    ]


def test_a_name_under_an_unknown_heading_can_be_said(workspace: Workspace, tmp_path: Path) -> None:
    path = _sheet(tmp_path / "t.csv", "Bod,Level 2,RHRT", "Ada Example,13/03/2025,13/03/2025")
    columns = {"A": "name"}
    assert (
        import_sheet(workspace, SheetKind.TRACKER, path, columns=columns, dry_run=True).added == 2
    )


def test_the_kind_is_told_by_the_headings(workspace: Workspace, tmp_path: Path) -> None:
    for kind, heading in (
        (SheetKind.TRAINING, "Name,Course,Date completed"),
        (SheetKind.PEOPLE, "First name,Surname,E-mail,Role"),
        (SheetKind.TRACKER, "Name,Role,Level 2,RHRT"),
        (SheetKind.TRACKER, "Bod,Level 2,Big day"),
        (SheetKind.ROLES, "Role,Group"),
    ):
        path = _sheet(tmp_path / "t.csv", heading, "a,b,c,d")
        assert likely_kind(workspace, path) is kind


def test_dates_in_doubt_bring_examples_from_the_sheet(workspace: Workspace, tmp_path: Path) -> None:
    path = _sheet(
        tmp_path / "t.csv",
        "Name,Course,Date",
        "Ada Example,level2,03/04/2025",
        "Bob Example,level2,04/25/2025",
        "Ada Example,RHRT,05/06/2025",
    )
    with pytest.raises(DateOrderInDoubt) as caught:
        import_sheet(workspace, SheetKind.TRAINING, path, dry_run=True)
    assert caught.value.examples == ("03/04/2025", "05/06/2025")


def test_what_a_dry_run_shows_is_what_the_import_adds(workspace: Workspace, tmp_path: Path) -> None:
    path = _sheet(
        tmp_path / "t.csv", "Name,Level 2,RHRT", "Ada Example,13/03/2025,tbc", "Cy New,,1/2/2025"
    )
    dry = import_sheet(workspace, SheetKind.TRACKER, path, add_people=True, dry_run=True)
    done = import_sheet(workspace, SheetKind.TRACKER, path, add_people=True)
    assert len(dry.additions) == dry.added == done.added == 2
    assert dry.people_added == done.people_added == 1
    assert (dry.refused, dry.notes) == (done.refused, done.notes)
    assert done.additions == ()


def test_the_names_of_worksheets_to_choose_from(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    book.create_sheet("Staff").append(["Name"])
    book.create_sheet("Volunteers").append(["Name"])
    book.create_sheet("Empty")
    book.save(tmp_path / "t.xlsx")
    assert sheet_names(tmp_path / "t.xlsx") == ("Staff", "Volunteers")


def test_what_was_refused_can_be_saved_as_a_sheet(workspace: Workspace, tmp_path: Path) -> None:
    path = _sheet(tmp_path / "t.csv", "Name,Course,Date", "Ada Example,=SUM(A1) day,1/2/2025")
    report = import_sheet(workspace, SheetKind.TRAINING, path, dry_run=True)
    saved = save_problems(tmp_path / "refused.csv", report.refused)
    rows = list(csv.reader(saved.read_text(encoding="utf-8-sig").splitlines()))
    assert rows == [
        ["row", "column", "value", "reason"],
        ["2", "B", "'=SUM(A1) day", "no course of this name is known"],
    ]


def test_a_column_of_reminders_is_told_as_one_and_an_expiry_as_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    head = "Name,level1,level1 reminder sent,level1 expires"
    path = _sheet(tmp_path / "t.csv", head, "Ada Example,13/03/2024,13/03/2025,13/03/2027")
    report = import_sheet(workspace, SheetKind.TRACKER, path, dry_run=True)

    reasons = {each.value: each.reason for each in report.notes if each.row is None}
    assert "reminded" in reasons["level1 reminder sent"]
    assert "runs out" not in reasons["level1 reminder sent"]


def test_people_with_columns_of_days_that_are_not_understood_are_a_tracker(
    workspace: Workspace, tmp_path: Path
) -> None:
    heads = "Name,Role,Started,First steps,Deeper water"
    row = "Ada Example,Helper,1/9/2020,3 May 2025,4/4/2024"
    assert likely_kind(workspace, _sheet(tmp_path / "a.csv", heads, row)) is SheetKind.TRACKER
    one = _sheet(tmp_path / "b.csv", "Name,Role,Started,Locker", "Ada Example,Helper,1/9/2020,7")
    assert likely_kind(workspace, one) is SheetKind.PEOPLE


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Level 1.csv", ("Name,Date", "Ada Example,13/03/2024")),
        ("t.csv", ("Level 1", "Name,Date", "Ada Example,13/03/2024")),
    ],
)
def test_names_and_days_under_the_name_of_a_course_are_a_list_of_training(
    workspace: Workspace, tmp_path: Path, name: str, rows: tuple[str, ...]
) -> None:
    assert likely_kind(workspace, _sheet(tmp_path / name, *rows)) is SheetKind.TRAINING
    assert likely_kind(workspace, _sheet(tmp_path / "people.csv", *rows[-2:])) is SheetKind.PEOPLE


def test_the_day_that_a_column_of_a_tracker_is_said_to_hold_is_that_of_the_course_beside_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = _sheet(tmp_path / "t.csv", "Name,level2,Big one", "Ada Example,Yes,13/03/2025")
    wish = {"C": "completed_on"}
    assert import_sheet(workspace, SheetKind.TRACKER, path, columns=wish).added == 1


def test_what_only_a_list_holds_is_told_as_left_out_of_a_tracker(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = _sheet(tmp_path / "t.csv", "Name,level2,By whom", "Ada Example,13/03/2025,St John")
    report = import_sheet(workspace, SheetKind.TRACKER, path, columns={"C": "provider"})
    assert [(each.column, each.reason) for each in report.notes if each.row is None] == [
        ("C", "this column was left out")
    ]
