"""The picture of a sheet: what stands in each cell, and what was made of it."""

from datetime import date
from pathlib import Path

from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import (
    Done,
    Fate,
    ImportReport,
    Pasted,
    SheetKind,
    SheetPicture,
    Where,
    import_sheet,
)
from tests.factories import make_workspace

SHEET = (
    "Name\tLevel 2\tDBS number\tRemarks\n"
    "Ada Example\t13/03/2025\t001234567890\tx\n"
    "Bob Example\t31/02/2025\t\t\n"
)


def tried(workspace: Workspace, text: str = SHEET) -> ImportReport:
    return import_sheet(workspace, SheetKind.TRACKER, Pasted(text), add_people=True, dry_run=True)


def test_a_completion_is_pictured_with_its_course_and_day(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    report = tried(workspace)
    course = report.reading.tables[0].courses[1] if report.reading else 0
    picture = SheetPicture(report, {course: "Our Level 2"})
    cell = picture.cell(1, 1)
    assert cell is not None
    assert cell.done == (Done("Our Level 2", date(2025, 3, 13), Outcome.COMPLETED),)
    assert picture.cell(2, 2) is None
    workspace.close()


def test_what_is_not_kept_here_has_no_text_in_the_picture(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    cell = SheetPicture(tried(workspace), {}).cell(1, 2)
    assert cell is not None
    assert (cell.text, cell.fate, cell.reasons) == ("", Fate.LEFT_WHERE_IT_IS, ())
    workspace.close()


def test_a_private_word_in_any_cell_is_hidden(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    text = SHEET.replace("\tx\n", "\tallegation made against her\n")
    report = tried(workspace, text)
    cells = [SheetPicture(report, {}).cell(1, column) for column in range(4)]
    assert "allegation" not in " ".join(each.text for each in cells if each)
    workspace.close()


def test_a_place_of_the_report_is_found_in_the_picture(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    picture = SheetPicture(tried(workspace, SHEET.replace("\nBob", "\n\nBob")), {})
    assert picture.place(Where(4, "B", "31/02/2025")) == (2, 1)
    assert picture.number(2) == 4
    assert picture.place(Where(3, "B", "")) is None
    assert picture.place(Where(None, "B", "")) is None
    workspace.close()


def test_a_report_says_of_how_many_people_the_completions_are(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    text = "Name\tLevel 2\tLevel 3\nAda Example\t13/03/2025\t14/03/2025\nBob Sample\t13/03/2025\t\n"
    report = tried(workspace, text)
    assert (report.added, report.trained, report.known) == (3, 2, 0)
    import_sheet(workspace, SheetKind.TRACKER, Pasted(text), add_people=True)
    assert tried(workspace, text).known == 2
    workspace.close()


def test_a_row_far_below_is_pictured_as_the_first_are(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    text = "Name\tLevel 2\n" + "Ada Example\t13/03/2025\n" * 60
    picture = SheetPicture(tried(workspace, text), {})
    assert picture.cell(60, 1) == picture.cell(1, 1)
    assert picture.cell(60, 1) is not None
    assert picture.cell(60, 1) is not picture.cell(60, 1), "it is worked out when it is looked at"
    assert picture.cell(1, 1) is picture.cell(1, 1), "it is worked out at once"
    workspace.close()
