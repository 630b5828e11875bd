"""A sheet says "L2", and the partnership has no Level 2: the question says so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, import_sheet
from tests.factories import make_workspace

SAID = "Sandwell names no Level 2: choose which course this was"
Asked = Callable[[SheetKind, str, str], list[str]]


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    opened: list[Workspace] = []

    def ask(kind: SheetKind, text: str, partnership: str) -> list[str]:
        workspace = make_workspace(tmp_path, partnership)
        opened.append(workspace)
        sheet = tmp_path / "sheet.csv"
        sheet.write_text(text, encoding="utf-8")
        found = import_sheet(workspace, kind, sheet, dates="dmy", add_people=True, dry_run=True)
        return [each.asks for each in found.questions]

    yield ask
    for each in opened:
        each.close()


@pytest.mark.parametrize("heading", ["L2", "Level 2", "Safeguarding lvl 2"])
def test_a_column_of_a_level_that_the_partnership_does_not_name_says_so(
    asked: Asked, heading: str
) -> None:
    sheet = f"Name,Level 1,{heading}\nAnn Sample,1/2/2024,1/3/2024\n"
    (said,) = asked(SheetKind.TRACKER, sheet, "scsp")
    assert SAID in said


def test_a_course_of_such_a_level_in_a_list_says_so_too(asked: Asked) -> None:
    sheet = "Name,Course,Completed on\nAnn Sample,Level 2,1/3/2024\n"
    (said,) = asked(SheetKind.TRAINING, sheet, "scsp")
    assert SAID in said


def test_where_the_level_is_one_of_theirs_or_none_is_named_nothing_is_said(asked: Asked) -> None:
    sheet = "Name,Level 1,Level 2 refresher evening,Tea\nAnn Sample,1/2/2024,1/3/2024,1/4/2024\n"
    said = asked(SheetKind.TRACKER, sheet, "hscp")
    assert said
    assert not any("names no Level" in each for each in said)


def test_each_course_says_whom_it_is_asked_of(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, "hscb")
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(
        "Name,Mandatory induction,Level 1\nAnn Sample,1/2/2024,1/3/2024\n", encoding="utf-8"
    )
    found = import_sheet(workspace, SheetKind.TRACKER, sheet, dates="dmy", dry_run=True)
    workspace.close()
    (question,) = found.questions
    about = {each.key: each.about for each in question.choices}
    assert about["Mandatory induction"] == "asked of everyone"
    assert about["HSCB Introduction"] == "asked of: Practitioners; Safeguarding leads"
    assert about["HSCB Advanced"] == "asked of: Safeguarding leads"
    assert about["Emotional Abuse and Neglect"] == "not asked of any group"
    assert question.asks.endswith(
        "For roles Level 1 is known as “Contact now and then” here, who are asked for Mandatory "
        "induction and Introductory e-learning."
    )
