"""Every row that is about one person, followed along the references between the tables."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Table, or_, select

from sgdesk.data.file.schema import (
    access_request,
    course,
    evaluation,
    history,
    metadata,
    outside_worker,
    person,
    role,
    session,
    setting,
)
from sgdesk.data.file.unit_of_work import from_json
from sgdesk.data.people.merged import Merging, mergings
from sgdesk.domain.certificates.handed_over import KEPT_AS

Rows = dict[str, list[dict[str, Any]]]

_ABOUT_OTHERS = (person.c.line_manager_id, evaluation.c.trainer_id)
"""References whose rows are about somebody else: who is managed, whose form it is."""

_SHARED = ("course", "role", "session")
"""Tables that people share: a row there is about nobody alone."""

OUTSIDE = outside_worker.name
"""The table of workers from outside, as the root of what is held about one of them."""


def rows_about(connection: Connection, person_id: int) -> Rows:
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
    handed = _handed_over(connection, [row["id"] for row in held.get("certificate", ())])
    return {**held, setting.name: handed} if handed else held


def _handed_over(connection: Connection, certificates: list[int]) -> list[dict[str, Any]]:
    """To whom somebody's certificates were handed: kept as settings, by the certificate."""
    keys = [f"{KEPT_AS}{number}" for number in certificates]
    found = select(setting).where(setting.c.key.in_(keys)).order_by(setting.c.id)
    return [dict(row) for row in connection.execute(found).mappings() if row["value"]]


def rows_about_outside(connection: Connection, worker_id: int) -> Rows:
    """The row of a worker from outside, and their requests to see what is held."""
    found = {
        OUTSIDE: select(outside_worker).where(outside_worker.c.id == worker_id),
        access_request.name: select(access_request).where(
            access_request.c.outside_worker_id == worker_id
        ),
    }
    return {
        name: [dict(row) for row in connection.execute(query).mappings()]
        for name, query in found.items()
    }


def _links(table: Table) -> list[Column[Any]]:
    found = [next(iter(key.columns)) for key in table.foreign_key_constraints]
    return [link for link in found if not any(link is other for other in _ABOUT_OTHERS)]


def _parent(link: Column[Any]) -> str:
    return next(iter(link.foreign_keys)).column.table.name


def names_in(connection: Connection, held: Rows) -> dict[str, dict[int, str]]:
    """What the numbers of courses, roles and sessions in ``held`` stand for."""
    of_session = select(
        session.c.id, course.c.title.label("words"), session.c.held_on.label("day")
    ).join(course, course.c.id == session.c.course_id)
    found: dict[str, dict[int, str]] = {}
    for name, key, query in (
        ("course", course.c.id, select(course.c.id, course.c.title.label("words"))),
        ("role", role.c.id, select(role.c.id, role.c.name.label("words"))),
        ("session", session.c.id, of_session),
    ):
        numbers = {
            row[f"{name}_id"] for rows in held.values() for row in rows if f"{name}_id" in row
        }
        rows_found = connection.execute(query.where(key.in_(numbers)).order_by(key)).mappings()
        found[name] = {row["id"]: _called(dict(row)) for row in rows_found}
    return found


def _called(row: Mapping[str, Any]) -> str:
    return f"{row['words']}, {row['day'].isoformat()}" if "day" in row else str(row["words"])


def history_about(
    connection: Connection, number: int, held: Rows, root: str = "person"
) -> list[dict[str, Any]]:
    """The history as far as it is about these rows; what it says of other people is left out.

    ``number`` is the id of the one row of the table ``root`` that all of it is about.

    It is walked from its end, because the number of a row that was taken back is given out again:
    a number is the person's only from the insert of their row on. Where that put back what another
    entry had taken out, it goes on before the latter. Where two entries of theirs became one, it is
    about both.
    """
    merged = mergings(connection)
    followed = {number}
    put_back: dict[int, set[tuple[str, int]]] = {}
    known = {name: {row["id"] for row in rows} for name, rows in held.items()}
    names = ("id", "at", "actor", "action", "changes", "undoes")
    query = select(*(history.c[name] for name in names)).order_by(history.c.id.desc())
    entries = []
    for row in connection.execute(query):
        joining = merged.joins.get(row.id) if root == person.name else None
        went = _went(joining, known[root]) if joining in merged.lasting.values() else set()
        followed |= went
        wanted = put_back.pop(row.id, set()) | {(person.name, each) for each in went}
        before = {(name, each) for name, ids in known.items() for each in ids}
        backwards = (_about(change, known, wanted) for change in reversed(from_json(row.changes)))
        changes = [change for change in backwards if change is not None]
        came = {key for key in before if key[1] not in known[key[0]]}
        if came and row.undoes is not None:
            put_back.setdefault(row.undoes, set()).update(came)
        if changes:
            entry = {"id": row.id, "at": row.at, "by": row.actor, "action": row.action}
            entries.append(entry | {"changes": changes[::-1]})
        if followed.isdisjoint(known[root]) and not put_back:
            break
    return entries[::-1]


def _went(joining: Merging | None, known: Collection[int]) -> set[int]:
    return {joining.goes} if joining is not None and joining.stays in known else set()


def _about(
    change: Mapping[str, Any], known: dict[str, set[int]], wanted: Collection[tuple[str, int]]
) -> dict[str, Any] | None:
    """What a change says of the known rows; ``known`` becomes what it was before the change.

    ``wanted`` are rows that are theirs where it took them out: put back later, or another entry of
    theirs that became one with this.
    """
    ids = known.setdefault(change["table"], set())
    about = {"table": change["table"], "op": change["op"]}
    if change["op"] == "update":
        return dict(change) if change["id"] in ids else None
    if change["op"] == "delete":
        rows = [
            row
            for row in change.get("rows", ())
            if _belongs(change["table"], row, known) or (change["table"], row["id"]) in wanted
        ]
        ids.update(row["id"] for row in rows)
        return about | {"rows": rows} if rows else None
    inserted = {number for number in ids if change["first"] <= number <= change["last"]}
    ids -= inserted
    if not inserted:
        return None
    if "rows" not in change or change.get("erased"):
        return about | {"ids": sorted(inserted)}
    return about | {"rows": [row for row in change["rows"] if row["id"] in inserted]}


def _belongs(table: str, row: Mapping[str, Any], known: Mapping[str, set[int]]) -> bool:
    """Whether a row that was taken back points at one that is known."""
    if table in _SHARED:
        return False
    links = _links(metadata.tables[table])
    return any(row.get(link.name) in known.get(_parent(link), ()) for link in links)
