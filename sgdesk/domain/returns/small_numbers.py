"""Counts so small that they can point at one person, although nobody is named."""

from collections.abc import Iterable, Mapping

from sgdesk.domain.returns.document import GroupedFigures, ReturnDocument
from sgdesk.domain.returns.parts import FEWEST
from sgdesk.domain.returns.words import kind_heading, listed

MERGED = "Roles with few people, together"
"""The one row that stands for the roles that were merged."""


def small_roles(document: ReturnDocument) -> tuple[str, ...]:
    """The roles in which fewer than :data:`FEWEST` people are asked for anything."""
    return _small(document.by_role)


def small_groups(document: ReturnDocument) -> tuple[str, ...]:
    """The groups of the partnership of which the same is true."""
    return _small(document.by_group)


def small_kinds(document: ReturnDocument) -> tuple[str, ...]:
    """The kinds of person of which the same is true."""
    return tuple(kind_heading(each.kind) for each in document.workforce if each.count < FEWEST)


def _small(rows: Iterable[GroupedFigures]) -> tuple[str, ...]:
    return tuple(label for label, size in sizes(rows).items() if size < FEWEST)


def sizes(rows: Iterable[GroupedFigures]) -> Mapping[str, int]:
    """How many people each label counts at most, in the order of the rows."""
    found: dict[str, int] = {}
    for each in rows:
        found[each.label] = max(found.get(each.label, 0), each.counts.required)
    return found


def roles_to_merge(document: ReturnDocument) -> tuple[str, ...]:
    """The small roles, with the next larger ones until together they hide one person.

    Nothing where there is no small role, or no other to merge it with.
    """
    ordered = sorted(sizes(document.by_role).items(), key=lambda each: each[1])
    chosen: list[str] = []
    people = 0
    for label, size in ordered:
        if size >= FEWEST and (not chosen or people >= FEWEST):
            break
        chosen.append(label)
        people += size
    return tuple(chosen) if len(chosen) > 1 else ()


def small_words(labels: tuple[str, ...], what: str) -> str:
    """A sentence that says so of these roles or groups; empty where there is none."""
    if not labels:
        return ""
    named = f"{what} {labels[0]}" if len(labels) == 1 else f"{what}s {listed(labels)}"
    return f"In the {named} so few people are asked that a number can point at one of them."
