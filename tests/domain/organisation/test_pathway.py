"""From a pack and the organisation's settings to the rules of a day."""

from datetime import date

import pytest

from sgdesk.domain.organisation.pack import (
    LeadRenewal,
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
    rule_book,
)
from sgdesk.domain.organisation.settings import settings_from
from sgdesk.domain.people.person import Role
from sgdesk.domain.training.standing import IntervalSource, RequirementRule

D = date(2026, 3, 31)
OURS, THEIRS = IntervalSource.ORGANISATION, IntervalSource.PARTNERSHIP
CHURCH = IntervalSource.DENOMINATION
CATALOGUE = CourseIndex(
    {"induction": 1, "wt": 2, "rhrt": 3, "lead": 4},
    equivalents={2: (20,), 1: (10,)},
    satisfies={"level2": (30,), "first-aid": (31,)},
    every=(1, 2, 3, 4, 10, 20, 30, 31),
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
        groups=(PackGroup("3", "Leads", ("level3",)),),
        courses=tuple(PackCourse(key, key) for key in ("induction", "wt", "rhrt", "lead")),
        higher_renews=renews,
        lead_renewal=LeadRenewal(("level2", "level3"), None) if leads else None,
    )  # fmt: skip


def rules(
    asked: Pack, catalogue: CourseIndex = CATALOGUE, **stored: str
) -> dict[str, RequirementRule]:
    book = rule_book(asked, settings_from(stored), {}, catalogue, D, {"first-aid": "First aid"})
    return {rule.key: rule for rule in book.requirements}


@pytest.mark.parametrize(
    ("kind", "own", "church", "expected"),
    [
        (PackKind.PARTNERSHIP, None, None, Interval(36, THEIRS)),
        (PackKind.PARTNERSHIP, "24", None, Interval(24, OURS)),
        (PackKind.PARTNERSHIP, "60", None, Interval(36, THEIRS)),
        (PackKind.PARTNERSHIP, "36", None, Interval(36, THEIRS)),
        (PackKind.PARTNERSHIP, None, 24, Interval(24, CHURCH)),
        (PackKind.PARTNERSHIP, "12", 24, Interval(12, OURS)),
        (PackKind.PARTNERSHIP, "24", 12, Interval(12, CHURCH)),
        (PackKind.PARTNERSHIP, None, 48, Interval(36, THEIRS)),
        (PackKind.GENERIC, None, None, Interval(36, OURS)),
        (PackKind.GENERIC, "60", None, Interval(60, OURS)),
        (PackKind.GENERIC, "60", 36, Interval(36, CHURCH)),
    ],
)
def test_the_shortest_interval_wins_and_says_whose_it_is(
    kind: PackKind, own: str | None, church: int | None, expected: Interval
) -> None:
    settings = settings_from({"interval:level2": own} if own else {})
    denomination = {"level2": church} if church else None

    assert interval_of("level2", pack(kind), settings, denomination) == expected


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


def test_every_course_but_the_inductions_is_a_learning_event_for_leads() -> None:
    with_leads = rule_book(pack(leads=True), settings_from({}), {}, CATALOGUE, D)
    without = rule_book(pack(), settings_from({}), {}, CATALOGUE, D)

    assert with_leads.event_courses == (2, 3, 4, 20, 30, 31)
    assert without.event_courses == ()
    assert [rule.renewed_by_any_event for rule in with_leads.requirements] == [False, True, True]


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
    assert denomination_intervals(pack(PackKind.DENOMINATION), settings) == {"ours2": 36}
    assert denomination_intervals(None, settings) == {}
