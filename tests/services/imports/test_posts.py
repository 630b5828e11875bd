"""The posts of a sheet of people: blank days are filled, and what contradicts is told."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.imports.not_taken import not_taken
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.standing import everyone
from tests.factories import make_workspace

HEAD = "reference,given_name,family_name,kind,role,role_start,role_end,left\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, "hscp")
    add_role(made, "Helper", "2")
    return made


def bring(workspace: Workspace, *posts: str) -> ImportReport:
    path = workspace.path.with_name("sheet.csv")
    rows = "\n".join(f"P1,Ann,Example,{each}" for each in posts)
    path.write_text(HEAD + rows, encoding="utf-8")
    return import_sheet(workspace, SheetKind.PEOPLE, path)


def kept(workspace: Workspace) -> list[tuple[str | None, str | None]]:
    """Start and end of every post."""
    with workspace.file.reading() as connection:
        rows = connection.exec_driver_sql('SELECT start, "end" FROM post ORDER BY id')
        return [(row[0], row[1]) for row in rows]


@pytest.mark.parametrize("kind", ["", "staff"])
@pytest.mark.parametrize(
    ("before", "row", "after"),
    [
        (",", "2020-01-01,2024-01-01", ("2020-01-01", "2024-01-01")),
        (",2024-01-01", "2020-01-01,", ("2020-01-01", "2024-01-01")),
        ("2020-01-01,", ",2024-01-01", ("2020-01-01", "2024-01-01")),
        ("2020-01-01,", ",", ("2020-01-01", None)),
    ],
)
def test_the_blank_days_of_a_post_are_filled_together(
    workspace: Workspace, kind: str, before: str, row: str, after: tuple[str, str | None]
) -> None:
    bring(workspace, f"{kind},Helper,{before},")
    report = bring(workspace, f"{kind},Helper,{row},")

    assert (report.refused, report.notes) == ((), ())
    assert report.added == (after[1] is not None)
    assert kept(workspace) == [after]


@pytest.mark.parametrize(
    ("before", "row", "told"),
    [
        ("2020-01-01,,", ",2019-01-01,", ("G", "2019-01-01", "ends_before_start")),
        ("2020-01-01,,", "2021-01-01,,", ("F", "2021-01-01", "post_overlaps")),
        (",2019-12-31,2020-01-01", "2021-01-01,,", ("F", "2021-01-01", "starts_after_leaving")),
    ],
)
def test_days_that_contradict_those_kept_are_refused(
    workspace: Workspace, before: str, row: str, told: tuple[str, ...]
) -> None:
    bring(workspace, f",Helper,{before}")
    was = kept(workspace)

    report = bring(workspace, f",Helper,{row}")

    assert [(each.column, each.value, each.code.value) for each in report.refused] == [told]
    assert kept(workspace) == was


def test_another_end_and_another_kind_are_noted_and_stay_as_they_were(
    workspace: Workspace,
) -> None:
    bring(workspace, "staff,Helper,2020-01-01,2024-01-01,")

    report = bring(workspace, "volunteer,Helper,2020-01-01,2025-01-01,")

    assert [(each.column, each.value, each.code.value) for each in report.notes] == [
        ("D", "volunteer", "kept_as_it_was"),
        ("G", "2025-01-01", "kept_as_it_was"),
    ]
    assert kept(workspace) == [("2020-01-01", "2024-01-01")]


def test_a_post_held_again_later_is_another_post(workspace: Workspace) -> None:
    bring(workspace, ",Helper,2020-01-01,2021-01-01,", ",Helper,2023-01-01,,")

    assert kept(workspace) == [("2020-01-01", "2021-01-01"), ("2023-01-01", None)]


def test_whoever_left_and_stands_in_a_list_of_today_is_told_and_stays_as_they_are(
    workspace: Workspace,
) -> None:
    """In silence they would be thought to be counted again."""
    bring(workspace, ",Helper,2019-01-01,,2020-01-01")
    report = bring(workspace, ",Helper,,,")
    assert [(each.row, each.column, each.code.value) for each in report.notes] == [
        (2, "C", "has_left")
    ]
    assert [each.code.value for each in not_taken(report)] == ["has_left"]
    assert bring(workspace, ",Helper,,,2020-01-01").notes == ()
    assert [each.left for each in everyone(workspace)] == [date(2020, 1, 1)]


def test_roles_that_run_on_end_on_the_last_day_that_a_sheet_says(workspace: Workspace) -> None:
    """Of somebody new as of somebody known; then a blank end says nothing else."""
    add_role(workspace, "Cook", "1")
    bring(workspace, ",Helper,2019-01-01,,", ",Cook,,2019-06-30,")
    report = bring(workspace, ",Helper,,,2020-01-01")
    assert (report.refused, report.notes, report.added) == ((), (), 1)
    assert kept(workspace) == [("2019-01-01", "2020-01-01"), (None, "2019-06-30")]
    assert bring(workspace, ",Helper,,,2020-01-01").already_present == 1

    path = workspace.path.with_name("new.csv")
    path.write_text(f"{HEAD}P2,Bea,Sample,,Helper,,,2021-05-01", encoding="utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, path)
    assert kept(workspace)[2:] == [(None, "2021-05-01")]


def test_somebody_in_two_parts_of_a_sheet_holds_both_roles_where_that_is_said(
    workspace: Workspace,
) -> None:
    add_role(workspace, "Driver", "2")

    def tracker(role: str, answers: dict[str, str] | None = None) -> ImportReport:
        path = workspace.path.with_name("tab.csv")
        path.write_text(f"Name,Role,Level 1\nAnn Example,{role},1/2/2024", encoding="utf-8")
        return import_sheet(
            workspace,
            SheetKind.TRACKER,
            path,
            dates="dmy",
            add_people=True,
            decisions=answers or {},
        )

    tracker("Helper")
    asked = tracker("Driver")
    assert [each.asks for each in asked.questions] == [
        "Who is here already holds another role than “Driver”. Do they hold it as well?"
    ]
    assert [each.value for each in asked.notes] == ["Driver"]
    assert len(kept(workspace)) == 1

    said = tracker("Driver", {asked.questions[0].id: "yes"})
    assert said.notes == ()
    assert len(kept(workspace)) == 2
    assert tracker("Driver").questions == ()
