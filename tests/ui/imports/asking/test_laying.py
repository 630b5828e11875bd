"""The likely answers stand open for one click; the others are in a list, in groups."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sgdesk.services.imports import Choice, Question, QuestionKind, Where
from sgdesk.ui.imports.asking.laying import lay_out, same_for_others
from sgdesk.ui.imports.column_words import in_groups
from sgdesk.ui.imports.dialog import ImportDialog
from tests.ui.imports.conftest import write_sheet

Opens = Callable[..., ImportDialog]


def question(
    kind: QuestionKind, about: str, *keys: str, answer: str = "", number: int = 1
) -> Question:
    """A question about one cell, whose choices have their keys' last words as labels."""
    choices = tuple(Choice(key, key.rpartition(":")[2]) for key in keys)
    return Question(
        f"{kind.value}:{about}{number}", kind, (Where(2, "B", about),), "Which?", choices, answer
    )


ROLES = ("role:youth worker", "role:tea maker", "group:1", "group:2", "nothing", "-")


def test_a_role_with_a_word_in_common_and_the_groups_stand_open() -> None:
    laid = lay_out(question(QuestionKind.ROLE, "Youth leader", *ROLES))
    assert [[each.key for each in choices] for _, choices in laid.open] == [
        ["role:youth worker"],
        ["group:1", "group:2"],
    ]
    assert [each.key for each in laid.listed] == ["role:tea maker", "nothing", "-"]


def test_where_nobody_is_likely_no_name_stands_open() -> None:
    laid = lay_out(question(QuestionKind.PERSON, "Zoe", "-", "same:ada", "same:bo"))
    assert [each.key for each in laid.open[0][1]] == ["-"]
    assert [each.key for each in laid.listed] == ["same:ada", "same:bo"]


def test_more_groups_than_can_be_looked_at_go_into_the_list() -> None:
    groups = [f"group:{each}" for each in range(9)]
    laid = lay_out(question(QuestionKind.ROLE, "Baker", *groups))
    assert laid.open == ()
    assert len(laid.listed) == 9


def test_each_choice_is_either_open_or_listed() -> None:
    for kind in QuestionKind:
        asked = question(kind, "Youth leader", *ROLES, "notes", "note")
        laid = lay_out(asked)
        shown = [each for _, choices in laid.open for each in choices] + list(laid.listed)
        assert sorted(each.key for each in shown) == sorted(each.key for each in asked.choices)


def test_a_column_is_left_out_or_kept_as_a_note_with_one_click(
    open_dialog: Opens, tmp_path: Path
) -> None:
    path = write_sheet(tmp_path / "t.csv", "Name,Level 2,Big day", "Ada Example,13/03/2025,lovely")
    dialog = open_dialog(path)
    card = dialog.parts.questions.card(QuestionKind.COLUMN)
    assert card is not None
    assert [each.words for each in card.ways] == ["A note about the person", "Leave it out"]
    card.ways[0].click()
    assert not dialog.parts.unknown.isVisible()
    dialog.parts.tabs.show_columns()
    assert dialog.parts.tabs.columns.boxes[2].currentText() == "A note about the person"


def test_what_a_column_can_be_stands_in_groups_and_what_is_left_out_comes_last() -> None:
    keys = ("-", "name", "role", "First aid", "notes", "note", "email", "date_beside")
    assert list(in_groups(keys)) == [
        ("A course", ["First aid"]),
        ("About the person", ["name", "email"]),
        ("About the role", ["role"]),
        ("About the training", ["notes"]),
        ("Something else", ["note", "date_beside"]),
        ("", ["-"]),
    ]


@pytest.mark.parametrize(
    ("kind", "answer", "shared"),
    [
        (QuestionKind.ROLE, "group:1", True),
        (QuestionKind.WORD, "yes", True),
        (QuestionKind.COLUMN, "-", True),
        (QuestionKind.COLUMN, "First aid", False),
        (QuestionKind.PERSON, "one", False),
        (QuestionKind.ROLE, "", False),
    ],
)
def test_who_somebody_is_and_which_course_is_meant_is_settled_one_by_one(
    kind: QuestionKind, answer: str, shared: bool
) -> None:
    keys = ("group:1", "yes", "-", "First aid", "one")
    first = question(kind, "a", *keys, answer=answer)
    other = question(kind, "b", *keys, number=2)
    answered = question(kind, "c", *keys, answer="-", number=3)
    of_another = question(QuestionKind.STATUS, "d", *keys, number=4)
    found = same_for_others(first, (first, other, answered, of_another))
    assert found == ((other.id,) if shared else ())


@pytest.mark.parametrize(
    ("asks", "keys", "shared"),
    [
        ("“sick” beside a date: did they complete the course?", ("yes", "no"), True),
        ("“away” under “Notes”: did they complete the course?", ("yes", "no"), False),
        ("An age below 18 stands here. Bring them in as adults?", ("yes", "no"), False),
        ("“sick” beside a date: did they complete the course?", ("yes", "no", "later"), False),
    ],
)
def test_a_yes_goes_to_the_questions_that_ask_the_same_alone(
    asks: str, keys: tuple[str, ...], shared: bool
) -> None:
    first = replace(
        question(QuestionKind.WORD, "ill", "yes", "no", answer="yes"),
        asks="“ill” beside a date: did they complete the course?",
    )
    other = replace(question(QuestionKind.WORD, "b", *keys, number=2), asks=asks)
    assert same_for_others(first, (first, other)) == ((other.id,) if shared else ())


def test_a_yes_to_a_word_says_nothing_where_a_day_is_asked_for() -> None:
    first = question(QuestionKind.WORD, "a", "yes", "no", answer="yes")
    dated = replace(
        question(QuestionKind.WORD, "b", "yes", "no", number=2), latest=date(2026, 1, 1)
    )
    assert same_for_others(first, (first, dated)) == ()
