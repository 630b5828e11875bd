"""Notes about people: asked which course they speak of, or told where they hold more."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sgdesk.data.people.people import read_people
from sgdesk.data.training.records import read_training
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, afterwards, import_sheet, not_taken
from tests.factories import make_workspace

SEVERAL = "Name,Level 1,Level 2,Notes\nAnn Sample,12/03/2024,13/03/2024,{note}\n"
ASKED = "word:in the row sick"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path)
    yield made
    made.close()


def bring(
    workspace: Workspace,
    text: str,
    answers: dict[str, str] | None = None,
    columns: dict[str, str] | None = None,
) -> ImportReport:
    sheet = workspace.path.with_name("sheet.csv")
    sheet.write_text(text, encoding="utf-8")
    return import_sheet(
        workspace,
        SheetKind.TRACKER,
        sheet,
        dates="dmy",
        add_people=True,
        decisions=answers or {},
        columns=columns,
    )


def days(workspace: Workspace) -> list[date]:
    with workspace.file.reading() as connection:
        return sorted(each.completed_on for each in read_training(connection))


def test_words_beside_several_courses_are_asked_of_each(workspace: Workspace) -> None:
    (question,) = bring(workspace, SEVERAL.format(note="sick")).questions
    assert question.id == ASKED
    assert [each.key for each in question.choices] == ["yes", "no", "not level 1", "not level 2"]


@pytest.mark.parametrize(
    ("answer", "came"),
    [
        ("not level 1", [date(2024, 3, 13)]),
        ("not level 2", [date(2024, 3, 12)]),
        ("yes", [date(2024, 3, 12), date(2024, 3, 13)]),
        ("no", []),
        ("", []),
    ],
)
def test_the_course_that_the_words_speak_of_stays_out_alone(
    workspace: Workspace, answer: str, came: list[date]
) -> None:
    report = bring(workspace, SEVERAL.format(note="sick"), {ASKED: answer} if answer else {})
    assert days(workspace) == came
    assert len(report.refused) == 2 - len(came)


def test_an_answer_is_known_in_the_next_sheet(workspace: Workspace) -> None:
    bring(workspace, SEVERAL.format(note="sick"), {ASKED: "not level 1"})
    report = bring(workspace, SEVERAL.format(note="sick").replace("Ann", "Bo"))
    assert [each.answer for each in report.questions] == ["not level 1"]
    assert days(workspace) == [date(2024, 3, 13)] * 2


@pytest.mark.parametrize(
    "note", ["back from Sept 2025, was away a year", "was ill for two months", "away all the year"]
)
def test_an_absence_of_months_holds_no_course_back(workspace: Workspace, note: str) -> None:
    report = bring(workspace, SEVERAL.format(note=f'"{note}"'))
    assert (report.questions, report.refused) == ((), ())


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("maternity", "note_of_leave"),
        ("DSL - level 3 done 15/06/2025", "note_of_training"),
        ("new since 8 Nov 2025", "note_of_start"),
    ],
)
def test_a_note_of_leave_training_or_a_start_is_told_before_and_after(
    workspace: Workspace, note: str, code: str
) -> None:
    report = bring(workspace, SEVERAL.format(note=note))
    assert [each.code for each in report.notes if each.row] == [code]
    assert code not in [each.code for each in not_taken(report)]
    assert [each.code for each in afterwards(report)] == ["left_notes", code]


def test_where_the_sheet_says_when_people_began_a_note_of_it_is_not_told(
    workspace: Workspace,
) -> None:
    text = "Name,Joined,Level 1,Notes\nAnn Sample,1/9/2020,12/03/2024,joined 2020\n"
    assert "note_of_start" not in [each.code for each in bring(workspace, text).notes]


def test_a_column_of_notes_counts_as_left_out_until_it_is_kept(workspace: Workspace) -> None:
    text = SEVERAL.format(note="likes tea")
    assert [each.code for each in not_taken(bring(workspace, text))] == ["left_notes"]
    text = text.replace("Ann", "Bo")
    assert not_taken(bring(workspace, text, columns={"D": "note"})) == ()
    with workspace.file.reading() as connection:
        assert {each.name: each.notes for each in read_people(connection)} == {
            "Ann Sample": "",
            "Bo Sample": "Notes: likes tea",
        }


def test_kinds_and_starts_that_the_sheet_does_not_say_are_counted(workspace: Workspace) -> None:
    report = bring(workspace, SEVERAL.format(note=""))
    assert (report.kinds_assumed, report.starts_unknown) == (1, 1)
    text = "Name,Kind,Joined,Level 1\nBo Sample,Staff,1/9/2020,12/03/2024\n"
    report = bring(workspace, text)
    assert (report.people_added, report.kinds_assumed, report.starts_unknown) == (1, 0, 0)


@pytest.mark.parametrize(
    ("note", "likely"),
    [("left July 2025", "2025-07-31"), ("left 5/7/2025", "2025-07-05"), ("left in July", "")],
)
def test_the_day_that_a_note_of_leaving_names_is_offered(
    workspace: Workspace, note: str, likely: str
) -> None:
    (question,) = bring(workspace, SEVERAL.format(note=note)).questions
    assert (question.guess, question.answer) == (likely, "")
