"""Who moved between two days, and why, as far as the days tell it."""

from dataclasses import replace
from datetime import date

import pytest

from sgdesk.domain.training.counting.moves import Cause, Move, gained, moves_between
from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.states import State

DONE = date(2024, 3, 12)
DUE = date(2027, 3, 12)
CELL = (1, "level2")


def standing(state: State, **other: object) -> Standing:
    made = Standing("level2", state, DONE, DUE, 36, None, counts_from=DONE)
    return replace(made, **other)  # type: ignore[arg-type]


NEVER = standing(State.NOT_DONE, last_completed=None, counts_from=None, due=None)
STARTER = replace(NEVER, state=State.NEW_STARTER, must_start_by=date(2026, 5, 1))
AGAIN = date(2026, 11, 2)


def only(before: Standing | None, after: Standing | None) -> Move | None:
    one = {} if before is None else {CELL: before}
    other = {} if after is None else {CELL: after}
    return next(moves_between(one, other), None)


@pytest.mark.parametrize(
    ("before", "after", "cause", "day"),
    [
        (standing(State.IN_DATE), standing(State.OVERDUE), Cause.FELL_DUE, DUE),
        (standing(State.IN_DATE), standing(State.DUE_SOON), Cause.DUE_NEARS, DUE),
        (
            standing(State.OVERDUE),
            standing(State.IN_DATE, last_completed=AGAIN, counts_from=AGAIN, due=date(2029, 11, 2)),
            Cause.TRAINED,
            AGAIN,
        ),
        (
            standing(State.OVERDUE),
            standing(State.IN_DATE, counts_from=AGAIN, due=date(2029, 11, 2)),
            Cause.TRAINED,
            AGAIN,
        ),
        (NEVER, standing(State.IN_DATE), Cause.TRAINED, DONE),
        (
            STARTER,
            replace(STARTER, state=State.NOT_DONE),
            Cause.TIME_WENT_BY,
            date(2026, 5, 1),
        ),
        (None, STARTER, Cause.BEGAN, None),
        (standing(State.IN_DATE), None, Cause.ENDED, None),
        (standing(State.OVERDUE), standing(State.EXEMPT), Cause.EXEMPTED, None),
        (standing(State.EXEMPT), standing(State.OVERDUE), Cause.EXEMPTION_ENDED, None),
        (
            standing(State.IN_DATE),
            standing(State.OVERDUE, due=date(2025, 3, 12)),
            Cause.RULES,
            None,
        ),
        (standing(State.OVERDUE), standing(State.IN_DATE, due=None), Cause.RULES, None),
    ],
)
def test_each_move_says_what_moved_it_and_on_which_day(
    before: Standing | None, after: Standing | None, cause: Cause, day: date | None
) -> None:
    found = only(before, after)
    assert found is not None
    assert (found.cause, found.day) == (cause, day)
    assert found.before is (before.state if before else None)
    assert found.after is (after.state if after else None)


def test_training_again_while_in_date_moves_nobody() -> None:
    assert only(standing(State.IN_DATE), standing(State.IN_DATE, counts_from=AGAIN)) is None


def test_what_is_gained_is_the_completed_after_less_the_completed_before() -> None:
    earlier = {
        (1, "a"): standing(State.IN_DATE),
        (2, "a"): standing(State.OVERDUE),
        (3, "a"): standing(State.IN_DATE),
        (4, "a"): standing(State.DUE_SOON),
    }
    later = {
        (1, "a"): standing(State.DUE_SOON),
        (2, "a"): standing(State.IN_DATE, counts_from=AGAIN),
        (4, "a"): standing(State.OVERDUE),
        (5, "a"): STARTER,
    }
    assert gained(moves_between(earlier, later)) == 2 - 3
