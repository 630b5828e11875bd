"""Which names of people are in what is entered as a trainer: a person, a phrase, or a council."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sgdesk.domain.returns.masking.ordinary_words import (
    FUNCTION_WORDS,
    ORGANISATION_WORDS,
    PLAIN_WORDS,
)

PARTICLES = frozenset(
    "ap bin da de del della den der di du el ibn la le st saint van von y".split()
)
"""Within a name they are no name alone; at its beginning they can be (Al, Van)."""

_PARTED = re.compile(
    r"[,;:/|()\[\]&+]|\s[-\u2013\u2014]\s"
    r"|\b(?:and|at|by|for|from|in|of|on behalf|through|to|via|who|with)(?=\s)"
)
_OF_A_PERSON = 2
"""How many words at least a person's name has within an organisation's (Ann Sample Training)."""


@dataclass(frozen=True, slots=True)
class EnteredName:
    """A name in what was entered; ``with_capitals`` is one that counts alone only with them."""

    name: str
    with_capitals: bool = False


def names_in_entry(entry: str) -> Iterator[EnteredName]:
    """Each name of a person in a trainer's entry; none of a phrase or an organisation alone.

    "Tom Sample" and "Sample, Tom" are names as they are. Of "Tom Sample, who trains for the
    partnership" only the first two words are one, and nothing of "Sampleshire Council" is.
    """
    is_small = entry == entry.lower() and entry != entry.upper()
    parts = [words for each in _PARTED.split(entry) if (words := each.split())]
    if is_small:
        parts = parts[:1]
    found = [[word for word in words if is_small or _can_be_a_name(word)] for words in parts]
    if found == parts and not any(map(_is_of_an_organisation, parts)):
        yield EnteredName(entry if not is_small else " ".join(parts[0]))
        return
    for words in found:
        is_one = _is_of_an_organisation(words)
        left = [word for word in words if not (is_one and _plain(word) in PLAIN_WORDS)]
        left = [word for word in left if _plain(word) not in FUNCTION_WORDS]
        if len([word for word in left if _plain(word) not in PARTICLES]) >= (
            _OF_A_PERSON if is_one else 1
        ):
            yield EnteredName(" ".join(left), with_capitals=is_one)


def _can_be_a_name(word: str) -> bool:
    return not word[0].islower() or _plain(word) in PARTICLES or "-" in word or "'" in word


def _is_of_an_organisation(words: Sequence[str]) -> bool:
    return any(_plain(word) in ORGANISATION_WORDS for word in words)


def _plain(word: str) -> str:
    return word.strip(".'\u2019\"").replace("-", "").casefold()
