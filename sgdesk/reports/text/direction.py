"""Which way a line runs: the levels of the Unicode bidirectional algorithm, and visual order."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TypeVar

from bidi import get_display

JOINERS = "\u200c\u200d"
"""Zero-width letters that only tell their neighbours whether to join."""

_FROM_RIGHT = frozenset({"R", "AL", "AN"})
_FIRST_FROM_RIGHT = "\u0590"
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")

_TOLD_LEVEL = re.compile(r"^ {8}Level\(\s+(\d+),", re.MULTILINE)

Item = TypeVar("Item")


def runs_from_right(text: str) -> bool:
    """Whether the first letter with a direction of its own runs right to left."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)


def has_letters_from_right(text: str) -> bool:
    """Whether any letter of a text runs right to left."""
    return any(
        letter >= _FIRST_FROM_RIGHT and unicodedata.bidirectional(letter) in _FROM_RIGHT
        for letter in text
    )


def levels_of(text: str, *, from_right: bool) -> list[int]:
    """The level of each letter in a line of that direction; odd levels run right to left.

    The text holds no directional controls: what is typed is cleaned of them beforehand.
    """
    if not from_right and not has_letters_from_right(text):
        return [0] * len(text)
    levels = _resolved("".join(each for each in text if each not in JOINERS), from_right)
    result: list[int] = []
    for letter in text:
        before = result[-1] if result else int(from_right)
        result.append(before if letter in JOINERS else next(levels))
    return result


def _resolved(text: str, from_right: bool) -> Iterator[int]:
    """The library's levels, which it gives out for each octet of UTF-8.

    ``debug`` is the one public way to them (``get_display`` alone gives the letters in visual
    order, from which a single letter's level cannot be told): a text, of which
    ``tests/reports/test_direction.py`` holds the form.
    """
    told = get_display(text, base_dir="R" if from_right else "L", debug=True)
    levels = _TOLD_LEVEL.findall(told)
    octets = accumulate((len(letter.encode()) for letter in text), initial=0)
    return (int(levels[first]) for first, _ in pairwise(octets))


def in_visual_order(items: Sequence[Item], levels: Sequence[int]) -> list[Item]:
    """Order stretches of a line from left to right (rule L2 of the algorithm)."""
    ordered = list(zip(items, levels, strict=True))
    for level in range(max(levels, default=0), 0, -1):
        ordered = _turned(ordered, level)
    return [item for item, _ in ordered]


def _turned(pairs: list[tuple[Item, int]], level: int) -> list[tuple[Item, int]]:
    """Turn each unbroken stretch at or above a level the other way round."""
    result: list[tuple[Item, int]] = []
    stretch: list[tuple[Item, int]] = []
    for pair in pairs:
        if pair[1] >= level:
            stretch.append(pair)
            continue
        result += [*reversed(stretch), pair]
        stretch = []
    return result + stretch[::-1]


def turned_stops(text: str) -> str:
    """Stops and brackets that stand among letters from the right, as the eye meets them."""
    return text[::-1].translate(_MIRRORED)
