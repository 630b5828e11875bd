"""A heading that names a telephone is a course where days stand under it."""

from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.imports.drafting.match_codes import MatchCode
from tests.factories import make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("11/02/2026", "12/02/2026"), MatchCode.NOT_UNDERSTOOD),
        (("07700 900123", "01432 900456"), None),
    ],
)
def test_days_under_phones_are_asked_about_and_numbers_stay_where_they_are(
    workspace: Workspace, cells: tuple[str, str], code: MatchCode | None
) -> None:
    sheet = workspace.path.with_name("sheet.csv")
    rows = (f"Ann Sample,1/2/2024,{cells[0]}", f"Bo Sample,1/2/2024,{cells[1]}")
    sheet.write_text("\n".join(("Name,Level 1,Online & phones", *rows)), encoding="utf-8")

    report = import_sheet(
        workspace, SheetKind.TRACKER, sheet, dates="dmy", add_people=True, dry_run=True
    )

    asked = [each for each in report.notes + report.refused if each.column == "C"]
    assert (code in {each.code for each in asked}) is (code is not None)
    assert bool(report.questions) is (code is not None)
