"""Which entries of the history made two entries of one person one, and which took that back."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import history
from sgdesk.data.file.unit_of_work import from_json

MERGE_PEOPLE = "merge_people"
"""The action that makes two entries of one person one."""

STAYS, GOES, ADDED_BY = "stays", "goes", "added_by"
"""Under which its details keep the two numbers, and the entry that had added whoever went."""


@dataclass(frozen=True, slots=True)
class Merging:
    """Two entries of one person that became one: who stays, who went, who had added the latter."""

    stays: int
    goes: int
    added_by: int


@dataclass(frozen=True, slots=True)
class Mergings:
    """Every merging by the entries of the history that did it, and that took it back.

    ``joins`` are those that did it, or did it again; ``lasting`` are those of them after which it
    was not taken back; ``parts`` are those that took it back.
    """

    joins: Mapping[int, Merging]
    lasting: Mapping[int, Merging]
    parts: Mapping[int, Merging]


def mergings(connection: Connection) -> Mergings:
    """Read all of them; what was erased of their words does no harm, since numbers stay."""
    query = select(history.c.id, history.c.details).where(history.c.action == MERGE_PEOPLE)
    joins, lasting, parts = (dict[int, Merging]() for _ in range(3))
    for row in connection.execute(query.order_by(history.c.id)).all():
        said = from_json(row.details)
        found = Merging(said[STAYS], said[GOES], said[ADDED_BY])
        parting = _undoing(connection, {row.id})
        joining = {row.id} | _undoing(connection, parting)
        joins |= dict.fromkeys(joining, found)
        parts |= dict.fromkeys(parting, found)
        last = max(joining | parting)
        if last in joining:
            lasting[last] = found
    return Mergings(joins, lasting, parts)


def _undoing(connection: Connection, entries: set[int]) -> set[int]:
    if not entries:
        return set()
    query = select(history.c.id).where(history.c.undoes.in_(entries))
    return set(connection.execute(query).scalars())
