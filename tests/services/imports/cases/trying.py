"""Bring a small sheet into a new organisation, and see what stands there and what was told."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.people.people import PersonDetails, add_person
from tests.factories import clock_at
from tests.imports_truth.canvas import TODAY
from tests.imports_truth.judge import Stored, Told, organisation, read_stored, told_by


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a sheet: the rows that stand in the file, and the report."""

    stored: Stored
    told: Told
    report: ImportReport

    @property
    def people(self) -> Counter[str]:
        """Everybody in the file, by their names in small letters."""
        return self.stored.people

    @property
    def completed(self) -> set[str]:
        """Every completion: who, what, and on which day."""
        return {
            f"{person}: {course} {day}"
            for person, course, day, outcome in self.stored.training
            if outcome == "completed"
        }

    def tells(self, cell: str) -> bool:
        """Whether the report speaks of a cell, or of all its row or column."""
        return self.told.names([spot(cell)])


def spot(cell: str) -> tuple[int, int]:
    """A cell named as a spreadsheet program names it, of the first 26 columns."""
    return int(cell[1:]) - 1, ord(cell[0]) - ord("A")


def bring(folder: Path, kind: str, sheet: str | bytes | Path, *known: str) -> Came:
    """Bring in the text of a sheet, or a file, where these people are known.

    The roles Youth worker, Trustee, Volunteer and Leader are there, and days come first.
    """
    file = folder / "organisation.sgdesk"
    file.write_bytes(organisation())
    workspace = open_workspace(file, writable=True, clock=clock_at(TODAY))
    for each in known:
        given, family = each.split(" ", 1)
        add_person(workspace, PersonDetails(given_name=given, family_name=family))
    path = sheet if isinstance(sheet, Path) else folder / "sheet.csv"
    if not isinstance(sheet, Path):
        path.write_bytes(sheet.encode() if isinstance(sheet, str) else sheet)
    try:
        report = import_sheet(workspace, SheetKind(kind), path, dates="dmy", add_people=True)
    finally:
        workspace.close()
    return Came(read_stored(workspace.path), told_by(report), report)
