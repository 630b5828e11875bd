"""What each document leaves open, and what is still to be decided."""

import pytest

from sgdesk.domain.organisation.decisions import DecisionKind, decisions_of
from sgdesk.services.file.workspace import all_packs

PACKS = all_packs().packs


def keys(pack: str, kind: DecisionKind) -> list[str]:
    return [each.key for each in decisions_of(PACKS[pack], {}, {}) if each.kind is kind]


@pytest.mark.parametrize(
    ("pack", "silent"),
    [
        ("hsscp", {"level1", "level2", "level3"}),
        (
            "scsp",
            {
                "level1",
                "prevent",
                "fgm",
                "lead-professional",
                "early-help",
                "core-working-together",
            },
        ),
        ("hscp", set()),
        ("hscb", set()),
        ("wscp", {"specialist"}),
        ("generic", set()),
    ],
)
def test_an_interval_is_asked_for_wherever_the_document_states_none(
    pack: str, silent: set[str]
) -> None:
    assert set(keys(pack, DecisionKind.REFRESH)) == {f"interval:{each}" for each in silent}


@pytest.mark.parametrize("pack", PACKS)
def test_days_are_asked_for_everywhere_since_no_document_gives_any(pack: str) -> None:
    assert keys(pack, DecisionKind.INDUCTION_DAYS) == ["induction_days"]
    assert keys(pack, DecisionKind.OTHER_DAYS) == ["allowance_days"]


def test_the_level_that_only_leads_are_asked_for_has_its_own_days() -> None:
    assert keys("hscp", DecisionKind.LEAD_DAYS) == ["allowance:level3"]
    assert keys("hscb", DecisionKind.LEAD_DAYS) == ["allowance:advanced"]
    assert keys("scsp", DecisionKind.LEAD_DAYS) == []


def test_how_leads_begin_again_is_asked_where_the_document_speaks_of_it() -> None:
    asked = {pack: bool(keys(pack, DecisionKind.LEAD_GAP)) for pack in PACKS}
    assert [pack for pack, is_asked in asked.items() if is_asked] == ["hscb"]
    assert keys("hscb", DecisionKind.LEAD_TOUCH) == ["lead_touch_months"]
    assert keys("hscb", DecisionKind.SENT_IS_ENOUGH) == ["sent_is_enough"]


def test_a_window_for_impact_is_asked_for_where_the_document_gives_none() -> None:
    asked = {pack: bool(keys(pack, DecisionKind.IMPACT_WINDOW)) for pack in PACKS}
    assert {pack for pack, is_asked in asked.items() if is_asked} == {"hsscp", "wscp"}


def test_a_topic_of_ones_own_is_asked_about_too() -> None:
    (found,) = (
        each
        for each in decisions_of(PACKS["hscp"], {}, {"first-aid": "First aid"})
        if each.kind is DecisionKind.REFRESH
    )
    assert (found.key, found.title) == ("interval:first-aid", "First aid")


def test_a_decision_is_open_until_a_value_is_kept_even_an_empty_one() -> None:
    stored = {"interval:level1": "", "induction_days": "28"}
    found = {each.key: each.is_open for each in decisions_of(PACKS["hsscp"], stored, {})}

    assert not found["interval:level1"]
    assert not found["induction_days"]
    assert found["interval:level2"]


@pytest.mark.parametrize("pack", PACKS)
def test_what_is_usual_is_one_of_the_offers(pack: str) -> None:
    for each in decisions_of(PACKS[pack], {}, {}):
        assert each.usual in each.offers


def test_nobody_is_asked_of_higher_levels_where_any_later_learning_renews() -> None:
    asked = {pack: bool(keys(pack, DecisionKind.HIGHER_RENEWS)) for pack in PACKS}
    assert not asked["hscb"]
    assert asked["hscp"]
    assert asked["generic"]
