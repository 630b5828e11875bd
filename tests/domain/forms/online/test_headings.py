"""Headings of online forms: our own wording is certain, any other a guess or nothing."""

import pytest

from sgdesk import paths
from sgdesk.data.packs.load import load_pack
from sgdesk.domain.forms.form import FormKind, wordings
from sgdesk.domain.forms.online.headings import (
    Part,
    QuestionMatch,
    match_question,
    part_of,
    turns_the_sense,
)

ASKS = wordings(FormKind.EVALUATION, load_pack(paths.resource("partnerships", "hscp.toml")))


@pytest.mark.parametrize(
    "heading",
    [
        "How satisfied are you with the course?",
        "  how satisfied\u00a0are you with the COURSE ?",
        "1. How satisfied are you with the course?",
        "Q1) How satisfied are you with the course?",
        "How satisfied are you with the course?2",
        "How satisfied are you with the course? (1 = not at all, 5 = very)",
        "How satisfied are you with the course? *",
        "3: How satisfied are you with the course [required]",
    ],
)
def test_our_wording_is_certain_whatever_stands_at_its_ends(heading: str) -> None:
    assert match_question(heading, ASKS) == QuestionMatch("satisfaction", sure=True)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Overall, how was it?", "satisfaction"),
        ("How relevant was the course to your role?", "relevance"),
        ("Knowledge of safeguarding before the session", "before"),
        ("Knowledge of safeguarding after the session", "after"),
        ("How much did you know after?", "after"),
        ("Main thing I learnt", "learned"),
        ("What will you change in practice?", "will_do"),
    ],
)
def test_another_wording_is_only_a_guess(heading: str, key: str) -> None:
    assert match_question(heading, ASKS) == QuestionMatch(key, sure=False)


@pytest.mark.parametrize("heading", ["", "Any other comments", "Which church are you from?", "12"])
def test_what_is_like_none_of_ours_is_no_guess(heading: str) -> None:
    assert match_question(heading, ASKS) is None


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("ID", Part.PROGRAM),
        ("Start time", Part.START),
        ("Completion time", Part.TIME),
        ("Timestamp", Part.TIME),
        ("Email", Part.EMAIL),
        ("Email Address", Part.EMAIL),
        ("Username", Part.EMAIL),
        ("Name", Part.NAME),
        ("Your name (optional)", Part.NAME),
        ("Total points", Part.PROGRAM),
        ("Points - How satisfied are you with the course?", Part.PROGRAM),
        ("Feedback – Anything else", Part.PROGRAM),
        ("Code on your form", Part.CODE),
        ("How satisfied are you with the course?", None),
        ("What is the name of your church?", None),
    ],
)
def test_the_columns_that_form_programs_add_are_known(heading: str, part: Part | None) -> None:
    assert part_of(heading) is part


def test_a_heading_that_speaks_against_the_course_turns_the_sense() -> None:
    assert turns_the_sense("The session was too long")
    assert not turns_the_sense("The session was useful")
