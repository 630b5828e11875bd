"""What one button may answer: never what could make somebody trained."""

from dataclasses import replace

import pytest

from sgdesk.services.imports import Choice, Question, QuestionKind, Where
from sgdesk.services.imports.first_offers import TAKEN_TOGETHER, first_offers


def question(kind: QuestionKind, about: str, guess: str = "yes") -> Question:
    choices = (Choice("yes", "Yes"), Choice("no", "No"))
    cell = Where(2, "A", about)
    return Question(f"{kind.value}:{about}", kind, (cell,), "What is it?", choices, guess=guess)


def test_likely_answers_of_several_open_questions_are_offered_together() -> None:
    role = QuestionKind.ROLE
    asked = [question(role, "a"), question(role, "b"), question(role, "c", ""), question(role, "d")]
    asked[3] = replace(asked[3], answer="no")
    assert first_offers(asked, role) == {"role:a": "yes", "role:b": "yes"}


def test_one_question_alone_is_answered_on_its_card() -> None:
    role = QuestionKind.ROLE
    assert first_offers([question(role, "a"), question(role, "b", "")], role) == {}
    assert first_offers([question(role, "a"), question(role, "b", "elsewhere")], role) == {}


@pytest.mark.parametrize("kind", [each for each in QuestionKind if each not in TAKEN_TOGETHER])
def test_whatever_could_make_somebody_trained_is_answered_one_by_one(kind: QuestionKind) -> None:
    assert first_offers([question(kind, "a"), question(kind, "b")], kind) == {}


def test_roles_alone_are_taken_together() -> None:
    assert TAKEN_TOGETHER == (QuestionKind.ROLE,)


def test_of_two_spellings_of_a_new_role_the_first_alone_is_taken() -> None:
    choices = (Choice("group:1", "A new role"), Choice("-", "Leave it out"))
    names = ("Madrasah teacher", "madrassah teachers", "Cook")
    asked = [
        replace(question(QuestionKind.ROLE, each, "group:1"), choices=choices) for each in names
    ]
    assert first_offers(asked, QuestionKind.ROLE) == {
        "role:Madrasah teacher": "group:1",
        "role:Cook": "group:1",
    }
