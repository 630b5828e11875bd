"""Why somebody counts elsewhere in the later return, each cause at its edges."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from sgdesk.domain.returns.comparison import (
    Cause,
    Held,
    KeptStates,
    Moved,
    RuleChange,
    Standings,
    compare,
    kept_states_dict,
    kept_states_from,
    moved_words,
)
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import State

EARLIER, LATER = date(2025, 3, 31), date(2026, 3, 31)
KEY = "level2"
RULES = {"window_days": "90", "induction_days": "28", "allowance_days": "182"}
DONE, DUE = date(2023, 5, 1), date(2026, 5, 1)
IN_DATE = Held(State.IN_DATE, DONE, DUE)


def states(
    day: date,
    people: Standings,
    rules: Mapping[str, str] | None = None,
    months: int | None = 36,
) -> KeptStates:
    return KeptStates("", day, {KEY: "Level 2"}, rules or RULES, {KEY: months}, people)


def cause(
    was: Held,
    now: Held,
    *,
    later: date = LATER,
    rules: Mapping[str, str] | None = None,
    months: int | None = 36,
) -> Cause | None:
    """The cause of the one move between two returns, if anybody moved."""
    found = compare(states(EARLIER, {1: {KEY: was}}), states(later, {1: {KEY: now}}, rules, months))
    moves = found.requirements[0].moves
    assert all(each.people == 1 for each in moves)
    return moves[0].cause if moves else None


def test_who_stands_as_before_has_not_moved() -> None:
    assert cause(IN_DATE, Held(State.IN_DATE, LATER, None)) is None


@pytest.mark.parametrize(
    ("last", "expected"),
    [(EARLIER, Cause.CORRECTED), (EARLIER + timedelta(days=1), Cause.COMPLETED)],
)
def test_the_first_completion_counts_as_such_only_after_the_earlier_return(
    last: date, expected: Cause
) -> None:
    assert cause(Held(State.NOT_DONE), Held(State.IN_DATE, last, None)) is expected


def test_a_later_completion_renews_and_one_taken_away_corrects() -> None:
    overdue = Held(State.OVERDUE, date(2020, 1, 1), date(2023, 1, 1))
    assert cause(overdue, Held(State.IN_DATE, LATER, None)) is Cause.RENEWED
    assert cause(overdue, Held(State.NOT_DONE)) is Cause.CORRECTED
    assert cause(overdue, Held(State.NOT_DONE), months=24) is Cause.RULE_CHANGED


def test_an_exemption_comes_before_all_else() -> None:
    exempt = Held(State.EXEMPT, LATER, None)
    assert cause(IN_DATE, exempt) is Cause.EXEMPTED
    assert cause(exempt, IN_DATE) is Cause.EXEMPTION_ENDED


def test_time_alone_lets_training_lapse_or_come_near() -> None:
    assert cause(IN_DATE, Held(State.OVERDUE, DONE, DUE)) is Cause.LAPSED
    assert cause(IN_DATE, Held(State.DUE_SOON, DONE, DUE)) is Cause.NEARLY_DUE


def test_it_lapsed_by_no_time_where_both_returns_are_of_one_day() -> None:
    overdue = Held(State.OVERDUE, DONE, DUE)
    assert cause(IN_DATE, overdue, later=EARLIER) is Cause.CORRECTED
    assert cause(IN_DATE, overdue, later=EARLIER, months=24) is Cause.RULE_CHANGED


def test_another_due_day_is_another_rule() -> None:
    overdue = Held(State.OVERDUE, DONE, date(2025, 5, 1))
    assert cause(IN_DATE, overdue, months=24) is Cause.RULE_CHANGED
    assert cause(IN_DATE, overdue) is Cause.CORRECTED


@pytest.mark.parametrize(("days", "expected"), [(90, Cause.NEARLY_DUE), (91, Cause.RULE_CHANGED)])
def test_it_came_near_only_by_the_earlier_window(days: int, expected: Cause) -> None:
    due = LATER + timedelta(days=days)
    was, now = Held(State.IN_DATE, DONE, due), Held(State.DUE_SOON, DONE, due)
    assert cause(was, now, rules={**RULES, "window_days": "120"}) is expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, Cause.ALLOWANCE_ENDED),
        ({"allowance_days": "90"}, Cause.RULE_CHANGED),
        ({"induction_days": "14"}, Cause.RULE_CHANGED),
        ({"allowance_days": "365"}, Cause.ALLOWANCE_ENDED),
    ],
)
def test_the_allowed_days_ran_out_unless_they_shrank(
    changed: dict[str, str], expected: Cause
) -> None:
    new, late = Held(State.NEW_STARTER), Held(State.NOT_DONE)
    assert cause(new, late, rules={**RULES, **changed}) is expected


def test_whoever_is_no_longer_in_the_file_did_not_just_leave() -> None:
    asked: Mapping[str, Held] = {KEY: IN_DATE}
    before: Standings = {1: asked, 2: asked}
    (level,) = compare(states(EARLIER, before), states(LATER, {}), {1}).requirements
    assert [(each.cause, each.who) for each in level.moves] == [
        (Cause.LEFT, frozenset({2})),
        (Cause.GONE, frozenset({1})),
    ]


def test_who_came_or_went_is_told_from_who_is_asked_for_more_or_less() -> None:
    asked: Mapping[str, Held] = {KEY: IN_DATE}
    before: Standings = {1: asked, 2: asked, 3: asked, 4: {}}
    after: Standings = {3: {}, 4: asked, 5: asked, 6: asked, 7: asked}
    (level,) = compare(states(EARLIER, before), states(LATER, after)).requirements
    assert level.moves == (
        Moved(KEY, None, State.IN_DATE, Cause.JOINED, 3),
        Moved(KEY, State.IN_DATE, None, Cause.LEFT, 2),
        Moved(KEY, None, State.IN_DATE, Cause.ASKED, 1),
        Moved(KEY, State.IN_DATE, None, Cause.NO_LONGER_ASKED, 1),
    )
    assert [sorted(each.who) for each in level.moves] == [[5, 6, 7], [1, 2], [4], [3]]
    assert level.before == Counts(in_date=3)
    assert level.after == Counts(in_date=4)


def test_of_one_cause_the_most_people_stand_first() -> None:
    after: Standings = {
        1: {KEY: Held(State.NOT_DONE)},
        2: {KEY: IN_DATE},
        3: {KEY: IN_DATE},
    }
    (level,) = compare(states(EARLIER, {}), states(LATER, after)).requirements
    assert [(each.after, each.people) for each in level.moves] == [
        (State.IN_DATE, 2),
        (State.NOT_DONE, 1),
    ]


def test_the_return_of_the_earlier_day_comes_first_and_of_one_day_the_first_named() -> None:
    one, other = states(EARLIER, {}), states(LATER, {})
    assert compare(other, one).earlier is one
    same = states(EARLIER, {1: {}})
    assert compare(one, same).earlier is one
    assert compare(same, one).earlier is same


def test_rules_and_intervals_that_changed_are_listed() -> None:
    earlier = KeptStates("", EARLIER, {}, RULES, {KEY: 36, "level3": 24, "level4": 12}, {})
    rules = {**RULES, "window_days": "60", "higher_renews": "yes"}
    later = KeptStates("", LATER, {}, rules, {KEY: None, "level3": 24, "level5": 12}, {})
    assert compare(earlier, later).rules == (
        RuleChange("window_days", "90", "60"),
        RuleChange("higher_renews", "", "yes"),
        RuleChange(f"interval:{KEY}", "36", ""),
    )


def test_states_are_kept_and_read_again() -> None:
    kept = states(EARLIER, {7: {KEY: IN_DATE, "level3": Held(State.NOT_DONE)}})
    assert kept_states_dict(kept)["people"] == {
        "7": {
            KEY: ["in_date", "2023-05-01", "2026-05-01"],
            "level3": ["not_done", None, None],
        }
    }
    assert kept_states_from(kept_states_dict(kept)) == kept


@pytest.mark.parametrize(
    ("cause", "people", "said"),
    [
        (Cause.RENEWED, 1, "1 person renewed it"),
        (Cause.RENEWED, 2, "2 people renewed it"),
        (Cause.EXEMPTED, 2, "2 people were exempted"),
        (Cause.EXEMPTION_ENDED, 1, "1 person is no longer exempt"),
        (Cause.EXEMPTION_ENDED, 3, "3 people are no longer exempt"),
        (Cause.LEFT, 2, "2 people left, or hold no role any more"),
        (Cause.RULE_CHANGED, 2, "2 people count differently because a rule changed"),
    ],
)
def test_a_move_is_said_in_number(cause: Cause, people: int, said: str) -> None:
    assert moved_words(Moved(KEY, State.IN_DATE, State.OVERDUE, cause, people)) == said


def test_requirements_stand_in_the_order_of_the_later_return_then_those_that_went() -> None:
    def kept(day: date, *keys: str) -> KeptStates:
        titles = {key: key.title() for key in keys}
        return KeptStates("", day, titles, RULES, dict.fromkeys(keys), {})

    found = compare(kept(EARLIER, "core", "gone", "induction"), kept(LATER, "induction", "core"))
    assert [each.key for each in found.requirements] == ["induction", "core", "gone"]
