"""What an organisation says of Section 11, as it is kept and as it is read."""

import pytest

from sgdesk.domain.organisation.duty import DUTY_WORDS, Section11Duty, duty_words


@pytest.mark.parametrize("duty", Section11Duty)
def test_each_choice_is_read_in_its_own_words(duty: Section11Duty) -> None:
    assert duty_words(duty.value) == DUTY_WORDS[duty]


def test_words_of_before_there_was_a_choice_stand_as_they_are() -> None:
    assert duty_words(" As our funder asks ") == "As our funder asks"
    assert duty_words("") == "Not known yet"
