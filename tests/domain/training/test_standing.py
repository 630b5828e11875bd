"""Each state of RULES, each at both of its edges."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sgdesk.domain.training.standing import (
    Assessor,
    ExemptionSpan,
    Force,
    IntervalSource,
    PersonInput,
    PersonStanding,
    PostSpan,
    RequirementRule,
    RuleBook,
    Standing,
    lacks_role,
)
from sgdesk.domain.training.states import State

D = date(2026, 3, 31)
DAY = timedelta(days=1)
ROLE, OTHER_ROLE = 1, 2
COURSE, SECOND, HIGHER, EVENT = 10, 11, 20, 30
RULE = RequirementRule("level2", ((COURSE,),), 36, IntervalSource.PARTNERSHIP)
OPEN_POST = PostSpan(ROLE, None, None)


def judge(
    *posts: PostSpan,
    rules: tuple[RequirementRule, ...] = (RULE,),
    latest: Mapping[int, date] | None = None,
    left: date | None = None,
    exemptions: tuple[ExemptionSpan, ...] = (),
    as_at: date = D,
    asked: Mapping[int, tuple[str, ...]] | None = None,
    first: Mapping[int, date] | None = None,
) -> PersonStanding | None:
    book = RuleBook(
        as_at,
        90,
        rules,
        asked or {ROLE: tuple(rule.key for rule in rules), OTHER_ROLE: ()},
        event_courses=(COURSE, HIGHER, EVENT),
    )
    seen = {course: day for course, day in (latest or {}).items() if day <= as_at}
    return Assessor(book).assess(PersonInput(7, posts, seen, left, exemptions, first or {}))


def standing(*posts: PostSpan, **given: object) -> Standing:
    found = judge(*(posts or (OPEN_POST,)), **given)  # type: ignore[arg-type]
    assert found is not None
    return found.standings[0]


def test_the_due_day_itself_still_counts() -> None:
    done = date(2023, 3, 31)

    on_the_day = standing(latest={COURSE: done})
    the_day_after = standing(latest={COURSE: done}, as_at=D + DAY)

    assert (on_the_day.state, on_the_day.due) == (State.DUE_SOON, D)
    assert the_day_after.state is State.OVERDUE


def test_due_soon_begins_ninety_days_before_the_due_day() -> None:
    done = date(2023, 7, 1)
    due = date(2026, 7, 1)

    assert standing(latest={COURSE: done}, as_at=due - 90 * DAY).state is State.DUE_SOON
    assert standing(latest={COURSE: done}, as_at=due - 91 * DAY).state is State.IN_DATE


def test_training_of_the_29th_of_february_is_due_on_the_28th() -> None:
    done = {COURSE: date(2024, 2, 29)}

    assert standing(latest=done, as_at=date(2027, 2, 28)).state is State.DUE_SOON
    assert standing(latest=done, as_at=date(2027, 3, 1)).state is State.OVERDUE


def test_a_requirement_without_an_interval_is_never_due_again() -> None:
    once = RequirementRule("induction", ((COURSE,),))

    found = standing(rules=(once,), latest={COURSE: date(1990, 1, 1)})

    assert (found.state, found.due, found.interval_source) == (State.IN_DATE, None, None)


def test_training_after_the_day_asked_for_is_not_seen() -> None:
    assert standing(latest={COURSE: D + DAY}).state is State.NOT_DONE


def test_a_new_starter_has_the_allowed_days_and_not_one_more() -> None:
    start = D - 182 * DAY

    within = standing(PostSpan(ROLE, start, None))
    after = standing(PostSpan(ROLE, start - DAY, None))

    assert (within.state, within.must_start_by) == (State.NEW_STARTER, D)
    assert after.state is State.NOT_DONE


def test_a_start_that_is_not_known_makes_no_new_starter() -> None:
    assert standing(PostSpan(ROLE, None, None)).state is State.NOT_DONE
    assert standing(PostSpan(ROLE, D, None), OPEN_POST).state is State.NOT_DONE


def test_the_first_active_post_that_calls_for_it_starts_the_allowed_days() -> None:
    long_ago = PostSpan(ROLE, D - 400 * DAY, None)
    lately = PostSpan(ROLE, D - 10 * DAY, None)
    elsewhere = PostSpan(OTHER_ROLE, D - 400 * DAY, None)
    ended = PostSpan(ROLE, D - 400 * DAY, D - 20 * DAY)

    assert standing(long_ago, lately).state is State.NOT_DONE
    assert standing(elsewhere, lately).state is State.NEW_STARTER
    assert standing(ended, lately).state is State.NEW_STARTER


@pytest.mark.parametrize(
    ("start", "until", "state"),
    [
        (D, D, State.EXEMPT),
        (D - 30 * DAY, D - DAY, State.NOT_DONE),
        (D + DAY, D + 30 * DAY, State.NOT_DONE),
    ],
)
def test_an_exemption_covers_its_first_and_last_day(start: date, until: date, state: State) -> None:
    assert standing(exemptions=(ExemptionSpan("level2", start, until),)).state is state


def test_an_exemption_stands_before_any_completion_and_keeps_its_dates() -> None:
    found = standing(latest={COURSE: D - DAY}, exemptions=(ExemptionSpan("level2", D, D),))

    assert (found.state, found.last_completed) == (State.EXEMPT, D - DAY)


def test_an_exemption_from_something_else_changes_nothing() -> None:
    assert standing(exemptions=(ExemptionSpan("prevent", D, D),)).state is State.NOT_DONE


@pytest.mark.parametrize(
    ("post", "left", "in_scope"),
    [
        (PostSpan(ROLE, None, None), None, True),
        (PostSpan(ROLE, D, D), None, True),
        (PostSpan(ROLE, D + DAY, None), None, False),
        (PostSpan(ROLE, None, D - DAY), None, False),
        (PostSpan(ROLE, None, None), D, True),
        (PostSpan(ROLE, None, None), D - DAY, False),
    ],
)
def test_who_is_in_scope(post: PostSpan, left: date | None, in_scope: bool) -> None:
    assert (judge(post, left=left) is not None) is in_scope


def test_a_person_without_a_post_is_out_of_every_count() -> None:
    assert judge() is None


def test_a_role_that_asks_for_nothing_still_counts_the_person() -> None:
    found = judge(PostSpan(OTHER_ROLE, None, None))

    assert found is not None
    assert (found.role_ids, found.standings) == ((OTHER_ROLE,), ())


def test_two_posts_in_one_role_are_one_role() -> None:
    found = judge(OPEN_POST, PostSpan(ROLE, D, None))

    assert found is not None
    assert found.role_ids == (ROLE,)
    assert len(found.standings) == 1


def test_a_set_is_as_old_as_its_oldest_course() -> None:
    both = RequirementRule("level2", ((COURSE,), (SECOND,)), 36, IntervalSource.PARTNERSHIP)

    found = standing(rules=(both,), latest={COURSE: date(2025, 1, 1), SECOND: date(2024, 5, 1)})

    assert found.last_completed == date(2024, 5, 1)
    assert standing(rules=(both,), latest={COURSE: D}).state is State.NOT_DONE


def test_an_equivalent_course_stands_for_one_course_of_the_set() -> None:
    both = RequirementRule("level2", ((COURSE, EVENT), (SECOND,)), 36)

    found = standing(rules=(both,), latest={EVENT: date(2025, 2, 1), SECOND: date(2025, 1, 1)})

    assert found.last_completed == date(2025, 1, 1)


HIGHER_RULE = RequirementRule("level3", ((HIGHER,),), 36)
RENEWED = RequirementRule("level2", ((COURSE,),), 36, renewed_by=("level3",))


def test_a_later_higher_level_renews_a_lower_one() -> None:
    found = standing(
        rules=(RENEWED, HIGHER_RULE),
        latest={COURSE: date(2020, 1, 1), HIGHER: date(2025, 1, 1)},
    )

    assert (found.counts_from, found.due) == (date(2025, 1, 1), date(2028, 1, 1))


def test_a_higher_level_does_not_renew_what_was_never_done() -> None:
    found = standing(rules=(RENEWED, HIGHER_RULE), latest={HIGHER: date(2025, 1, 1)})

    assert found.state is State.NOT_DONE


def test_an_earlier_higher_level_changes_nothing() -> None:
    found = standing(
        rules=(RENEWED, HIGHER_RULE),
        latest={COURSE: date(2025, 1, 1), HIGHER: date(2020, 1, 1)},
    )

    assert found.counts_from == date(2025, 1, 1)


LEAD_RULES = (
    RequirementRule("introduction", ((COURSE,),), 36, renewed_by_any_event=True),
    RequirementRule("advanced", ((HIGHER,),), 36, renewed_by_any_event=True),
)
LEAD_DONE = {COURSE: date(2020, 1, 1), HIGHER: date(2020, 6, 1), EVENT: date(2025, 6, 1)}


def test_any_later_event_renews_both_courses_of_a_lead() -> None:
    found = judge(OPEN_POST, rules=LEAD_RULES, latest=LEAD_DONE)

    assert found is not None
    assert {each.counts_from for each in found.standings} == {date(2025, 6, 1)}


def test_the_courses_themselves_are_no_later_event_until_one_is_done_again() -> None:
    once = {COURSE: date(2020, 1, 1), HIGHER: date(2020, 6, 1)}
    assert standing(rules=LEAD_RULES, latest=once).counts_from == date(2020, 1, 1)

    again = judge(
        OPEN_POST,
        rules=LEAD_RULES,
        latest=once | {COURSE: date(2023, 1, 1)},
        first={COURSE: date(2020, 1, 1)},
    )
    assert again is not None
    assert {each.counts_from for each in again.standings} == {date(2023, 1, 1)}


def test_an_event_renews_nothing_before_both_courses_are_done() -> None:
    found = standing(rules=LEAD_RULES, latest={COURSE: date(2020, 1, 1), EVENT: date(2025, 6, 1)})

    assert found.counts_from == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("posts", "renewed"),
    [
        ((PostSpan(ROLE, None, date(2022, 1, 1)), PostSpan(ROLE, date(2022, 1, 2), None)), True),
        ((PostSpan(ROLE, None, date(2022, 1, 1)), PostSpan(ROLE, date(2022, 1, 3), None)), False),
        ((PostSpan(ROLE, None, date(2019, 1, 1)), PostSpan(ROLE, date(2019, 9, 1), None)), True),
        ((PostSpan(ROLE, date(2024, 1, 1), None),), True),
    ],
    ids=["handed on", "a day out", "out before both were done", "trained before"],
)
def test_a_lead_who_has_been_out_of_the_role_is_not_renewed(
    posts: tuple[PostSpan, ...], renewed: bool
) -> None:
    found = standing(*posts, rules=LEAD_RULES, latest=LEAD_DONE)

    assert (found.counts_from == date(2025, 6, 1)) is renewed


def test_who_is_no_lead_is_not_renewed_by_an_event() -> None:
    found = standing(
        rules=LEAD_RULES,
        latest=LEAD_DONE,
        asked={ROLE: ("introduction",), OTHER_ROLE: ()},
    )

    assert found.counts_from == date(2020, 1, 1)


def test_a_lead_course_is_done_once_all_of_its_set_are() -> None:
    whole = RequirementRule("lead", ((COURSE,), (SECOND,)), 36, renewed_by_any_event=True)
    done = {COURSE: date(2024, 1, 1), SECOND: date(2024, 3, 1)}
    between = standing(rules=(whole,), latest=done | {EVENT: date(2024, 2, 1)})
    after = standing(rules=(whole,), latest=done | {EVENT: date(2024, 4, 1)})

    assert between.counts_from == date(2024, 1, 1)
    assert after.counts_from == date(2024, 4, 1)


def test_of_two_exemptions_the_one_that_covers_the_day_counts() -> None:
    now = ExemptionSpan("level2", D, D)
    over = ExemptionSpan("level2", date(2020, 1, 1), date(2020, 12, 31))

    assert standing(exemptions=(over, now)).state is State.EXEMPT
    assert standing(exemptions=(over,)).state is not State.EXEMPT


def test_a_sweep_leaves_out_who_is_not_in_scope_and_keeps_the_order() -> None:
    book = RuleBook(D, 90, (RULE,), {ROLE: ("level2",)})
    people = [PersonInput(number, [OPEN_POST] if number != 2 else [], {}) for number in (3, 2, 1)]

    assert [each.person_id for each in Assessor(book).sweep(people)] == [3, 1]


def test_who_lacks_a_role_has_none_that_day_and_has_not_left_before_it() -> None:
    ended = PostSpan(ROLE, None, D - DAY)

    assert not lacks_role(judge(OPEN_POST), None, D)
    assert lacks_role(judge(), None, D)
    assert lacks_role(judge(ended, left=D), D, D)
    assert not lacks_role(judge(ended, left=D - DAY), D - DAY, D)


def test_a_trustee_who_is_elected_anew_each_year_is_no_new_starter() -> None:
    first, second = date(2025, 1, 1), date(2026, 1, 1)
    touching = PostSpan(ROLE, first, second - DAY), PostSpan(ROLE, second, None)
    parted = PostSpan(ROLE, first, second - 2 * DAY), PostSpan(ROLE, second, None)
    other = PostSpan(OTHER_ROLE, first, second - DAY), PostSpan(ROLE, second, None)

    assert standing(*touching).state is State.NOT_DONE
    assert standing(*parted).must_start_by == second + 182 * DAY
    assert standing(*other).must_start_by == second + 182 * DAY


def test_a_run_of_posts_whose_beginning_is_not_known_makes_no_new_starter() -> None:
    second = date(2026, 1, 1)
    assert standing(PostSpan(ROLE, None, second - DAY), PostSpan(ROLE, second, None)).state is (
        State.NOT_DONE
    )
    assert standing(PostSpan(ROLE, None, second - 2 * DAY), PostSpan(ROLE, second, None)).state is (
        State.NEW_STARTER
    )


def test_a_run_goes_back_over_posts_that_overlap_and_lie_in_each_other() -> None:
    posts = (
        PostSpan(ROLE, date(2026, 3, 1), None),
        PostSpan(ROLE, date(2025, 11, 1), date(2026, 3, 10)),
        PostSpan(ROLE, date(2025, 10, 1), date(2026, 2, 1)),
        PostSpan(ROLE, date(2025, 12, 1), date(2025, 12, 24)),
    )
    assert standing(*posts).must_start_by == date(2025, 10, 1) + 182 * DAY


def test_a_renewal_moves_the_day_it_counts_from_and_never_the_day_it_was_done() -> None:
    lower = RequirementRule("level2", ((COURSE,),), 36, renewed_by=("level3",))
    higher = RequirementRule("level3", ((HIGHER,),), 36)
    done, later = date(2022, 5, 3), date(2025, 2, 1)

    found = standing(rules=(lower, higher), latest={COURSE: done, HIGHER: later})

    assert (found.last_completed, found.counts_from) == (done, later)
    assert found.due == date(2028, 2, 1)
    assert found.was_renewed
    assert not standing(latest={COURSE: done}).was_renewed


def test_what_is_missing_of_a_set_that_is_begun_is_told() -> None:
    pair = RequirementRule("level2", ((COURSE, EVENT), (SECOND,)), 36)

    assert standing(rules=(pair,), latest={COURSE: D}).missing == (SECOND,)
    assert standing(rules=(pair,), latest={SECOND: D}).missing == (COURSE,)
    assert standing(rules=(pair,), latest={EVENT: D, SECOND: D}).missing == ()
    assert standing(rules=(pair,)).missing == ()


def test_the_force_is_told_with_the_interval_and_never_without_one() -> None:
    must = replace(RULE, force=Force.MUST)
    assert standing(rules=(must,)).force is Force.MUST
    assert standing(rules=(replace(must, interval_months=None),)).force is None
