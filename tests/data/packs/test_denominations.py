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
