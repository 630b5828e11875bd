"""Who is called as somebody else is, and what tells them apart where others read along."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sgdesk.domain.text import plain_letters


def name_key(name: str) -> str:
    """What is equal for namesakes; accents and capitals alone tell nobody apart: a search finds
    both."""
    return plain_letters(name)


def with_namesake(named: Iterable[tuple[int, str]]) -> frozenset[int]:
    """The ids of those, of all that are given, whose name another of them bears too."""
    keys = [(number, name_key(name)) for number, name in named]
    often = Counter(key for _, key in keys)
    return frozenset(number for number, key in keys if often[key] > 1)


def numbers_of_alike(people: Sequence[tuple[int, str, str]]) -> Mapping[int, int]:
    """By id a number from 1 for those whose name and role are both another's too.

    ``people`` are id, name and role, in the order of the numbers. It is for a paper that goes
    round: an address or a date would tell everybody there what is not theirs to know.
    """
    keys = {number: (name_key(name), name_key(role)) for number, name, role in people}
    often, seen = Counter(keys.values()), Counter[tuple[str, str]]()
    found: dict[int, int] = {}
    for number, key in keys.items():
        if often[key] > 1:
            seen[key] += 1
            found[number] = seen[key]
    return found
