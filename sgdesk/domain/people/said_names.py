"""Who a cell of names means: a person, several people, or nobody."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sgdesk.domain.names import FAMILY_TITLES, PARTICLES, PersonName, names_several, split_name
from sgdesk.domain.people.said import words
from sgdesk.domain.people.said.asides import (
    Parted,
    is_plain_aside,
    is_status,
    part,
    says_more,
    tidy,
)
from sgdesk.domain.people.said.likeness import Likeness, like, likeness_keys
from sgdesk.domain.people.said.nobody import (
    Nobody,
    NobodyCode,
    figures,
    key_of,
    nobody,
    note,
    without_device,
)
from sgdesk.domain.people.said.plain import is_plain_name, is_written_as_a_sentence
from sgdesk.domain.text import fold

__all__ = [
    "Likeness",
    "NobodyCode",
    "Who",
    "WhoKind",
    "is_surely_a_person",
    "like",
    "likeness_keys",
    "who_is",
]

LONGEST_LOOKED_AT = 200
"""A longer text is a note, whatever it says."""

_BETWEEN = re.compile(r"\s*(?:[;&+\n]|\s(?:and|or|und|with)\s|(?<![\s/])\s*/\s*)\s*", re.IGNORECASE)
_OTHER_AND = re.compile(r"\s(?:or|und|with)\s", re.IGNORECASE)
_ONE_WORD_SLASH = re.compile(r"\b(?:s|d|w|c|a)/(?:o|l|p|d)\b", re.IGNORECASE)


_OF_ANOTHER = re.compile(
    r"(?:(?:on behalf of|in place of|instead of|standing in for|covering for|pp|p\.p\.|sent"
    r"|sent by|for)\s+[A-Z].*|.*['’]s? (?:step|grand)?(?:sons?|daughters?|child|children|boy|girl)"
    r"|(?:step|grand)?(?:son|daughter|child) of\b.*)"
)
"""What stands beside a name and speaks of somebody else: the row may be theirs, or a child's."""
_MAY_BE = re.compile(
    r"(?:c/o|care of|tb[acds]|poss(?:ibly|ible|\.)?|maybe|perhaps|prob(?:ably|\.)?|either|ask)\b",
    re.IGNORECASE,
)
"""Before a name, words that say that it may be somebody else's row."""


class WhoKind(StrEnum):
    """What a cell of names is."""

    PERSON = "person"
    SEVERAL = "several"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Who:
    """Who a cell means.

    ``name`` is the person, or the first of several; a device, a role or a shown name is never
    part of it. ``aside`` is what stood beside the name, in the cell's own words. ``other`` is
    another name in the cell: of the second person, the one that was shown in place of the name
    ("Bob's iPad"), or what may be a name where the cell is nobody. ``why`` is given with NOBODY.
    Without ``sure`` it might be otherwise, and the reader has to ask.
    """

    kind: WhoKind
    name: PersonName | None = None
    aside: str = ""
    other: str = ""
    why: NobodyCode | None = None
    sure: bool = True


@lru_cache(maxsize=16_384)
def who_is(text: str, *, alone: bool = False) -> Who:
    """Who a cell means; ``alone`` says that nothing else stands in its row.

    A word that is not listed is a name: only listed words and shapes make a cell nobody. Of a
    row with nothing else, a single word is taken for a note and asked about.
    """
    if is_plain_name(text):
        return Who(WhoKind.PERSON, split_name(text))
    return look_at(text, alone=alone)


def is_surely_a_person(text: str) -> bool:
    """Whether a text is a whole name of a person, with a first name or a title that is known.

    Where roles are named, "Tower Captain" is one, though no list of roles has it.
    """
    who = who_is(text)
    name = who.name
    if who.kind is not WhoKind.PERSON or name is None or not name.family:
        return False
    last = key_of(name.family.split()[-1])
    is_role = last in words.SINGULAR_ROLES | words.GROUP_WORDS or not name.family[:1].isupper()
    first = key_of(name.given.partition(" ")[0])
    known = first in words.KNOWN_GIVEN - words.ALSO_NAMES
    return (known or bool(name.title)) and not is_role


def look_at(text: str, *, alone: bool) -> Who:
    """Who a cell means, by all that there is to look at: what :func:`who_is` says, more slowly."""
    seen = tidy(text)
    line = seen.replace("\n", " ")
    if len(line) > LONGEST_LOOKED_AT:
        return Who(WhoKind.NOBODY, why=NobodyCode.NOTE)
    told = nobody(line, alone=alone)
    if told and not told.other:
        return _nobody(told, "")
    if len(lines := _people_of_lines(seen)) > 1:
        return _several(Parted(line), lines)
    parted = part(line)
    return _of_core(parted, alone=alone) if parted.core else _of_asides(parted, alone=alone)


def _of_core(parted: Parted, *, alone: bool) -> Who:
    """Who what is left means, once all that stood beside it has been taken off."""
    several = _parts_of_several(parted.core)
    if len(several) > 1 and all(map(_is_whole_name, several)):
        return _several(parted, several)
    if told := nobody(parted.core, alone=alone) or note(parted.core, alone=alone):
        return _behind(parted, told)
    if several:
        groups = Nobody(NobodyCode.GROUP, sure=False)
        return _behind(parted, groups) if _are_groups(several) else _several(parted, several)
    told = figures(parted.core)
    return _behind(parted, told) if told else _person(parted, alone=alone)


def _nobody(told: Nobody, aside: str) -> Who:
    return Who(WhoKind.NOBODY, None, aside, told.other, told.why, told.sure)


def _of_asides(parted: Parted, *, alone: bool) -> Who:
    """A cell of which nothing is left: what stood in brackets, else a number or a mark."""
    if parted.behind and tidy(parted.behind[0]):
        inner = who_is(parted.behind[0], alone=alone)
        sure = inner.sure and inner.kind is WhoKind.NOBODY
        beside = [each for each in (*parted.asides, inner.aside) if each != parted.behind[0]]
        aside = "; ".join(filter(None, beside))
        return Who(inner.kind, inner.name, aside, inner.other, inner.why, sure)
    has_figures = any(letter.isdigit() or letter == "@" for letter in parted.aside)
    why = NobodyCode.NUMBER if has_figures else NobodyCode.VACANCY
    return Who(WhoKind.NOBODY, None, parted.aside, "", why)


def _behind(parted: Parted, told: Nobody) -> Who:
    """A cell whose first part is nobody: the name that stands behind it, where there is one."""
    for said in parted.behind:
        inner = who_is(said)
        if inner.why is NobodyCode.VACANCY:
            return _nobody(Nobody(NobodyCode.VACANCY), parted.core)
        if inner.kind is not WhoKind.PERSON or is_status(said) or says_more(said):
            continue
        is_device = told.why is NobodyCode.DEVICE
        if told.why is NobodyCode.GROUP and " " not in said:
            return Who(WhoKind.NOBODY, None, parted.aside, said, told.why, sure=False)
        if is_device or told.why is NobodyCode.GROUP:
            others = [each for each in (*parted.asides, inner.aside) if each and each != said]
            sure = inner.sure and is_device
            return Who(WhoKind.PERSON, inner.name, "; ".join(others), parted.core, None, sure)
    return _nobody(told, parted.aside)


def _people_of_lines(seen: str) -> list[str]:
    """The lines of a cell where each is a whole name of its own."""
    lines = seen.split("\n")
    names = [line for line in lines if len(part(line).core.split()) > 1 and not nobody(line)]
    return names if len(names) == len(lines) else []


def _parts_of_several(core: str) -> list[str]:
    """The parts of a cell that names more than one person, or somebody and somebody else."""
    plain = _ONE_WORD_SLASH.sub("so", core)
    commas = [each.strip() for each in core.split(",") if each.strip()]
    if len(commas) > 2 and sum(len(each.split()) > 1 for each in commas) > 2:
        return commas
    if not (names_several(plain) or ";" in plain or _OTHER_AND.search(plain)):
        return []
    parts = [each for each in _BETWEEN.split(plain) if each.strip()]
    head = [each.strip() for each in parts[0].split(",")] if parts else []
    is_list = len(head) > 1 and all(len(each.split()) == 1 for each in head)
    return [*head, *parts[1:]] if is_list and len(parts[-1].split()) > 1 else parts


def _is_whole_name(text: str) -> bool:
    """Whether a text is two words or more and nothing speaks against its being a name."""
    return len(text.split()) > 1 and nobody(text) is None and note(text) is None


def _are_groups(several: list[str]) -> bool:
    """Whether what is named is a group and more of the kind, and no whole name: "Clergy & LLMs"."""
    told = [nobody(each) is not None for each in several]
    names = (
        len(each.split()) > 1
        for each, is_nobody in zip(several, told, strict=True)
        if not is_nobody
    )
    return any(told) and not any(names)


def _several(parted: Parted, several: list[str]) -> Who:
    """More than one person; the first gets the family name of the second where it has none."""
    first, rest = several[0], several[1:]
    name = split_name(first)
    last = split_name(rest[-1]) if rest else None
    if last is not None and last.family and not name.family and first.split():
        name = PersonName(name.title or _title_alone(first), _given_alone(first), last.family)
    certain = bool(rest) and "," not in first
    certain &= not any(nobody(each) and not _title_alone(each) for each in several)
    sure = parted.sure and certain
    return Who(WhoKind.SEVERAL, name, parted.aside, "; ".join(rest), None, sure)


def _title_alone(first: str) -> str:
    """The title, where one stands for a whole name: "Mr & Mrs Sample"."""
    return first if split_name(f"{first} x x").title == first else ""


def _given_alone(first: str) -> str:
    return "" if _title_alone(first) else split_name(first).given


def _person(parted: Parted, *, alone: bool) -> Who:
    """One person, by the name that the cell gives for theirs."""
    parted, device = _without_device(parted)
    said, other, sure = _original(parted)
    other = other or device
    text = parted.core
    if said is not None:
        inner = part(said)
        beside = [each for each in parted.asides if each not in (said, other)]
        parted.asides, text = [*beside, *inner.asides], inner.core
        sure = sure and inner.sure
    name, in_order = _split(text)
    certain = parted.sure and sure and in_order and not _is_doubtful(text, name, alone=alone)
    of_another = any(map(_OF_ANOTHER.fullmatch, parted.asides))
    certain = certain and not (of_another or _MAY_BE.match(text))
    one_word = len(name.full.split()) == 1 and not name.title
    certain = certain and not (one_word and any(map(_is_device, parted.behind)))
    if alone and one_word and not other:
        return Who(WhoKind.NOBODY, None, parted.aside, text, NobodyCode.NOTE, sure=False)
    return Who(WhoKind.PERSON, name, parted.aside, other, None, certain)


def _is_device(said: str) -> bool:
    """Whether what stands behind a single word is a device, as meetings show one: "Ann (phone)"."""
    told = nobody(said)
    return told is not None and told.why is NobodyCode.DEVICE


def _without_device(parted: Parted) -> tuple[Parted, str]:
    """A name without the device beside it, and both as they stood: "Bob Instance iPad"."""
    rest = without_device(parted.core)
    if not rest:
        return parted, ""
    return Parted(rest, parted.asides, parted.behind, sure=False), parted.core


def _original(parted: Parted) -> tuple[str | None, str, bool]:
    """The name in brackets that is the real one of a shown name, the shown name, and certainty.

    Meetings write "Shown (Original Name)". Behind one name, or where both share a word, what
    stands in brackets is the name; beside two other names it cannot be told.
    """
    shown = {fold(word).strip(".,") for word in parted.core.split()}
    for said in parted.behind:
        inner = part(said).core
        own = {fold(word).strip(".,") for word in inner.split() if any(map(str.isalpha, word))}
        if any(map(_is_whole_name, _parts_of_several(inner))) and not is_plain_aside(said):
            return None, said, False
        is_said = is_plain_aside(said) or is_status(said) or says_more(said)
        if is_said or note(inner) or figures(inner):
            continue
        if len(own) < 2:
            known = len(shown) > 1 or not own or own & shown or not inner[:1].isupper()
            return None, "", bool(known)
        if len(shown) < 2 or shown & own:
            return said, parted.core, True
        return None, said, False
    return None, "", True


def _split(text: str) -> tuple[PersonName, bool]:
    """The name in its parts, and whether their order is certain: "SAMPLE Ann" is family first."""
    name = split_name(text)
    found = text.split()
    if len(found) > 2 and key_of(found[-1]) in FAMILY_TITLES:
        return split_name(f"{found[-1]} {' '.join(found[:-1])}"), True
    first = found[0]
    shouted = len(found) > 1 and len(first) > 2 and first.isalpha() and first.isupper()
    shouted = shouted and found[-1].istitle()
    if "," not in text and shouted and not name.title and any(map(str.islower, text)):
        ending = next(n for n, word in enumerate(found) if not word.isupper())
        family, given = " ".join(found[:ending]), " ".join(found[ending:])
        return PersonName("", given, family), False
    return name, True


def _is_doubtful(text: str, name: PersonName, *, alone: bool) -> bool:
    """Whether a name could be something else: a login, two names with a comma, a role beside."""
    first, _, rest = text.partition(",")
    found = name.full.split()
    if rest and key_of(first) in words.GROUP_WORDS - words.ALSO_NAMES:
        return True
    if len(first.split()) > 1 and _is_of_one_cell(first, rest):
        return _bare_particle(first) not in PARTICLES
    if len(found) < 2:
        login = re.search(r"\w[._]\w", text) is not None
        is_letters = text.isupper() and 1 < len(text) < 6
        return login or is_letters or (key_of(text) in words.ALSO_NAMES - words.NAMES_FIRST)
    head, tail = key_of(found[0]), key_of(found[-1])
    is_role = tail in words.SINGULAR_ROLES or tail in words.STATUS
    is_line = head not in words.KNOWN_GIVEN and is_written_as_a_sentence(text)
    behind = is_role or head in words.SINGULAR_ROLES or _is_letters_alone(text.split())
    if is_line or (len(found) > 2 and behind):
        return True
    if len(found) == 4 and {head, key_of(found[2])} <= words.KNOWN_GIVEN - PARTICLES:
        return True
    is_place = tail in words.GROUP_WORDS or head in words.MODIFIERS - words.KNOWN_GIVEN
    return alone and not name.title and (is_role or is_place)


def _is_letters_alone(found: list[str]) -> bool:
    """Whether a name ends in letters that spell no word: "Ann Sample DNW", "Ann Sample NS"."""
    last = found[-1].strip(".,")
    spelt = re.search(r"[AEIOUY]|^NG$", last) is not None
    return last.isupper() and last.isalpha() and len(last) > 1 and not (spelt or found[0].isupper())


def _is_of_one_cell(first: str, rest: str) -> bool:
    """Whether what stands round a comma may be two names, or a name and a place."""
    given = key_of(first.split(maxsplit=1)[0]) in words.KNOWN_GIVEN
    beside = [key_of(word) for word in rest.split()]
    return len(beside) > 1 or (given and bool(beside) and beside[0] not in words.KNOWN_GIVEN)


def _bare_particle(family: str) -> str:
    return family.split(maxsplit=1)[0].casefold().rstrip(".")
