"""Marks of the names of who was erased: a copy that went another way still knows them.

The entry that added somebody is of one way that a file went. Where a backup from before was worked
on, and they were added there anew, another entry stands for them. So their names are noted too, as
digests under the salt of an early entry that all copies have. The file that erased them loses that
salt with the deed: from then on neither it nor the log can be asked whether a name is among them,
and just a copy that still has the salt, and so the people of that time, can.
"""

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import history, outside_worker, person
from sgdesk.data.file.unit_of_work import as_json, from_json
from sgdesk.domain.text import fold

_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Marks:
    """Names as digests, and by its hash the entry under whose salt they were taken."""

    entry_hash: str = ""
    names: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.entry_hash and self.names)

    def as_kept(self) -> dict[str, object]:
        """As they stand in the log."""
        return {"entry": self.entry_hash, "names": sorted(self.names)} if self else {}


def marks_from(found: object) -> Marks:
    """Marks as they stand in the log; none where they cannot be read."""
    if not isinstance(found, Mapping) or not isinstance(found.get("names"), list | tuple):
        return Marks()
    return Marks(str(found.get("entry", "")), frozenset(map(str, found["names"])))


def marks_text(marks: Marks) -> str:
    """Marks as JSON; blank for none."""
    return json.dumps(marks.as_kept()) if marks else ""


def marks_of_text(text: str) -> Marks:
    """Marks from JSON; none where it cannot be read."""
    try:
        return marks_from(json.loads(text) if text else {})
    except (ValueError, RecursionError):
        return Marks()


def mark(connection: Connection, names: Iterable[str]) -> Marks:
    """Take marks of these names, under the salt of the earliest entry that has one.

    Entries take a while to go apart, so the earliest is in the most copies. Its salt is taken out
    of this file: what the entry says stays, and the chain holds.
    """
    chosen = sorted(set(filter(None, map(fold, names))))
    query = select(history.c.id, history.c.hash, history.c.digests).order_by(history.c.id)
    for row in connection.execute(query) if chosen else ():
        digests = from_json(row.digests)
        salt = digests[0][0]
        if salt:
            digests[0][0] = ""
            change = history.update().where(history.c.id == row.id)
            connection.execute(change.values(digests=as_json(digests)))
            return Marks(row.hash, frozenset(_mark(salt, name) for name in chosen))
    return Marks()


def _mark(salt: str, name: str) -> str:
    return hmac.new(salt.encode(), name.encode(), sha256).hexdigest()[:_DIGITS]


def people_marked(connection: Connection, marks: Iterable[Marks]) -> frozenset[tuple[str, int]]:
    """Whom in this file one of these names fits, by table and number.

    Nobody where the file has lost the salt, as the one that erased them has.
    """
    wanted: dict[str, set[str]] = {}
    for each in marks:
        if each:
            wanted.setdefault(each.entry_hash, set()).update(each.names)
    salted = {salt: names for key, names in wanted.items() if (salt := _salt(connection, key))}
    if not salted:
        return frozenset()
    return frozenset(
        key
        for key, names in _people(connection)
        if any(_mark(salt, name) in known for salt, known in salted.items() for name in names)
    )


def _salt(connection: Connection, entry_hash: str) -> str:
    query = select(history.c.digests).where(history.c.hash == entry_hash)
    digests = connection.execute(query).scalars().first()
    return str(from_json(digests)[0][0]) if digests else ""


def _people(connection: Connection) -> Iterable[tuple[tuple[str, int], set[str]]]:
    columns = (person.c.id, person.c.given_name, person.c.family_name, person.c.email)
    for row in connection.execute(select(*columns)):
        yield (person.name, row.id), _folded(f"{row.given_name} {row.family_name}", row.email)
    for number, name in connection.execute(select(outside_worker.c.id, outside_worker.c.name)):
        yield (outside_worker.name, number), _folded(name)


def _folded(*said: Any) -> set[str]:
    return {fold(str(each)) for each in said if each} - {""}
