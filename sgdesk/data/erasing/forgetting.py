"""Taking somebody's values out of the history; the chain covers digests, and still holds."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from sgdesk.data.erasing.trail import Key, Trail
from sgdesk.data.file.schema import history
from sgdesk.data.file.unit_of_work import as_json, from_json
from sgdesk.domain.people.keeping.erasing import Cell

_WORD = re.compile(r"\w+")


def full_names(said: Mapping[str, set[str]]) -> set[str]:
    """Every full name and address that somebody had, from what was heard of them."""
    givens = said.get("given_name") or {""}
    families = said.get("family_name") or {""}
    names = {f"{given} {family}".strip() for given in givens for family in families}
    return (names | said.get("name", set()) | said.get("email", set())) - {""}


class Names:
    """Finds names in a text, whole and whatever their case; thousands are as quick as one.

    A single word is too common to tell of anybody, and is left out.
    """

    def __init__(self, names: Iterable[str]) -> None:
        ways: dict[str, set[str]] = {}
        for name in names:
            plain = " ".join(name.split())
            if " " in plain or "@" in plain.strip("@"):
                for way in {plain, _quoted(plain)}:
                    first = _WORD.search(way)
                    if first is not None:
                        ways.setdefault(first[0].casefold(), set()).add(way[first.start() :])
        self._by_first = {first: _any_of(each) for first, each in ways.items()}

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where one of them stands; ``None`` where none does."""
        if not self._by_first:
            return None
        for word in _WORD.finditer(text):
            ways = self._by_first.get(word[0].casefold())
            found = ways.match(text, word.start()) if ways is not None else None
            if found is not None:
                return found
        return None


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    spaced = (r"\s+".join(map(re.escape, each.split())) for each in longest_first)
    return re.compile(rf"(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


def _quoted(name: str) -> str:
    """The name as it stands within JSON."""
    return json.dumps(name, ensure_ascii=False)[1:-1]


@dataclass(frozen=True, slots=True)
class Telling:
    """What of the history tells of somebody: their names, and words in texts that were chosen.

    ``words`` is ``None`` where none was; ``is_chosen`` says it of a text and where it stands.
    """

    names: Names
    words: re.Pattern[str] | None
    is_chosen: Callable[[Cell, str], bool]

    def may_be_in(self, text: str) -> bool:
        """Whether a whole entry may hold any of it."""
        found = self.names.search(text)
        return bool(found or (self.words is not None and self.words.search(text)))

    def tells(self, cell: Cell, value: object) -> bool:
        """Whether a value of a row tells of them."""
        if not isinstance(value, str):
            return False
        return bool(self.names.search(value) or self.is_chosen(cell, value))


def forget(connection: Connection, trail: Trail, names: Iterable[str], telling: Telling) -> int:
    """Erase every change about them, and every other place of the history that names them.

    Returns how many entries were touched. What is erased loses its salt, so that nobody can try
    names against its digest.
    """
    exact = set(names)
    touched = 0
    columns = (
        history.c.id,
        history.c.actor,
        history.c.details,
        history.c.changes,
        history.c.digests,
    )
    for number in connection.execute(select(history.c.id).order_by(history.c.id)).scalars().all():
        row = connection.execute(select(*columns).where(history.c.id == number)).one()
        about = trail.parts.get(number, {})
        said = f"{row.details}\n{row.changes}\n{row.actor}"
        if about or telling.may_be_in(said) or _is_account_of(row.actor, exact):
            touched += _forget_in(connection, row, about, exact, telling)
    return touched


def _forget_in(
    connection: Connection,
    row: Any,
    about: Mapping[int, set[int]],
    exact: set[str],
    telling: Telling,
) -> bool:
    changes, digests = from_json(row.changes), from_json(row.digests)
    details, pattern = from_json(row.details), telling.names
    kept = _without_names(details, exact, pattern, alone=len(about) == len(changes))
    if kept != details:
        details = kept | {"erased": True}
        digests[0][0] = ""
    for place, change in enumerate(changes):
        if place not in about and (_is_of_many(change) or not _is_told_in(change, telling)):
            continue
        changes[place] = _forgotten(change, about.get(place), telling)
        digests[place + 1][0] = ""
    actor = row.actor
    if pattern.search(actor) or _is_account_of(actor, exact):
        actor = digests[-1][0] = ""
    values = {
        "actor": actor,
        "details": as_json(details),
        "changes": as_json(changes),
        "digests": as_json(digests),
    }
    if all(getattr(row, name) == text for name, text in values.items()):
        return False
    connection.execute(history.update().where(history.c.id == row.id).values(**values))
    return True


def _is_told_in(change: Mapping[str, Any], telling: Telling) -> bool:
    """Whether a change of others tells of them: anywhere by name, in a chosen cell by a word."""
    if telling.names.search(as_json(change)):
        return True
    return any(_plain(change, part, telling) != part for part in _parts(change))


def _parts(change: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from change.get("rows", ())
    yield from (change[part] for part in ("before", "after") if part in change)


def _forgotten(change: Mapping[str, Any], ids: set[int] | None, telling: Telling) -> dict[str, Any]:
    """A change without what it says of these rows, or of these names where it is of others."""
    if _is_of_many(change):
        return _unproved(change)
    return _without_telling(change, telling) if ids is None else _emptied(change, ids, telling)


def _is_of_many(change: Mapping[str, Any]) -> bool:
    """Whether a change is of many rows that stand in it by their digest alone."""
    return change["op"] == "insert" and "rows" not in change and not change.get("erased")


def _unproved(change: Mapping[str, Any]) -> dict[str, Any]:
    """A change of many rows without their digest, against which names could be tried."""
    return {name: value for name, value in change.items() if name not in ("sha256", "columns")}


def accounts(
    connection: Connection, names: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The accounts in the history that are called as somebody is, and all the others."""
    exact = set(names)
    pattern = Names(exact)
    query = select(history.c.actor).where(history.c.actor != "").distinct()
    known = sorted(connection.execute(query).scalars())
    theirs = tuple(each for each in known if pattern.search(each) or _is_account_of(each, exact))
    return theirs, tuple(each for each in known if each not in theirs)


def _is_account_of(actor: str, names: Iterable[str]) -> bool:
    """Whether an account of a computer is called as somebody is, such as "sample.person"."""
    account = _letters(actor)
    ways = {way for name in names if "@" not in name for way in _account_names(name)}
    return bool(account) and account in ways


def _account_names(name: str) -> set[str]:
    words = [_letters(each) for each in name.split()]
    if len(words) < 2:
        return set()
    given, family = words[0], words[-1]
    return {"".join(words), family + given, given[:1] + family, family + given[:1]}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _without_names(
    details: Mapping[str, Any], exact: set[str], pattern: Names, *, alone: bool
) -> dict[str, Any]:
    """The details of an entry without what names them; where it is about them alone, no text."""
    kept: dict[str, Any] = {}
    for key, value in details.items():
        if isinstance(value, Mapping):
            kept[key] = _without_names(value, exact, pattern, alone=alone)
        elif (
            not isinstance(value, str)
            or key == "action"
            or (not alone and value not in exact and not pattern.search(value))
        ):
            kept[key] = value
    return kept


def _emptied(change: Mapping[str, Any], ids: set[int], telling: Telling) -> dict[str, Any]:
    """A change about somebody without its values; of several rows in one, the others stay."""
    kept = {name: change[name] for name in ("table", "op", "id", "first", "last") if name in change}
    rows = change.get("rows", [])
    if change["op"] == "delete" and rows:
        numbers = [row["id"] for row in rows]
        kept |= {"first": min(numbers), "last": max(numbers)}
    if change["op"] == "update":
        kept["columns"] = _columns(change)
    others = [_plain(change, row, telling) for row in rows if row["id"] not in ids]
    return kept | {"erased": True} | ({"rows": others} if others else {})


def _without_telling(change: Mapping[str, Any], telling: Telling) -> dict[str, Any]:
    """A change about something else without just those values that name them."""
    kept = dict(change) | {"erased": True}
    if "rows" in change:
        kept["rows"] = [_plain(change, row, telling) for row in change["rows"]]
    if change["op"] == "delete" and change.get("rows"):
        numbers = [row["id"] for row in change["rows"]]
        kept |= {"first": min(numbers), "last": max(numbers)}
    if change["op"] == "update":
        kept["columns"] = _columns(change)
    for part in ("before", "after"):
        if part in change:
            kept[part] = _plain(change, change[part], telling)
    return kept


def _plain(change: Mapping[str, Any], row: Mapping[str, Any], telling: Telling) -> dict[str, Any]:
    number = row.get("id", change.get("id", 0))
    return {
        name: value
        for name, value in row.items()
        if not telling.tells((change["table"], number, name), value)
    }


def _columns(change: Mapping[str, Any]) -> list[str]:
    """The columns that an update changed, whose values can no longer be followed."""
    return sorted(change.get("columns", change.get("after", ())))


def said_of(trail: Trail) -> dict[Key, set[str]]:
    """The names of each person whom the trail is about."""
    return {key: full_names(said) for key, said in trail.said.items()}
