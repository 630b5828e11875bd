"""The key of an encrypted file, from words and from the recovery sheet."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.data.file.passphrase.key import (
    FileKey,
    derive,
    recovery_code,
    words_in,
)
from sgdesk.domain.errors import InputError
from sgdesk.domain.file.recovery_code import GROUPS, group_fits, read_code_of_key, wrong_groups

SALT = bytes(range(16))
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def test_a_key_is_the_one_that_sqlcipher_itself_takes_from_the_words() -> None:
    key = derive("four plain sample words", SALT)

    expected = hashlib.pbkdf2_hmac("sha512", b"four plain sample words", SALT, 256_000, 32)
    assert (key.raw, key.salt) == (expected, SALT)


def test_letters_that_a_keyboard_puts_together_otherwise_are_the_same_words() -> None:
    words = "Zoë’s café"

    composed = derive(unicodedata.normalize("NFC", words), SALT)
    assert derive(unicodedata.normalize("NFD", words), SALT) == composed


def test_a_key_is_not_shown_where_something_prints_it() -> None:
    assert repr(FileKey(b"\x01" * 32, b"\x02" * 16)) == "FileKey()"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"four words", "four words"),
        (b"four words\n", "four words"),
        (b"four words\r\n", "four words"),
        (b"four words\n\n", "four words\n"),
        (b" four words ", " four words "),
        (b"\xef\xbb\xbffour words\n", "four words"),
        ("Zoë".encode(), "Zoë"),
    ],
)
def test_one_line_end_at_the_end_of_a_file_is_no_part_of_the_words(
    content: bytes, words: str
) -> None:
    assert words_in(content) == words


@pytest.mark.parametrize(
    ("content", "told"), [(b"\n", "is empty"), (b"", "is empty"), (b"\xff\xfe\x00", "plain text")]
)
def test_a_file_without_words_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        words_in(content)


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_code_holds_the_whole_key(raw: bytes) -> None:
    groups = recovery_code(FileKey(raw, SALT))

    assert [len(group) for group in groups] == [5] * GROUPS
    assert set("".join(groups)) <= set(LETTERS)
    assert read_code_of_key(" ".join(groups)) == raw
    assert read_code_of_key("-".join(groups).lower()) == raw


@given(st.binary(min_size=32, max_size=32), st.integers(0, 64), st.sampled_from(LETTERS))
def test_the_group_with_a_mistyped_letter_is_named(raw: bytes, place: int, other: str) -> None:
    typed = list("".join(recovery_code(FileKey(raw, SALT))))
    is_same = typed[place] == other
    typed[place] = other

    assert wrong_groups("".join(typed)) == (() if is_same else (place // 5 + 1,))


@given(st.binary(min_size=32, max_size=32), st.integers(0, 12), st.integers(0, 3))
def test_the_group_in_which_two_letters_changed_places_is_named(
    raw: bytes, group: int, first: int
) -> None:
    typed = list("".join(recovery_code(FileKey(raw, SALT))))
    here = group * 5 + first
    is_same = typed[here] == typed[here + 1]
    typed[here], typed[here + 1] = typed[here + 1], typed[here]

    assert wrong_groups("".join(typed)) == (() if is_same else (group + 1,))


@given(st.binary(min_size=32, max_size=32), st.integers(0, 12), st.integers(0, 12))
def test_a_group_fits_in_its_own_place_alone(raw: bytes, here: int, there: int) -> None:
    groups = recovery_code(FileKey(raw, SALT))

    assert group_fits(there, groups[here].lower()) is (here == there)


def test_a_code_that_is_too_short_or_too_long_is_told_by_its_groups() -> None:
    groups = recovery_code(FileKey(b"\x07" * 32, SALT))

    with pytest.raises(InputError, match="not right in group 12, 13:"):
        read_code_of_key(" ".join(groups[:11]))
    with pytest.raises(InputError, match="not right in group 14:"):
        read_code_of_key(" ".join((*groups, "A")))


def test_a_letter_that_no_code_has_is_told_by_its_group() -> None:
    groups = list(recovery_code(FileKey(b"\x07" * 32, SALT)))
    groups[4] = "0" + groups[4][1:]

    with pytest.raises(InputError, match="not right in group 5: it has 13 groups"):
        read_code_of_key(" ".join(groups))
