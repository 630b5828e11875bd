"""Every row that is about one person, followed along the references between the tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, or_, select

from sgdesk.data.schema import course, evaluation, history, metadata, person, role
from sgdesk.data.unit_of_work import from_json

Rows = dict[str, list[dict[str, Any]]]

_ABOUT_OTHERS = (person.c.line_manager_id, evaluation.c.trainer_id)
"""References whose rows are about somebody else: who is managed, whose form it is."""

_SHARED = ("course", "role", "session")
"""Tables that people share: a row there is about nobody alone."""


def rows_held(connection: Connection, person_id: int) -> Rows:
    """The person's row and all that point at it, or at a row that does; by table."""
    held: Rows = {}
    for table in metadata.sorted_tables:
        if table is person:
            found = select(table).where(table.c.id == person_id)
        elif table is history or table.name in _SHARED:
            continue
        else:
            links = [link for link in _links(table) if _parent(link) in held]
            if not links:
                continue
            wanted = (link.in_([row["id"] for row in held[_parent(link)]]) for link in links)
            found = select(table).where(or_(*wanted)).order_by(table.c.id)
        held[table.name] = [dict(row) for row in connection.execute(found).mappings()]
    return held


def _links(table: Table) -> list[Column[Any]]:
    found = [next(iter(key.columns)) for key in table.foreign_key_constraints]
    return [link for link in found if not any(link is other for other in _ABOUT_OTHERS)]


def _parent(link: Column[Any]) -> str:
    return next(iter(link.foreign_keys)).column.table.name


def names_held(connection: Connection, held: Rows) -> dict[str, dict[int, str]]:
    """What the numbers of courses and roles in ``held`` stand for."""
    found: dict[str, dict[int, str]] = {}
    for name, key, words in (
        ("course", course.c.id, course.c.title),
        ("role", role.c.id, role.c.name),
    ):
        numbers = {
            row[f"{name}_id"] for rows in held.values() for row in rows if f"{name}_id" in row
        }
        query = select(key, words).where(key.in_(numbers)).order_by(key)
        found[name] = {row.id: row[1] for row in connection.execute(query)}
    return found


def history_held(connection: Connection, person_id: int, held: Rows) -> list[dict[str, Any]]:
    """The history as far as it is about these rows; what it says of other people is left out."""
    ids = {name: {row["id"] for row in rows} for name, rows in held.items()}
    columns = (history.c.id, history.c.at, history.c.actor, history.c.action, history.c.changes)
    entries = []
    for row in connection.execute(select(*columns).order_by(history.c.id)):
        changes = list(_changes(from_json(row.changes), person_id, ids))
        if changes:
            entry = {"id": row.id, "at": row.at, "by": row.actor, "action": row.action}
            entries.append(entry | {"changes": changes})
    return entries


def _changes(
    changes: Sequence[Mapping[str, Any]], person_id: int, ids: Mapping[str, set[int]]
) -> Iterator[dict[str, Any]]:
    for change in changes:
        known = ids.get(change["table"], set())
        if change["op"] == "update":
            if change["id"] in known:
                yield dict(change)
            continue
        about = {"table": change["table"], "op": change["op"]}
        if "rows" in change:
            rows = [row for row in change["rows"] if _is_about(row, person_id, known)]
            if rows:
                yield about | {"rows": rows}
        else:
            numbers = sorted(n for n in known if change["first"] <= n <= change["last"])
            if numbers:
                yield about | {"ids": numbers}


def _is_about(row: Mapping[str, Any], person_id: int, known: set[int]) -> bool:
    """Whether a row is the person's, one that was taken back since too."""
    owner = row.get("person_id")
    return owner == person_id if owner is not None else row["id"] in known
