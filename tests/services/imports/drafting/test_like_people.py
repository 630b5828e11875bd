"""Whoever has a like name is found by keys, and nobody less than by comparing with everybody."""

from itertools import permutations, product

from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.names import PersonName
from sgdesk.domain.people.said.likeness import Likeness, like, likeness_keys
from sgdesk.domain.text import fold
from sgdesk.services.imports.drafting.index import Known, PeopleIndex

_GIVEN = """Ann Anne Anna Hanna Hannah Bob Robert Roberta Rob B A J AJ Marie Ann-Marie Annmarie Mary
Catherine Catherina Catherien Kate Harprit Harpreet Wadeer Vadir Sophia Sofiya Zoë E Boon""".split()
_FAMILY = [
    "",
    "Sample",
    "Sampel",
    "Samplee",
    "S",
    "E",
    "B",
    "Boon",
    "Wadeer",
    "Vadiir",
    "Sample Boon",
]
_NAMES = st.builds(
    PersonName,
    st.sampled_from(["", "", "Mr", "Mrs"]),
    st.lists(st.sampled_from(_GIVEN), max_size=3).map(" ".join),
    st.sampled_from(_FAMILY),
).filter(lambda name: bool(name.full))


@given(st.lists(_NAMES, min_size=1, max_size=30), _NAMES)
def test_keys_find_everybody_whom_comparing_with_all_would(
    names: list[PersonName], said: PersonName
) -> None:
    people = [Known(number, fold(each.full), each, None, None) for number, each in enumerate(names)]
    found = {each.id for each in PeopleIndex(people).alike(said)}
    names_alike = {fold(each.full) for each in names if like(said, each) is not Likeness.NONE}
    # Of two people of one name with two titles both are offered where one is like it.
    assert found == {each.id for each in people if each.key in names_alike}


def test_any_two_like_names_of_some_families_share_a_key() -> None:
    words = ["Ann", "Hanna", "Hannah", "A", "Bob", "Robert", "B", "AR", "Harprit", "Harpreet"]
    given_names = [*words, *map(" ".join, permutations(words, 2))]
    names = [
        PersonName("", given_name, family)
        for family in ("Sample", "Sampel", "B")
        for given_name in given_names
    ]
    keys = [likeness_keys(each) for each in names]
    missed = [
        (one, two)
        for (one, of_one), (two, of_two) in product(zip(names, keys, strict=True), repeat=2)
        if not of_one.held & of_two.asked and like(one, two) is not Likeness.NONE
    ]
    assert missed == []


def test_of_one_family_only_those_are_compared_whose_given_names_may_be_one() -> None:
    held = likeness_keys(PersonName("", "Jonathan", "Sample")).held
    others = [PersonName("", word, "Sample") for word in ("Margaret", "Harprit", "Ann Marie", "R")]
    near = [PersonName("", word, "Sample") for word in ("Jon", "J", "Jonathon", "Ann Jonathan")]

    assert not any(held & likeness_keys(each).asked for each in others)
    assert all(held & likeness_keys(each).asked for each in near)


def test_single_names_that_sound_alike_find_each_other() -> None:
    kept = Known(1, "vadiir", PersonName("", "", "Vadiir"), None, None)
    assert PeopleIndex([kept]).alike(PersonName("", "", "Wadeer")) == (kept,)
