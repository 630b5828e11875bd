"""An induction well before somebody began is asked; a role without a start begins with them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.people.people import person_view
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.standing import standing_report
from tests.factories import make_workspace

BEGAN, WRITTEN, MEANT = date(2025, 9, 1), date(2025, 1, 9), date(2025, 9, 1)
ASKED = "word:induction 2025-01-09 before 2025-09-01"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path)
    add_role(made, "Helper", "1", ["induction"])
    add_role(made, "Driver", "1")
    yield made
    made.close()


def bring(
    workspace: Workspace, kind: SheetKind, *lines: str, answers: dict[str, str] | None = None
) -> ImportReport:
    sheet = workspace.path.with_name("sheet.csv")
    sheet.write_text("\n".join(lines), encoding="utf-8")
    return import_sheet(
        workspace, kind, sheet, dates="dmy", add_people=True, decisions=answers or {}
    )


def days(workspace: Workspace) -> list[date]:
    return [each.row.completed_on for each in person_view(workspace, 1).training]


@pytest.mark.parametrize(
    ("answer", "kept", "refused"),
    [("", [], 1), ("yes", [WRITTEN], 0), ("no", [], 0), ("other way", [MEANT], 0)],
)
def test_an_induction_long_before_the_first_day_comes_in_by_an_answer_alone(
    workspace: Workspace, answer: str, kept: list[date], refused: int
) -> None:
    lines = ("Name,Started,Induction", "Ann Sample,01/09/2025,09/01/2025")
    report = bring(workspace, SheetKind.TRACKER, *lines, answers={ASKED: answer})

    (question,) = report.questions
    assert [each.label for each in question.choices] == [
        "Yes, on 9 January 2025",
        "No, on 1 September 2025",
        "No, leave it out",
    ]
    assert days(workspace) == kept
    assert len(report.refused) == refused

    again = bring(workspace, SheetKind.TRACKER, *lines, answers={ASKED: answer})
    assert days(workspace) == kept
    assert again.added == 0


@pytest.mark.parametrize("written", ["1/8/2025", "1/6/2025", "1/9/2025"])
def test_an_induction_a_little_before_the_first_day_is_not_asked(
    workspace: Workspace, written: str
) -> None:
    report = bring(
        workspace, SheetKind.TRACKER, "Name,Started,Induction", f"Ann Sample,1/9/2025,{written}"
    )
    assert (report.questions, report.added) == ((), 1)


def test_training_that_is_no_induction_may_be_of_any_day_before(workspace: Workspace) -> None:
    report = bring(
        workspace, SheetKind.TRACKER, "Name,Started,Level 1", "Ann Sample,1/9/2025,9/1/2020"
    )
    assert (report.questions, report.added) == ((), 1)


@pytest.mark.parametrize("kind", [SheetKind.PEOPLE, SheetKind.TRACKER])
def test_a_role_without_a_start_begins_on_the_first_day_of_whoever_holds_it(
    workspace: Workspace, kind: SheetKind
) -> None:
    bring(workspace, kind, "Name,With us since,Role,Level 1", "Ann Sample,1/9/2025,Helper,1/9/2025")

    assert [each.post.start for each in person_view(workspace, 1).posts] == [BEGAN]
    assert standing_report(workspace, date(2021, 6, 30)).people == ()


def test_the_start_of_the_role_that_a_sheet_says_is_the_roles_own(workspace: Workspace) -> None:
    bring(
        workspace,
        SheetKind.PEOPLE,
        "Name,With us since,Role,Role start,Role end",
        "Ann Sample,1/9/2024,Helper,1/9/2025,",
        "Ann Sample,1/9/2024,Driver,,31/8/2023",
    )
    starts = {each.role: each.post.start for each in person_view(workspace, 1).posts}
    assert starts == {"Helper": BEGAN, "Driver": None}


def test_a_first_day_that_comes_later_is_where_the_role_begins_too(workspace: Workspace) -> None:
    bring(workspace, SheetKind.PEOPLE, "Name,Role", "Ann Sample,Helper")
    bring(workspace, SheetKind.PEOPLE, "Name,With us since,Role", "Ann Sample,1/9/2025,Helper")
    assert [each.post.start for each in person_view(workspace, 1).posts] == [BEGAN]
