"""Counts that always add up, percentages half up, and each person once in a total."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.training.counting.tallies import (
    NO_REASON,
    Counts,
    ReasonCount,
    RoleLabel,
    Tally,
    percent,
)
from sgdesk.domain.training.standing import PersonStanding, Standing
from sgdesk.domain.training.states import State


def person(number: int, roles: tuple[int, ...], **states: State) -> PersonStanding:
    rows = [Standing(key, state, None, None, None, None) for key, state in states.items()]
    return PersonStanding(number, roles, tuple(rows))


ROLES = {
    1: RoleLabel("Helper", "2", ("level1", "level2")),
    2: RoleLabel("Driver", "2", ("level2",)),
    3: RoleLabel("Treasurer", None, ("level1",)),
}


def tally(**given: object) -> Tally:
    return Tally(("level1", "level2", "level3"), ROLES, ("1", "2"), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("completed", "counted", "expected"),
    [(1, 2, 50.0), (1, 3, 33.3), (2, 3, 66.7), (1, 16, 6.3), (1, 2000, 0.1), (0, 5, 0.0)],
)
def test_a_percentage_has_one_decimal_half_up(
    completed: int, counted: int, expected: float
) -> None:
    assert percent(completed, counted) == expected


def test_a_percentage_of_nobody_is_no_number() -> None:
    assert percent(0, 0) is None
    assert Counts(exempt=3).percent is None


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_a_percentage_is_the_exact_fraction_rounded_half_up(part: int, rest: int) -> None:
    whole = part + rest
    exact = Decimal(part * 100) / Decimal(whole)

    assert percent(part, whole) == float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


@given(st.lists(st.sampled_from(State)))
def test_required_is_the_sum_of_the_states(states: list[State]) -> None:
    counts = Counts()
    for state in states:
        counts.add(state)

    assert counts.required == len(states)
    assert counts.required == counts.exempt + counts.completed + counts.outstanding


def test_a_person_with_two_roles_is_once_in_the_total_and_once_in_each_row() -> None:
    figures = tally()
    figures.add(person(1, (1, 2), level1=State.IN_DATE, level2=State.OVERDUE))

    summary = figures.summary(no_role=4)

    assert (summary.people, summary.no_role) == (1, 4)
    assert [row.counts.required for row in summary.requirements] == [1, 1, 0]
    assert [(row.label, row.requirement) for row in summary.by_role] == [
        ("Helper", "level1"),
        ("Helper", "level2"),
        ("Driver", "level2"),
    ]
    assert [(row.label, row.requirement, row.counts.required) for row in summary.by_group] == [
        ("2", "level1", 1),
        ("2", "level2", 1),
    ]


def test_a_role_without_a_group_has_no_row_among_the_groups() -> None:
    figures = tally()
    figures.add(person(1, (3,), level1=State.IN_DATE))

    summary = figures.summary(no_role=0)

    assert [row.label for row in summary.by_role] == ["Treasurer"]
    assert summary.by_group == ()


def test_a_reason_is_counted_only_while_it_is_not_completed() -> None:
    figures = tally(
        reasons_held={(1, "level1"): "refused", (2, "level1"): "refused", (3, "level2"): "other"}
    )
    figures.add(person(1, (1,), level1=State.NOT_DONE, level2=State.NEW_STARTER))
    figures.add(person(2, (1,), level1=State.IN_DATE, level2=State.EXEMPT))
    figures.add(person(3, (1,), level1=State.NOT_DONE, level2=State.OVERDUE))

    assert figures.summary(no_role=0).reasons == (
        ReasonCount("level1", "refused", 1),
        ReasonCount("level1", NO_REASON, 1),
        ReasonCount("level2", "other", 1),
        ReasonCount("level2", NO_REASON, 1),
    )


def test_a_summary_may_be_drawn_twice() -> None:
    figures = tally()
    figures.add(person(1, (1,), level1=State.IN_DATE))
    figures.summary(no_role=0)
    figures.add(person(2, (1,), level1=State.IN_DATE))

    assert figures.summary(no_role=0).requirements[0].counts.in_date == 2
