"""A worksheet of a file that came in before is known, until its import is taken back."""

from pathlib import Path

from openpyxl import Workbook

from sgdesk.services.file.undo import redo, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, import_sheet
from tests.factories import make_workspace


def brought_before(workspace: Workspace, path: Path, worksheet: str) -> frozenset[str]:
    made = import_sheet(workspace, SheetKind.PEOPLE, path, worksheet=worksheet)
    return made.brought_before


def test_other_worksheets_of_the_file_that_came_in_are_told(tmp_path: Path) -> None:
    workspace, path = make_workspace(tmp_path), tmp_path / "people.xlsx"
    book = Workbook()
    for name, person in (("Church", "Ann Sample"), ("Preschool", "Bo Example")):
        sheet = book.create_sheet(name)
        sheet.append(["Name"])
        sheet.append([person])
    book.save(path)

    assert brought_before(workspace, path, "Church") == frozenset()
    assert brought_before(workspace, path, "Preschool") == {"Church"}
    undo(workspace)
    undo(workspace)
    assert brought_before(workspace, path, "Preschool") == frozenset()
    undo(workspace)
    redo(workspace)
    assert brought_before(workspace, path, "Church") == {"Preschool"}
