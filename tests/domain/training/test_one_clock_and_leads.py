"""Renewed by learning of any kind, and leads who were out of the role (RULES, 4)."""

from datetime import date
from typing import Any

import pytest

from sgdesk.domain.training.renewal import LeadPatience
from sgdesk.domain.training.rule_book import (
    Force,
    IntervalSource,
    PostSpan,
    RequirementRule,
)
from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.states import State
from tests.domain.training.judged import (
    COURSE,
    EVENT,
    HIGHER,
    OPEN_POST,
    OTHER_ROLE,
    ROLE,
    SECOND,
    judge,
)

CLOCK = tuple(
    RequirementRule(
        key,
        ((course,),),
        36,
        IntervalSource.PARTNERSHIP,
        Force.RECOMMENDED,
        one_clock=True,
        repeat_after_gap=key != "elearning",
    )
    for key, course in (("elearning", SECOND), ("introduction", COURSE), ("advanced", HIGHER))
)
"""Harrow's one clock, with the two courses of a lead."""
LEADS = frozenset({ROLE})
DONE = {SECOND: date(2016, 1, 1), COURSE: date(2016, 3, 1), HIGHER: date(2016, 6, 1)}
SEMINAR = {EVENT: date(2025, 2, 1)}


def clocked(*posts: PostSpan, **given: Any) -> dict[str, Standing]:
    found = judge(*(posts or (OPEN_POST,)), rules=CLOCK, **given)
    assert found is not None
    return {each.requirement: each for each in found.standings}


def test_one_clock_counts_what_was_ever_completed_from_the_latest_learning_of_any_kind() -> None:
    volunteer = clocked(latest={SECOND: date(2022, 1, 1), COURSE: date(2025, 5, 1)})

    assert volunteer["elearning"].last_completed == date(2022, 1, 1)
    assert volunteer["elearning"].counts_from == date(2025, 5, 1)
    assert volunteer["elearning"].state is State.IN_DATE
    assert volunteer["elearning"].force is Force.RECOMMENDED
    assert volunteer["advanced"].state is State.NOT_DONE


def test_a_lead_keeps_both_courses_up_to_date_by_any_later_learning() -> None:
    found = clocked(latest=DONE | SEMINAR, lead_roles=LEADS)

    assert found["advanced"].last_completed == date(2016, 6, 1)
    assert found["advanced"].counts_from == date(2025, 2, 1)
    assert found["advanced"].due == date(2028, 2, 1)


BACK = date(2024, 5, 1)


AWAY_LONG = (PostSpan(ROLE, date(2015, 1, 1), date(2020, 1, 1)), PostSpan(ROLE, BACK, None))


def test_after_a_gap_each_course_of_a_lead_is_due_on_the_day_they_came_back() -> None:
    on_the_day = clocked(*AWAY_LONG, latest=DONE, lead_roles=LEADS, as_at=BACK)
    later = clocked(*AWAY_LONG, latest=DONE | SEMINAR, lead_roles=LEADS)

    assert on_the_day["advanced"].state is State.DUE_SOON
    for key in ("introduction", "advanced"):
        assert (later[key].state, later[key].due) == (State.OVERDUE, BACK)
        assert (later[key].counts_from, later[key].last_completed is None) == (None, False)
    assert later["elearning"].counts_from == date(2025, 2, 1)


def test_after_a_gap_one_course_of_a_lead_does_not_renew_the_other() -> None:
    again = DONE | {HIGHER: date(2024, 9, 1)}
    found = clocked(*AWAY_LONG, latest=again, lead_roles=LEADS)

    assert found["advanced"].state is State.IN_DATE
    assert (found["introduction"].state, found["introduction"].due) == (State.OVERDUE, BACK)


@pytest.mark.parametrize(
    ("given", "repeats"),
    [
        ({}, True),
        ({"patience": LeadPatience(gap=60)}, False),
        ({"patience": LeadPatience(gap=53)}, False),
        ({"patience": LeadPatience(gap=52)}, True),
        ({"elsewhere": ((date(2019, 1, 1), date(2023, 12, 31)),)}, False),
        ({"elsewhere": ((date(2019, 1, 1), date(2021, 12, 31)),)}, True),
        ({"lead_roles": frozenset({OTHER_ROLE})}, False),
    ],
    ids=[
        "four years",
        "patient",
        "53 months",
        "52 months",
        "a lead elsewhere",
        "for a while",
        "no lead",
    ],
)
def test_a_gap_counts_where_it_is_long_enough_and_they_led_nowhere(
    given: dict[str, Any], repeats: bool
) -> None:
    found = clocked(*AWAY_LONG, latest=DONE | SEMINAR, **({"lead_roles": LEADS} | given))

    assert (found["advanced"].counts_from is None) is repeats


def test_a_course_done_in_the_gap_counts_where_the_time_after_it_is_short() -> None:
    shortly = DONE | {HIGHER: date(2023, 12, 1), COURSE: date(2022, 1, 1)}
    found = clocked(*AWAY_LONG, latest=shortly, lead_roles=LEADS)

    assert found["advanced"].counts_from == date(2023, 12, 1)
    assert found["introduction"].counts_from is None


def test_a_lead_falls_out_of_touch_only_where_the_organisation_says_when() -> None:
    learning = (*DONE.values(), date(2018, 1, 1), date(2025, 2, 1))
    given: dict[str, Any] = {"latest": DONE | SEMINAR, "lead_roles": LEADS, "learning": learning}

    assert clocked(**given)["advanced"].state is State.IN_DATE
    touched = clocked(**given, patience=LeadPatience(touch=36))
    assert touched["advanced"].due == date(2021, 1, 1)
    assert (touched["advanced"].state, touched["advanced"].counts_from) == (State.OVERDUE, None)
    patient = clocked(**given, patience=LeadPatience(touch=120))
    assert patient["advanced"].state is State.IN_DATE


def test_one_clock_is_the_organisations_own_for_roles_without_children() -> None:
    posts = PostSpan(ROLE, None, None), PostSpan(OTHER_ROLE, None, None)
    keys = tuple(rule.key for rule in CLOCK)
    asked = {ROLE: keys, OTHER_ROLE: keys}
    aside = clocked(posts[0], latest=DONE, asked=asked, not_with_children=frozenset({ROLE}))
    both = clocked(*posts, latest=DONE, asked=asked, not_with_children=frozenset({ROLE}))

    assert (aside["elearning"].interval_source, aside["elearning"].force) == (
        IntervalSource.ORGANISATION,
        None,
    )
    assert both["elearning"].force is Force.RECOMMENDED
