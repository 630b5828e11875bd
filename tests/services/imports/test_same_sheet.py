"""What comes in is what was looked at: a sheet that was changed in between is refused."""

from pathlib import Path

import pytest

from sgdesk.domain.errors import RefusedError
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from tests.factories import make_workspace

BEFORE = "Name,Level 1\nAnn Sample,12/03/2024\n"


def looked_at(workspace: Workspace, sheet: Path) -> ImportReport:
    return import_sheet(workspace, SheetKind.TRACKER, sheet, add_people=True, dry_run=True)


@pytest.mark.parametrize(
    "now",
    [
        BEFORE.replace("2024", "2023"),
        f"{BEFORE}Bob Instance,12/03/2024\n",
        BEFORE.replace("Level 1", "Level 2"),
    ],
)
def test_a_sheet_that_was_changed_since_it_was_looked_at_is_refused(
    tmp_path: Path, now: str
) -> None:
    workspace, sheet = make_workspace(tmp_path), tmp_path / "tracker.csv"
    sheet.write_text(BEFORE, encoding="utf-8")
    seen = looked_at(workspace, sheet)
    sheet.write_text(now, encoding="utf-8")

    with pytest.raises(RefusedError, match="changed since you looked at it"):
        import_sheet(workspace, SheetKind.TRACKER, sheet, add_people=True, seen=seen)

    assert looked_at(workspace, sheet).known == 0


def test_a_sheet_that_is_the_same_comes_in(tmp_path: Path) -> None:
    workspace, sheet = make_workspace(tmp_path), tmp_path / "tracker.csv"
    sheet.write_text(BEFORE, encoding="utf-8")
    seen = looked_at(workspace, sheet)
    sheet.write_text(BEFORE, encoding="utf-8")
    assert import_sheet(workspace, SheetKind.TRACKER, sheet, add_people=True, seen=seen).added == 1
