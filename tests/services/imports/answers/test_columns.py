"""Which question a column of answers is about: certain by its wording, else asked."""

from pathlib import Path

import pytest

from sgdesk.services.imports import decisions, take_back
from sgdesk.services.imports.answers import (
    RowFate,
    bring_in_answers,
    read_answers,
)
from tests.services.hall import Hall
from tests.services.imports.answers.sheets import EVALUATION, google, microsoft
from tests.services.imports.answers.wishes import ADA, BO, kept_forms, sheet_wish, suggested


def test_another_wording_is_a_guess_that_is_asked_and_remembered(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    headings = ["Email Address", "How satisfied were you overall?", "Any other comments"]
    row = ["2025/12/01 7:41:22 pm GMT", "ada@example.org", "Strongly agree", "More tea"]
    path = google(tmp_path / "a.csv", headings, row)
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert [each.heading for each in draft.open_columns] == headings[1:]
    assert [each.guess for each in draft.open_columns] == ["satisfaction", ""]
    assert draft.count(RowFate.COMES) == 0
    first, second = (each.question for each in draft.open_columns)
    said = {first: "satisfaction", second: "+learned"}
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert kept_forms(hall, session)["Ada Sample"] == {
        "satisfaction": 5,
        "learned": "Any other comments: More tea",
    }
    remembered = decisions(hall.workspace)
    assert {each.id: each.named for each in remembered} == {
        first: "How satisfied are you with the course?",
        second: "Added to “What have you learned?”",
    }
    assert not read_answers(hall.workspace, sheet_wish(session, path)).open_columns
    take_back(hall.workspace, second)
    assert len(read_answers(hall.workspace, sheet_wish(session, path)).open_columns) == 1


def test_before_and_after_are_never_taken_for_each_other(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    asked = ["How much did you know after the course?", "How much did you know before the course?"]
    path = microsoft(tmp_path / "a.xlsx", asked, (*ADA, 4, 2))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert [each.guess for each in draft.open_columns] == ["after", "before"]
    assert draft.count(RowFate.COMES) == 0


def test_two_columns_are_never_one_question_of_which_one_is_lost(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", [EVALUATION[0], "Rate the evening"], (*ADA, 5, 1))
    (second,) = read_answers(hall.workspace, sheet_wish(session, path)).open_columns
    said = {second.question: "satisfaction"}
    draft = read_answers(hall.workspace, sheet_wish(session, path, **said))
    assert [(e.heading, e.is_second) for e in draft.open_columns] == [("Rate the evening", True)]
    assert draft.rows[0].answers == {"satisfaction": 5}
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert decisions(hall.workspace) == ()


@pytest.mark.parametrize(
    "said", [("Yes", "Maybe"), ("No", "Not sure."), ("Yes, definitely", "n/a"), (3, 4), ("9/10",)]
)
@pytest.mark.parametrize("heading", ["Would you recommend it?", "What will you take away?"])
def test_a_question_in_words_is_suggested_for_words_alone(
    hall: Hall, session: int, tmp_path: Path, heading: str, said: tuple[object, ...]
) -> None:
    asked = [*EVALUATION[:5], heading]
    rows = [
        (*who, 5, 4, 2, 4, "To listen", each) for who, each in zip((ADA, BO), said, strict=False)
    ]
    assert suggested(hall, session, microsoft(tmp_path / "a.xlsx", asked, *rows)) == {heading: ""}


def test_what_was_chosen_from_a_list_is_no_answer_in_words(
    everybody: tuple[Hall, int], tmp_path: Path
) -> None:
    hall, session = everybody
    said = ("In the hall", "Online", "Online", "In the hall")
    rows = [(f"{at}@example.org", f"P{at}", 5, 4, 2, 4, "So", each) for at, each in enumerate(said)]
    path = microsoft(tmp_path / "a.xlsx", [*EVALUATION[:5], "Where?"], *rows)
    assert suggested(hall, session, path) == {"Where?": ""}


def test_a_scale_is_suggested_for_marks_alone(hall: Hall, session: int, tmp_path: Path) -> None:
    asked = ["Overall, how was it?", "Your overall mark"]
    rows = [(*ADA, "I liked the videos", 4), (*BO, "Long", 5)]
    path = microsoft(tmp_path / "a.xlsx", asked[:1], *[row[:3] for row in rows])
    assert suggested(hall, session, path) == {asked[0]: ""}
    microsoft(path, asked[1:], *[(*row[:2], row[3]) for row in rows])
    assert suggested(hall, session, path) == {asked[1]: "satisfaction"}
