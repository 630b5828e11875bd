"""Roles that organisations of one kind usually have, each with the level suggested and why."""

import tomllib
from dataclasses import dataclass

from sgdesk import paths
from sgdesk.domain.organisation.pack import Pack, PackGroup
from sgdesk.domain.text import plain_letters

_ORDER = ("church", "mosque", "gurdwara", "sports", "youth", "charity")
_WORDS = {2: "regular contact", 3: "lead"}
"""How documents speak of the groups for level 2 and 3."""


@dataclass(frozen=True, slots=True)
class TemplateRole:
    """A role with the level suggested (1: contact now and then, 2: regular, 3: lead) and why."""

    name: str
    level: int
    reason: str


@dataclass(frozen=True, slots=True)
class RoleTemplate:
    """The usual roles of one kind of organisation."""

    key: str
    title: str
    roles: tuple[TemplateRole, ...]


def role_templates() -> tuple[RoleTemplate, ...]:
    """The templates that come with the program."""
    return tuple(_read(key) for key in _ORDER)


def _read(key: str) -> RoleTemplate:
    text = paths.resource("templates", f"{key}.toml").read_text(encoding="utf-8")
    values = tomllib.loads(text)
    roles = tuple(TemplateRole(**each) for each in values["role"])
    return RoleTemplate(key, values["title"], roles)


def suggested_group(pack: Pack, level: int, role: str = "") -> PackGroup | None:
    """The group of a pack that a role of such a level suggests: never the document's rule.

    The one among whose examples the document names the ``role`` itself, as "Sports club welfare
    officers" names the club welfare officer. Else the group whose title says so, or the highest
    that asks for no more than the level.
    """
    named = next((each for each in pack.groups if _names(each, role)), None)
    if named is not None:
        return named
    words = _WORDS.get(level)
    if words is not None:
        said = next((each for each in pack.groups if words in each.title.casefold()), None)
        if said is not None:
            return said
    below = [each for each in pack.groups if _rank(pack, each) <= level]
    return max(below, key=lambda each: _rank(pack, each), default=None)


def _names(group: PackGroup, role: str) -> bool:
    """Whether an example of a group ends with the words of a role; one word alone says too little.

    So "Children's worker" is not one of the "Residential workers for looked after children".
    """
    asked = _words(role)
    return len(asked) > 1 and any(
        _words(example)[-len(asked) :] == asked for example in group.examples
    )


def _words(text: str) -> list[str]:
    """The words of a role, each in the singular."""
    return [each.removesuffix("s") for each in plain_letters(text).split()]


def level_of(pack: Pack, group: str | None) -> int | None:
    """The level that a group of a pack is asked for; ``None`` for no group or an unknown one."""
    found = pack.group(group) if group else None
    return _rank(pack, found) if found is not None else None


def _rank(pack: Pack, group: PackGroup) -> int:
    """The highest level that a group is asked for; 0 where its requirements have no order."""
    found = (pack.requirement(key) for key in pack.with_included(group.requirements))
    return max((each.rank or 0 for each in found if each is not None), default=0)
