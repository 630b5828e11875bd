"""Whom a partnership asks for a course, and which group is known by a level: to choose by."""

import re
from collections.abc import Iterable, Mapping

from sgdesk.domain.organisation.pack import Pack, PackGroup
from sgdesk.domain.text import fold

_BEHIND = re.compile(r"\s*\([^()]*\)\s*$")


def asked_of(pack: Pack) -> Mapping[str, str]:
    """For each course of the pack, by its title, whose training it is part of.

    A course that no group is asked for says so; courses of the organisation's own are not told.
    """
    groups: dict[str, list[str]] = {}
    for group in pack.groups:
        for key in _courses(pack, group):
            groups.setdefault(key, []).append(_short(group))
    return {each.title: _words(groups.get(each.key, ()), pack) for each in pack.courses}


def _words(names: Iterable[str], pack: Pack) -> str:
    found = list(dict.fromkeys(names))
    if not found:
        return "not asked of any group"
    return (
        "asked of everyone" if len(found) == len(pack.groups) else f"asked of: {'; '.join(found)}"
    )


def levels_of_groups(pack: Pack) -> Mapping[str, str]:
    """What those are asked for whom a group calls by a level, such as "level 1"; as a sentence."""
    return {
        fold(alias): _level(pack, group, alias)
        for group in pack.groups
        for alias in group.aliases
        if fold(alias).startswith("level ")
    }


def _level(pack: Pack, group: PackGroup, alias: str) -> str:
    wanted = (pack.requirement(key) for key in pack.with_included(group.requirements))
    titles = " and ".join(each.title for each in wanted if each is not None)
    return f"For roles {alias} is known as “{_short(group)}” here, who are asked for {titles}."


def _courses(pack: Pack, group: PackGroup) -> Iterable[str]:
    found = (pack.requirement(key) for key in pack.with_included(group.requirements))
    return dict.fromkeys(key for each in found if each is not None for key in each.courses)


def _short(group: PackGroup) -> str:
    return _BEHIND.sub("", group.title)
