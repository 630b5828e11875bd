"""A due day is told once for each threshold, and none that was passed over is made up for."""

from datetime import date, timedelta

import pytest

from sgdesk.domain.people.reminders import Due, Told, reached, to_tell

DAY = date(2026, 6, 30)
THRESHOLDS = (90, 30, 0)
DUE = Due(1, "level2", "Level 2", DAY)


@pytest.mark.parametrize(
    ("days_before", "threshold"),
    [(91, None), (90, 90), (31, 90), (30, 30), (1, 30), (0, 0), (-100, 0)],
)
def test_a_threshold_is_reached_on_its_day(days_before: int, threshold: int | None) -> None:
    assert reached(DAY, DAY - timedelta(days=days_before), THRESHOLDS) == threshold


def told(days_before: int, *made: Told, to_manager: bool = False) -> list[int]:
    today = DAY - timedelta(days=days_before)
    found = to_tell([DUE], made, THRESHOLDS, today, to_manager=to_manager)
    return [threshold for due, threshold in found if due == DUE]


def made(threshold: int, *, to_manager: bool = False) -> Told:
    return Told(1, "level2", DAY, threshold, to_manager)


def test_each_threshold_is_told_once() -> None:
    assert told(91) == []
    assert told(90) == [90]
    assert told(89, made(90)) == []
    assert told(30, made(90)) == [30]
    assert told(29, made(90), made(30)) == []
    assert told(29, made(30), made(90)) == []
    assert told(0, made(90), made(30)) == [0]
    assert told(-5, made(0)) == []


def test_a_threshold_that_was_passed_over_is_not_made_up_for() -> None:
    assert told(20) == [30]
    assert told(20, made(30)) == []


def test_the_person_and_the_manager_are_told_apart() -> None:
    assert told(30, made(30, to_manager=True)) == [30]
    assert told(30, made(30), to_manager=True) == [30]
    assert told(30, made(30, to_manager=True), to_manager=True) == []


def test_another_day_subject_or_person_is_told_of_anew() -> None:
    others = (
        Told(1, "level2", DAY + timedelta(days=1), 30, False),
        Told(1, "level3", DAY, 30, False),
        Told(2, "level2", DAY, 30, False),
    )
    assert told(30, *others) == [30]
