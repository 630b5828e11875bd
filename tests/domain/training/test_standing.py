"""Each state of RULES, each at both of its edges."""

from dataclasses import replace
from datetime import date

import pytest

from sgdesk.domain.training.rule_book import (
    AbsenceSpan,
    DenominationInterval,
    ExemptionSpan,
    Force,
    IntervalSource,
    PersonInput,
    PostSpan,
    RequirementRule,
)
from sgdesk.domain.training.standing import lacks_role
from sgdesk.domain.training.states import State
from tests.domain.training.judged import (
    COURSE,
    DAY,
    EVENT,
    HIGHER,
    OPEN_POST,
    OTHER_ROLE,
    ROLE,
    RULE,
    SECOND,
    D,
    judge,
    standing,
)


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


def test_who_left_and_came_back_is_out_of_scope_between_for_ever() -> None:
    away = (AbsenceSpan(date(2019, 6, 30), date(2024, 3, 1)),)

    def there(day: date) -> bool:
        return judge(OPEN_POST, absences=away, as_at=day) is not None

    assert there(date(2019, 6, 30))
    assert not there(date(2019, 7, 1))
    assert not there(date(2024, 2, 29))
    assert there(date(2024, 3, 1))


def test_an_exempt_role_exempts_unless_another_role_calls_for_the_same() -> None:
    keys = {ROLE: ("level2",), OTHER_ROLE: ("level2",)}
    exempt = {ROLE: frozenset({"level2"})}
    posts = PostSpan(ROLE, None, None), PostSpan(OTHER_ROLE, None, None)
    done = {COURSE: date(2025, 1, 1)}

    alone = standing(posts[0], asked=keys, role_exemptions=exempt, latest=done)
    assert (alone.state, alone.last_completed) == (State.EXEMPT, date(2025, 1, 1))
    assert standing(*posts, asked=keys, role_exemptions=exempt).state is State.NOT_DONE


def beside(key: str, course: int, rank: int, months: int = 36) -> RequirementRule:
    theirs = DenominationInterval(months, Force.MUST, rank)
    return RequirementRule(key, ((course,),), 60, IntervalSource.ORGANISATION, denomination=theirs)


@pytest.mark.parametrize(
    ("highest_only", "sources"),
    [(True, ["organisation", "denomination"]), (False, ["denomination", "denomination"])],
)
def test_a_denominations_interval_holds_for_the_highest_level_where_it_says_so(
    highest_only: bool, sources: list[str]
) -> None:
    rules = beside("level1", COURSE, 1), beside("level2", HIGHER, 2)
    found = judge(OPEN_POST, rules=rules, highest_level_only=highest_only)

    assert found is not None
    assert [each.interval_source for each in found.standings] == sources
    assert found.standings[1].force is Force.MUST


def test_a_denominations_interval_that_is_longer_changes_nothing() -> None:
    found = standing(rules=(beside("level1", COURSE, 1, months=72),))

    assert (found.interval_months, found.interval_source) == (60, IntervalSource.ORGANISATION)


def test_of_two_exemptions_the_one_that_covers_the_day_counts() -> None:
    now = ExemptionSpan("level2", D, D)
    over = ExemptionSpan("level2", date(2020, 1, 1), date(2020, 12, 31))

    assert standing(exemptions=(over, now)).state is State.EXEMPT
    assert standing(exemptions=(over,)).state is not State.EXEMPT


def test_who_lacks_a_role_has_none_that_day_and_has_not_left_before_it() -> None:
    ended = PostSpan(ROLE, None, D - DAY)

    def lacks(post: PostSpan | None, left: date | None = None) -> bool:
        posts = (post,) if post else ()
        return lacks_role(judge(*posts, left=left), PersonInput(7, posts, {}, left), D)

    assert not lacks(OPEN_POST)
    assert lacks(None)
    assert lacks(ended, left=D)
    assert not lacks(ended, left=D - DAY)


@pytest.mark.parametrize(
    ("start", "begins", "is_here"),
    [
        (None, None, True),
        (None, D + DAY, False),
        (None, D, True),
        (D + DAY, D + DAY, False),
        (D + DAY, D - DAY, True),
        (D + DAY, None, True),
        (D - 9 * DAY, D + DAY, True),
    ],
)
def test_who_begins_only_later_is_told_apart_from_others_without_a_role(
    start: date | None, begins: date | None, is_here: bool
) -> None:
    posts = () if start is None else (PostSpan(ROLE, start, start),)
    person = PersonInput(7, posts, {}, begins=begins)
    assert lacks_role(None, person, D)
    assert person.is_not_here_yet(D) is not is_here


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
