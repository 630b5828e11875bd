"""The packs of denominations and national bodies, read from the pages they name."""

from functools import cache
from pathlib import Path

import pytest

from sgdesk.data.packs import load_packs
from sgdesk.domain.organisation.pack import LoadedPacks, PackKind

RESOURCES = Path(__file__).parents[3] / "resources"
INTERVALS = {
    "baptist": [None, None],
    "cofe": [36, 36, 36, 36],
    "girlguiding": [36, 36, 36, 60],
    "methodist": [48, 48],
    "scouts": [36],
    "sport": [None, None, None],
    "urc": [36, 36, 36],
}


@cache
def loaded() -> LoadedPacks:
    return load_packs(RESOURCES / "denominations")


@pytest.mark.parametrize("pack_id", INTERVALS)
def test_intervals_are_those_that_were_found(pack_id: str) -> None:
    requirements = loaded().packs[pack_id].requirements
    assert [each.refresh_months for each in requirements] == INTERVALS[pack_id]


def test_every_source_is_the_address_of_a_page() -> None:
    for pack in loaded().packs.values():
        assert pack.kind is PackKind.DENOMINATION
        for requirement in pack.requirements:
            assert requirement.source
            assert requirement.source.startswith("https://")


def test_no_denomination_is_offered_as_a_partnership() -> None:
    partnerships = load_packs(RESOURCES / "partnerships").packs
    assert partnerships.keys().isdisjoint(loaded().packs)


def test_each_lies_in_the_file_of_its_key_by_which_it_is_found() -> None:
    stems = {each.stem for each in (RESOURCES / "denominations").glob("*.toml")}
    assert set(loaded().packs) == stems


def test_what_a_body_recognises_is_a_course_of_both_packs() -> None:
    packs = loaded().packs
    found = {
        (pack.id, each.our_course, each.pack, each.their_course)
        for pack in packs.values()
        for each in pack.recognises
    }
    assert found == {
        ("cofe", "foundation", "methodist", "foundation"),
        ("cofe", "leadership", "methodist", "advanced"),
        ("methodist", "foundation", "cofe", "foundation"),
        ("methodist", "advanced", "cofe", "leadership"),
    }
    for _, _, other, theirs in found:
        assert packs[other].course(theirs)


def test_the_churches_whose_interval_is_of_the_highest_level_alone_say_so() -> None:
    said = {key for key, pack in loaded().packs.items() if pack.applies_to_highest_only}
    assert said == {"cofe", "urc"}


@pytest.mark.parametrize("pack_id", INTERVALS)
def test_every_course_says_where_it_was_read(pack_id: str) -> None:
    for course in loaded().packs[pack_id].courses:
        assert course.source
        assert course.source.startswith("https://")
        assert not course.needs_first or course.needs_first_source
