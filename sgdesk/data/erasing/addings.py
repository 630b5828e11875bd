"""Somebody who was added more than once: the other addings, which were undone, go with them."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from sgdesk.data.erasing.act import Target, joined_into, target_of_entry, telling_names
from sgdesk.data.erasing.trail import Undone, people_undone
from sgdesk.data.file.schema import history, person
from sgdesk.domain.people.keeping.erasing import Subject
from sgdesk.domain.text import fold

Undoes = Mapping[int, int | None]
"""By each entry the one that it undoes."""


def others_undone(connection: Connection, target: Target) -> tuple[Target, ...]:
    """Addings of somebody of their name that were undone, so that the history alone has them.

    Not one of another reference, and none where somebody who stays has the name too: it may have
    been of them. An import is one adding of many, and has none beside it.
    """
    if target.subject is Subject.IMPORT:
        return ()
    names = {fold(each) for each in telling_names(connection, target)}
    undone, undoes = people_undone(connection), undoing(connection)
    references = _references(connection, target, undone)
    found = {}
    for each in undone:
        is_other = each.reference and references and each.reference not in references
        if fold(each.name) not in names or is_other:
            continue
        other = target_undone(connection, each, undoes)
        if other is not None and _whom(other) != _whom(target):
            found[_whom(other)] = other
    return tuple(found.values())


def all_with(connection: Connection, target: Target) -> tuple[Target, ...]:
    """Every other adding that goes with somebody: those undone, and those that became one with it.

    Each has a line of its own in the log.
    """
    found = (*joined_into(connection, target), *others_undone(connection, target))
    return tuple({_whom(each): each for each in found if _whom(each) != _whom(target)}.values())


def _whom(target: Target) -> tuple[Subject, int, int]:
    return target.subject, target.row_id, target.entry_id


def _references(connection: Connection, target: Target, undone: Collection[Undone]) -> set[str]:
    """The references by which they are known, in the file and where they were undone."""
    live = target.live.get(person.name, ())
    query = select(person.c.reference).where(person.c.id.in_(live))
    found = {str(each) for each in connection.execute(query).scalars() if each}
    keys = {(number, key) for number, known in target.undone.items() for key in known}
    return found | {e.reference for e in undone if e.reference and (e.taken_back_by, e.key) in keys}


def target_undone(connection: Connection, each: Undone, undoes: Undoes) -> Target | None:
    """Somebody who stands in the history alone, by the entry that first added them.

    ``None`` where the history tells nothing of them any more, or they are there again.
    """
    entry = first_of(undoes, each.added_by)
    target = target_of_entry(connection, Subject(each.key[0]), each.key[1], entry)
    return target if target is not None and not target.is_live else None


def undoing(connection: Connection) -> Undoes:
    """Which entry undoes which."""
    query = select(history.c.id, history.c.undoes)
    return {row.id: row.undoes for row in connection.execute(query)}


def first_of(undoes: Undoes, entry_id: int) -> int:
    """The entry that was first done, where one is a redoing of it."""
    while (before := undoes.get(entry_id)) is not None:
        entry_id = before
    return entry_id


def together(target: Target, others: Collection[Target]) -> Target:
    """One target of all of them."""
    undone = dict(target.undone)
    for each in others:
        for number, keys in each.undone.items():
            undone[number] = undone.get(number, frozenset()) | keys
    return replace(target, undone=undone)
