"""The code on a recovery sheet: a key in letters that can be read from paper and proved."""

import unicodedata
from collections.abc import Sequence
from itertools import product

from sgdesk.domain.errors import InputError

KEY_BYTES = 32
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without 0 and O, 1 and I, which look alike on paper. There are 32, so five bits each."""

_ALIKE = {"0": "QDGCU", "O": "QDGCU", "1": "LJT7Y", "I": "LJT7Y"}
"""What somebody may have read as a letter or figure of which a code has none."""

_MOST_ALIKE = 2
"""In one group: with more of them the letter that proves it proves too little."""

_LETTER_BITS = 5
_DATA_LETTERS = 4
GROUPS = 13
"""Groups of a recovery code: four letters of the key and one that proves them, 13 times."""

GROUP_LETTERS = _DATA_LETTERS + 1
_SPARE_BITS = GROUPS * _DATA_LETTERS * _LETTER_BITS - 8 * KEY_BYTES


def code_of(raw: bytes) -> tuple[str, ...]:
    """A key as 13 groups of five letters and digits, for paper."""
    number = int.from_bytes(raw, "big") << _SPARE_BITS
    places = range(GROUPS * _DATA_LETTERS - 1, -1, -1)
    values = [number >> (_LETTER_BITS * place) & 31 for place in places]
    groups = [values[start : start + _DATA_LETTERS] for start in range(0, len(values), 4)]
    return tuple(
        "".join(_LETTERS[value] for value in (*group, _check(place, group)))
        for place, group in enumerate(groups)
    )


def _check(place: int, group: list[int]) -> int:
    """The value that makes one mistyped letter, or two that changed places, be noticed.

    A polynomial over the field of 32 elements; the place in the code is its last member, so that
    a group in the wrong place is noticed as well.
    """
    found = 0
    for value in (*group, place):
        found = _double(found ^ value)
    return found


def _double(value: int) -> int:
    """Twice a value in the field of 32 elements (x^5 + x^2 + 1)."""
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 32 else doubled


def wrong_groups(code: str) -> tuple[int, ...]:
    """The groups of a typed code, counted from 1, that were mistyped; empty where each fits.

    A code of another length has all those that are missing or too many.
    """
    return _wrong_in(_groups(code))


def _wrong_in(groups: Sequence[str]) -> tuple[int, ...]:
    places = range(max(len(groups), GROUPS))
    return tuple(
        place + 1
        for place in places
        if place >= len(groups) or not group_fits(place, groups[place])
    )


def _groups(code: str) -> tuple[str, ...]:
    """The groups of a typed code, read as it makes the better sense.

    Blanks may stand anywhere. But where one letter was left out of a group, the blanks that were
    typed keep those after it in their places, so that just that group is named.
    """
    letters = _typed(code)
    ways = (_in_fives(letters), groups_typed(code))
    return min(ways, key=lambda groups: len(_wrong_in(groups)))


def groups_typed(code: str) -> tuple[str, ...]:
    """What was typed so far, in capitals: parted where it was typed so, and after each five."""
    words = "".join(x if x.isalnum() else " " for x in _plain(code)).split()
    return tuple(group for word in words for group in _in_fives(word))


def _in_fives(letters: str) -> tuple[str, ...]:
    starts = range(0, len(letters), GROUP_LETTERS)
    return tuple(letters[start : start + GROUP_LETTERS] for start in starts)


def group_fits(place: int, group: str) -> bool:
    """Whether five letters can stand in a code at this place, counted from 0.

    A 0, O, 1 or I, of which a code has none, stands for the letter that looks like it and fits.
    """
    return _meant(place, group) is not None


def _meant(place: int, group: str) -> str | None:
    """The group that was meant; ``None`` where none fits, or more than one does."""
    letters = _typed(group)
    if len(letters) != GROUP_LETTERS or place >= GROUPS:
        return None
    if sum(letter in _ALIKE for letter in letters) > _MOST_ALIKE:
        return None
    may_be = product(*(_ALIKE.get(letter, letter) for letter in letters))
    fitting = ["".join(each) for each in may_be if _is_group(place, each)]
    return fitting[0] if len(fitting) == 1 else None


def _is_group(place: int, letters: tuple[str, ...]) -> bool:
    if any(letter not in _LETTERS for letter in letters):
        return False
    values = [_LETTERS.index(letter) for letter in letters]
    return _check(place, values[:-1]) == values[-1]


def _typed(code: str) -> str:
    """What was typed, in capitals, without the blanks and hyphens between."""
    return "".join(letter for letter in _plain(code) if letter.isalnum())


def _plain(code: str) -> str:
    return unicodedata.normalize("NFKC", code).upper()


def read_code_of_key(code: str) -> bytes:
    """The 32 bytes of a key from its recovery code, in any case of letters.

    Raises :class:`InputError` that names the groups that were mistyped.
    """
    wrong = wrong_groups(code)
    if wrong:
        raise InputError(
            "The recovery code is not right in group {groups}: it has 13 groups of five letters "
            "and digits, and none of 0, O, 1 or I. Look at the sheet and type it again.",
            groups=", ".join(map(str, wrong)),
        )
    number = 0
    for place, group in enumerate(_groups(code)):
        for letter in (_meant(place, group) or group)[:_DATA_LETTERS]:
            number = number << _LETTER_BITS | _LETTERS.index(letter)
    return (number >> _SPARE_BITS).to_bytes(KEY_BYTES, "big")
