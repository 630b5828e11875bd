"""A recovery code is read however it was typed, as far as its own letters prove what was meant."""

from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.file.recovery_code import (
    GROUPS,
    code_of,
    group_fits,
    groups_typed,
    read_code_of_key,
    wrong_groups,
)

RAW = bytes(range(32))
KEYS = st.binary(min_size=32, max_size=32)
READ_AS = {"Q": "0", "D": "O", "G": "0", "L": "1", "J": "I", "T": "1"}
"""What somebody may read such a letter as."""


@given(KEYS, st.integers(0, GROUPS - 1))
def test_one_letter_that_was_read_as_one_that_no_code_has_is_put_right(
    raw: bytes, place: int
) -> None:
    groups = list(code_of(raw))
    for letter, other in READ_AS.items():
        if letter in groups[place]:
            groups[place] = groups[place].replace(letter, other, 1).lower()
            break

    assert wrong_groups(" ".join(groups)) == ()
    assert read_code_of_key("".join(groups)) == raw


def test_three_such_letters_in_a_group_prove_nothing() -> None:
    assert not group_fits(0, "000AB") and not group_fits(3, "1O1O1")


def test_a_letter_that_looks_like_none_of_them_is_no_guess() -> None:
    group = code_of(RAW)[0]
    place = next(n for n, letter in enumerate(group) if letter not in "QDGCULJT7Y")

    assert not group_fits(0, f"{group[:place]}0{group[place + 1 :]}")


def test_where_a_letter_is_missing_just_its_group_is_named() -> None:
    groups = list(code_of(RAW))
    groups[4] = groups[4][1:]

    assert wrong_groups(" ".join(groups)) == (5,)
    assert wrong_groups("-".join(groups).lower()) == (5,)
    assert wrong_groups("".join(groups))[0] == 5


def test_blanks_and_line_ends_may_stand_anywhere_and_letters_may_be_wide() -> None:
    letters = "".join(code_of(RAW))
    odd = "\n".join(letters[start : start + 7] for start in range(0, len(letters), 7))
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in letters)

    assert read_code_of_key(odd) == read_code_of_key(wide) == RAW


def test_what_was_typed_so_far_stands_in_groups() -> None:
    assert groups_typed("abcdefgh") == ("ABCDE", "FGH")
    assert groups_typed("abcd  efghj-k") == ("ABCD", "EFGHJ", "K")
    assert groups_typed(" \n") == ()
