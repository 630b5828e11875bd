"""Who is called as somebody else is, and what tells them apart where others read along."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sgdesk.domain.text import plain_letters


def name_key(name: str) -> str:
    """What is equal for namesakes; accents and capitals alone tell nobody apart: a search finds
    both."""
    return plain_letters(name)


def with_namesake(named: Iterable[tuple[int, str]]) -> frozenset[int]:
    """The ids of those, of all that are given, whose name another of them bears too."""
    return _sharing([(number, name_key(name)) for number, name in named])


def with_folded_namesake(named: Iterable[tuple[int, str]]) -> frozenset[int]:
    """The same of names that are folded already, which is quick for very many."""
    return _sharing(
        [(number, name if name.isascii() else name_key(name)) for number, name in named]
    )


def _sharing(keys: Sequence[tuple[int, str]]) -> frozenset[int]:
    often = Counter(key for _, key in keys)
    return frozenset(number for number, key in keys if often[key] > 1)


def called_apart(name: str, apart: str) -> str:
    """A name, with what tells its bearer from others of the name where there are any."""
    return f"{name} ({apart})" if apart else name


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody whose name another bears; ``parts`` tell them apart, the plainest first."""

    id: int
    name: str
    parts: tuple[str, ...]


def words_apart(people: Sequence[Alike]) -> Mapping[int, str]:
    """By id the fewest words that tell somebody from all others of the name.

    Where nothing that is known does, a number follows, in the order of ``people``.
    """
    groups: dict[str, list[Alike]] = {}
    for each in people:
        groups.setdefault(name_key(each.name), []).append(each)
    return {
        number: said
        for group in groups.values()
        if len(group) > 1
        for number, said in _in_group(group).items()
    }


def _in_group(group: Sequence[Alike]) -> Mapping[int, str]:
    found: dict[int, str] = {}
    for most in range(1, max(len(each.parts) for each in group) + 1):
        said = {each.id: ", ".join(filter(None, each.parts[:most])) for each in group}
        often = Counter(said.values())
        found |= {
            number: words
            for number, words in said.items()
            if words and often[words] == 1 and number not in found
        }
    alike = [each for each in group if each.id not in found]
    for place, each in enumerate(alike, 1):
        found[each.id] = ", ".join(filter(None, (each.parts[0], str(place))))
    return found


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
