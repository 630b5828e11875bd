"""The year of a return tells counts of everybody, and no count that can point at one person."""

from collections.abc import Sequence
from datetime import date

import pytest

from sgdesk.domain.dates import month_ends
from sgdesk.domain.returns.over_year import DayShare, OverYear, over_year
from sgdesk.domain.training.counting.tallies import Counts

DAYS = month_ends(date(2026, 3, 31), 3)


def year_of(sizes: Sequence[int], exempt: int = 0) -> OverYear:
    """The year of one requirement of which so many count on each day, and one has not done it."""
    found = (
        {"level1": Counts(exempt=exempt, in_date=size - 1, not_done=1)} if size else {}
        for size in sizes
    )
    days = DAYS[-len(sizes) :]
    return over_year({"level1": "Level 1"}, list(zip(days, found, strict=True)), DAYS[0])


def test_a_day_says_how_many_completed_of_those_who_count() -> None:
    (asked,) = year_of((5, 6, 8, 7), exempt=3).asked
    assert asked.days[2] == DayShare(DAYS[2], 7, 8)
    assert [each.percent for each in asked.days] == [80.0, 83.3, 87.5, 85.7]


@pytest.mark.parametrize("sizes", [(9, 9, 9, 4), (3, 4, 4, 1), (4, 4, 4, 0)])
def test_a_requirement_of_fewer_than_five_is_left_out_and_named(sizes: Sequence[int]) -> None:
    year = year_of(sizes)
    assert (year.asked, year.left_out) == ((), ("Level 1",))


def test_whoever_is_exempt_does_not_hide_how_few_count() -> None:
    assert year_of((4, 4, 4, 4), exempt=9).left_out == ("Level 1",)


def test_of_a_requirement_that_grew_the_days_of_few_are_not_told() -> None:
    year = year_of((0, 4, 5, 6))
    (asked,) = year.asked
    assert [each.counted for each in asked.days] == [0, None, 5, 6]
    assert [each.completed for each in asked.days] == [0, None, 4, 5]
    assert [each.percent for each in asked.days] == [None, None, 80.0, 83.3]
    assert year.hides_days
    assert not year_of((0, 5, 5, 6)).hides_days


def test_what_counts_nobody_and_a_day_alone_show_nothing() -> None:
    for nothing in (year_of((0, 0, 0, 0)), year_of((9,))):
        assert (nothing.asked, nothing.left_out) == ((), ())
