"""Whatever a sheet says of people and training and that does not come in is told at the end."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import (
    Fate,
    ImportReport,
    SheetKind,
    account,
    afterwards,
    import_sheet,
    not_taken,
)
from sgdesk.services.imports.left_out import left_out
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from tests.factories import make_workspace

TODAY = date(2026, 11, 23)
SHEET = (
    "Name,Role,Level 1,Level 2",
    "Ada Example,Leader,12/03/2025,YES",
    "Bob Example,Cook,tbc,yes",
    "Cy Sample,Leader,booked 4/4/2026,n/a",
    "Di Sample,Leader,13/03/2025,-",
)
LEFT = [(2, "D"), (3, "B"), (3, "C"), (3, "D"), (4, "C")]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path, "hscp", today=TODAY)
    leader = add_role(made, "Leader", "2")[0]
    add_role(made, "Cook", "1")
    for given, family in (
        ("Ada", "Example"),
        ("Bob", "Example"),
        ("Cy", "Sample"),
        ("Di", "Sample"),
    ):
        add_person(made, PersonDetails(given, family), leader, date(2020, 1, 1))
    yield made
    made.close()


def read(
    workspace: Workspace,
    path: Path,
    *lines: str,
    answers: dict[str, str] | None = None,
    dry_run: bool = True,
    kind: SheetKind = SheetKind.TRACKER,
) -> ImportReport:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return import_sheet(workspace, kind, path, dry_run=dry_run, decisions=answers)


@pytest.mark.parametrize("dry_run", [True, False])
def test_words_a_day_that_was_not_given_and_another_role_are_left_out(
    workspace: Workspace, tmp_path: Path, dry_run: bool
) -> None:
    report = read(workspace, tmp_path / "t.csv", *SHEET, dry_run=dry_run)
    assert [(each.row, each.column) for each in not_taken(report)] == LEFT
    assert [(each.row, each.column) for each in afterwards(report)] == LEFT


def test_they_are_rows_of_the_sheet_of_those_left_out_with_their_reasons(
    workspace: Workspace, tmp_path: Path
) -> None:
    left = left_out(read(workspace, tmp_path / "t.csv", *SHEET), TODAY)
    assert left.people == 3
    assert [row[0] for row in left.rows[1:]] == ["Ada Example", "Bob Example", "Cy Sample"]
    assert left.rows[1][-1] == (
        "Level 2, D2: this says yes and no date: add the date, or bring the sheet in again and "
        "give the day"
    )
    assert str(left.rows[2][-1]).startswith("Role, B3: something else is kept here already")


def test_the_picture_of_the_sheet_counts_the_same_cells(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = read(workspace, tmp_path / "t.csv", *SHEET)
    fates = account(report)
    marked = {place for place, fate in fates.items() if fate in (Fate.LISTED, Fate.ASKED)}
    assert marked == {(row, "ABCD".index(letter)) for row, letter in LEFT}


def test_what_was_answered_with_no_is_not_left_out_but_a_day_that_was_given_is_no_excuse(
    workspace: Workspace, tmp_path: Path
) -> None:
    lines = ("Name,Level 1", "Ada Example,12/03/2025 verbal", "Bob Example,13/03/2025 verbal")
    open_still = read(workspace, tmp_path / "t.csv", *lines)
    (question,) = open_still.questions
    assert [each.row for each in not_taken(open_still)] == [2, 3]
    answered = read(workspace, tmp_path / "t.csv", *lines, answers={question.id: "no"})
    assert not_taken(answered) == ()


def test_a_day_that_was_given_takes_the_ticks_off_the_list(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = read(workspace, tmp_path / "t.csv", *SHEET)
    (day,) = (each for each in report.questions if each.kind.value == "day")
    given = read(workspace, tmp_path / "t.csv", *SHEET, answers={day.id: "2025-03-14"})
    assert [(each.row, each.column) for each in not_taken(given)] == [(3, "B"), (3, "C"), (4, "C")]


def test_once_everything_is_in_no_reason_asks_for_an_answer_that_cannot_be_given_there(
    workspace: Workspace, tmp_path: Path
) -> None:
    add_person(workspace, PersonDetails("Muhammad", "Sample"))
    report = read(
        workspace,
        tmp_path / "t.csv",
        "Name,Level 1,Status",
        "Ada Example,12/03/2025 verbal,",
        "Mohammed Sample,13/03/2025,",
        "Bob Example,12/03/2025,Left",
    )
    assert len(not_taken(report)) == 3
    for each in afterwards(report):
        assert "bring the sheet in again" in each.reason


def test_every_open_question_is_told_of_in_some_row_of_its_own(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = read(
        workspace,
        tmp_path / "t.csv",
        "Name,Role,Level 1,Level 2,Remarks",
        "Ada Example,Leader,12/03/2025,YES,did not attend",
        "Bob Example,Leader,12/03/2025 verbal,,",
        "Adah Example,Leader,13/03/2025,,",
        "Eve Example,Leader,13/03/2025,yes,",
        "Eve Example,Leader,14/03/2025,,",
    )
    told = {each.row for each in not_taken(report)}
    columns = {each.column for each in not_taken(report) if each.row is None}
    open_cells = [cell for each in report.questions if not each.answer for cell in each.cells]
    assert len(open_cells) > 4
    for cell in open_cells:
        assert cell.row in told or cell.column in columns


def test_what_is_asked_once_for_a_whole_list_is_told_once_though_no_row_names_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    lines = ("Level 1 training evening", "Name,Attended", "Ada Example,yes", "Bob Example,yes")
    report = read(workspace, tmp_path / "t.csv", *lines, kind=SheetKind.TRAINING)
    assert [each.kind.value for each in report.questions] == ["day"]
    first, *rows = afterwards(report)
    assert (first.row, first.column, first.value) == (2, "A", "Level 1 training evening")
    assert first.reason == (
        "the question about this was left open: bring the sheet in again and answer it"
    )
    assert {each.row for each in rows} == {3, 4}
