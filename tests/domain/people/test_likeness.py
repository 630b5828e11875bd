"""Like names are a question, and only the same name is the same without one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.names import PersonName, join_name, split_name
from sgdesk.domain.people.said.likeness import likeness_keys
from sgdesk.domain.people.said_names import Likeness, like

PAIRS = """
same: Ann Sample = ann  SAMPLE | Sample, Ann = Ann Sample | Mrs Ann Sample = Ann Sample
same: Ann O’Sample = Ann O'Sample | Ann‑Marie Sample = Ann-Marie Sample | Bibi = BIBI
marks: Zoë Sample = Zoe Sample | Łukasz Sample = Lukasz Sample | Nguyễn Văn Mẫu = Nguyen Van Mau
marks: Ann-Marie Sample = Ann Marie Sample | Annmarie Sample = Ann-Marie Sample
marks: Ann O'Sample = Ann OSample | Sample Ann = Ann Sample | Ann van der Berg = Ann Vanderberg
marks: Mr Sam Sample = Mrs Sam Sample | Mr Sample = Mrs Sample | J. Sample = J Sample
initial: A Sample = Ann Sample | A. Sample = Ann Sample | AJ Sample = Ann Jane Sample
initial: A J Sample = Ann Jane Sample | Ann J Sample = Ann Jane Sample
initial: S Ann Sample = Sue Ann Sample | Boon E = Emma Boon | Boon, E. = Emma Boon
short: Bob Sample = Robert Sample | Liz Sample = Elizabeth Sample | Kate Sample = Catherine Sample
short: Mohammed Sample = Muhammad Sample | Steven Sample = Stephen Sample | Ann = Anne
short: B Sample = Robert Sample | Bill Sample = William Sample | Jonathon Sample = Jonathan Sample
more: Ann Sample = Ann Jane Sample | Jane Sample = Ann Jane Sample | Begum = Ann Begum
more: Ann Sample = Ann Sample-Example | Ann Sample = Ann | Mrs Sample = Ann Sample
typo: Ann Sample = Ann Sampel | Ann Instance = Ann Instanse | Catherine Sample = Catherina Sample
typo: Ann Instance = Ann Instnace | Ann Example = Ann Exampl | Ali Hussain = Ali Hussein
typo: Robert Sample = Roberta Sample | Oluwaseum Sample = Oluwaseun Sample
none: Ann Sample = Jan Sample | Ann Sample = Bob Sample | Ann Sample = Ann Example
none: Ann Jane Sample = Ann Joan Sample | Margaret Sample = Maureen Sample | Bibi = Begum
none: Asha Sample = Aisha Sample | Bob Sample = Rob Example | Ben Sample = Ken Sample
"""


def _pairs() -> list[tuple[str, str, str]]:
    found = []
    for line in PAIRS.strip().splitlines():
        right, _, pairs = line.partition(": ")
        found += [(*pair.split(" = "), right) for pair in pairs.split(" | ")]
    return [(first, second, right) for first, second, right in found]


@pytest.mark.parametrize(("first", "second", "right"), _pairs())
def test_two_names_are_as_like_as_people_find_them(first: str, second: str, right: str) -> None:
    one, two = split_name(first), split_name(second)
    assert like(one, two) is Likeness(right)
    assert like(two, one) is Likeness(right)


def test_every_likeness_has_its_pairs() -> None:
    assert {right for _, _, right in _pairs()} == set(Likeness)


def test_one_cell_or_two_make_the_same_name() -> None:
    assert like(split_name("Ana Maria Muestra"), join_name("Ana", "Maria Muestra")) is Likeness.SAME


_PARTS = st.sampled_from(
    """Ann Anne Bob Robert Rob B A Zoë Zoe Ann-Marie Annmarie Marie Sample Sampel Instance Instanse
    O'Sample OSample van der Berg Vanderberg Catherine Catherina Kate Mr Mrs Begum Bibi J. AJ Łukasz
    王小明 محمد""".split()
)
_NAMES = st.lists(_PARTS, min_size=1, max_size=4).map(" ".join).map(split_name)


@given(_NAMES, _NAMES)
def test_likeness_is_the_same_either_way_and_shares_a_key(
    first: PersonName, second: PersonName
) -> None:
    found = like(first, second)
    assert like(second, first) is found
    if found is not Likeness.NONE:
        assert likeness_keys(first).held & likeness_keys(second).asked


@given(_NAMES)
def test_everybody_is_the_same_as_themselves(name: PersonName) -> None:
    if name.full:
        assert like(name, name) is Likeness.SAME


@given(st.text(max_size=40).map(split_name), st.text(max_size=40).map(split_name))
def test_any_two_texts_are_compared(first: PersonName, second: PersonName) -> None:
    found = like(first, second)
    assert found is Likeness.NONE or likeness_keys(first).held & likeness_keys(second).asked


def test_a_given_name_alone_makes_nobody_be_compared() -> None:
    held = likeness_keys(split_name("Ann Sample")).held

    assert held & likeness_keys(split_name("Ann Instance")).asked == set()
    assert held & likeness_keys(split_name("Ann Sampel")).asked
    assert held & likeness_keys(split_name("Ann")).asked
    assert held & likeness_keys(split_name("Anna Sample")).asked


@pytest.mark.parametrize(
    ("one", "two"),
    [("Harprit", "Harpreet"), ("Sumaya", "Sumayya"), ("Sophia", "Sofiya")],
)
def test_ways_of_writing_one_sound_are_alike(one: str, two: str) -> None:
    assert like(PersonName("", one, "Kaur"), PersonName("", two, "Kaur")) is Likeness.TYPO
