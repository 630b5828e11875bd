"""What is left out is named by person and heading, beside the row and the letter of its cell."""

import csv
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import (
    ImportReport,
    SheetKind,
    SheetPlaces,
    import_sheet,
    not_taken,
    save_problems,
)
from tests.factories import make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path, "hscp")


def read(workspace: Workspace, *rows: str) -> ImportReport:
    path = workspace.path.with_name("sheet.csv")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return import_sheet(workspace, SheetKind.TRACKER, path, add_people=True, dry_run=True)


def named(report: ImportReport) -> list[tuple[int | None, str | None, str, str]]:
    places = SheetPlaces(report)
    found = [(each, places.of(each)) for each in not_taken(report)]
    return [(each.row, each.column, at.person, at.heading) for each, at in found]


def test_a_cell_is_named_by_its_person_and_its_heading(workspace: Workspace) -> None:
    report = read(
        workspace,
        "Given name,Family name,Level 1,Level 2",
        "Ada,Example,31/02/2025,",
        "Bob,Sample,,",
    )
    assert named(report) == [(2, "C", "Ada Example", "Level 1")]


def test_a_row_that_is_nobody_for_certain_is_named_as_it_stands(workspace: Workspace) -> None:
    report = read(workspace, "Name,Level 1", "Sunday,12/03/2025", "Ada Example,13/03/2025")
    assert named(report) == [(2, "A", "Sunday", "Name")]


def test_each_of_several_tables_has_its_own_names_and_headings(workspace: Workspace) -> None:
    report = read(
        workspace,
        "Name,Level 1",
        "Ada Example,31/02/2025",
        "",
        "Name,Level 2",
        "Bob Sample,31/02/2025",
    )
    assert named(report) == [
        (2, "B", "Ada Example", "Level 1"),
        (5, "B", "Bob Sample", "Level 2"),
    ]


def test_whoever_may_be_a_child_is_not_named(workspace: Workspace) -> None:
    report = read(workspace, "Name,Age,Level 1", "Ada Example,12,12/03/2025")
    assert [(row, person) for row, _, person, _ in named(report)] == [(2, "")]


def test_what_is_left_where_it_is_has_no_heading_here(workspace: Workspace) -> None:
    report = read(workspace, "Name,DBS number,Level 1", "Ada Example,001234567890,31/02/2025")
    places = SheetPlaces(report)
    assert "DBS number" not in {places.of(each).heading for each in report.notes}
    assert named(report) == [(2, "C", "Ada Example", "Level 1")]


def test_the_list_that_is_saved_names_them_too_and_runs_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = read(workspace, "Name,Level 1", "Ada Example,31/02/2025")
    saved = save_problems(tmp_path / "l.csv", not_taken(report), SheetPlaces(report))
    rows = list(csv.reader(saved.read_text(encoding="utf-8-sig").splitlines()))
    assert rows == [
        ["row", "column", "person", "heading", "value", "reason"],
        ["2", "B", "Ada Example", "Level 1", "31/02/2025", "there is no such day"],
    ]
