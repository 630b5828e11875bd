"""How like two names are: only the same one is one person's without a question."""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

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


@dataclass(frozen=True, slots=True)
class Likened:
    """A name in the parts by which it is compared; made once for each name."""

    name: PersonName
    full: str
    words: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    joined_given: str
    joined_family: str
    sorted_words: list[str]
    joined_words: str


class LikenessKeys(NamedTuple):
    """Keys of a name: what it is kept under, and what those that are like it are looked up by."""

    held: frozenset[str]
    asked: frozenset[str]


@lru_cache(maxsize=1 << 14)
def likened(name: PersonName) -> Likened:
    """A name in the parts by which it is compared."""
    given, family = tuple(_parts(name.given)), tuple(_parts(name.family))
    words = tuple(_parts(name.full))
    return Likened(
        name,
        fold(name.full),
        words,
        given,
        family,
        "".join(given),
        "".join(family),
        sorted(words),
        "".join(words),
    )


def like(first: PersonName, second: PersonName) -> Likeness:
    """How like two names are; it says the same either way round.

    It never says that two people are one: with anything but ``SAME`` the reader asks. Titles do
    not matter, unless they cannot both be right ("Mr" and "Mrs").
    """
    return compared(likened(first), likened(second))


def compared(first: Likened, second: Likened) -> Likeness:
    """How like two names are, as :func:`like` says it."""
    if not (first.full and second.full):
        return Likeness.NONE
    if first.full == second.full:
        differ = _titles_differ(first.name, second.name)
        return Likeness.MARKS if differ else Likeness.SAME
    if not (first.words and second.words):
        return Likeness.NONE
    return Likeness.MARKS if _same_words(first, second) else _less(first, second)


def _less(first: Likened, second: Likened) -> Likeness:
    """How like two names of other letters are; "Boon E" may be E Boon."""
    if len(first.joined_family) != 1 != len(second.joined_family):
        return _in_order(first, second)
    ways = [_in_order(first, second)]
    if len(first.joined_family) == 1 < len(first.joined_given):
        ways.append(_in_order(_turned(first), second))
    if len(second.joined_family) == 1 < len(second.joined_given):
        ways.append(_in_order(first, _turned(second)))
    return min(ways, key=_RANKS.__getitem__)


def _turned(name: Likened) -> Likened:
    """A name with the family name first: "Boon E"."""
    return replace(
        name,
        given=name.family,
        family=name.given,
        joined_given=name.joined_family,
        joined_family=name.joined_given,
    )


def _in_order(first: Likened, second: Likened) -> Likeness:
    """How like two names are whose parts stand in the order in which they were read."""
    if not (first.family and second.family and first.given and second.given):
        return _likest(_one_part(first, second), _one_part(second, first))
    if first.joined_family == second.joined_family:
        there = _given_alike(first.given, second.given)
        back = _given_alike(second.given, first.given)
        return _likest(there, back)
    return _of_other_families(first, second) if first.given == second.given else Likeness.NONE


_RANKS = {each: place for place, each in enumerate(Likeness)}


def _likest(one: Likeness, two: Likeness) -> Likeness:
    return one if one is two or _RANKS[one] < _RANKS[two] else two


@lru_cache(maxsize=1 << 13)
def likeness_keys(name: PersonName) -> LikenessKeys:
    """Keys by which all names that are like one another find each other.

    What a name is kept under and what another is looked up by share a key where the two are
    alike. So a name has to be compared with those alone, not with everybody: those of its family
    name whose given names may be its own, those of its given name whose family name begins, ends
    or sounds alike, and names of one part.
    """
    parts = likened(name)
    given, family = parts.joined_given, parts.joined_family
    letters = f"={''.join(sorted(given + family))}"
    words = {f"w{word}" for word in parts.words}
    if not (given and family):
        alone = given + family
        keys = {f"~{line}" for line in _LINES.get(alone, ())}
        keys |= {f"-{each}" for each in _a_letter_less(alone)} | {f"≈{_sound(alone)}"}
        kept = frozenset({*keys, letters, *(f"s{word}" for word in parts.words)})
        return LikenessKeys(kept, kept | words)
    held, asked = _keys_in_order(parts)
    if len(family) == 1:
        turned = _keys_in_order(_turned(parts))
        held, asked = held | turned.held, asked | turned.asked
    singles = {f"s{word}" for word in parts.words}
    return LikenessKeys(held | words | {letters}, asked | singles | {letters})


def _keys_in_order(name: Likened) -> LikenessKeys:
    """Keys of a name of two parts, as they stand in order (:func:`_in_order`)."""
    given, family = name.joined_given, name.joined_family
    both = {f"{given}|{word[:1]}" for word in name.family}
    both |= {f"{given}/{family[n:]}" for n in (0, 1, 2)} | {f"{given}≈{_sound(family)}"}
    head, first = name.given[0], name.given[0][0]
    initials = "".join(each[0] for each in name.given)
    lines = _lines_from(head) if len(head) == 1 else _LINES.get(head, frozenset())
    within = {f"#{line}" for line in lines} | {f"≈{_sound(head)}"}
    if len(head) >= LEAST_LETTERS - 1:
        within |= {f"-{each}" for each in _a_letter_less(head)}
    # Whatever one of the two is told by in _given_alike, and what the other is found by there.
    held = {f"<{first}", f"^{head}", f"i{initials}", *(f"+{word}" for word in name.given)}
    asked = {f"1{first}", f"+{head}", f"j{initials}", *(f"^{word}" for word in name.given)}
    if len(head) == 1:
        held.add(f"1{head}")
        asked.add(f"<{head}")
    if len(name.given) == 1:
        held.add(f"j{head}")
        asked.add(f"i{head}")
    here = f"f{family}"
    return LikenessKeys(
        frozenset(both | {f"{here} {each}" for each in within | held}),
        frozenset(both | {f"{here} {each}" for each in within | asked}),
    )


def _a_letter_less(word: str) -> set[str]:
    """A word, and what is left of it without one letter: words a letter apart share one of them."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}


@lru_cache(maxsize=64)
def _lines_from(letter: str) -> frozenset[int]:
    """The lines of given names of which a form begins with a letter."""
    return frozenset(
        line for form, lines in _LINES.items() if form.startswith(letter) for line in lines
    )


def _titles_differ(first: PersonName, second: PersonName) -> bool:
    """Whether the titles of two names tell of two people."""
    one, two = (set(_plain(name.title).split()) for name in (first, second))
    his, hers = (one & _HIS, two & _HIS), (one & _HERS, two & _HERS)
    return bool(any(his) and any(hers)) and all(
        bool(a) != bool(b) for a, b in zip(his, hers, strict=True)
    )


_HIS = frozenset("mr sir lord brother br fr father master".split())
_HERS = frozenset("mrs ms miss lady dame sister".split())


def _same_words(one: Likened, two: Likened) -> bool:
    """Whether two names are made of the same letters, whatever marks and order."""
    return one.joined_words == two.joined_words or one.sorted_words == two.sorted_words


def _of_other_families(first: Likened, second: Likened) -> Likeness:
    """How like two names are that have the given names in common and the family name not."""
    if _is_initial(first.joined_family, second.joined_family):
        return Likeness.INITIAL
    if _is_typo(first.joined_family, second.joined_family):
        return Likeness.TYPO
    shared = any(word in second.family for word in first.family)
    return Likeness.MORE if shared else Likeness.NONE


def _is_initial(first: str, second: str) -> bool:
    """Whether a family name is the first letter of another: "Ann S"."""
    if len(first) == 1:
        return len(second) > 1 and second.startswith(first)
    return len(second) == 1 and first.startswith(second)


def _given_alike(given: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
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
        return bool(_lines_from(one) & lines)
    return bool(_LINES.get(one, frozenset()) & lines)


def _further(rest: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """How like names are whose first given name is the same: by what stands behind it."""
    if not rest or not other:
        return Likeness.MORE
    if all(
        (one[0] == two[0] and 1 in (len(one), len(two))) or one == two
        for one, two in zip(rest, other, strict=False)
    ):
        return Likeness.INITIAL
    return Likeness.TYPO if _is_typo(" ".join(rest), " ".join(other)) else Likeness.NONE


def _one_part(first: Likened, second: Likened) -> Likeness:
    """Names of which one is a single name: it may be the other's first or last."""
    one, two = set(first.words), set(second.words)
    if one <= two or two <= one:
        return Likeness.MORE
    (head, *rest), (twin, *others) = first.words, second.words
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


def _is_typo(one: str, two: str) -> bool:
    """Whether two words are a letter apart; ways of writing one sound are no more: Harprit."""
    sounds_alike = one != two and _sound(one) == _sound(two)
    if sounds_alike and min(len(one), len(two)) >= LEAST_LETTERS:
        return True
    return _is_letter_apart(one, two)


def _is_letter_apart(one: str, two: str) -> bool:
    """Whether one letter is changed, missing, added, or changed places with the next."""
    apart = len(two) - len(one)
    if not -1 <= apart <= 1:
        return False
    if apart and _is_doubled(one, two):
        return True
    if len(one) < LEAST_LETTERS or len(two) < LEAST_LETTERS or one == two:
        return False
    start = _start_of_difference(one, two)
    if apart:
        short, long = (one, two) if apart > 0 else (two, one)
        return short[start:] == long[start + 1 :]
    if one[start + 1 :] == two[start + 1 :]:
        return True
    swapped = one[start : start + 2] == two[start : start + 2][::-1]
    return swapped and one[start + 2 :] == two[start + 2 :]


_SOUNDS = (
    ("ee", "i"),
    ("ea", "i"),
    ("ie", "i"),
    ("y", "i"),
    ("oo", "u"),
    ("ou", "u"),
    ("ph", "f"),
    ("w", "v"),
    ("q", "k"),
    ("ck", "k"),
    ("dh", "d"),
    ("th", "t"),
    ("gh", "g"),
    ("kh", "k"),
    ("bh", "b"),
    ("z", "s"),
    ("j", "g"),
)


@lru_cache(maxsize=1 << 14)
def _sound(word: str) -> str:
    """A word with every way of writing a sound as one, and no letter doubled."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def _start_of_difference(one: str, two: str) -> int:
    """The first letter in which two texts differ, or the end of the shorter."""
    for place, (a, b) in enumerate(zip(one, two, strict=False)):
        if a != b:
            return place
    return min(len(one), len(two))


def _is_doubled(one: str, two: str) -> bool:
    """Whether one letter is doubled in one of them, which short names are told by, too: Hanna."""
    short, long = (one, two) if len(one) < len(two) else (two, one)
    if len(short) < LEAST_LETTERS - 1 or len(long) - len(short) != 1:
        return False
    place = _start_of_difference(short, long)
    return place > 0 and long[place] == long[place - 1] and short[place:] == long[place + 1 :]


_LINES = _lines()
