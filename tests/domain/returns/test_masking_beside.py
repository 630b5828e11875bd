"""A name known by half goes whole, and a trainer's entry takes no ordinary word along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.returns.masking.texts import MASK, Masker

FIRST = ("Ada", "Grace", "Pete", "Łukasz", "Zoe", "Anne-Marie", "Huda")
LAST = ("Sample", "Mockford", "al-Sample", "O'Example", "van der Testwell", "Pretend-Invented")
ORDINARY = (
    "the outline of the partnership was followed",
    "Safeguarding Level 1 was run in the church hall",
    "who trains for the council, and came to a training",
    "Herefordshire asked for it",
    "we train trainers online",
)
ENTRIES = (
    "Herefordshire Safeguarding Children Partnership",
    "Tom Dummyson, who trains for the partnership",
    "A trainer from the council",
    "someone from the partnership",
    "Sandwell Council Training Team",
    "St Example Church of England School, Leominster Council",
    "Our own trainer",
    "Online",
)


def half_known() -> Masker:
    return Masker(
        ["Ben Sample", "Grace Okafor-Sample", "Ada Mockford", "Piet van der Test"], [], []
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Ask Ann Sample or Priya Sample-Jones.", f"Ask {MASK} or {MASK}."),
        ("Ann Sample came", f"{MASK} came"),
        ("Ann Mary Sample came", f"{MASK} came"),
        ("told A. Sample and J Mockford", f"told {MASK} and {MASK}"),
        ("Ada Newlywed and Ada M. came", f"{MASK} and {MASK}. came"),
        ("Rose Mockford and Hope Sample", f"{MASK} and {MASK}"),
        ("Sister Ann Sample said", f"{MASK} said"),
        ("with van der Test", f"with {MASK}"),
        ("Okafor-Sample, Smith-Mockford", f"{MASK}, {MASK}"),
        ("Ask Mockford, Book Sample, tell Ada", f"Ask {MASK}, Book {MASK}, tell {MASK}"),
        ("Ada Safeguarding Lead, Ada DSL", f"{MASK} Safeguarding Lead, {MASK} DSL"),
        ("The Village Sample Trust", f"The Village {MASK} Trust"),
        ("a Mockford-led evening in Ada's church", f"a {MASK}-led evening in {MASK}'s church"),
    ],
)
def test_what_stands_beside_a_name_goes_with_it(typed: str, printed: str) -> None:
    assert half_known().masked(typed) == printed


def test_whoever_is_known_by_half_is_a_person_and_not_the_lead() -> None:
    found = Masker(["Ben Sample"], [], [], {"Ben Sample": "lead"})
    assert (found.owner("Ann Sample"), found.owner("Ben Sample")) == ("a person", "lead")


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("typed", ORDINARY)
def test_a_trainers_entry_takes_no_ordinary_word(entry: str, typed: str) -> None:
    assert Masker(["Ada Mockford"], [], [], trainers=[entry]).masked(typed) == typed


@pytest.mark.parametrize(
    "entry",
    [
        "Tom Dummyson",
        "tom dummyson",
        "Dummyson, Tom",
        "Tom Dummyson, who trains for the partnership",
        "Tom Dummyson (Sandwell Council)",
        "Tom Dummyson of Invented Training Ltd",
        "Tom Dummyson Training",
        "Tom Dummyson and Jo Madeup",
    ],
)
def test_the_person_in_a_trainers_entry_is_left_out(entry: str) -> None:
    found = Masker([], [], [], trainers=[entry])
    assert found.masked("Tom Dummyson and Mr Dummyson; Tom's") == f"{MASK} and {MASK}; {MASK}'s"


@given(st.sampled_from(FIRST), st.sampled_from(LAST), st.sampled_from(ENTRIES), st.data())
def test_of_a_person_in_the_file_nothing_remains(
    first: str, last: str, entry: str, data: st.DataObject
) -> None:
    name = f"{first} {last}"
    found = Masker([name, "Ben Sample"], [], [], trainers=[entry, name])
    shape = data.draw(
        st.sampled_from(
            (name, first, last, f"{last}, {first}", f"Mrs {last}", f"Ann {last}", f"{last}-Smith")
        )
    )
    before, after = (data.draw(st.sampled_from(("", *ORDINARY))) for _ in range(2))
    typed = f"{before} - {shape}. {after}"
    printed = found.masked(typed)
    left = printed.replace(MASK, "")
    for part in (*name.replace("-", " ").split(), "Ann", "Smith"):
        assert part not in left.split(), (typed, printed)
    assert before in printed
    assert printed.endswith(f". {after}")


@given(st.lists(st.sampled_from(" ".join(ORDINARY).split()), min_size=2, max_size=12))
def test_no_word_goes_where_no_name_is(words: list[str]) -> None:
    found = Masker(["Ada Mockford", "Piet van der Testwell"], [], [], trainers=ENTRIES)
    assert found.masked(" ".join(words)) == " ".join(words)
    named = " ".join((*words, "and", "Ada"))
    assert found.masked(named) == f"{' '.join(words)} and {MASK}"
