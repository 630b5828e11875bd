from collections.abc import Sequence
from datetime import date

import pytest

from sgdesk.domain.sessions.planning import (
    NeededTraining,
    PlanMonth,
    PlanPerson,
    PlanRow,
    TrainingPlan,
    months_ahead,
    places_needed,
)
from sgdesk.domain.training.rule_book import (
    ExemptionSpan,
    PersonInput,
    PostSpan,
    RequirementRule,
    RuleBook,
)
from sgdesk.domain.training.standing import Assessor
from sgdesk.domain.training.states import State

AS_AT = date(2026, 3, 31)
LEVEL1, HELP, LEVEL2, OTHER = 1, 2, 3, 4


def _book(*rules: RequirementRule) -> RuleBook:
    return RuleBook(AS_AT, 90, rules, {1: tuple(rule.key for rule in rules)})


def _person(
    latest: dict[int, date] | None = None,
    start: date | None = None,
    left: date | None = None,
    exemptions: Sequence[ExemptionSpan] = (),
) -> PersonInput:
    return PersonInput(9, [PostSpan(1, start, None)], latest or {}, left, exemptions)


def _needed(person: PersonInput, book: RuleBook) -> tuple[NeededTraining, ...]:
    found = Assessor(book).assess(person)
    assert found is not None
    return places_needed(person, found, book)


ONE = RequirementRule("one", ((LEVEL1,),), 36)
TWO = RequirementRule("two", ((LEVEL1,), (HELP,)), 36)


def _days(needed: tuple[NeededTraining, ...]) -> list[tuple[int, date]]:
    return [(each.course_id, each.by) for each in needed]


def test_the_plan_has_twelve_months_from_the_month_of_the_day_on() -> None:
    months = months_ahead(AS_AT)
    assert (months[0], months[-1], len(months)) == (date(2026, 3, 1), date(2027, 2, 1), 12)


@pytest.mark.parametrize(
    ("done", "by"),
    [
        (date(2023, 4, 1), date(2026, 4, 1)),
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2020, 1, 1), AS_AT),
        (date(2023, 3, 31), AS_AT),
    ],
)
def test_a_place_is_needed_by_the_due_day_or_now_where_it_has_passed(done: date, by: date) -> None:
    assert _days(_needed(_person({LEVEL1: done}), _book(ONE))) == [(LEVEL1, by)]


def test_what_falls_due_after_the_twelve_months_is_not_in_the_plan() -> None:
    assert _needed(_person({LEVEL1: date(2024, 3, 1)}), _book(ONE)) == ()


def test_what_was_never_done_is_needed_now_and_a_new_starters_by_the_last_allowed_day() -> None:
    assert _days(_needed(_person(), _book(ONE))) == [(LEVEL1, AS_AT)]
    starter = _person(start=date(2026, 3, 1))
    assert _days(_needed(starter, _book(ONE))) == [(LEVEL1, date(2026, 8, 30))]


def test_a_set_needs_only_the_course_of_it_that_falls_due() -> None:
    latest = {LEVEL1: date(2020, 1, 1), HELP: date(2025, 9, 1)}
    assert _days(_needed(_person(latest), _book(TWO))) == [(LEVEL1, AS_AT)]


def test_the_done_part_of_an_unfinished_set_falls_due_in_its_own_time() -> None:
    needed = _needed(_person({HELP: date(2023, 9, 1)}), _book(TWO))
    assert _days(needed) == [(LEVEL1, AS_AT), (HELP, date(2026, 9, 1))]


def test_an_equivalent_counts_for_the_course_it_stands_for() -> None:
    book = _book(RequirementRule("one", ((LEVEL1, OTHER),), 36))
    needed = _needed(_person({OTHER: date(2023, 6, 1)}), book)
    assert _days(needed) == [(LEVEL1, date(2026, 6, 1))]


def test_an_interval_of_six_months_needs_a_place_twice_in_the_year() -> None:
    book = _book(RequirementRule("one", ((LEVEL1,),), 6))
    needed = _needed(_person({LEVEL1: date(2025, 10, 31)}), book)
    assert [each.by for each in needed] == [date(2026, 4, 30), date(2026, 10, 30)]


def test_an_induction_that_was_done_is_never_needed_again() -> None:
    book = _book(RequirementRule("induction", ((LEVEL1,),)))
    assert _needed(_person({LEVEL1: date(2010, 1, 1)}), book) == ()


def test_a_higher_level_in_time_renews_the_lower_one() -> None:
    lower = RequirementRule("one", ((LEVEL1,),), 36, renewed_by=("two",))
    higher = RequirementRule("two", ((LEVEL2,),), 36)
    latest = {LEVEL1: date(2023, 9, 1), LEVEL2: date(2023, 8, 1)}
    assert _days(_needed(_person(latest), _book(lower, higher))) == [(LEVEL2, date(2026, 8, 1))]


def test_a_higher_level_renews_nothing_that_was_never_done() -> None:
    lower = RequirementRule("one", ((LEVEL1,),), 36, renewed_by=("two",))
    higher = RequirementRule("two", ((LEVEL2,),), 36)
    assert _days(_needed(_person(), _book(lower, higher))) == [(LEVEL1, AS_AT), (LEVEL2, AS_AT)]


def test_one_course_for_two_requirements_is_one_place() -> None:
    book = _book(ONE, RequirementRule("topic", ((LEVEL1,),), 36))
    assert _days(_needed(_person(), book)) == [(LEVEL1, AS_AT)]


def test_nobody_needs_a_place_after_they_left_or_while_they_are_exempt() -> None:
    leaver = _person({LEVEL1: date(2023, 9, 1)}, left=date(2026, 8, 31))
    assert _needed(leaver, _book(ONE)) == ()
    away = ExemptionSpan("one", date(2026, 1, 1), date(2026, 12, 31))
    assert _needed(_person(exemptions=[away]), _book(ONE)) == ()


def test_a_course_that_the_file_does_not_have_needs_no_place() -> None:
    assert _needed(_person(), _book(RequirementRule("one", ((),), 36))) == ()


def test_the_state_of_today_stands_beside_the_place() -> None:
    needed = _needed(_person({LEVEL1: date(2023, 5, 1)}), _book(ONE))
    assert needed[0].state is State.DUE_SOON


def test_of_two_courses_that_stand_for_each_other_the_later_counts() -> None:
    either = RequirementRule("one", ((LEVEL1, OTHER),), 36)
    person = _person({LEVEL1: date(2023, 6, 1), OTHER: date(2023, 9, 1)})
    assert _days(_needed(person, _book(either))) == [(LEVEL1, date(2026, 9, 1))]
    both = RequirementRule("two", ((LEVEL1, OTHER), (HELP,)), 36)
    person = _person({LEVEL1: date(2023, 6, 1), OTHER: date(2025, 9, 1), HELP: date(2024, 1, 1)})
    assert _days(_needed(person, _book(both))) == [(HELP, date(2027, 1, 1))]


def test_a_higher_level_on_the_very_day_renews_the_lower_one() -> None:
    lower = RequirementRule("one", ((LEVEL1,),), 36, renewed_by=("higher",))
    higher = RequirementRule("higher", ((LEVEL2,),), 36)
    person = _person({LEVEL1: date(2023, 6, 1), LEVEL2: date(2023, 6, 1)})
    assert _days(_needed(person, _book(lower, higher))) == [(LEVEL2, date(2026, 6, 1))]


def test_the_places_of_a_plan_are_those_of_all_its_courses_and_months() -> None:
    ada, bo = (PlanPerson(each, "", AS_AT, State.NOT_DONE) for each in (1, 2))
    empty = PlanMonth(AS_AT, ())
    assert (empty.sessions, empty.offered) == (0, 0)
    rows = (
        PlanRow(1, "Level 1", True, (), (PlanMonth(AS_AT, (ada, bo)), empty)),
        PlanRow(2, "Level 2", True, (), (PlanMonth(AS_AT, (ada,)),)),
    )
    assert [each.places for each in rows] == [2, 1]
    assert TrainingPlan("", "", AS_AT, (), rows).places == 3
