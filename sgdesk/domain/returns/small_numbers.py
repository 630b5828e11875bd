"""Counts so small that they can point at one person, although nobody is named."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sgdesk.domain.figures import listed
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.document import GroupedFigures, ReturnDocument
from sgdesk.domain.returns.parts import FEWEST
from sgdesk.domain.returns.words import kind_heading
from sgdesk.domain.training.counting.tallies import Counts, CountsRow
from sgdesk.domain.training.states import State

OTHER = "other"
"""What stands in the place of a kind in the row of those that were merged."""

OTHER_KINDS = "Other kinds (fewer than five each)"
TOGETHER = "Other kinds, put together"
ALL_KINDS = "All kinds together: one has too few people to show it apart"

MERGED = "Roles put together"
"""The one row that stands for the roles that were merged, of which not each has few people."""


def small_roles(document: ReturnDocument) -> tuple[str, ...]:
    """The roles in which fewer than :data:`FEWEST` people are asked for anything."""
    return _small(document.by_role)


def small_groups(document: ReturnDocument) -> tuple[str, ...]:
    """The groups of the partnership of which the same is true."""
    return _small(document.by_group)


def small_kinds(document: ReturnDocument) -> tuple[str, ...]:
    """The kinds of person of which the same is true, of those that have a row of their own."""
    return tuple(
        kind_heading(PersonKind(kind))
        for kind, size in _kind_sizes(document).items()
        if size < FEWEST and kind != OTHER
    )


def _kind_sizes(document: ReturnDocument) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for each in document.by_kind:
        found[each.label] = max(found.get(each.label, 0), each.counts.required)
    return found


def with_kinds_merged(document: ReturnDocument) -> ReturnDocument:
    """The small kinds as one row, which names none of them.

    A small kind that is alone is put together with the next larger one: what is missing from the
    table of requirements would be that one alone.
    """
    ordered = sorted(_kind_sizes(document).items(), key=lambda each: each[1])
    small = sum(size < FEWEST for _, size in ordered)
    if not small or len(ordered) == 1:
        return document
    chosen = {kind for kind, _ in ordered[: max(small, 2)]}
    kept = tuple(each for each in document.by_kind if each.label not in chosen)
    heading = OTHER_KINDS if small > 1 else TOGETHER if kept else ALL_KINDS
    return replace(document, by_kind=(*kept, *_together(document, chosen)), other_kinds=heading)


def _together(document: ReturnDocument, kinds: Collection[str]) -> Iterable[CountsRow]:
    for asked in document.requirements:
        found = [
            each.counts
            for each in document.by_kind
            if each.label in kinds and each.requirement == asked.key
        ]
        if found:
            yield CountsRow(asked.key, _sum(found), OTHER)


def _sum(rows: Iterable[Counts]) -> Counts:
    total = Counts()
    for each in rows:
        for state in State:
            total.add(state, getattr(each, state.value))
    return total


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
    quoted = [
        f"\N{LEFT DOUBLE QUOTATION MARK}{each}\N{RIGHT DOUBLE QUOTATION MARK}" for each in labels
    ]
    if len(labels) > 1:
        named = f"the {what}s {listed(quoted)}"
    elif labels[0].casefold().startswith(what):
        named = quoted[0]
    else:
        named = f"the {what} {quoted[0]}"
    return f"In {named} so few people are asked that a number can point at one of them."
