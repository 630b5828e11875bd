"""From a pack and the organisation's settings to the rules of a day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sgdesk.domain.organisation.pack import (
    LeadRenewal,
    OneClock,
    Pack,
    PackCourse,
    PackGroup,
    PackKind,
    PackRequirement,
)
from sgdesk.domain.organisation.pathway import (
    CourseIndex,
    Interval,
    denomination_intervals,
    higher_renews,
    interval_of,
    is_lead_role,
    may_lengthen,
    rule_book,
)
from sgdesk.domain.organisation.settings import settings_from
from sgdesk.domain.people.person import Role
from sgdesk.domain.training.renewal import LeadPatience
from sgdesk.domain.training.rule_book import (
    DenominationInterval,
    Force,
    IntervalSource,
    RequirementRule,
)

D = date(2026, 3, 31)
OURS, THEIRS = IntervalSource.ORGANISATION, IntervalSource.PARTNERSHIP
CATALOGUE = CourseIndex(
    {"induction": 1, "wt": 2, "rhrt": 3, "lead": 4},
    equivalents={2: (20,), 1: (10,)},
    satisfies={"level2": (30,), "first-aid": (31,)},
    learning=(40,),
    no_learning=(31,),
)


def pack(
    kind: PackKind = PackKind.PARTNERSHIP, *, leads: bool = False, renews: bool = False
) -> Pack:
    return Pack(
        "county", kind, "County", "County", "1", None, "",
        requirements=(
            PackRequirement("level1", "Level 1", ("induction",), is_induction=True, rank=1),
            PackRequirement("level2", "Level 2", ("wt", "rhrt"), 36, rank=2, includes=("level1",)),
            PackRequirement("level3", "Level 3", ("lead",), 36, rank=3, includes=("level2",)),
        ),
        groups=(PackGroup("3", "Leads", ("level3",), is_lead_group=True),),
        courses=(
            PackCourse("induction", "induction", is_learning_event=False),
            *(PackCourse(key, key) for key in ("wt", "rhrt", "lead")),
        ),
        higher_renews=renews,
        lead_renewal=LeadRenewal(("level2", "level3"), None) if leads else None,
        one_clock=OneClock(("level2", "level3"), 36, Force.RECOMMENDED, None) if leads else None,
    )  # fmt: skip


def rules(
    asked: Pack, catalogue: CourseIndex = CATALOGUE, **stored: str
) -> dict[str, RequirementRule]:
    book = rule_book(asked, settings_from(stored), {}, catalogue, D, {"first-aid": "First aid"})
    return {rule.key: rule for rule in book.requirements}


@pytest.mark.parametrize(
    ("kind", "own", "expected"),
    [
        (PackKind.PARTNERSHIP, None, Interval(36, THEIRS)),
        (PackKind.PARTNERSHIP, "24", Interval(24, OURS)),
        (PackKind.PARTNERSHIP, "60", Interval(36, THEIRS)),
        (PackKind.PARTNERSHIP, "36", Interval(36, THEIRS)),
        (PackKind.GENERIC, None, Interval(36, OURS)),
        (PackKind.GENERIC, "60", Interval(60, OURS)),
    ],
)
def test_the_organisation_may_shorten_an_interval_and_it_says_whose_it_is(
    kind: PackKind, own: str | None, expected: Interval
) -> None:
    settings = settings_from({"interval:level2": own} if own else {})

    assert interval_of("level2", pack(kind), settings) == expected


@pytest.mark.parametrize(
    "loose", [{"force": Force.RECOMMENDED}, {"allows_statutory": True}], ids=["advice", "statute"]
)
def test_an_interval_may_be_lengthened_where_the_document_only_recommends_or_names_a_statute(
    loose: dict[str, Any],
) -> None:
    strict = pack()
    asked = replace(strict.requirements[1], **loose)
    free = replace(strict, requirements=(strict.requirements[0], asked, strict.requirements[2]))
    settings = settings_from({"interval:level2": "60"})

    assert interval_of("level2", free, settings) == Interval(60, OURS)
    assert interval_of("level2", free, settings_from({})).source is THEIRS
    assert (may_lengthen(free, "level2"), may_lengthen(strict, "level2")) == (True, False)


@pytest.mark.parametrize("kind", PackKind)
def test_where_the_document_is_silent_the_organisation_may_set_one(kind: PackKind) -> None:
    asked = pack(kind)

    assert interval_of("level1", asked, settings_from({})) == Interval(None, None)
    assert interval_of("level1", asked, settings_from({"interval:level1": "24"})) == Interval(
        24, OURS
    )


@pytest.mark.parametrize(
    ("packs_word", "own", "expected"),
    [(True, "", True), (False, "", False), (True, "no", False), (False, "yes", True)],
)
def test_the_organisation_decides_whether_a_higher_level_renews(
    packs_word: bool, own: str, expected: bool
) -> None:
    settings = settings_from({"higher_renews": own})

    assert higher_renews(pack(renews=packs_word), settings) is expected


def test_every_higher_level_renews_and_never_the_induction() -> None:
    found = rules(pack(renews=True))

    assert found["level2"].renewed_by == ("level3",)
    assert found["level1"].renewed_by == ()
    assert found["level3"].renewed_by == ()


def test_a_slot_holds_the_course_what_stands_for_it_and_what_satisfies_the_whole() -> None:
    found = rules(pack())

    assert found["level2"].slots == ((2, 20, 30), (3, 30))
    assert found["first-aid"].slots == ((31,),)


def test_a_course_that_the_file_does_not_have_yet_is_not_taken_as_done() -> None:
    found = rules(pack(), CourseIndex({"wt": 2}))

    assert found["level2"].slots == ((2,), ())


def test_induction_has_its_own_allowed_days() -> None:
    found = rules(pack(), induction_days="7", allowance_days="100")

    assert {key: rule.allowance_days for key, rule in found.items()} == {
        "level1": 7,
        "level2": 100,
        "level3": 100,
        "first-aid": 100,
    }


def test_a_role_calls_for_the_lower_levels_too() -> None:
    roles = {5: Role(5, "Lead", "3", ("level3", "first-aid"))}
    book = rule_book(pack(), settings_from({}), roles, CATALOGUE, D)

    assert book.role_requirements == {5: ("level1", "level2", "level3", "first-aid")}


def test_where_one_clock_runs_all_safeguarding_learning_counts_but_the_induction() -> None:
    clocked = rule_book(pack(leads=True), settings_from({}), {}, CATALOGUE, D, {"first-aid": ""})
    without = rule_book(pack(), settings_from({}), {}, CATALOGUE, D)

    assert clocked.learning_courses == (2, 3, 4, 20, 30, 40)
    assert without.learning_courses == ()
    assert [rule.one_clock for rule in clocked.requirements] == [False, True, True, False]
    assert [rule.repeat_after_gap for rule in clocked.requirements] == [False, True, True, False]


def test_a_lead_is_who_is_in_the_group_of_leads_or_has_every_course_of_a_lead() -> None:
    asked = pack(leads=True)
    roles = [
        Role(1, "In the group", "3", ()),
        Role(2, "Has the courses", None, ("level3",)),
        Role(3, "Has one of them", None, ("level2",)),
    ]

    assert [is_lead_role(asked, each) for each in roles] == [True, True, False]
    assert not is_lead_role(pack(), roles[1])


def test_a_decision_sets_allowed_days_for_one_requirement_and_the_patience_with_leads() -> None:
    stored = {"allowance:level3": "28", "lead_gap_months": "6", "lead_touch_months": "24"}
    book = rule_book(pack(), settings_from(stored), {}, CATALOGUE, D)

    assert [rule.allowance_days for rule in book.requirements] == [28, 182, 28]
    assert book.patience == LeadPatience(6, 24)


def test_a_pack_that_says_nothing_of_it_lets_no_higher_level_renew() -> None:
    silent = Pack("county", PackKind.PARTNERSHIP, "County", "County", "1", None, "", (), (), ())
    assert not silent.higher_renews


def test_a_denomination_counts_where_one_of_its_levels_stands_beside_and_is_refreshed() -> None:
    stored = {
        "denomination:ours1": "level1",
        "denomination:ours2": "level2",
        "denomination:ours3": "nowhere",
    }
    settings = settings_from(stored)
    assert denomination_intervals(pack(PackKind.DENOMINATION), settings) == {
        "ours2": DenominationInterval(36, rank=2)
    }
    assert denomination_intervals(None, settings) == {}
