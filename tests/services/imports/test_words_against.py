"""What stands beside a completion, or above it, and may say that it was none, is asked about."""

from pathlib import Path

import pytest

from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from tests.factories import make_workspace

LIST = "Name,Course,Date,{heading}\nAnn Sample,Level 1,12/03/2024,{words}\n"
TRACKER = "Name,Level 1,Comments\nAnn Sample,12/03/2024,{words}\n"


def bring(
    folder: Path, kind: SheetKind, text: str, answers: dict[str, str] | None = None
) -> tuple[ImportReport, str]:
    """The report, and everything that stands in the file's tables of training."""
    workspace = make_workspace(folder)
    path = folder / "sheet.csv"
    path.write_text(text, encoding="utf-8")
    report = import_sheet(workspace, kind, path, add_people=True, decisions=answers or {})
    with workspace.file.reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM training").all()
    workspace.close()
    return report, str(rows)


@pytest.mark.parametrize(
    "heading", ["Notes", "Remarks", "Comment", "Trainer", "Provider", "Method"]
)
@pytest.mark.parametrize(
    "words", ["no show", "Failed", "did not complete", "cancelled", "booked on"]
)
def test_words_of_no_beside_a_completion_of_a_list_are_asked_about(
    tmp_path: Path, heading: str, words: str
) -> None:
    text = LIST.format(heading=heading, words=words)
    report, _ = bring(tmp_path, SheetKind.TRAINING, text)
    assert (report.added, len(report.refused)) == (0, 1)
    assert [each.id for each in report.questions] == [f"word:{words.lower()}"]


def test_a_day_that_waits_for_words_of_another_cell_names_them_and_their_column(
    tmp_path: Path,
) -> None:
    text = "Name,Level 1,L2 or so\nAnn Sample,05/11/2023,booked\nBob Sample,03/06/2023,\n"
    report, _ = bring(tmp_path, SheetKind.TRACKER, text)
    (left,) = report.refused
    assert (left.row, left.column, left.value) == (2, "B", "05/11/2023")
    assert left.reason == ("“booked” in column C may speak of this: answer the question about it")


@pytest.mark.parametrize(
    "words",
    [
        "sick", "ill on the day", "missed it", "never turned up", "turned away", "rebooked for May",
        "resit needed", "must retake", "to do again", "sent home ill", "had to leave", "void",
        "only half", "not confirmed",
    ],
)  # fmt: skip
def test_notes_that_say_no_in_other_words_are_asked_about(tmp_path: Path, words: str) -> None:
    listed, _ = bring(tmp_path, SheetKind.TRAINING, LIST.format(heading="Notes", words=words))
    again = tmp_path / "again"
    again.mkdir()
    tracked, _ = bring(again, SheetKind.TRACKER, TRACKER.format(words=words))

    for report in (listed, tracked):
        assert report.added == 0
        assert [each.id for each in report.questions] == [f"word:{words.lower()}"]


def test_the_answer_decides_for_the_row(tmp_path: Path) -> None:
    text = LIST.format(heading="Notes", words="failed first time")
    asked = {"word:failed first time": "yes"}
    report, _ = bring(tmp_path, SheetKind.TRAINING, text, asked)
    assert (report.added, report.refused) == (1, ())


@pytest.mark.parametrize(
    "words",
    [
        "online", "with Jean", "on leave", "renewal due 2027", "No", "none", "n/a", "nil", "-",
        "vegetarian", "no parking", "not required", "certificate pending",
    ],
)  # fmt: skip
def test_words_that_say_nothing_of_the_course_ask_nothing(tmp_path: Path, words: str) -> None:
    report, _ = bring(tmp_path, SheetKind.TRACKER, TRACKER.format(words=words))
    assert (report.added, report.questions) == (1, ())


def test_a_comment_in_a_tracker_keeps_the_completions_of_its_row_out(tmp_path: Path) -> None:
    words = "Did not complete - left early"
    report, _ = bring(tmp_path, SheetKind.TRACKER, TRACKER.format(words=words))
    assert (report.added, [each.column for each in report.refused]) == (0, ["B"])


@pytest.mark.parametrize(
    "line", ["LEAVERS", "Did not attend:", "Apologies", "EXPIRY DATES", "No shows"]
)
def test_those_below_a_line_that_says_no_stay_out_until_it_is_answered(
    tmp_path: Path, line: str
) -> None:
    text = f"Name,Level 1\nAnn Sample,12/03/2024\n{line},\nBob Instance,13/03/2024\n"
    report, _ = bring(tmp_path, SheetKind.TRACKER, text)
    assert (report.added, [each.row for each in report.refused]) == (1, [4])
    again = tmp_path / "again"
    again.mkdir()
    answers = {report.questions[0].id: "yes"}
    assert bring(again, SheetKind.TRACKER, text, answers)[0].added == 2


def test_another_heading_line_ends_it(tmp_path: Path) -> None:
    text = "Name,Level 1\nLeavers,\nBob Instance,13/03/2024\nTrustees,\nAnn Sample,12/03/2024\n"
    report, _ = bring(tmp_path, SheetKind.TRACKER, text)
    assert (report.added, [each.row for each in report.refused]) == (1, [3])


@pytest.mark.parametrize("name", ["Ann Sample (left)", "Ann Sample - deceased", "Ann Sample (U18)"])
def test_whoever_may_have_left_or_be_a_child_is_asked_about(tmp_path: Path, name: str) -> None:
    report, _ = bring(tmp_path, SheetKind.TRACKER, f"Name,Level 1\n{name},12/03/2024\n")
    assert (report.added, report.people_added, len(report.questions)) == (0, 0, 1)


@pytest.mark.parametrize("number", ["DBS 001234567890", "001234567890"])
def test_the_number_of_a_criminal_record_check_is_no_certificate_number(
    tmp_path: Path, number: str
) -> None:
    text = LIST.format(heading="Certificate number", words=number)
    report, stored = bring(tmp_path, SheetKind.TRAINING, text)
    assert report.added == 1
    assert "001234567890" not in stored
    assert all("001234567890" not in each.value for each in (*report.notes, *report.refused))


@pytest.mark.parametrize("words", ["allegation pending", "written warning", "DV survivor"])
def test_a_concern_in_words_is_neither_asked_about_nor_kept(tmp_path: Path, words: str) -> None:
    text = f"Name,Level 1\nAnn Sample,12/03/2024 {words}\n"
    report, stored = bring(tmp_path, SheetKind.TRACKER, text)
    assert report.questions == ()
    assert words not in stored
    assert all(words not in each.value for each in (*report.notes, *report.refused))


def test_a_course_with_a_question_mark_is_asked_which_it_is(tmp_path: Path) -> None:
    text = "Name,Course,Date\nAnn Sample,Level 1?,12/03/2024\n"
    report, _ = bring(tmp_path, SheetKind.TRAINING, text)

    assert report.added == 0
    (asked,) = report.questions
    assert asked.asks == "“Level 1?” leaves open which course it is. Which is it?"
