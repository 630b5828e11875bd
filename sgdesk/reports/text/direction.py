"""Which way a line runs: the levels of the Unicode bidirectional algorithm, and visual order."""

import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar

from bidi import algorithm

JOINERS = "\u200c\u200d"
"""Zero-width letters that only tell their neighbours whether to join."""

_FROM_RIGHT = frozenset({"R", "AL", "AN"})
_FIRST_FROM_RIGHT = "\u0590"
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")

_CLOSED_BY = {"(": ")", "[": "]", "{": "}"}

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
    levels = iter(_resolved("".join(each for each in text if each not in JOINERS), from_right))
    result: list[int] = []
    for letter in text:
        before = result[-1] if result else int(from_right)
        result.append(before if letter in JOINERS else next(levels))
    return result


def _resolved(text: str, from_right: bool) -> list[int]:
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(from_right)
    storage["base_dir"] = "R" if from_right else "L"
    algorithm.get_embedding_levels(text, storage)
    for letter in storage["chars"]:
        # A letter newer than this Python's tables has no direction: it runs from the left.
        letter["type"] = letter["type"] or "L"
        letter["orig"] = letter["orig"] or "L"
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _settle_brackets(storage["chars"], "R" if from_right else "L")
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [letter["level"] for letter in storage["chars"]]


def _settle_brackets(letters: list[dict[str, Any]], around: str) -> None:
    """Give both brackets of a pair one direction (rule N0, which the library leaves out)."""
    for first, last in _bracket_pairs("".join(letter["ch"] for letter in letters)):
        inside = {_side(letter["type"]) for letter in letters[first + 1 : last]} - {""}
        before = [side for letter in letters[:first] if (side := _side(letter["type"]))]
        if not inside:
            continue
        same = around in inside or not before or before[-1] == around
        letters[first]["type"] = letters[last]["type"] = around if same else before[-1]


def _side(kind: str) -> str:
    """Which side a kind of letter pulls a bracket to; numbers pull with the right."""
    return "L" if kind == "L" else "R" if kind in {"R", "AL", "EN", "AN"} else ""


def _bracket_pairs(text: str) -> list[tuple[int, int]]:
    opened: list[tuple[int, str]] = []
    pairs: list[tuple[int, int]] = []
    for place, letter in enumerate(text):
        if letter in _CLOSED_BY:
            opened.append((place, _CLOSED_BY[letter]))
        elif opened and letter == opened[-1][1]:
            pairs.append((opened.pop()[0], place))
    return sorted(pairs)


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
