"""What the history holds of somebody: followed from its end back, since numbers are given again."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from sgdesk.data.erasing.ways import PERSON, ROOTS, WAYS, Way, links_of
from sgdesk.data.file.schema import history, metadata, setting
from sgdesk.data.file.unit_of_work import from_json
from sgdesk.data.organisation.kept_words import row_of
from sgdesk.data.people.merged import ADDED_BY, Merging, Mergings, mergings

Key = tuple[str, int]
"""Somebody: the table, and the number of their row."""

_NAMES = ("given_name", "family_name", "email", "name")


@dataclass(slots=True)
class Trail:
    """What the history holds of somebody.

    ``parts`` are the changes about them by entry and place, each with the rows that it is about;
    ``founded`` is the entry that first added each, ``said`` every name and address they had.
    ``joined`` are other entries of theirs that became one with this, by the entry that did it.
    """

    parts: dict[int, dict[int, set[int]]] = field(default_factory=dict)
    founded: dict[Key, int] = field(default_factory=dict)
    said: dict[Key, dict[str, set[str]]] = field(default_factory=dict)
    joined: dict[int, Merging] = field(default_factory=dict)


NO_MERGINGS = Mergings({}, {}, {})


@dataclass(slots=True)
class _Walk:
    """Walks back from the end.

    ``lent`` are mergings that were taken back, while the walk is in the time between: whoever is
    followed was one with another then, and what was kept or taken out of that one may be of both.
    ``borrowed`` are rows that are known for that reason alone; ``shared`` are those of either that
    took words of the other over in that time.
    """

    known: dict[str, set[int]]
    undone: dict[int, set[Key]]
    trail: Trail
    merged: Mergings = NO_MERGINGS
    lent: set[Merging] = field(default_factory=set)
    borrowed: set[Key] = field(default_factory=set)
    shared: set[Key] = field(default_factory=set)

    def see(self, entry_id: int, undoes: int | None, changes: list[dict[str, Any]]) -> None:
        """Take one entry in, its changes from the last to the first."""
        parting = self.merged.parts.get(entry_id)
        if parting is not None:
            self._share(parting, changes)
            if parting.goes in self.known.get(PERSON, ()):
                self.lent.add(parting)
        self._see_changes(entry_id, undoes, changes, self._wanted(entry_id))
        joining = self.merged.joins.get(entry_id)
        if joining is not None:
            self._part(joining, changes)

    def _wanted(self, entry_id: int) -> set[Key]:
        """Whom of those that an entry took out it is about."""
        wanted = self.undone.get(entry_id, set())
        joining = self.merged.joins.get(entry_id)
        lasts = joining in self.merged.lasting.values()
        if joining is None or not lasts or joining.stays not in self.known.get(PERSON, ()):
            return wanted
        self.trail.joined[entry_id] = joining
        return wanted | {(PERSON, joining.goes)}

    def _part(self, joining: Merging, changes: list[dict[str, Any]]) -> None:
        """Before two became one, what moved was of whoever went, and all else of the other."""
        self.shared -= {(each["table"], each["id"]) for each in changes if _took_over(each)}
        moved = {
            (change["table"], change["id"])
            for change in changes
            if change.get("before", {}).get("person_id") == joining.goes
        }
        follows_goes = joining.goes in self.known.get(PERSON, ())
        others = self.borrowed - moved if follows_goes else moved
        for table, number in others:
            self.known.get(table, set()).discard(number)
        if joining in self.lent:
            self.lent.discard(joining)
            self.borrowed.clear()

    def _see_changes(
        self, entry_id: int, undoes: int | None, changes: list[dict[str, Any]], wanted: set[Key]
    ) -> None:
        for place in range(len(changes) - 1, -1, -1):
            change = changes[place]
            ids = self._about(change, wanted)
            if not ids:
                continue
            self.trail.parts.setdefault(entry_id, {})[place] = ids
            self._listen(change, ids)
            if change["op"] == "insert" and change["table"] in ROOTS:
                keys = {(change["table"], each) for each in ids}
                self.trail.founded.update(dict.fromkeys(keys, entry_id))
                if undoes is not None:
                    self.undone.setdefault(undoes, set()).update(keys)

    def _share(self, parting: Merging, changes: list[dict[str, Any]]) -> None:
        """Rows that had taken words of the other over are of both as long as the two were one."""
        if not {parting.stays, parting.goes}.isdisjoint(self.known.get(PERSON, ())):
            self.shared |= {(each["table"], each["id"]) for each in changes if _took_over(each)}

    def _about(self, change: Mapping[str, Any], wanted: set[Key]) -> set[int]:
        """The known rows that a change is about; what is known becomes as it was before it."""
        name = change["table"]
        known = self.known.setdefault(name, set())
        if change["op"] == "update":
            lent = self._lent if name == PERSON else set()
            return {change["id"]} & (known | lent | {n for of, n in self.shared if of == name})
        if change["op"] == "insert":
            found = {each for each in known if change["first"] <= each <= change["last"]}
            known -= found
            return found
        found = {
            row["id"]
            for row in change.get("rows", ())
            if (name, row["id"]) in wanted or self._belongs(name, row)
        }
        if change.get("erased"):
            found |= {each for each in _span(change) if (name, each) in wanted}
        lent = {row["id"] for row in change.get("rows", ()) if row.get("person_id") in self._lent}
        self.borrowed |= {(name, each) for each in lent - found}
        known |= found | lent
        return found | lent

    @property
    def _lent(self) -> set[int]:
        """Whoever stayed in the time in which they were one with whoever is followed."""
        return {each.stays for each in self.lent}

    def _belongs(self, name: str, row: Mapping[str, Any]) -> bool:
        about = row_of(row["key"]) if name == setting.name and "key" in row else None
        if about is not None:
            return about[1] in self.known.get(about[0], ())
        return any(
            WAYS.get((name, column)) is Way.GOES and row.get(column) in self.known.get(parent, ())
            for column, parent in links_of(metadata.tables[name])
        )

    def _listen(self, change: Mapping[str, Any], ids: set[int]) -> None:
        """Keep every name that a change says of somebody."""
        if change["table"] not in ROOTS:
            return
        for row in change.get("rows", ()):
            if row["id"] in ids:
                listen(self.trail.said, (change["table"], row["id"]), row)
        for each in ("before", "after"):
            listen(self.trail.said, (change["table"], next(iter(ids))), change.get(each, {}))


_TAKES_OVER = frozenset({"training", "booking"})
"""Tables of which a row that stays takes over what only another said, when two become one."""


def _took_over(change: Mapping[str, Any]) -> bool:
    """Whether a row took words of another over, or gave them back: they may be of either."""
    if change["op"] != "update" or change["table"] not in _TAKES_OVER or change.get("erased"):
        return False
    return {"person_id", "voided_on"}.isdisjoint(change["before"])


def _span(change: Mapping[str, Any]) -> Iterable[int]:
    return range(change.get("first", 0), change.get("last", -1) + 1)


def listen(said: dict[Key, dict[str, set[str]]], key: Key, row: Mapping[str, Any]) -> None:
    """Keep the names and addresses that a row holds of somebody."""
    for column in _NAMES:
        if row.get(column):
            said.setdefault(key, {}).setdefault(column, set()).add(str(row[column]))


def follow(
    connection: Connection,
    live: Mapping[str, Iterable[int]],
    undone: Mapping[int, Iterable[Key]] | None = None,
    *,
    with_merged: bool = False,
) -> Trail:
    """Follow somebody back through the history.

    ``live`` are their rows that stand in the file, by table; ``undone`` are people whom an entry
    took out when it took their adding back, by that entry. ``with_merged`` follows other entries
    of the same person too that became one with theirs; who first added somebody is told without,
    since the number of whoever went may be another's by now.
    """
    known = {name: set(ids) for name, ids in live.items()}
    later = {number: set(keys) for number, keys in (undone or {}).items()}
    merged = mergings(connection) if with_merged else NO_MERGINGS
    walk = _Walk(known, later, Trail(), merged)
    for row in _backwards(connection):
        if not any(known.values()) and not later:
            break
        walk.see(row.id, row.undoes, from_json(row.changes))
        later.pop(row.id, None)
    return walk.trail


def _backwards(connection: Connection) -> Iterator[Any]:
    columns = (history.c.id, history.c.undoes, history.c.changes)
    numbers = select(history.c.id).order_by(history.c.id.desc())
    for number in connection.execute(numbers).scalars().all():
        yield connection.execute(select(*columns).where(history.c.id == number)).one()


def takings_back(connection: Connection, entry_id: int) -> tuple[int, ...]:
    """The entries that took one back, directly; redoing and taking back again follow from them.

    So do those that took out, as entered by mistake, somebody whom the entry had added.
    """
    mistaken = {number for number, added in mistakes(connection).items() if added == entry_id}
    undone = _undoing_of(connection, mistaken)
    again = _undoing_of(connection, undone)
    return tuple(sorted({*_undoing_of(connection, {entry_id}), *mistaken, *again}))


def _undoing_of(connection: Connection, entries: Collection[int]) -> set[int]:
    """The entries that undo one of these, or do it again where it is an undoing."""
    if not entries:
        return set()
    query = select(history.c.id).where(history.c.undoes.in_(entries))
    return set(connection.execute(query).scalars())


def joinings_of(connection: Connection, entry_id: int) -> tuple[int, ...]:
    """The entries by which somebody whom this one had added became one with another entry."""
    found = mergings(connection).joins
    return tuple(number for number, each in found.items() if each.added_by == entry_id)


TAKE_OUT_PERSON = "take_out_person"
"""The action that takes somebody out who was entered by mistake."""


def mistakes(connection: Connection) -> Mapping[int, int]:
    """Each entry that took out somebody entered by mistake, and the one that had added them."""
    query = select(history.c.id, history.c.details).where(history.c.action == TAKE_OUT_PERSON)
    found = {row.id: from_json(row.details).get(ADDED_BY) for row in connection.execute(query)}
    return {number: added for number, added in found.items() if added is not None}


def added_by(connection: Connection, entry_id: int) -> tuple[Key, ...]:
    """Whom an entry added, whether they are there still or not."""
    query = select(history.c.changes).where(history.c.id == entry_id)
    changes = from_json(connection.execute(query).scalar_one())
    return tuple(
        (change["table"], number)
        for change in changes
        if change["op"] == "insert" and change["table"] in ROOTS
        for number in range(change["first"], change["last"] + 1)
    )


@dataclass(frozen=True, slots=True)
class Undone:
    """Somebody who stands only in the history: their adding was taken back by an entry."""

    key: Key
    name: str
    reference: str
    added_by: int
    taken_back_by: int
    by_mistake: bool = False
    """Whether they were taken out as entered by mistake, alone, and not with their entry."""


def people_undone(connection: Connection) -> tuple[Undone, ...]:
    """Everybody who stands only in the history with their values, the newest first."""
    found: dict[tuple[Key, int], Undone] = {}
    mistaken = mistakes(connection)
    for row in _backwards(connection):
        added = mistaken.get(row.id, row.undoes)
        if added is None:
            continue
        is_mistake = row.id in mistaken
        for change in from_json(row.changes):
            if change["op"] != "delete" or change["table"] not in ROOTS:
                continue
            for each in change.get("rows", ()):
                key = (change["table"], each["id"])
                reference = str(each.get("reference") or "")
                who = Undone(key, name_in(each), reference, added, row.id, is_mistake)
                found.setdefault((key, added), who)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Before:
    """What somebody was called in another entry of theirs, which became one with ``stays``."""

    stays: int
    name: str
    reference: str


def names_before(connection: Connection) -> tuple[Before, ...]:
    """Everybody who went when two entries became one, as far as the history still tells it."""
    found, now = [], dict[int, int]()
    lasting = mergings(connection).lasting
    for number in sorted(lasting, reverse=True):
        each = lasting[number]
        stays = now[each.goes] = now.get(each.stays, each.stays)
        query = select(history.c.changes).where(history.c.id == number)
        for change in from_json(connection.execute(query).scalar_one()):
            if (change["op"], change["table"]) == ("delete", PERSON):
                found += [
                    Before(stays, name_in(row), str(row.get("reference") or ""))
                    for row in change.get("rows", ())
                    if row["id"] == each.goes
                ]
    return tuple(found)


def name_in(row: Mapping[str, Any]) -> str:
    """The full name in a row of a person or of a worker from outside."""
    if "name" in row:
        return str(row["name"])
    return f"{row.get('given_name', '')} {row.get('family_name', '')}".strip()
