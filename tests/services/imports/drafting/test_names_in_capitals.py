"""Names in capitals are kept as the sheet writes them elsewhere."""

from pathlib import Path

from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.training.standing import everyone
from tests.factories import make_workspace


def test_whoever_stands_first_in_capitals_is_kept_as_they_are_written_elsewhere(
    tmp_path: Path,
) -> None:
    workspace = make_workspace(tmp_path)
    sheet = tmp_path / "list.csv"
    rows = (
        "ANN SAMPLE,Level 1,12/03/2024",
        "Ann Sample,Level 2,12/03/2025",
        "BO MODEL,Level 1,12/03/2024",
    )
    sheet.write_text("Name,Course,Date\n" + "\n".join(rows), encoding="utf-8")
    found = import_sheet(workspace, SheetKind.TRAINING, sheet, add_people=True)
    assert (found.added, found.people_added) == (3, 2)
    assert sorted(each.name for each in everyone(workspace)) == ["Ann Sample", "BO MODEL"]
    workspace.close()
