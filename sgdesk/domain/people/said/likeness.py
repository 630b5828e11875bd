"""How like two names are: only the same one is one person's without a question."""

import re
import unicodedata
from enum import StrEnum

from sgdesk.domain.names import PersonName
from sgdesk.domain.people.said.given_names import FORMS
from sgdesk.domain.text import fold

LEAST_LETTERS = 5
"""Shorter words are too often another name when one letter differs: Ann and Jan."""


class Likeness(StrEnum):
    """How like two names are, the likest first; all but SAME and NONE are a question."""

    SAME = "same"
    """Alike but for case, blanks, titles and kinds of apostrophe or hyphen."""
    MARKS = "marks"
    """They differ in accents, hyphens, apostrophes, points or the order of their words."""
    INITIAL = "initial"
    """A given name of one is the first letter of the other's."""
    SHORT = "short"
    """Given names that are used for one another: Bob and Robert."""
    MORE = "more"
    """One has more given names than the other, or only one of the names."""
    TYPO = "typo"
    """One letter of a name apart."""
    NONE = "none"


def _lines() -> dict[str, frozenset[int]]:
    lines: dict[str, set[int]] = {}
    for number, line in enumerate(FORMS.strip().splitlines()):
        for word in line.split():
            lines.setdefault(_plain(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in lines.items()}


def like(first: PersonName, second: PersonName) -> Likeness:
    """How like two names are; it says the same either way round.

    It never says that two people are one: with anything but ``SAME`` the reader asks. Titles do
    not matter, unless they cannot both be right ("Mr" and "Mrs").
    """
    if not first.full or not second.full:
        return Likeness.NONE
    if fold(first.full) == fold(second.full):
        return Likeness.MARKS if _titles_differ(first, second) else Likeness.SAME
    if not (_parts(first.full) and _parts(second.full)):
        return Likeness.NONE
    if _same_words(first.full, second.full):
        return Likeness.MARKS
    found = (_compared(first, second), _compared(second, first))
    return min(found, key=list(Likeness).index)


def likeness_keys(name: PersonName) -> frozenset[str]:
    """Keys of which two names that are alike share at least one.

    So a name has to be compared with those alone that share a key, not with everybody.
    """
    given, family = _joined(name.given), _joined(name.family)
    keys = {*_parts(name.full), given, family, given + family, "".join(sorted(given + family))}
    if not (given and family):
        alone = given + family
        keys |= {f"~{line}" for line in _LINES.get(alone, ())}
        keys |= {f"-{alone[:n]}{alone[n + 1 :]}" for n in range(len(alone))} | {f"-{alone}"}
    return frozenset(keys - {""})


def _titles_differ(first: PersonName, second: PersonName) -> bool:
    """Whether the titles of two names tell of two people."""
    one, two = (set(_plain(name.title).split()) for name in (first, second))
    his, hers = (one & _HIS, two & _HIS), (one & _HERS, two & _HERS)
    return bool(any(his) and any(hers)) and all(
        bool(a) != bool(b) for a, b in zip(his, hers, strict=True)
    )


_HIS = frozenset("mr sir lord brother br fr father master".split())
_HERS = frozenset("mrs ms miss lady dame sister".split())


def _same_words(first: str, second: str) -> bool:
    """Whether two names are made of the same letters, whatever marks and order."""
    one, two = _parts(first), _parts(second)
    return sorted(one) == sorted(two) or "".join(one) == "".join(two)


def _compared(first: PersonName, second: PersonName) -> Likeness:
    """How like two names of other letters are."""
    given, other = _parts(first.given), _parts(second.given)
    family = _joined(first.family) == _joined(second.family)
    if not (first.family and second.family) or not (given and other):
        return _one_part(first, second)
    if family:
        return _given_alike(given, other)
    if given == other and _is_initial(_joined(first.family), _joined(second.family)):
        return Likeness.INITIAL
    if given == other and _is_typo(_joined(first.family), _joined(second.family)):
        return Likeness.TYPO
    if given == other and set(_parts(first.family)) & set(_parts(second.family)):
        return Likeness.MORE
    return Likeness.NONE


def _is_initial(first: str, second: str) -> bool:
    """Whether a family name is the first letter of another: "Ann S"."""
    short, long = sorted((first, second), key=len)
    return len(short) == 1 < len(long) and long.startswith(short)


def _given_alike(given: list[str], other: list[str]) -> Likeness:
    """How like the given names of one family name are."""
    head, twin = given[0], other[0]
    if head == twin or given == other[: len(given)] or other == given[: len(other)]:
        return _further(given[1:], other[1:])
    if len(head) == 1 and twin.startswith(head):
        return Likeness.INITIAL
    if len(given) == 1 and head == "".join(each[0] for each in other):
        return Likeness.INITIAL
    if _is_short(head, twin):
        return Likeness.SHORT
    if head in other or twin in given:
        return Likeness.MORE
    return Likeness.TYPO if _is_typo(head, twin) else Likeness.NONE


def _is_short(one: str, two: str) -> bool:
    """Whether two given names are used for one another; "B" is Bob's letter, and so Robert's."""
    lines = _LINES.get(two, frozenset())
    if len(one) == 1:
        return any(form.startswith(one) for form, of in _LINES.items() if of & lines)
    return bool(_LINES.get(one, frozenset()) & lines)


def _further(rest: list[str], other: list[str]) -> Likeness:
    """How like names are whose first given name is the same: by what stands behind it."""
    if not rest or not other:
        return Likeness.MORE
    if all(
        (one[0] == two[0] and 1 in (len(one), len(two))) or one == two
        for one, two in zip(rest, other, strict=False)
    ):
        return Likeness.INITIAL
    return Likeness.TYPO if _is_typo(" ".join(rest), " ".join(other)) else Likeness.NONE


def _one_part(first: PersonName, second: PersonName) -> Likeness:
    """Names of which one is a single name: it may be the other's first or last."""
    one, two = set(_parts(first.full)), set(_parts(second.full))
    if one <= two or two <= one:
        return Likeness.MORE
    (head, *rest), (twin, *others) = _parts(first.full), _parts(second.full)
    if rest or others:
        return Likeness.NONE
    if len(head) > 1 and len(twin) > 1 and _is_short(head, twin):
        return Likeness.SHORT
    return Likeness.TYPO if _is_typo(head, twin) else Likeness.NONE


def _plain(text: str) -> str:
    """A name in plain letters: without accents, points and apostrophes."""
    apart = unicodedata.normalize("NFKD", fold(text).translate(_LETTERS))
    seen = "".join(each for each in apart if not unicodedata.combining(each))
    return re.sub(r"[.'’,]", "", seen)


_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"}
)


def _parts(text: str) -> list[str]:
    return [each for each in re.split(r"[\s_-]+", _plain(text)) if each]


def _joined(text: str) -> str:
    return "".join(_parts(text))


def _is_typo(one: str, two: str) -> bool:
    """Whether one letter is changed, missing, added, or changed places with the next."""
    if max(len(one), len(two)) < LEAST_LETTERS or abs(len(one) - len(two)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if start is None:
        return one != two
    if one[start + 1 :] == two[start + 1 :] or one[start:] == two[start + 1 :]:
        return True
    swapped = one[start : start + 2] == two[start : start + 2][::-1]
    return one[start + 1 :] == two[start:] or (swapped and one[start + 2 :] == two[start + 2 :])


_LINES = _lines()
