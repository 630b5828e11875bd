"""How columns share the width that there is: the widest give way first, the spare ones go last."""

from collections.abc import Sequence
from dataclasses import dataclass

_WHOLE, _WHOLE_MAIN = 8, 16
"""Lines of text that a column, and a main one, keeps while others can be left out."""

_LEAST, _LEAST_MAIN = 4, 6
"""And what it keeps where there is hardly any room; a tip shows the rest."""


EMPTY = 99
"""How easily a column is missed that says nothing of any row."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column needs in pixels, how easily it is missed, and whether it is a main one.

    One with a ``spare`` of 0 is never left out, one below 0 only where else all would be wider
    than the room, the lowest first.
    """

    needed: int
    spare: int = 0
    is_main: bool = False


def share_room(wishes: Sequence[Wish], room: int, line: int) -> tuple[int, ...]:
    """A width for each column, 0 for one that is left out; ``line`` is the height of a line.

    Where even the least of all has no room, the widths come to more than ``room``.
    """
    spare = sorted({each.spare for each in wishes if each.spare > 0}, reverse=True)
    last = sorted({each.spare for each in wishes if each.spare < 0})
    is_tight = sum(each.needed for each in wishes) > room
    kept = [each.spare < EMPTY or not is_tight for each in wishes]
    for rank in (0, *spare):
        kept = _without(wishes, kept, rank)
        least = _floors(wishes, kept, line * _WHOLE_MAIN, line * _WHOLE)
        if sum(least) <= room:
            return _lowered(wishes, kept, least, room)
    least = _floors(wishes, kept, line * _LEAST_MAIN, line * _LEAST)
    for rank in last:
        if sum(least) <= room:
            break
        kept = _without(wishes, kept, rank)
        least = _floors(wishes, kept, line * _LEAST_MAIN, line * _LEAST)
    return _lowered(wishes, kept, least, room)


def _without(wishes: Sequence[Wish], kept: Sequence[bool], rank: int) -> list[bool]:
    return [
        was and not (rank and each.spare == rank) for was, each in zip(kept, wishes, strict=True)
    ]


def _floors(wishes: Sequence[Wish], kept: Sequence[bool], main: int, other: int) -> list[int]:
    return [
        min(each.needed, main if each.is_main else other) if kept[place] else 0
        for place, each in enumerate(wishes)
    ]


def _lowered(
    wishes: Sequence[Wish], kept: Sequence[bool], least: Sequence[int], room: int
) -> tuple[int, ...]:
    """The widest come down together, none below its least, until all have room."""
    needed = [each.needed if kept[place] else 0 for place, each in enumerate(wishes)]
    low, high = 0, max(needed, default=0)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(_at(needed, least, middle)) <= room:
            low = middle
        else:
            high = middle - 1
    return _at(needed, least, low)


def _at(needed: Sequence[int], least: Sequence[int], height: int) -> tuple[int, ...]:
    return tuple(max(floor, min(each, height)) for each, floor in zip(needed, least, strict=True))
