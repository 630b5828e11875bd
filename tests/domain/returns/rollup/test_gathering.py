"""One return of each organisation and year counts, and the sums are those of the parts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.returns.rollup.gathering import Expected, gather, same_name
from sgdesk.domain.returns.rollup.sent import (
    LeftOut,
    SentRequirement,
    SentReturn,
    SentRules,
    Why,
)
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import State

DAY = date(2026, 3, 31)
RULES = SentRules("hscp", "Strategy", "1", 90, 28, 182, False, (("level1", "Level 1", 36),), ())


def sent(file: str = "a.json", organisation: str = "Example Club", people: int = 5) -> SentReturn:
    counts = Counts(in_date=people)
    return SentReturn(
        file=file,
        organisation=organisation,
        charity_number="",
        address="",
        partnership_name="Example Partnership",
        rules=RULES,
        as_at=DAY,
        period_from=DAY - timedelta(days=364),
        people=people,
        no_role=0,
        requirements=(SentRequirement("level1", "Level 1", counts, 0, 0),),
        own_topics=0,
        workforce=(("volunteer", people),),
    )


def final(each: SentReturn, number: str, key: str = "k", replaces: str = "") -> SentReturn:
    return replace(each, number=number, key=key, replaces=replaces)


FIRST, SECOND = sent("a.json"), sent("b.json", people=6)
EARLIER = replace(SECOND, as_at=DAY - timedelta(days=40))
NEXT_YEAR = replace(SECOND, as_at=date(2027, 3, 31), period_from=date(2026, 4, 1))
TWO: dict[str, tuple[SentReturn, SentReturn, list[str], dict[str, Why]]] = {
    "the same twice": (FIRST, replace(FIRST, file="b.json"), ["a.json"], {"b.json": Why.DOUBLE}),
    "two of one day that differ": (
        FIRST,
        SECOND,
        [],
        {"a.json": Why.UNDECIDED, "b.json": Why.UNDECIDED},
    ),
    "final before live": (
        FIRST,
        final(SECOND, "R2026-001"),
        ["b.json"],
        {"a.json": Why.DOUBLE},
    ),
    "the later number of one key": (
        final(FIRST, "R2026-999"),
        final(SECOND, "R2026-1000"),
        ["b.json"],
        {"a.json": Why.DOUBLE},
    ),
    "one made in the place of the other": (
        final(FIRST, "R2026-002", replaces="R2026-001"),
        final(SECOND, "R2026-001"),
        ["a.json"],
        {"b.json": Why.OUT_OF_DATE},
    ),
    "another key that says it replaces": (
        final(FIRST, "R2026-002", "other", replaces="R2026-001"),
        final(SECOND, "R2026-001"),
        [],
        {"a.json": Why.UNDECIDED, "b.json": Why.UNDECIDED},
    ),
    "an earlier day": (FIRST, EARLIER, ["a.json"], {"b.json": Why.OUT_OF_DATE}),
    "no period, under a year before": (
        replace(FIRST, period_from=None),
        replace(SECOND, as_at=date(2025, 12, 31)),
        ["a.json"],
        {"b.json": Why.OUT_OF_DATE},
    ),
    "the year after": (FIRST, NEXT_YEAR, ["a.json", "b.json"], {}),
    "another charity number": (
        replace(FIRST, charity_number="1234567"),
        replace(SECOND, charity_number="7654321"),
        ["a.json", "b.json"],
        {},
    ),
    "another address": (
        replace(FIRST, address="1 example street"),
        replace(SECOND, address="2 sample road"),
        ["a.json", "b.json"],
        {},
    ),
    "one key, two addresses": (
        final(replace(FIRST, address="1 example street"), "R2026-001"),
        final(replace(SECOND, address="2 sample road"), "R2026-002"),
        ["b.json"],
        {"a.json": Why.DOUBLE},
    ),
    "another partnership": (
        FIRST,
        replace(SECOND, rules=replace(RULES, partnership="wscp")),
        ["a.json", "b.json"],
        {},
    ),
}


@pytest.mark.parametrize("which", TWO)
def test_of_two_of_one_name_it_is_told_which_counts(which: str) -> None:
    one, other, counted, left = TWO[which]
    for order in ((one, other), (other, one)):
        picture = gather(order, (), date(2027, 4, 1))
        found = sorted(each.file for part in picture.parts for each in part.returns)
        assert found == counted
        assert {each.file: each.why for each in picture.left_out} == left


def test_a_day_that_lies_ahead_is_a_projection() -> None:
    picture = gather([FIRST], (), DAY - timedelta(days=1))
    assert [each.why for each in picture.left_out] == [Why.AHEAD]
    assert gather([FIRST], (), DAY).counted == 1


def test_an_undecided_day_is_not_filled_by_an_earlier_one() -> None:
    picture = gather([FIRST, SECOND, replace(EARLIER, file="c.json")], (), DAY)
    assert not picture.parts
    assert {each.file: each.why for each in picture.left_out}["c.json"] is Why.OUT_OF_DATE


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda each: replace(each, charity_number="12 34567"), "charity number"),
        (lambda each: final(each, "R2026-001"), "key"),
    ],
)
def test_two_names_of_perhaps_one_organisation_are_counted_and_told(
    change: Callable[[SentReturn], SentReturn], what: str
) -> None:
    picture = gather([change(FIRST), change(sent("b.json", "Sample Club"))], (), DAY)
    assert picture.counted == 2
    [doubt] = picture.doubts
    assert what in doubt
    assert "a.json" in doubt
    assert "b.json" in doubt


@pytest.mark.parametrize(
    ("left", "right", "is_one"),
    [
        ("St. Mary's, Ledbury", "Saint Mary’s Ledbury", True),
        ("The Example Club", "example club", True),
        ("Youth & Community", "Youth and Community", True),
        ("St Mary's", "St Mark's", False),
        ("The", "the", True),
    ],
)
def test_a_name_is_one_however_it_is_written(left: str, right: str, is_one: bool) -> None:
    assert same_name(left, right) is is_one


def test_who_is_on_the_list_by_number_under_another_name_is_not_missing() -> None:
    one = replace(FIRST, charity_number="1234567")
    picture = gather([one], (), DAY, expected=[Expected("Old Name", "1234567"), Expected("Late")])
    assert picture.missing == (Expected("Late"),)
    assert not picture.unexpected


RETURNS = st.lists(
    st.builds(
        lambda name, day, period, numbers, window, number, key: final(
            replace(
                sent(organisation=f"Club {name}", people=sum(numbers)),
                as_at=DAY - timedelta(days=day),
                period_from=None if period is None else DAY - timedelta(days=day + period),
                rules=replace(RULES, window_days=window),
                requirements=(SentRequirement("level1", "Level 1", Counts(*numbers), 1, 2),),
            ),
            number,
            key if number else "",
        ),
        st.integers(0, 5),
        st.integers(-30, 800),
        st.none() | st.integers(0, 500),
        st.tuples(*[st.integers(0, 50)] * len(State)),
        st.sampled_from([60, 90]),
        st.sampled_from(["", "R2026-001", "R2026-002"]),
        st.sampled_from(["k", "l"]),
    ),
    max_size=14,
).map(lambda found: [replace(each, file=f"{place}.json") for place, each in enumerate(found)])


@given(RETURNS, st.randoms())
def test_the_sums_are_those_of_the_parts_and_every_file_is_told_once(
    returns: list[SentReturn], chance: Random
) -> None:
    before = [LeftOut("bad.json", Why.UNREADABLE, "It is not a whole JSON file.")]
    picture = gather(returns, before, DAY)
    counted = [each for part in picture.parts for each in part.returns]
    told = [each.file for each in counted] + [each.file for each in picture.left_out]
    assert sorted(told) == sorted([*(each.file for each in returns), "bad.json"])
    assert picture.files == len(told)
    for part in picture.parts:
        assert {(each.rules, each.as_at.year) for each in part.returns} == {(part.rules, part.year)}
        assert part.people == sum(each.people for each in part.returns)
        assert sum(count for _, count in part.workforce) == part.people
        [total] = part.totals
        rows = [each.requirements[0] for each in part.returns]
        for state in State:
            assert getattr(total.counts, state) == sum(getattr(r.counts, state) for r in rows)
        assert (total.falls_due, total.equivalent) == (len(rows), 2 * len(rows))
        names = [each.organisation for each in part.returns]
        assert len(set(names)) == len(names)
    mixed = list(returns)
    chance.shuffle(mixed)
    assert gather(mixed, before, DAY) == picture
