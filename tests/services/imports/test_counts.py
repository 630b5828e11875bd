"""What an import counts adds up, and nothing that it did or left goes untold."""

import gc
from pathlib import Path

import pytest

from sgdesk.data.sheets import SheetError
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.people.people import PersonDetails, add_person
from tests.factories import dump, make_workspace

SETTLED = {
    "role:helper": "nothing",
    "person:annie example": "other",
    "person:twice di newer": "one",
}
HEAD = "person_reference,course,completed_on,outcome,provider\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, "hscp")
    add_person(made, PersonDetails("Ann", "Example", reference="P1"))
    return made


def bring(
    workspace: Workspace, kind: SheetKind, text: str, *, add_people: bool = False
) -> ImportReport:
    path = workspace.path.with_name("sheet.csv")
    path.write_text(text, encoding="utf-8")
    return import_sheet(workspace, kind, path, add_people=add_people, decisions=SETTLED)


def kept(workspace: Workspace) -> list[tuple[str, str]]:
    """Outcome and provider of all training."""
    with workspace.file.reading() as connection:
        rows = connection.exec_driver_sql("SELECT outcome, provider FROM training")
        return [(row[0], row[1]) for row in rows]


@pytest.mark.parametrize("before", ["booked", "in progress"])
@pytest.mark.parametrize(
    ("after", "outcome"), [("attended", "completed"), ("DNA", "not_completed")]
)
def test_what_was_booked_takes_the_outcome_that_came_of_it_and_undo_gives_it_back(
    workspace: Workspace, before: str, after: str, outcome: str
) -> None:
    bring(workspace, SheetKind.TRAINING, HEAD + f"P1,level1,1/2/2025,{before},Sample Trust")
    was = dump(workspace)

    report = bring(workspace, SheetKind.TRAINING, HEAD + f"P1,level1,1/2/2025,{after},")

    assert (report.read, report.added, report.already_present) == (1, 1, 0)
    assert kept(workspace) == [(outcome, "Sample Trust")]
    undo(workspace)
    assert dump(workspace) == was


def test_the_end_of_the_certificate_of_what_was_booked_is_kept_and_undo_gives_it_back(
    workspace: Workspace,
) -> None:
    bring(workspace, SheetKind.TRAINING, HEAD + "P1,level1,1/2/2025,booked,")
    was = dump(workspace)

    bring(
        workspace,
        SheetKind.TRAINING,
        "person_reference,course,completed_on,valid until\nP1,level1,1/2/2025,31/1/2028",
    )

    with workspace.file.reading() as connection:
        rows = connection.exec_driver_sql("SELECT outcome, provider_expiry FROM training")
        assert [tuple(row) for row in rows] == [("completed", "2028-01-31")]
    undo(workspace)
    assert dump(workspace) == was


def test_a_sheet_that_says_first_booked_and_then_attended_adds_one_entry(
    workspace: Workspace,
) -> None:
    rows = "P1,level1,1/2/2025,booked,Sample Trust\nP1,level1,1/2/2025,attended,"

    bring(workspace, SheetKind.TRAINING, HEAD + rows)

    assert kept(workspace) == [("completed", "Sample Trust")]


@pytest.mark.parametrize(
    ("before", "after"),
    [("completed", "failed"), ("failed", "completed"), ("completed", "booked")],
)
def test_an_outcome_that_contradicts_the_one_kept_is_noted_and_changes_nothing(
    workspace: Workspace, before: str, after: str
) -> None:
    rows = f"P1,level1,1/2/2025,{before},\nP1,level1,1/2/2025,{after},"

    report = bring(workspace, SheetKind.TRAINING, HEAD + rows)

    assert (report.read, report.added, report.already_present) == (2, 1, 1)
    assert [(each.row, each.column, each.code.value) for each in report.notes] == [
        (3, "D", "kept_as_it_was")
    ]
    assert len(kept(workspace)) == 1


def test_a_tracker_finds_the_booking_that_it_completes(workspace: Workspace) -> None:
    bring(workspace, SheetKind.TRAINING, HEAD + "P1,level1,1/2/2025,booked,")

    report = bring(workspace, SheetKind.TRACKER, "Ref,Name,Level 1\nP1,Ann Example,1/2/2025")

    assert report.added == 1
    assert kept(workspace) == [("completed", "")]


def test_the_counts_of_a_tracker_add_up(workspace: Workspace) -> None:
    text = """Name,Role,Start date,Level 1,RHRT
Ann Example,Helper,,1/2/2025,31/2/2025
Annie Example,Helper,,1/2/2025,2/2/2025
Cy New,Helper,,,
Di Newer,Helper,32/1/2025,1/2/2025,YES
Di Newer,Helper,,1/2/2025,
A & B Both,Helper,,1/2/2025,3/3/2025
"""
    for add_people, already in ((False, 0), (True, 2)):
        report = bring(workspace, SheetKind.TRACKER, text, add_people=add_people)

        assert report.already_present == already
        assert report.read == report.added + report.already_present + len(report.refused)
    assert report.people_added == 3
    assert [each.value for each in report.notes if each.code == "new_people"] == ["3"]


@pytest.mark.parametrize("add_people", [False, True])
def test_the_counts_of_the_rows_of_a_form_add_up(workspace: Workspace, add_people: bool) -> None:
    text = """Ref,Name,Course,Date,Outcome
P1,Ann Example,level1,1/2/2025,
P1,Ann Example,level1,1/2/2025,
P1,,level1,exp 1/2/2025,
P1,,nothing known,1/2/2025,
P9,Cy New,level1,1/2/2025,
,,,31/2/2025,perhaps
"""
    report = bring(workspace, SheetKind.TRAINING, text, add_people=add_people)

    refused = {each.row for each in report.refused}
    passed = {each.row for each in report.notes if each.code == "no_completion"}
    counted = report.added + report.already_present + len(refused) + len(passed)
    assert (report.read, counted) == (6, 6)
    assert report.people_added == add_people


def test_a_day_that_is_not_known_is_among_the_notes(workspace: Workspace) -> None:
    training = bring(
        workspace, SheetKind.TRAINING, HEAD + "P1,level1,March 2024,,\nP1,level1,1/2/2025,,"
    )
    tracker = bring(
        workspace,
        SheetKind.TRACKER,
        "Name,Start date,RHRT\nAnn Example,,04/2024\nCy New,May 2020,1/2/2025",
        add_people=True,
    )
    people = bring(
        workspace,
        SheetKind.PEOPLE,
        "Given name,Family name,Role,Role start\nDi,Newer,Helper,June 2019",
    )

    told = [
        [(n.row, n.column, n.value) for n in report.notes if n.code == "day_not_known"]
        for report in (training, tracker, people)
    ]
    assert told == [
        [(2, "C", "March 2024")],
        [(2, "C", "04/2024"), (3, "B", "May 2020")],
        [(2, "D", "June 2019")],
    ]


def test_the_collector_runs_again_after_an_import_however_it_ended(workspace: Workspace) -> None:
    bring(workspace, SheetKind.TRAINING, HEAD + "P1,level1,1/2/2025,,")
    with pytest.raises(SheetError):
        bring(workspace, SheetKind.TRAINING, "nothing,of,use")

    assert gc.isenabled()
