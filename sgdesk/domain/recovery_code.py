"""The code on a recovery sheet: a key in letters that can be read from paper and proved."""

from sgdesk.domain.errors import InputError

KEY_BYTES = 32
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without 0 and O, 1 and I, which look alike on paper. There are 32, so five bits each."""

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
    typed = _typed(code)
    wrong = [
        start // GROUP_LETTERS + 1
        for start in range(0, max(len(typed), GROUPS * GROUP_LETTERS), GROUP_LETTERS)
        if not group_fits(start // GROUP_LETTERS, typed[start : start + GROUP_LETTERS])
    ]
    return tuple(wrong)


def group_fits(place: int, group: str) -> bool:
    """Whether five letters can stand in a code at this place, counted from 0."""
    letters = _typed(group)
    if len(letters) != GROUP_LETTERS or place >= GROUPS or any(x not in _LETTERS for x in letters):
        return False
    values = [_LETTERS.index(letter) for letter in letters]
    return _check(place, values[:-1]) == values[-1]


def _typed(code: str) -> str:
    """What was typed, in capitals, without the blanks and hyphens between."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def read_code_of_key(code: str) -> bytes:
    """The 32 bytes of a key from its recovery code, in any case of letters.

    Raises :class:`InputError` that names the groups that were mistyped.
    """
    typed = _typed(code)
    wrong = wrong_groups(code)
    if wrong:
        raise InputError(
            "The recovery code is not right in group {groups}: it has 13 groups of five letters "
            "and digits, and none of 0, O, 1 or I. Look at the sheet and type it again.",
            groups=", ".join(map(str, wrong)),
        )
    number = 0
    for start in range(0, len(typed), GROUP_LETTERS):
        for letter in typed[start : start + _DATA_LETTERS]:
            number = number << _LETTER_BITS | _LETTERS.index(letter)
    return (number >> _SPARE_BITS).to_bytes(KEY_BYTES, "big")
