"""Marks on a scale: read as they are where that is certain, and else asked once a column."""

from pathlib import Path

import pytest

from sgdesk.services.imports.answers import (
    RowFate,
    bring_in_answers,
    read_answers,
)
from tests.services.hall import Hall
from tests.services.imports.answers.sheets import EVALUATION, microsoft
from tests.services.imports.answers.wishes import (
    ADA,
    BO,
    answer_all,
    kept_forms,
    question_ids,
    sheet_wish,
)


def test_a_scale_that_runs_the_other_way_is_asked_once_a_column(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    asked = ["How satisfied are you with the course? (1 = excellent, 5 = poor)", EVALUATION[1]]
    path = microsoft(
        tmp_path / "a.xlsx", asked, (*ADA, 1, "1 - Strongly agree"), (*BO, 2, "2 - Agree")
    )
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    asked_of = [each for each in draft.questions if each.id.startswith("reading:")]
    assert [(each.guess, len(each.cells)) for each in asked_of] == [("down", 2), ("down", 2)]
    assert draft.count(RowFate.COMES) == 0
    said = answer_all(draft, "reading", "down")
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert kept_forms(hall, session) == {
        "Ada Sample": {"satisfaction": 5, "relevance": 5},
        "Bo Sample": {"satisfaction": 4, "relevance": 4},
    }


def test_figures_under_a_wording_that_is_not_ours_are_asked_which_way_they_run(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", ["Rate this course"], (*ADA, 1))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    said = answer_all(draft, "form", "satisfaction")
    draft = read_answers(hall.workspace, sheet_wish(session, path, **said))
    assert draft.count(RowFate.ASKED) == 1
    assert [each.guess for each in draft.questions if each.id.startswith("reading:")] == ["up"]


def test_per_cent_is_asked_about_and_read_in_fifths(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:2], (*ADA, "80%", 0.81), (*BO, "100 %", 1))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert draft.count(RowFate.COMES) == 0
    said = answer_all(draft, "reading", "0-100 up")
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert kept_forms(hall, session) == {
        "Ada Sample": {"satisfaction": 4, "relevance": 5},
        "Bo Sample": {"satisfaction": 5, "relevance": 5},
    }


def test_a_word_of_two_scales_is_asked_once_for_all_columns(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(
        tmp_path / "a.xlsx", EVALUATION[:2], (*ADA, "Very good", "Good"), (*BO, "Good", "n/a")
    )
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    marks = [each for each in draft.questions if each.id.startswith("mark:")]
    assert [each.asks for each in marks] == [
        "Which mark from 1 to 5 is “Very good”?",
        "Which mark from 1 to 5 is “Good”?",
    ]
    assert draft.count(RowFate.COMES) == 0
    said = {marks[0].id: "5", marks[1].id: "4"}
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert kept_forms(hall, session) == {
        "Ada Sample": {"satisfaction": 5, "relevance": 4},
        "Bo Sample": {"satisfaction": 4},
    }


def test_a_scale_that_shows_itself_is_certain(hall: Hall, session: int, tmp_path: Path) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, "Excellent"), (*BO, "Very good"))
    bring_in_answers(hall.workspace, sheet_wish(session, path))
    assert kept_forms(hall, session) == {
        "Ada Sample": {"satisfaction": 5},
        "Bo Sample": {"satisfaction": 4},
    }


@pytest.mark.parametrize("told", ["3.5", "6", "4 or 5", "ca. 4"])
def test_figures_that_are_no_mark_are_left_out_and_listed(
    hall: Hall, session: int, tmp_path: Path, told: str
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:2], (*ADA, told, 4), (*BO, 2, 2))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    listed = [(each.row, each.column, each.value) for each in draft.left_out]
    asked = [each.cells[0].value for each in draft.questions]
    assert (2, "F", told) in listed or told in asked
    assert all("satisfaction" not in row.answers for row in draft.rows if row.whose == "Ada Sample")


def test_the_ends_of_our_scale_say_nothing_of_another_wordings(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", ["Was it relevant to you?"], (*ADA, "Very"))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    said = answer_all(draft, "form", "relevance")
    draft = read_answers(hall.workspace, sheet_wish(session, path, **said))
    assert question_ids(draft, "mark") == ["mark:evaluation very"]
    ours = microsoft(tmp_path / "b.xlsx", EVALUATION[1:2], (*ADA, "Very"))
    assert read_answers(hall.workspace, sheet_wish(session, ours)).rows[0].answers == {
        "relevance": 5
    }


@pytest.mark.parametrize(
    ("marks", "asks", "ways"),
    [
        ((5, 1), "which end is the best", ["5, as on our form", "1: turn it round", "Left out"]),
        (
            (7, 1),
            "goes up to 7. Which scale is it",
            ["1 to 7, 7 is the best: 7 is 5, 5 and 6 are 4, 4 is 3, 2 and 3 are 2, 1 is 1"],
        ),
        (
            (10, 1),
            "goes up to 10. Which scale is it",
            [
                "1 to 10, 10 is the best: 9 and 10 are 5, 7 and 8 are 4, 5 and 6 are 3, "
                "3 and 4 are 2, 1 and 2 are 1"
            ],
        ),
        ((4, 0), "has 0 in it", ["0 to 5, 5 is the best"]),
        ((90, 0), "goes up to 100 per cent", ["100 per cent: 81 to 100 is 5"]),
    ],
)
def test_which_end_of_a_scale_is_the_best_is_asked_in_plain_words(
    hall: Hall, session: int, tmp_path: Path, marks: tuple[int, int], asks: str, ways: list[str]
) -> None:
    path = microsoft(tmp_path / "a.xlsx", ["Your overall mark"], (*ADA, marks[0]), (*BO, marks[1]))
    said = answer_all(
        read_answers(hall.workspace, sheet_wish(session, path)), "form", "satisfaction"
    )
    draft = read_answers(hall.workspace, sheet_wish(session, path, **said))
    (question,) = (each for each in draft.questions if each.id.startswith("reading:"))
    assert asks in question.asks
    labels = [each.label for each in question.choices]
    assert all(label.startswith(way) for label, way in zip(labels, ways, strict=False))
    assert labels[-1] == "Left out"


@pytest.mark.parametrize(
    ("figures", "answer", "marks"),
    [
        ((7, 5), "1-7 up", (5, 4)),
        ((7, 5), "1-7 down", (1, 2)),
        ((7, 5), "1-10 up", (4, 3)),
        ((7, 4), "0-10 up", (4, 3)),
        ((10, 0), "0-10 up", (5, 1)),
        ((10, 0), "0-10 down", (1, 5)),
        (("8/10", "0/10"), "0-10 up", (4, 1)),
        ((4, 0), "0-5 up", (4, 1)),
    ],
)
def test_longer_scales_come_in_as_was_said_and_not_before(
    hall: Hall,
    session: int,
    tmp_path: Path,
    figures: tuple[object, object],
    answer: str,
    marks: tuple[int, int],
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, figures[0]), (*BO, figures[1]))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert draft.count(RowFate.COMES) == 0
    said = answer_all(draft, "reading", answer)
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    found = {who: answers["satisfaction"] for who, answers in kept_forms(hall, session).items()}
    assert (found["Ada Sample"], found["Bo Sample"]) == marks


def test_a_heading_that_tells_another_scale_is_believed_also_where_no_figure_shows_it(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    asked = [f"{EVALUATION[0]} (0 = not at all, 10 = very)"]
    path = microsoft(tmp_path / "a.xlsx", asked, (*ADA, 5), (*BO, 3))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    draft = read_answers(
        hall.workspace, sheet_wish(session, path, **answer_all(draft, "form", "satisfaction"))
    )
    (question,) = (each for each in draft.questions if each.id.startswith("reading:"))
    assert "goes from 0 to 10" in question.asks
    assert (draft.count(RowFate.COMES), question.guess) == (0, "0-10 up")


def test_one_slip_beyond_five_can_be_left_out_and_the_rest_stays_as_it_is(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:2], (*ADA, 6, 4), (*BO, 4, 4))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    said = answer_all(draft, "reading", "1-5 up")
    came = bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert [(each.row, each.value) for each in came.draft.left_out] == [(2, "6")]
    assert kept_forms(hall, session) == {
        "Ada Sample": {"relevance": 4},
        "Bo Sample": {"satisfaction": 4, "relevance": 4},
    }


def test_what_was_said_of_one_to_five_is_never_taken_as_said_of_a_longer_scale(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    asked = ["Your overall mark"]
    path = microsoft(tmp_path / "a.xlsx", asked, (*ADA, 5))
    said = answer_all(
        read_answers(hall.workspace, sheet_wish(session, path)), "form", "satisfaction"
    )
    draft = read_answers(hall.workspace, sheet_wish(session, path, **said))
    said |= answer_all(draft, "reading", "up")
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    microsoft(path, asked, (*BO, 7))
    later = read_answers(hall.workspace, sheet_wish(session, path))
    assert later.count(RowFate.COMES) == 0
    assert [each.answer for each in later.questions if each.id.startswith("reading:")] == [""]
