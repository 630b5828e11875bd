"""Names are taken out of what people typed, and nothing else is."""

import pytest

from sgdesk.domain.returns.masking import MASK, Masker


def masker() -> Masker:
    return Masker(
        ["Ada Sample", "Łukasz Sample-Example", "Grace", "Sample, Ada"],
        ["ada@example.org"],
        ["S002", "7", "4471", "447", "A"],
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Ada Sample said so", f"{MASK} said so"),
        ("ADA  SAMPLE said so", f"{MASK} said so"),
        ("Ada\nSample said so", f"{MASK} said so"),
        ("(Łukasz Sample-Example)", f"({MASK})"),
        ("ask ada@example.org, or Sample, Ada", f"ask {MASK}, or {MASK}"),
        ("see S002 and 4471", f"see {MASK} and {MASK}"),
        ("Grace said grace", f"{MASK} said grace"),
    ],
)
def test_a_name_an_address_and_a_reference_are_left_out(typed: str, printed: str) -> None:
    assert masker().masked(typed) == printed


@pytest.mark.parametrize(
    "typed",
    ["Adam Samples came", "7 of 9 people, level A", "Graceful", "S0021", "", "x S00", "447 places"],
)
def test_other_words_and_numbers_stay(typed: str) -> None:
    assert masker().masked(typed) == typed


def test_how_often_is_counted_and_nobody_is_no_name() -> None:
    found = Masker([" ", ""], [""], [""])
    assert (found.masked("Well, anything"), found.left_out) == ("Well, anything", 0)
    found = masker()
    found.masked("Ada Sample and Ada Sample")
    assert found.left_out == 2
