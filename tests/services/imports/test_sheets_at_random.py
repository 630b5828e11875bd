"""Sheets made by dice: what is promised of every import holds for each of them."""

import csv
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from sgdesk.domain.names import join_name
from sgdesk.domain.text import fold
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.imports.drafting.matching import full_name
from sgdesk.services.training.standing import everyone
from tests.factories import dump, make_workspace

NAMES = (
    "Ann Example",
    "ann  example",
    "Sample, Ben",
    "Mr Ben Sample",
    "Ben Sampel",
    "Annie Example",
    "Vacant",
    "Zoë Smith",
    "Cy",
    "",
    "A & B",
)
GIVEN = ("Ann", "ANN", "Ben", "Zoë", "Rev Zoë", "")
FAMILY = ("Example", "Sample", "Smith", "Sampel")
REFERENCES = ("", "", "P1", "p1", "P2", "P3")
EMAILS = ("", "", "a@example.org", "A@example.org", "b@example.org")
ROLES = ("", "Helper", "helper", "Cook; Driver", "Cook")
COURSES = ("level1", "level2", "RHRT", "nothing known", "")
DAYS = (
    "1/2/2025",
    "2025-02-01",
    "31/2/2025",
    "March 2024",
    "exp 1/2/25",
    "",
    "tbc",
    "1/2/2035",
    "1/2/2025 odd",
)
WORDS = ("", "", "12", "sausage", "in the hall")
OUTCOMES = ("", "booked", "completed", "failed", "in progress", "perhaps")
PASSED = ("no_completion", "role_left_out", "left_out")
COLUMNS = {
    SheetKind.PEOPLE: {
        "reference": REFERENCES,
        "given_name": GIVEN,
        "family_name": FAMILY,
        "email": EMAILS,
        "role": ROLES,
        "role_start": (*DAYS, *[""] * 12),
    },
    SheetKind.TRAINING: {
        "reference": REFERENCES,
        "name": NAMES,
        "email": EMAILS,
        "course": COURSES,
        "completed_on": DAYS,
        "outcome": OUTCOMES,
        "Attended?": ("", "yes", "no", "odd"),
        "notes": WORDS,
    },
    SheetKind.TRACKER: {
        "reference": REFERENCES,
        "name": NAMES,
        "email": EMAILS,
        "role": ROLES,
        "Level 1": DAYS,
        "Level 2": DAYS,
        "RHRT": DAYS,
        "Misc": WORDS,
    },
}


Answers = dict[str, str]


def bring(
    workspace: Workspace,
    kind: SheetKind,
    rows: Sequence[Sequence[str]],
    asked: tuple[bool, Answers],
    *,
    dry_run: bool = False,
) -> ImportReport:
    path = workspace.path.with_name("sheet.csv")
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([list(COLUMNS[kind]), *rows])
    add_people, decisions = asked
    return import_sheet(
        workspace, kind, path, add_people=add_people, decisions=decisions, dry_run=dry_run
    )


def answers(random: Random, report: ImportReport) -> Answers:
    """An answer by dice to about every second question."""
    return {
        each.id: random.choice(each.choices).key
        for each in report.questions
        if random.random() < 0.5
    }


@pytest.mark.parametrize("seed", range(6))
def test_every_import_adds_up_loses_nobody_adds_nothing_twice_and_is_undone_as_one(
    tmp_path: Path, seed: int
) -> None:
    random = Random(seed)
    workspace = make_workspace(tmp_path, "hscp")
    for kind in random.choices(list(COLUMNS), k=4):
        before, add_people = dump(workspace), random.random() < 0.5
        width = range(random.randint(1, 9))
        rows = [[random.choice(values) for values in COLUMNS[kind].values()] for _ in width]
        open_questions = bring(workspace, kind, rows, (add_people, {}), dry_run=True)
        asked = add_people, answers(random, open_questions)

        shown = bring(workspace, kind, rows, asked, dry_run=True)
        report = bring(workspace, kind, rows, asked)

        check_counts(kind, report, shown)
        if kind is SheetKind.PEOPLE:
            check_nobody_is_lost(workspace, rows, report)
        after = dump(workspace)
        again = bring(workspace, kind, rows, asked)
        assert (again.added, again.people_added, again.roles_added) == (0, 0, 0)
        assert dump(workspace) == after
        if after != before:
            undo(workspace)
            assert dump(workspace) == before
            bring(workspace, kind, rows, asked)


def check_counts(kind: SheetKind, report: ImportReport, shown: ImportReport) -> None:
    """Each row, or completion, is among the added, the already present or what was listed.

    A row of which something came in can have a cell that was refused as well.
    """
    added = {each.row for each in shown.additions}
    refused = {each.row for each in report.refused}
    passed = {each.row for each in report.notes if each.code in PASSED}
    assert len(shown.additions) == report.added
    assert report.already_present >= 0
    if kind is SheetKind.TRACKER:
        cells = {(each.row, each.column, each.value) for each in report.refused}
        assert report.read == report.added + report.already_present + len(cells)
        return
    there = report.already_present
    assert report.read - len(added | refused | passed) <= there <= report.read - len(added)


def check_nobody_is_lost(
    workspace: Workspace, rows: Sequence[Sequence[str]], report: ImportReport
) -> None:
    """Every row's name is somebody's now, or the row is refused or its name noted."""
    told = {each.row for each in report.refused}
    told |= {each.row for each in report.notes if each.column in ("B", "C")}
    known = {fold(each.name) for each in everyone(workspace)}
    for number, row in enumerate(rows, start=2):
        name = fold(full_name(join_name(row[1], row[2])))
        assert number in told or name in known
