"""What answers without a name count for: the figures of one session agree wherever they stand."""

from dataclasses import replace
from pathlib import Path

import pytest

from sgdesk.domain.forms.form import FormKind
from sgdesk.services.forms.results import evaluation_report
from sgdesk.services.forms.typing_in import FormEntry, entry_grid, save_forms
from sgdesk.services.imports.answers import (
    AnswersWish,
    RowFate,
    bring_in_answers,
    read_answers,
)
from tests.services.hall import Hall
from tests.services.imports.answers.conftest import HELD, TODAY
from tests.services.imports.answers.sheets import EVALUATION, microsoft

NOBODY = ("anonymous", "")


def _bring_in(hall: Hall, session: int, folder: Path, marks: tuple[int, ...], answer: str) -> None:
    path = microsoft(folder / "a.xlsx", EVALUATION[:1], *[(*NOBODY, mark) for mark in marks])
    wish = AnswersWish(session, FormKind.EVALUATION, path)
    asked = read_answers(hall.workspace, wish).questions
    said = {each.id: answer for each in asked}
    bring_in_answers(
        hall.workspace, AnswersWish(session, FormKind.EVALUATION, path, decisions=said)
    )


def _figures(hall: Hall, session: int) -> tuple[tuple[int, int, int], int, int]:
    """Asked, back and nameless of the results; those of the session; nameless of the grid."""
    report = evaluation_report(hall.workspace, None, HELD, TODAY)
    ends = report.of(FormKind.EVALUATION)
    grid = entry_grid(hall.workspace, session, FormKind.EVALUATION)
    return (ends.asked, ends.received, ends.nameless), report.sessions[0].received, grid.nameless


def test_answers_without_a_name_count_as_forms_that_came_back(
    everybody: tuple[Hall, int], tmp_path: Path
) -> None:
    hall, session = everybody
    _bring_in(hall, session, tmp_path, (5, 4, 3), "nameless")
    assert _figures(hall, session) == ((4, 3, 3), 3, 3)


def test_the_results_speak_of_as_many_people_as_came_back(
    everybody: tuple[Hall, int], tmp_path: Path
) -> None:
    hall, session = everybody
    _bring_in(hall, session, tmp_path, (5, 4, 3), "nameless")
    ends = evaluation_report(hall.workspace, None, HELD, TODAY).of(FormKind.EVALUATION)
    assert [each.given for each in ends.scales if each.given] == [ends.received]


def test_forms_that_are_noted_as_in_are_not_counted_twice(
    everybody: tuple[Hall, int], tmp_path: Path
) -> None:
    hall, session = everybody
    _bring_in(hall, session, tmp_path, (5, 4, 3, 5), "all")
    assert _figures(hall, session) == ((4, 4, 0), 4, 0)


@pytest.mark.parametrize(("typed", "back"), [(1, 4), (2, 4)])
def test_no_more_come_back_than_were_asked(
    everybody: tuple[Hall, int], tmp_path: Path, typed: int, back: int
) -> None:
    hall, session = everybody
    lines = hall.forms(session, FormKind.EVALUATION)[:typed]
    save_forms(hall.workspace, [FormEntry(each.id, TODAY, {"satisfaction": 1}) for each in lines])
    _bring_in(hall, session, tmp_path, (5, 4, 3), "nameless")
    assert _figures(hall, session)[0] == (4, back, back - typed)


def test_forms_that_came_back_empty_count_beside_answers_without_a_name(
    everybody: tuple[Hall, int], tmp_path: Path
) -> None:
    hall, session = everybody
    (line, *_) = hall.forms(session, FormKind.EVALUATION)
    save_forms(hall.workspace, [FormEntry(line.id, TODAY, {})])
    _bring_in(hall, session, tmp_path, (5, 4), "nameless")
    assert _figures(hall, session) == ((4, 3, 2), 3, 2)


def test_a_form_that_came_back_empty_before_stays_one_beside_those_noted_as_in(
    everybody: tuple[Hall, int], tmp_path: Path
) -> None:
    hall, session = everybody
    (line, *_) = hall.forms(session, FormKind.EVALUATION)
    save_forms(hall.workspace, [FormEntry(line.id, TODAY, {})])
    _bring_in(hall, session, tmp_path, (5, 4, 3), "all")
    assert _figures(hall, session) == ((4, 4, 0), 4, 0)


def _open(folder: Path, asked: tuple[str, ...], *rows: tuple[object, ...]) -> AnswersWish:
    path = microsoft(folder / "a.xlsx", asked, *rows)
    return AnswersWish(1, FormKind.EVALUATION, path)


@pytest.mark.parametrize("asked", [(EVALUATION[0], "Tea?"), ("Cake?", "Tea?")])
def test_who_answered_is_asked_at_once_while_a_column_is_open(
    everybody: tuple[Hall, int], tmp_path: Path, asked: tuple[str, ...]
) -> None:
    wish = _open(tmp_path, asked, (*NOBODY, 5, "Yes"), (*NOBODY, 4, ""))
    draft = read_answers(everybody[0].workspace, wish)
    (question,) = (each for each in draft.questions if each.id.startswith("answerer:"))
    assert [each.row for each in question.cells] == [2, 3]


def test_all_are_noted_as_in_once_the_columns_are_answered_and_not_before(
    everybody: tuple[Hall, int], tmp_path: Path
) -> None:
    hall = everybody[0]
    rows = [(*NOBODY, mark, said) for mark, said in ((5, "Yes"), (4, ""), (3, ""), (2, ""))]
    wish = _open(tmp_path, (EVALUATION[0], "Tea?"), *rows)
    asked = read_answers(hall.workspace, wish).questions
    said = {each.id: "all" for each in asked if each.id.startswith("answerer:")}
    held = read_answers(hall.workspace, replace(wish, decisions=said))
    assert held.count(RowFate.ASKED) == 4 and held.marked == ()
    said |= {each.id: "-" for each in asked if each.id.startswith("form:")}
    done = read_answers(hall.workspace, replace(wish, decisions=said))
    assert done.count(RowFate.COMES) == 4 and len(done.marked) == 4
