"""Words that say that somebody left: the day can be given in the question."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sgdesk.data.people.people import read_people
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, decisions, import_sheet
from sgdesk.services.people.people import person_view
from tests.factories import TODAY, make_workspace

SHEET = "Name,Joined,Level 1,Notes\nKay Sample,1/9/2020,1/1/2021,left july\n"
ASKED = "word:beside left july"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path)
    yield made
    made.close()


def bring(
    workspace: Workspace,
    text: str,
    answer: str,
    kind: SheetKind = SheetKind.TRACKER,
    asked: str = ASKED,
) -> ImportReport:
    sheet = workspace.path.with_name("sheet.csv")
    sheet.write_text(text, encoding="utf-8")
    said = {asked: answer} if answer else {}
    return import_sheet(workspace, kind, sheet, dates="dmy", add_people=True, decisions=said)


def left(workspace: Workspace) -> dict[str, date | None]:
    with workspace.file.reading() as connection:
        return {each.name: each.left for each in read_people(connection)}


@pytest.mark.parametrize("kind", [SheetKind.TRACKER, SheetKind.PEOPLE])
def test_whoever_left_comes_in_with_the_day_that_was_answered(
    workspace: Workspace, kind: SheetKind
) -> None:
    text = SHEET if kind is SheetKind.TRACKER else "Name,Notes\nKay Sample,left july\n"
    bring(workspace, text, "2025-07-31", kind)
    assert left(workspace) == {"Kay Sample": date(2025, 7, 31)}


def test_their_training_comes_in_too(workspace: Workspace) -> None:
    report = bring(workspace, SHEET, "2025-07-31")
    assert (report.added, report.people_added, report.refused) == (1, 1, ())
    (found,) = person_view(workspace, 1).training
    assert found.row.completed_on == date(2021, 1, 1)


@pytest.mark.parametrize("answer", ["", "2025-31-07", (TODAY.replace(year=2030)).isoformat()])
def test_without_a_day_that_can_be_one_they_stay_out_and_are_listed(
    workspace: Workspace, answer: str
) -> None:
    report = bring(workspace, SHEET, answer)
    assert left(workspace) == {}
    assert [each.code for each in report.refused] == ["may_have_left"]


def test_a_day_before_they_began_is_told_and_brings_nobody_in(workspace: Workspace) -> None:
    report = bring(workspace, SHEET, "2019-07-31")
    assert left(workspace) == {}
    assert [each.code for each in report.refused] == ["starts_after_leaving"]


@pytest.mark.parametrize("kind", [SheetKind.TRACKER, SheetKind.PEOPLE])
@pytest.mark.parametrize(
    ("heading", "word", "asked"),
    [
        ("Status", "Left", "word:beside left"),
        ("Leaver", "Yes", "word:beside leaver: yes"),
        ("Active", "No", "word:beside active: no"),
    ],
)
def test_a_word_of_leaving_under_a_heading_can_be_answered_with_the_day(
    workspace: Workspace, heading: str, word: str, asked: str, kind: SheetKind
) -> None:
    text = f"Name,Joined,{heading},Level 1\nKay Sample,1/9/2020,{word},1/1/2021\n"
    bring(workspace, text, "", kind)
    assert left(workspace) == {}
    bring(workspace, text, "2025-07-31", kind, asked)
    assert left(workspace) == {"Kay Sample": date(2025, 7, 31)}


def test_the_day_is_not_remembered_for_the_next_sheet(workspace: Workspace) -> None:
    bring(workspace, SHEET, "2025-07-31")
    assert ASKED not in {each.id for each in decisions(workspace)}
    report = bring(workspace, SHEET.replace("Kay", "Lee"), "")
    assert "Lee Sample" not in left(workspace)
    assert [each.answer for each in report.questions] == [""]
