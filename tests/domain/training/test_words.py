"""The field's words for intervals and whose rule they are."""

import pytest

from sgdesk.domain.training.rule_book import IntervalSource
from sgdesk.domain.training.words import interval_words, rule_words, whose_words


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (None, "refresh not stated"),
        (1, "every month"),
        (6, "every 6 months"),
        (12, "every year"),
        (18, "every 18 months"),
        (36, "every 3 years"),
    ],
)
def test_an_interval_is_said_in_years_where_it_is_whole_ones(months: int | None, said: str) -> None:
    assert interval_words(months) == said


def test_whose_rule_it_is() -> None:
    assert whose_words(IntervalSource.PARTNERSHIP, "Harrow") == "Harrow"
    assert whose_words(IntervalSource.DENOMINATION, "Harrow", "URC") == "URC"
    assert whose_words(IntervalSource.DENOMINATION, "Harrow") == "denomination"
    assert whose_words(IntervalSource.ORGANISATION, "Harrow") == "set by us"
    assert whose_words(None, "Harrow") == ""


def test_a_refresh_that_nobody_decided_is_not_set_by_us() -> None:
    assert rule_words(None, None, None, "Sandwell", is_open=True) == (
        "refresh not stated; not decided yet"
    )
    assert rule_words(36, IntervalSource.ORGANISATION, None, "Sandwell", is_open=True) == (
        "every 3 years (set by us)"
    )
