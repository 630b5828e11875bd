"""What falls due month by month tells counts of everybody, and no count of a few."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest

from sgdesk.domain.dates import add_months
from sgdesk.domain.returns.due_by_month import DueByMonth, DueSpan, due_by_month, due_spans

DAY = date(2026, 3, 17)
SPANS = due_spans(DAY, date(2027, 3, 17))


def due_of(days: Sequence[date], people: int = 9) -> DueByMonth:
    return due_by_month({"level2": "Level 2"}, {"level2": people}, {"level2": days}, SPANS)


@pytest.mark.parametrize(
    ("day", "first", "last", "count"),
    [
        (DAY, (17, 3, 2026), (31, 3, 2026), 13),
        (date(2026, 3, 31), (31, 3, 2026), (30, 4, 2026), 12),
        (date(2026, 4, 1), (1, 4, 2026), (30, 4, 2026), 13),
        (date(2028, 2, 29), (29, 2, 2028), (31, 3, 2028), 12),
        (date.max, (31, 12, 9999), (31, 12, 9999), 1),
    ],
)
def test_the_spans_are_months_that_leave_no_day_of_the_year_out(
    day: date, first: tuple[int, ...], last: tuple[int, ...], count: int
) -> None:
    until = add_months(day, 12)
    spans = due_spans(day, until)
    assert [(each.day, each.month, each.year) for each in (spans[0].first, spans[0].last)] == [
        first,
        last,
    ]
    assert len(spans) == count
    assert spans[-1].last == until
    for before, after in pairwise(spans):
        assert after.first == before.last + timedelta(1)
        assert after.first.day == 1


def test_each_month_counts_what_is_due_in_it_from_its_first_day_to_its_last() -> None:
    days = (DAY, date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 30), date(2027, 3, 17))
    (asked,) = due_of(days).asked
    assert asked.counts == (2, 2, *(0,) * 10, 1)
    assert sum(asked.counts) == len(days)


@pytest.mark.parametrize(
    ("due", "people", "told"),
    [
        (5, 9, "asked"),
        (5, 5, "asked"),
        (4, 9, "few_due"),
        (1, 9, "few_due"),
        (0, 9, "nothing_due"),
        (0, 0, "nothing_due"),
        (4, 4, "left_out"),
        (0, 4, "left_out"),
    ],
)
def test_few_people_or_few_that_fall_due_are_named_and_not_told_by_month(
    due: int, people: int, told: str
) -> None:
    found = due_of((DAY,) * due, people)
    assert [
        name for name in ("asked", "left_out", "few_due", "nothing_due") if _of(found, name)
    ] == [told]
    assert found.spans[0] == DueSpan(DAY, date(2026, 3, 31))


def _of(found: DueByMonth, name: str) -> object:
    return getattr(found, name)
