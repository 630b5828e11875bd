"""Answers that say nothing, or what is not kept here, stay out."""

from pathlib import Path

import pytest

from sgdesk.services.imports import decisions
from sgdesk.services.imports.answers import (
    RowFate,
    bring_in_answers,
    read_answers,
)
from tests.services.hall import Hall
from tests.services.imports.answers.sheets import EVALUATION, microsoft
from tests.services.imports.answers.wishes import ADA, BO, kept_forms, sheet_wish

TOLD = "Cleo told me about a boy at home"


def test_what_is_kept_elsewhere_is_left_counted_and_shown_nowhere(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    asked = [*EVALUATION[4:], "Date of birth", "Do you have any medical conditions?"]
    told = "There was an allegation against a helper"
    path = microsoft(tmp_path / "a.xlsx", asked, (*ADA, told, "Ask sooner", "1/2/1990", "Asthma"))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    bring_in_answers(hall.workspace, sheet_wish(session, path))
    assert kept_forms(hall, session) == {"Ada Sample": {"will_do": "Ask sooner"}}
    assert [(each.column, str(each.code)) for each in draft.notes] == [
        ("H", "private_column"),
        ("I", "private_column"),
        ("F", "private"),
    ]
    shown = repr(draft)
    assert not any(word in shown for word in ("allegation", "Asthma", "1990"))


@pytest.mark.parametrize("said", ["N/A", "-", "…", "Not applicable", "prefer not to say"])
def test_a_form_that_says_nothing_is_not_in_and_opens_no_certificate(
    hall: Hall, session: int, tmp_path: Path, said: str
) -> None:
    asked = [*EVALUATION, "Anything else?"]
    path = microsoft(tmp_path / "a.xlsx", asked, (*ADA, *[said] * 7), (*BO, 5))
    came = bring_in_answers(hall.workspace, sheet_wish(session, path))
    assert came.draft.count(RowFate.PASSED) == 1
    assert set(kept_forms(hall, session)) == {"Bo Sample"}
    assert came.ready == 1


def test_what_says_nothing_is_left_out_of_a_form_that_says_something(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION, (*ADA, 5, "n/a", "-", 4, "N/A", "None"))
    bring_in_answers(hall.workspace, sheet_wish(session, path))
    assert kept_forms(hall, session) == {
        "Ada Sample": {"satisfaction": 5, "after": 4, "will_do": "None"}
    }


def test_an_answer_that_may_describe_a_child_is_asked_about_and_stays_out_till_then(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION, (*ADA, 5, 4, 2, 4, TOLD, "Tell the lead"))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    (question,) = draft.questions
    assert TOLD in question.asks and not question.answer
    assert [(each.code, each.value) for each in draft.left_out] == [("may_be_a_child", "")]
    came = bring_in_answers(hall.workspace, sheet_wish(session, path))
    assert "learned" not in kept_forms(hall, session)["Ada Sample"]
    assert all(TOLD not in str(each) for each in (*came.draft.left_out, *came.draft.notes))


@pytest.mark.parametrize(("answer", "kept"), [("-", None), ("keep", TOLD)])
def test_what_is_said_of_an_answer_about_a_child_holds_and_is_not_remembered(
    hall: Hall, session: int, tmp_path: Path, answer: str, kept: str | None
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION, (*ADA, 5, 4, 2, 4, TOLD, "Tell the lead"))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    said = {each.id: answer for each in draft.questions}
    came = bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert came.draft.left_out == ()
    assert kept_forms(hall, session)["Ada Sample"].get("learned") == kept
    assert decisions(hall.workspace) == ()
    microsoft(path, EVALUATION, (*BO, 5, 4, 2, 4, "A girl said so", ""))
    other = read_answers(hall.workspace, sheet_wish(session, path, **said))
    assert [each.answer for each in other.questions] == [""]
