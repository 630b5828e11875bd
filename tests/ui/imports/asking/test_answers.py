"""Answers that are remembered are told in words that say what was answered."""

import pytest

from sgdesk.services.imports import Decision, QuestionKind
from sgdesk.ui.imports.asking.answers import decision_words


@pytest.mark.parametrize(
    ("about", "said", "words"),
    [
        ("half day", "yes", "Completed"),
        ("beside left", "yes", "Brought in all the same"),
        ("below leavers", "no", "Left out"),
        ("beside status: zzz", "yes", "Brought in all the same"),
    ],
)
def test_an_answer_about_people_speaks_of_no_course(about: str, said: str, words: str) -> None:
    decision = Decision(f"word:{about}", QuestionKind.WORD, about, said)

    assert decision_words(decision) == words
