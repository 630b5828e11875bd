"""Notes about people: asked which course they speak of, or told where they hold more."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.data.people.people import read_people
from sgdesk.data.training.records import read_training
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, afterwards, import_sheet, not_taken
from sgdesk.services.people.people import PersonDetails, change_person
from sgdesk.services.training.exemptions import exempt
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.factories import TODAY, make_workspace

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


def entered_leave(workspace: Workspace) -> None:
    exempt(
        workspace,
        1,
        "level1",
        reason="Parental leave",
        agreed_by="The trustees",
        start=TODAY,
        review_on=TODAY + timedelta(days=90),
    )


def entered_training(workspace: Workspace) -> None:
    course = next(each for each in course_choices(workspace) if "Level 3" in each.title)
    record_training(workspace, [1], TrainingDetails(course.id, date(2025, 6, 15)))


def entered_start(workspace: Workspace) -> None:
    change_person(workspace, 1, PersonDetails("Ann", "Sample", started=date(2025, 11, 8)))


@pytest.mark.parametrize(
    ("note", "enter"),
    [
        ("maternity", entered_leave),
        ("DSL - level 3 done 15/06/2025", entered_training),
        ("new since 8 Nov 2025", entered_start),
    ],
)
def test_a_note_is_not_told_again_once_what_it_tells_is_entered(
    workspace: Workspace, note: str, enter: Callable[[Workspace], object]
) -> None:
    sheet = SEVERAL.format(note=note)
    bring(workspace, sheet)
    assert [each.row for each in bring(workspace, sheet).notes if each.row] == [2], "not yet"
    enter(workspace)
    assert [each.code for each in bring(workspace, sheet).notes if each.row] == []


def test_training_of_the_row_itself_is_not_what_its_note_tells(workspace: Workspace) -> None:
    sheet = SEVERAL.format(note="level 3 done 13/03/2024")
    for _ in range(2):
        report = bring(workspace, sheet)
        assert [each.code for each in report.notes if each.row] == ["note_of_training"]


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


@pytest.mark.parametrize(("said", "kept"), [("note", "Notes: likes cake"), ("-", "")])
def test_what_was_said_of_a_column_of_notes_is_known_in_the_next_sheet(
    workspace: Workspace, said: str, kept: str
) -> None:
    bring(workspace, SEVERAL.format(note="likes tea"), columns={"D": said})
    report = bring(workspace, SEVERAL.format(note="likes cake").replace("Ann", "Bo"))
    assert not_taken(report) == ()
    with workspace.file.reading() as connection:
        assert {e.name: e.notes for e in read_people(connection)}["Bo Sample"] == kept


def test_an_email_that_was_mended_in_the_sheet_is_filled_in(workspace: Workspace) -> None:
    text = "Name,E-mail,Level 1\nAnn Sample,ann@@example,12/03/2024\n"
    bring(workspace, text)
    report = bring(workspace, text.replace("@@example", "@example.org"))
    assert (report.added, report.already_present, report.people_filled) == (0, 1, 1)
    with workspace.file.reading() as connection:
        assert [each.email for each in read_people(connection)] == ["ann@example.org"]
    undo(workspace)
    with workspace.file.reading() as connection:
        assert [each.email for each in read_people(connection)] == [None]


def test_another_email_than_is_kept_stays_as_it_was(workspace: Workspace) -> None:
    text = "Name,E-mail,Level 1\nAnn Sample,ann@example.org,12/03/2024\n"
    bring(workspace, text)
    report = bring(workspace, text.replace("ann@", "a.sample@"))
    assert report.people_filled == 0
    with workspace.file.reading() as connection:
        assert [each.email for each in read_people(connection)] == ["ann@example.org"]
