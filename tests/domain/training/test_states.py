"""The table of states is whole, and what is forgotten is told before anything else."""

from dataclasses import dataclass

import pytest

from sgdesk.domain.training.states import (
    AS_SHOWN,
    BY_URGENCY,
    COMPLETED_STATES,
    LEFT_OUT_STATES,
    NEEDS_TRAINING_NOW,
    OUTSTANDING_STATES,
    STATES,
    WANTS_TRAINING,
    State,
    check_fields,
)


@dataclass
class AllButOne:
    exempt: int
    in_date: int
    due_soon: int
    overdue: int
    new_starter: int


def test_a_class_that_forgets_a_state_is_refused_at_the_start() -> None:
    with pytest.raises(TypeError, match="AllButOne"):
        check_fields(AllButOne, "AllButOne")


def test_every_state_counts_as_just_one_thing() -> None:
    parts = (COMPLETED_STATES, OUTSTANDING_STATES, LEFT_OUT_STATES)
    assert sorted(state for part in parts for state in part) == sorted(State)


def test_the_states_that_count_are_those_of_the_rules() -> None:
    assert set(COMPLETED_STATES) == {State.IN_DATE, State.DUE_SOON}
    assert set(LEFT_OUT_STATES) == {State.EXEMPT}


def test_now_means_overdue_or_never_done_in_time() -> None:
    assert set(NEEDS_TRAINING_NOW) == {State.OVERDUE, State.NOT_DONE}
    assert set(WANTS_TRAINING) == set(State) - {State.IN_DATE, State.EXEMPT}


def test_words_marks_and_places_tell_states_apart() -> None:
    facts = [STATES[state] for state in State]
    for names in ([each.word for each in facts], [each.mark for each in facts]):
        assert len(set(names)) == len(State)
    assert sorted(each.urgency for each in facts) == list(range(len(State)))
    assert sorted(each.place for each in facts) == list(range(len(State)))


def test_what_wants_doing_comes_first_and_the_exempt_are_shown_last() -> None:
    assert [BY_URGENCY[0], BY_URGENCY[-1]] == [State.OVERDUE, State.EXEMPT]
    assert [AS_SHOWN[0], AS_SHOWN[-1]] == [State.IN_DATE, State.EXEMPT]
