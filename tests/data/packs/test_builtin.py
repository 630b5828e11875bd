"""The packs that come with the program say what their documents say, to the letter."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from sgdesk.data.packs import load_packs
from sgdesk.domain.courses.course_names import course_key, course_keys
from sgdesk.domain.organisation.pack import (
    GateKind,
    LoadedPacks,
    Pack,
    PackKind,
    period_has_passed,
)
from sgdesk.domain.training.rule_book import Force

FOLDER = Path(__file__).parents[3] / "resources" / "partnerships"
PARTNERSHIPS = ("hsscp", "wscp", "hscb", "hscp", "scsp")
EVERY_PACK = ("generic", *PARTNERSHIPS)

REQUIREMENTS = {
    "generic": ["induction", "level1", "level2", "level3"],
    "hsscp": ["induction", "level1", "level2", "level3"],
    "wscp": ["induction", "universal", "lead", "specialist"],
    "hscb": ["induction", "elearning", "introduction", "advanced"],
    "hscp": ["level1", "level2", "level3"],
    "scsp": [
        "induction",
        "level1",
        "prevent",
        "fgm",
        "lead-professional",
        "early-help",
        "core-working-together",
    ],
}
INTERVALS = {
    "generic": {"level1": (36, None), "level2": (36, None), "level3": (36, None)},
    "hsscp": {},
    "wscp": {"universal": (36, Force.MUST), "lead": (36, Force.MUST)},
    "hscb": {
        "elearning": (36, Force.RECOMMENDED),
        "introduction": (36, Force.RECOMMENDED),
        "advanced": (36, Force.RECOMMENDED),
    },
    "hscp": {"level2": (36, Force.MUST), "level3": (36, Force.MUST)},
    "scsp": {},
}
GATES = {
    "hscb": GateKind.IMPACT_EVALUATION,
    "hscp": GateKind.EVALUATION,
    "scsp": GateKind.EVALUATION,
}
WINDOWS = {"hscb": ("P6W", "P8W"), "hscp": ("P3M", "P6M"), "scsp": ("P3M", "P6M")}
INDUCTIONS = {
    "generic": "induction",
    "hsscp": "induction",
    "wscp": "induction",
    "hscb": "induction",
    "hscp": "level1",
    "scsp": "induction",
}


@cache
def builtin() -> LoadedPacks:
    return load_packs(FOLDER)


def pack(pack_id: str) -> Pack:
    return builtin().packs[pack_id]


def course_named(pack_id: str, name: str) -> str | None:
    """The course that a heading or cell of that name means under the pack."""
    known = {
        course_key(each): course.key
        for course in pack(pack_id).courses
        for each in (course.key, course.title, *course.aliases)
    }
    return next((known[key] for key in course_keys(name) if key in known), None)


def test_the_six_packs_load_without_a_fault_the_generic_one_first() -> None:
    loaded = builtin()
    assert loaded.faults == ()
    assert set(EVERY_PACK) <= set(loaded.packs)
    assert next(iter(loaded.packs)) == "generic"


def test_each_file_is_named_after_its_pack() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(builtin().packs)


@pytest.mark.parametrize("pack_id", EVERY_PACK)
def test_the_requirements_have_the_agreed_keys_in_order(pack_id: str) -> None:
    assert [each.key for each in pack(pack_id).requirements] == REQUIREMENTS[pack_id]


@pytest.mark.parametrize("pack_id", EVERY_PACK)
def test_intervals_stand_where_the_document_sets_them_and_nowhere_else(pack_id: str) -> None:
    intervals = {
        each.key: (each.refresh_months, each.force)
        for each in pack(pack_id).requirements
        if each.refresh_months is not None
    }
    assert intervals == INTERVALS[pack_id]


@pytest.mark.parametrize("pack_id", EVERY_PACK)
def test_gates_and_windows_are_those_of_the_document(pack_id: str) -> None:
    gate, window = pack(pack_id).gate, pack(pack_id).impact_window
    assert (gate and gate.kind) == GATES.get(pack_id)
    assert (window and (window.opens.iso(), window.due.iso())) == WINDOWS.get(pack_id)


@pytest.mark.parametrize("pack_id", EVERY_PACK)
def test_one_requirement_is_the_induction_and_is_never_due_again(pack_id: str) -> None:
    (induction,) = (each for each in pack(pack_id).requirements if each.is_induction)
    assert induction.key == INDUCTIONS[pack_id]
    assert induction.refresh_months is None
    assert induction.rank is None


@pytest.mark.parametrize("pack_id", PARTNERSHIPS)
def test_what_a_partnership_sets_carries_its_paragraph(pack_id: str) -> None:
    asked = pack(pack_id)
    assert asked.kind is PackKind.PARTNERSHIP
    assert asked.document
    for each in asked.requirements:
        assert each.refresh_months is None or each.source
    for listed in asked.lists:
        assert all(item.source for item in listed.items), listed.key
    for item in (*asked.report, *asked.left_open, *asked.contradictions):
        assert item.source, item.text


def test_the_generic_pathway_claims_no_document() -> None:
    generic = pack("generic")
    assert generic.kind is PackKind.GENERIC
    assert generic.document is None
    assert generic.higher_renews
    assert [each.source for each in generic.requirements] == [None] * 4
    assert [each.includes for each in generic.requirements] == [()] * 4


@pytest.mark.parametrize("pack_id", PARTNERSHIPS)
def test_renewal_by_a_higher_level_is_off_where_the_document_is_silent(pack_id: str) -> None:
    assert not pack(pack_id).higher_renews


@pytest.mark.parametrize("pack_id", EVERY_PACK)
def test_every_group_calls_for_the_induction(pack_id: str) -> None:
    for group in pack(pack_id).groups:
        assert INDUCTIONS[pack_id] in group.requirements


def test_sandwell_has_groups_1_to_6_and_says_for_two_what_they_are_asked() -> None:
    groups = pack("scsp").groups
    assert [group.key for group in groups] == ["1", "2", "3", "4", "5", "6"]
    assert [group.requirements_source for group in groups] == ["4.2", "4.2", *[None] * 4]
    assert [group.source for group in groups] == ["4.1"] * 6
    assert groups[0].requirements == groups[1].requirements == ("induction", "level1")
    assert groups[2].requirements == ("induction", "level1", "core-working-together")
    assert "Sports club welfare officers" in groups[2].examples
    assert groups[4].audience == groups[5].audience


def test_sandwell_leaves_prevent_and_fgm_to_the_roles() -> None:
    asked = {key for group in pack("scsp").groups for key in group.requirements}
    assert asked.isdisjoint({"prevent", "fgm", "lead-professional", "early-help"})


def test_sandwell_wants_single_agency_training_first() -> None:
    core = pack("scsp").course("core-working-together")
    assert core and core.needs_first == ("level1",)


def test_groups_that_a_document_does_not_name_carry_no_source() -> None:
    for pack_id in ("generic", "hsscp", "hscb"):
        groups = pack(pack_id).groups
        assert [(each.source, each.requirements_source) for each in groups] == [(None, None)] * 3


def test_herefordshire_levels_are_cumulative() -> None:
    asked = pack("hscp")
    assert asked.with_included(("level3",)) == ("level1", "level2", "level3")
    assert asked.with_included(("level2",)) == ("level1", "level2")
    for group in asked.groups:
        assert asked.with_included(group.requirements[-1:]) == group.requirements


def test_herefordshire_level_2_needs_both_its_courses() -> None:
    level2 = pack("hscp").requirement("level2")
    assert level2 and level2.courses == ("working-together-2", "right-help-right-time")
    assert level2.source == "Appendix 1, Level 2"


def test_harrow_has_one_recommended_clock_for_all_its_training() -> None:
    clock = pack("hscb").one_clock
    assert clock and clock.requirements == ("elearning", "introduction", "advanced")
    assert (clock.months, clock.force) == (36, Force.RECOMMENDED)
    assert clock.speaks_of == "practitioners who work with children and young people"
    assert [each for each in EVERY_PACK if pack(each).one_clock] == ["hscb"]


@pytest.mark.parametrize("pack_id", EVERY_PACK)
def test_only_an_induction_is_no_safeguarding_learning(pack_id: str) -> None:
    induction = pack(pack_id).requirement(INDUCTIONS[pack_id])
    silent = [each.key for each in pack(pack_id).courses if not each.is_learning_event]
    assert induction and silent == list(induction.courses)


def test_harrows_courses_for_leads_are_those_that_leads_need_not_repeat() -> None:
    asked = [each.key for each in pack("hscb").courses if each.for_leads]
    assert asked == ["introduction", "advanced"]
    assert not any(each.for_leads for other in ("wscp", "hscp") for each in pack(other).courses)


@pytest.mark.parametrize(
    ("pack_id", "groups"),
    [
        ("generic", ["3"]),
        ("hsscp", ["3"]),
        ("wscp", ["lead", "specialist"]),
        ("hscb", ["3"]),
        ("hscp", ["3"]),
        ("scsp", ["4"]),
    ],
)
def test_each_pack_says_in_which_groups_leads_stand(pack_id: str, groups: list[str]) -> None:
    assert [each.key for each in pack(pack_id).groups if each.is_lead_group] == groups


def test_sandwells_childminders_are_exempt_from_one_course() -> None:
    (exemption,) = pack("scsp").role_exemptions
    assert (exemption.title, exemption.requirement) == ("Childminder", "core-working-together")
    assert "recommended as good practice" in exemption.note


def test_worcestershire_alone_lets_a_statute_take_an_intervals_place() -> None:
    allowed = {
        pack_id: [each.key for each in pack(pack_id).requirements if each.allows_statutory]
        for pack_id in EVERY_PACK
    }
    assert {key: value for key, value in allowed.items() if value} == {
        "wscp": ["universal", "lead"]
    }


@pytest.mark.parametrize(
    ("pack_id", "last_day"),
    [
        ("hsscp", date(2025, 3, 31)),
        ("hscb", date(2025, 12, 31)),
        ("hscp", date(2025, 12, 31)),
        ("scsp", date(2024, 4, 30)),
    ],
)
def test_a_documents_own_period_is_over_on_the_day_after_its_last(
    pack_id: str, last_day: date
) -> None:
    assert not period_has_passed(pack(pack_id), last_day)
    assert period_has_passed(pack(pack_id), last_day + timedelta(days=1))


@pytest.mark.parametrize("pack_id", ["generic", "wscp"])
def test_nothing_is_said_of_a_period_that_a_document_does_not_give(pack_id: str) -> None:
    assert not period_has_passed(pack(pack_id), date.max)


def test_harrow_leads_are_renewed_by_any_learning_event() -> None:
    renewal = pack("hscb").lead_renewal
    assert renewal and renewal.requirements == ("introduction", "advanced")
    assert renewal.source == "School Designated Safeguarding Leads"


@pytest.mark.parametrize(
    ("pack_id", "key", "count"),
    [
        ("hscp", "induction", 8),
        ("hsscp", "induction", 2),
        ("hscb", "induction", 2),
        ("wscp", "induction", 7),
        ("scsp", "induction", 0),
        ("wscp", "principles", 13),
        ("hsscp", "principles", 7),
        ("scsp", "principles", 9),
        ("wscp", "needs", 11),
        ("hscp", "needs", 10),
        ("hscb", "needs", 8),
        ("wscp", "monitoring", 6),
        ("hscp", "methods", 8),
        ("hscb", "methods", 11),
        ("scsp", "methods", 8),
        ("hscp", "course-description", 4),
        ("hsscp", "content", 6),
        ("scsp", "content-level1", 11),
        ("scsp", "programme-data", 11),
    ],
)
def test_lists_have_every_line_of_the_document(pack_id: str, key: str, count: int) -> None:
    assert len(pack(pack_id).listed(key)) == count


def test_worcestershire_asks_for_one_signature() -> None:
    signed = [item.key for item in pack("wscp").listed("induction") if item.signed]
    assert signed == ["definitions-signed"]
    lead = pack("wscp").requirement("lead")
    assert lead and len(lead.outcomes) == 18


def test_every_line_of_an_induction_has_a_key_to_be_ticked_under() -> None:
    for pack_id in EVERY_PACK:
        assert all(item.key for item in pack(pack_id).listed("induction"))


def test_the_largest_plenary_group_is_said_by_hartlepool_and_stockton_alone() -> None:
    said = [each for each in EVERY_PACK if pack(each).listed("group-size")]
    assert said == ["hsscp"]


@pytest.mark.parametrize("pack_id", EVERY_PACK)
def test_the_key_of_a_requirement_is_a_name_of_its_course(pack_id: str) -> None:
    for requirement in pack(pack_id).requirements:
        assert course_named(pack_id, requirement.key) in requirement.courses


@pytest.mark.parametrize(
    ("pack_id", "name", "course"),
    [
        ("hscp", "Level 2\n(Working Together)", "working-together-2"),
        ("hscp", "level2", "working-together-2"),
        ("hscp", "Safeguarding Level 2 (refresher)", "working-together-2"),
        (
            "hscp",
            "Working Together to Safeguard Children / Safeguarding Level 2",
            "working-together-2",
        ),
        ("hscp", "Level 3 / Lead", "working-together-3"),
        ("hscp", "Safeguarding Lead (Level 3)", "working-together-3"),
        ("hscp", "Level 1 ", "organisational-induction"),
        ("hscp", "Induction", "organisational-induction"),
        ("hscp", "RHRT", "right-help-right-time"),
        ("hscp", "Right Help, Right Time", "right-help-right-time"),
        ("hscp", "LADO – Allegations against professionals in a position of trust", "lado"),
        ("hscp", "Signs of Safety", "signs-of-safety"),
        ("hscp", "Working Together", None),
        ("generic", "Level 2\n(Working Together)", "level2"),
        ("generic", "Level 3 / Lead", "level3"),
        ("generic", "Level 1 ", "level1"),
        ("generic", "Induction", "induction"),
        ("generic", "SAFEGUARDING LEVEL 1 TRAINING", "level1"),
        ("generic", "First aid", None),
        ("hsscp", "Level 3 / Lead", "level3"),
        ("hsscp", "Level 2\n(Working Together)", "level2"),
        ("wscp", "Universal Training", "universal"),
        ("wscp", "Safeguarding Lead Training", "lead"),
        ("wscp", "Practitioner training", "lead"),
        ("wscp", "Level 1", None),
        ("hscb", "HSCB Introduction", "introduction"),
        ("hscb", "Advanced", "advanced"),
        ("hscb", "E-Learning safeguarding training", "elearning"),
        ("scsp", "Core Working Together", "core-working-together"),
        ("scsp", "PREVENT", "prevent"),
        ("scsp", "FGM", "fgm"),
        ("scsp", "Introduction to EH in Sandwell", "early-help"),
        ("scsp", "Level 1 Safeguarding Children", "level1"),
    ],
)
def test_a_heading_finds_its_course(pack_id: str, name: str, course: str | None) -> None:
    assert course_named(pack_id, name) == course
