"""Whatever the sheet: that of those left out brings in nothing that the sheet itself did not."""

from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sgdesk.domain.errors import InputError
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.imports.left_out import left_out, save_left_out
from tests.imports_truth.canvas import TODAY, Form, Made, Value
from tests.imports_truth.judge import Stored, read_stored
from tests.imports_truth.writing import write_rows
from tests.services.imports.test_whatever_the_sheet import grids, made_sheets, opened

some = settings(max_examples=10)
ends = st.sampled_from(("xlsx", "csv"))
Rows = tuple[tuple[Value, ...], ...]


def brought(workspace: Workspace, kind: SheetKind, rows: Rows) -> ImportReport | None:
    """Bring it in; what a dry run said of it before, or none where all of it was refused."""
    path = write_rows(rows, Form(workbook=True), workspace.path.with_name("all.xlsx"))
    try:
        report = import_sheet(workspace, kind, path, dates="dmy", add_people=True, dry_run=True)
        import_sheet(workspace, kind, path, dates="dmy", add_people=True)
    except InputError:
        return None
    return report


def brought_again(workspace: Workspace, kind: SheetKind, report: ImportReport, end: str) -> Stored:
    """What stands there once the sheet of those left out is brought in as it is."""
    left = left_out(report, TODAY, "dmy")
    if left.rows:
        path = save_left_out(workspace.path.with_name(f"left.{end}"), left)
        with suppress(InputError):
            import_sheet(workspace, kind, path, dates="dmy", add_people=True)
    return read_stored(workspace.path)


def check_nothing_new(kind: SheetKind, rows: Rows, end: str) -> None:
    with opened() as workspace:
        report = brought(workspace, kind, rows)
        if report is None:
            return
        before = read_stored(workspace.path)
        after = brought_again(workspace, kind, report, end)
        assert after.training <= before.training
        assert after.people == before.people


@some
@given(made_sheets, ends)
def test_those_left_out_of_a_made_sheet_add_nothing_as_they_are(made: Made, end: str) -> None:
    check_nothing_new(SheetKind(made.kind), made.rows, end)


@some
@given(grids(), ends)
def test_those_left_out_of_any_cells_at_all_add_nothing_as_they_are(
    grid: tuple[SheetKind, Rows], end: str
) -> None:
    check_nothing_new(*grid, end)


@pytest.mark.parametrize(
    "names",
    [
        {"Name": "Hana Pretend"},
        {"Name": "Pretend, Hana"},
        {"Name": "Mrs Hana Pretend"},
        {"First name": "Hana", "Surname": "Pretend"},
    ],
    ids=lambda names: ", ".join(names.values()),
)
def test_a_name_that_stands_in_refused_rows_too_is_still_asked_about(
    names: Mapping[str, str],
) -> None:
    day, name = "04/06/2024", (*names.values(),)
    head: tuple[Value, ...] = (*names, "Role", "Level 2", "Level 1", "Level 2", "Level 2")
    rows: list[tuple[Value, ...]] = [(*name, *(day,) * 5)] * 4
    rows.append((*name, "March 2021", *(day,) * 4))
    check_nothing_new(SheetKind.TRACKER, (head, *rows), "csv")
