"""Whom and what the entries of the history are about, read from the rows that they changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from sgdesk.data.file.history import is_erased
from sgdesk.data.file.schema import history, metadata
from sgdesk.data.file.unit_of_work import from_json
from sgdesk.domain.names import PersonName

_NAMED: Mapping[str, str] = {
    "course": "title",
    "role": "name",
    "topic": "title",
    "trainer": "name",
    "outside_worker": "name",
    "certificate": "number",
    "return_document": "number",
    "return_action": "summary",
    "need": "summary",
}
"""Tables a row of which is called something, and the column that says what."""

_FOLLOWED = frozenset({"person", "course", "role", "trainer", "training", "induction", "session"})
"""Tables at which a reference is looked up. What an evaluation form hangs on is left alone: who
filled it in is not for the history to say."""

_SILENT = frozenset({"evaluation", "erasure"})
_ENOUGH = 30
"""So many people of one entry are looked up; whoever shows them names fewer."""

_Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """Whom one entry is about, by name, what it is about, and the keys of requirements in it.

    In the order of its changes, each once. Empty for an entry of more than twenty rows at once,
    whose rows the history does not keep, and for what was erased.
    """

    people: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    people: dict[int, str] = field(default_factory=dict)
    things: dict[str, None] = field(default_factory=dict)
    requirements: dict[str, None] = field(default_factory=dict)


def read_about(connection: Connection) -> dict[int, About]:
    """What every entry is about, by its id.

    From the newest back, since a number that was taken out is given again: each row is seen as it
    was at that time.
    """
    past = _Past(connection)
    query = select(history.c.id, history.c.changes).order_by(history.c.id.desc())
    return {row.id: past.about(from_json(row.changes)) for row in connection.execute(query)}


class _Past:
    """The rows as they were at the entry that is looked at."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[tuple[str, int], _Row | None] = {}

    def about(self, changes: list[dict[str, Any]]) -> About:
        """Whom and what the changes of one entry are about; go back to before them."""
        found = [_Found() for _ in changes]
        for place in range(len(changes) - 1, -1, -1):
            if not is_erased(changes[place]):
                for table, row in self._seen(changes[place]):
                    self._visit(table, row, found[place])
        people = {number: name for each in found for number, name in each.people.items()}
        return About(
            tuple(people.values()),
            tuple(dict.fromkeys(name for each in found for name in each.things)),
            tuple(dict.fromkeys(key for each in found for key in each.requirements)),
        )

    def _seen(self, change: dict[str, Any]) -> Iterator[tuple[str, _Row]]:
        """The rows of one change; what they were before it is known from now on."""
        table = change["table"]
        if change["op"] == "update":
            row = {**(self._row(table, change["id"]) or {}), **change["after"]}
            yield table, {**row, "id": change["id"]}
            self._rows[table, change["id"]] = {**row, **change["before"], "id": change["id"]}
            return
        for row in change.get("rows", ())[:_ENOUGH]:
            self._rows[table, row["id"]] = row
            yield table, row

    def _row(self, name: str, number: int) -> _Row | None:
        """A row as it was then; ``None`` where it was never read and is no longer there."""
        if (name, number) not in self._rows:
            table = metadata.tables[name]
            query = select(table).where(table.c.id == number)
            row = self._connection.execute(query).mappings().first()
            self._rows[name, number] = dict(row) if row is not None else None
        return self._rows[name, number]

    def _visit(self, name: str, row: _Row, found: _Found) -> None:
        if name in _SILENT:
            return
        if name == "person":
            parts = (str(row.get(part) or "") for part in ("title", "given_name", "family_name"))
            found.people.setdefault(row["id"], PersonName(*parts).full)
            return
        if called := row.get(_NAMED.get(name, "")):
            found.things.setdefault(str(called))
        if key := row.get("requirement"):
            found.requirements.setdefault(str(key))
        if name == "trainer":
            return
        for key_ in metadata.tables[name].foreign_keys:
            parent = key_.column.table.name
            number = row.get(key_.parent.name)
            above = self._row(parent, number) if number and parent in _FOLLOWED else None
            if above is not None:
                self._visit(parent, above, found)
