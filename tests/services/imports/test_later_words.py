"""Once an import is over no reason asks for an answer that can be given nowhere."""

import re

import pytest

from sgdesk.services.imports.answers.values import REASONS as OF_ANSWERS
from sgdesk.services.imports.drafting.match_codes import MATCH_REASONS
from sgdesk.services.imports.later_words import said_later
from sgdesk.services.imports.reading.values import REASONS

ALL = sorted({*REASONS.values(), *MATCH_REASONS.values(), *OF_ANSWERS.values()})
ASKING = [
    each for each in ALL if re.search(r"answer the question|\bsay (?:which|whether|what)", each)
]


def test_there_are_reasons_that_ask_in_each_of_the_three_lists() -> None:
    for reasons in (REASONS, MATCH_REASONS, OF_ANSWERS):
        assert set(ASKING) & set(reasons.values())


@pytest.mark.parametrize("reason", ASKING)
def test_what_asks_for_an_answer_says_to_bring_the_sheet_in_again_first(reason: str) -> None:
    later = said_later(reason)
    assert re.search(r"bring the sheet in again and (?:answer the question|say )", later)
    assert later.replace("bring the sheet in again and ", "") == reason


@pytest.mark.parametrize("reason", [each for each in ALL if each not in ASKING])
def test_what_asks_for_nothing_stays_as_it_is(reason: str) -> None:
    assert said_later(reason) == reason
