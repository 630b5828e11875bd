"""What a role that is new most likely is: one of ours, or one of a group. Offered, never taken.

An offer says what training is asked of somebody, never that any was done, and stands beside its
role before it is taken. Where two readings would ask for different training there is no offer.
"""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache

from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.people.person import Role
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.values import LEAVE
from sgdesk.services.people.role_templates import TemplateRole, role_templates, suggested_group

OURS, GROUP = "role:", "group:"

_SAYS_NOTHING = frozenset(
    {"the", "of", "a", "an", "and", "or", "for", "our", "in", "at", "to", "new"}
)
_SECOND = frozenset(
    {"deputy", "assistant", "trainee", "junior", "acting", "vice", "reserve", "relief", "student"}
    | {"apprentice", "associate", "co", "probationary", "interim"}
)
"""Words that make a role another than the one they stand before, with its training all the same."""
_ABOVE = frozenset({"head", "lead", "chief", "senior", "principal", "main", "director"})
"""Words that put a role above the one they stand beside, so that it may be asked for more."""
_SHORT = {
    "asst": "assistant",
    "assist": "assistant",
    "mgr": "manager",
    "ldr": "leader",
    "dsl": "designated safeguarding lead",
    "ddsl": "deputy designated safeguarding lead",
    "dso": "designated safeguarding officer",
    "pso": "parish safeguarding officer",
}
_AGES = re.compile(r"\b(?:u|under)[\s-]?\d{1,2}(?:['’]?s)?\b")
"""The age of a team beside the role of whoever is with it: "Coach U9", "Under 12s manager"."""
_CO_ = re.compile(r"\bco[ -](?=ordinat)")
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]?")
_SEVERAL = re.compile(r"[/,;&+|\n]|\b(?:and|or|also|plus)\b| [-–—] ", re.IGNORECASE)
_NO_LONGER = frozenset({"former", "ex", "past", "retired", "emeritus", "emerita", "previous"})
_IN_MANY = frozenset(
    {"leader", "worker", "helper", "member", "volunteer", "team", "group", "officer", "lead"}
    | {"coordinator", "organiser", "manager", "staff", "head", "person", "young", "director"}
)
"""Words in so many roles that alone they name none."""
_SPELT = {"madresa": "madrasa", "madarsa": "madrasa", "madrisa": "madrasa"}
_LEAST_LETTERS = 6
"""Shorter words are too often other words when one letter differs: "cook" and "book"."""
_NO_KIND = frozenset({"officer", "lead", "head", "member", "volunteer", "person", "team", "group"})
"""Last words that say nothing of how near somebody is to children."""
_USUAL = tuple(
    TemplateRole(name, 1, "")
    for name in ("Treasurer", "Secretary", "Chair", "Chairman", "Chairwoman", "Chairperson")
)
"""Who decides as trustees do, in whatever organisation."""


_MEANS_MUCH = _SECOND | _ABOVE | _IN_MANY | _NO_KIND
"""Words that are what they are, however like another they look."""
_DOUBLED = re.compile(r"(.)\1")


class _Fit(IntEnum):
    KIND = 1
    """The last word is the same: "Football coach" beside "Swimming coach"."""
    PART = 2
    """One says what the other says, and less: "Teacher" beside "Madrasah teacher"."""
    SAME = 3


class RoleOffers:
    """The likely answer for each new role, told once for each name."""

    def __init__(self, roles: Iterable[Role], pack: Pack) -> None:
        groups = {each.key for each in pack.groups}
        self._ours = [each for each in roles if each.group in groups]
        self._pack = pack
        self._groups = groups
        self._found: dict[str, str] = {}

    def learn(self, role: Role) -> None:
        """Know a role that the sheet brings: the next spelling of its name is offered it."""
        if role.group in self._groups:
            self._ours.append(role)
            self._found.clear()

    def offer(self, name: str) -> str:
        """The key of the choice that is likely, ``LEAVE`` where none is."""
        key = fold(name)
        if key not in self._found:
            self._found[key] = self._likely(name)
        return self._found[key]

    def _likely(self, name: str) -> str:
        if _NO_LONGER & set(_words(name)):
            return LEAVE
        whole = self._of(_without_brackets(name))
        if whole.startswith(OURS) and _fit(_words(name), whole.removeprefix(OURS)) == _Fit.SAME:
            return whole
        parts = [each for each in _SEVERAL.split(_IN_BRACKETS.sub(" ", name)) if _words(each)]
        if len(parts) > 1:
            return self._one(self._group_of(self._of(_words(each))) for each in parts)
        asides = (self._group_of(self._of(_words(e))) for e in _IN_BRACKETS.findall(name))
        speaks_against = set(asides) - {None, self._group_of(whole)}
        return LEAVE if speaks_against else whole

    def _of(self, said: tuple[str, ...]) -> str:
        """What one role most likely is, by its words."""
        likely = self._by_words(said) if said else LEAVE
        group = self._group_of(likely)
        others = (self._of_head(each) for each in said[:-1])
        return LEAVE if any(found and found != {group} for found in others) else likely

    def _by_words(self, said: tuple[str, ...]) -> str:
        ours = [(_fit(said, each.name), each) for each in self._ours]
        best = max((fit for fit, _ in ours if fit), default=0)
        if best >= _Fit.PART:
            likest = [each for fit, each in ours if fit == best]
            if len(likest) == 1:
                return f"{OURS}{fold(likest[0].name)}"
            return self._one(each.group for each in likest)
        usual = [each for each in _usual_roles() if _fit(said, each.name) >= _Fit.PART]
        if usual:
            return self._one(map(self._suggested, usual))
        of_kind = [each.group for fit, each in ours if fit]
        of_kind += [self._suggested(each) for each in _usual_roles() if _fit(said, each.name)]
        return self._one(of_kind)

    def _of_head(self, word: str) -> set[str | None]:
        """The groups of the roles that end in a word: "Youth leader trustee" names two."""
        if word in _NO_KIND:
            return set()
        ours = {each.group for each in self._ours if word in _heads(each.name)}
        usual = (each for each in _usual_roles() if word in _heads(each.name))
        return ours | {self._suggested(each) for each in usual}

    def _group_of(self, likely: str) -> str | None:
        if likely.startswith(GROUP):
            return likely.removeprefix(GROUP)
        name = likely.removeprefix(OURS)
        return next((each.group for each in self._ours if fold(each.name) == name), None)

    def _suggested(self, role: TemplateRole) -> str | None:
        found = suggested_group(self._pack, role.level)
        return found.key if found is not None else None

    def _one(self, groups: Iterable[str | None]) -> str:
        """The group, where all agree on it."""
        found = set(groups)
        only = found.pop() if len(found) == 1 else None
        return f"{GROUP}{only}" if only else LEAVE


@cache
def _usual_roles() -> tuple[TemplateRole, ...]:
    return (*(role for each in role_templates() for role in each.roles), *_USUAL)


def role_spelling(name: str) -> str:
    """What the spellings of one role agree in: its words without plural, order and small words."""
    return " ".join(sorted(map(_spelt, _words(name))))


def ranks_alike(one: str, other: str) -> bool:
    """Whether neither role is the deputy, the assistant or the head of the other."""
    first, second = (frozenset(_words(each)) & (_SECOND | _ABOVE) for each in (one, other))
    return first - {"lead"} == second - {"lead"}


def _fit(said: tuple[str, ...], name: str) -> int:
    """How a role of a sheet fits one that is known; 0 for not at all.

    "Trustee or committee member" is fitted by each of the two.
    """
    heads = frozenset(map(_spelt, _heads(name)))
    spelt = tuple(map(_spelt, said))
    names = (name, *name.split(" or ")) if " or " in name else (name,)
    return max(_fit_words(spelt, tuple(map(_spelt, _words(each))), heads) for each in names)


def _fit_words(said: tuple[str, ...], known: tuple[str, ...], heads: frozenset[str]) -> int:
    said = tuple(_as_known(each, known) for each in said)
    one, other = set(said), set(known)
    if not one & other:
        return 0
    if (one & _ABOVE) != (other & _ABOVE):
        return 0
    is_of_kind = said[-1] in heads and said[-1] not in _NO_KIND
    if (one & _SECOND) != (other & _SECOND):
        rest = one - _SECOND
        is_same = rest and rest <= other | _SECOND and not rest <= _IN_MANY
        return _Fit.KIND if is_of_kind or (is_same and said[-1] in heads) else 0
    if one == other:
        return _Fit.SAME
    smaller = one if one < other else other
    if (one < other or other < one) and not smaller <= _IN_MANY and said[-1] in heads:
        return _Fit.PART
    return _Fit.KIND if is_of_kind else 0


def _spelt(word: str) -> str:
    """A word as its spellings agree: "madrassah", "madrasa"; "organizer", "organiser"."""
    if word in _MEANS_MUCH:
        return word
    plain = _DOUBLED.sub(r"\1", word.replace("z", "s"))
    plain = plain[:-1] if plain.endswith(("ah", "eh", "oh")) else plain
    return _SPELT.get(plain, plain)


def _as_known(word: str, known: tuple[str, ...]) -> str:
    """A long word as the known role has it, where they are one letter apart."""
    if word in known or word in _MEANS_MUCH or len(word) < _LEAST_LETTERS:
        return word
    return next((each for each in known if _is_one_apart(word, each)), word)


def _is_one_apart(one: str, other: str) -> bool:
    """Whether two long words begin alike and differ in one letter, put in, left out or changed."""
    if len(other) < _LEAST_LETTERS or other in _MEANS_MUCH or one[0] != other[0]:
        return False
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((at for at, each in enumerate(short) if each != long[at]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


@cache
def _heads(name: str) -> frozenset[str]:
    """The last word of each part of a name: "Minister, vicar or pastor" has three."""
    parts = fold(name).replace(" or ", ",").replace(" and ", ",").split(",")
    words = [_words(part.partition(" of ")[0]) for part in parts]
    return frozenset(each[-1] for each in words if each)


def _without_brackets(name: str) -> tuple[str, ...]:
    """The words of a role; of those in brackets only what makes it another role."""
    aside = _words(" ".join(_IN_BRACKETS.findall(name)))
    apart = tuple(each for each in aside if each in _SECOND | _ABOVE)
    return (*apart, *_words(_IN_BRACKETS.sub(" ", name)))


@cache
def _words(name: str) -> tuple[str, ...]:
    plain = _AGES.sub(" ", fold(name)).replace("’", "").replace("'", "")
    plain = _CO_.sub("co", plain)
    letters = "".join(letter if letter.isalnum() else " " for letter in plain)
    whole = " ".join(_SHORT.get(each, each) for each in letters.split())
    return tuple(_singular(each) for each in whole.split() if each not in _SAYS_NOTHING)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
