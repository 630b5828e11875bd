"""Which rows go with somebody who is erased, and which only let go of them.

Every reference that leads to a person, or to a row that goes with one, has its way here. A test
walks the schema, so that a new table cannot be forgotten.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Table, select

from sgdesk.data.file.schema import (
    certificate,
    evaluation,
    metadata,
    outside_worker,
    person,
    setting,
)
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.forms.drawings import DRAWING
from sgdesk.data.organisation.import_answers import DECISION
from sgdesk.data.organisation.kept_words import ROW_WORDS
from sgdesk.data.organisation.kinds_unsaid import keep_unsaid, read_unsaid
from sgdesk.domain.organisation.settings import DEPUTY_PERSON, LEAD_PERSON
from sgdesk.domain.people.keeping.retention import LATER_PREFIX, OUTSIDE
from sgdesk.domain.text import fold

PERSON, OUTSIDE_WORKER = "person", "outside_worker"
ROOTS = (PERSON, OUTSIDE_WORKER)
"""Tables a row of which is somebody."""


class Way(StrEnum):
    """What becomes of a row that points at one that goes."""

    GOES = "goes"
    """It is about them alone, and goes too."""

    LETS_GO = "lets_go"
    """It is about something else, and stays without the reference."""


WAYS: Mapping[tuple[str, str], Way] = {
    ("person", "line_manager_id"): Way.LETS_GO,
    ("absence", "person_id"): Way.GOES,
    ("lead_elsewhere", "person_id"): Way.GOES,
    ("post", "person_id"): Way.GOES,
    ("trainer", "person_id"): Way.GOES,
    ("trainer_day", "trainer_id"): Way.GOES,
    ("session_trainer", "trainer_id"): Way.GOES,
    ("booking", "person_id"): Way.GOES,
    ("training", "person_id"): Way.GOES,
    ("evidence", "training_id"): Way.GOES,
    ("induction", "person_id"): Way.GOES,
    ("induction", "training_id"): Way.GOES,
    ("induction_item", "induction_id"): Way.GOES,
    ("exemption", "person_id"): Way.GOES,
    ("non_completion", "person_id"): Way.GOES,
    ("certificate", "training_id"): Way.GOES,
    ("certificate", "replaces_id"): Way.LETS_GO,
    ("evaluation", "training_id"): Way.GOES,
    ("evaluation", "trainer_id"): Way.GOES,
    ("practice_review", "person_id"): Way.GOES,
    ("learning_shared", "training_id"): Way.LETS_GO,
    ("reminder", "person_id"): Way.GOES,
    ("need", "person_id"): Way.LETS_GO,
    ("access_request", "person_id"): Way.GOES,
    ("access_request", "outside_worker_id"): Way.GOES,
}
"""By table and column; what was learnt and passed on, and a need, are about the team."""

_AT_ONCE = 500
"""Ids in one statement."""

Ids = Mapping[str, Iterable[int]]


@dataclass(slots=True)
class Doomed:
    """The rows that go, by table, and the references that are let go of."""

    rows: dict[str, set[int]] = field(default_factory=dict)
    references: list[tuple[str, int, str]] = field(default_factory=list)

    def count(self, table: str) -> int:
        """How many rows of a table go."""
        return len(self.rows.get(table, ()))


def in_parts(ids: Iterable[int]) -> Iterator[Sequence[int]]:
    """The ids in order, so many at a time as a statement takes."""
    known = sorted(ids)
    for start in range(0, len(known), _AT_ONCE):
        yield known[start : start + _AT_ONCE]


def links_of(table: Table) -> Iterator[tuple[str, str]]:
    """The references of a table: the column, and the table that it points at."""
    for key in table.foreign_keys:
        yield key.parent.name, key.column.table.name


def _ways_of(table: Table) -> list[tuple[Way, str, str]]:
    """The references of a table that have a way; first those by which its rows go."""
    return sorted(
        (way, column, parent)
        for column, parent in links_of(table)
        if (way := WAYS.get((table.name, column))) is not None
    )


def doomed(connection: Connection, roots: Ids) -> Doomed:
    """Everything that goes with these people, followed along the references."""
    found = Doomed({name: set(ids) for name, ids in roots.items() if ids})
    for table in metadata.sorted_tables:
        for way, column, parent in _ways_of(table):
            ids = found.rows.get(parent)
            if not ids:
                continue
            rows = {
                number
                for part in in_parts(ids)
                for number in connection.execute(
                    select(table.c.id).where(table.c[column].in_(part))
                ).scalars()
            }
            if way is Way.GOES:
                found.rows.setdefault(table.name, set()).update(rows)
            else:
                found.references += [(table.name, number, column) for number in sorted(rows)]
    add_answers_naming(connection, found, _names_of(connection, found))
    _add_words_of_rows(connection, found)
    gone = found.rows
    found.references = [each for each in found.references if each[1] not in gone.get(each[0], ())]
    return found


def _add_words_of_rows(connection: Connection, found: Doomed) -> None:
    """Let go what is kept as a setting about a row that goes: to whom a certificate was handed."""
    keys = {
        f"{prefix}{number}"
        for prefix, table in ROW_WORDS.items()
        for number in found.rows.get(table, ())
    }
    if keys:
        rows = connection.execute(select(setting.c.id, setting.c.key))
        found.rows.setdefault(setting.name, set()).update(row.id for row in rows if row.key in keys)


def _names_of(connection: Connection, found: Doomed) -> set[str]:
    """The names that those who go bear now."""
    names: set[str] = set()
    for table in (person, outside_worker):
        for part in in_parts(found.rows.get(table.name, ())):
            rows = connection.execute(_NAMES[table.name].where(table.c.id.in_(part)))
            names.update(" ".join(row) for row in rows)
    return names


def add_answers_naming(connection: Connection, found: Doomed, names: Iterable[str]) -> bool:
    """Let answers to questions of imports that name somebody go, too; whether there are more."""
    folded = sorted({fold(name) for name in names} - {""})
    if not folded:
        return False
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, folded))})(?!\w)")
    query = select(setting.c.id, setting.c.key, setting.c.value)
    kept = connection.execute(query.where(setting.c.key.startswith(DECISION)))
    answers = {row.id for row in kept if named.search(fold(f"{row.key} {row.value}"))}
    more = answers - found.rows.get(setting.name, set())
    if more:
        found.rows.setdefault(setting.name, set()).update(more)
    return bool(more)


_NAMES = {
    PERSON: select(person.c.given_name, person.c.family_name),
    OUTSIDE_WORKER: select(outside_worker.c.name),
}


def take_out(writer: Writer, found: Doomed) -> None:
    """Take the rows out and the references off; the journal notes which rows, and no value."""
    for name, number, column in found.references:
        writer.update(metadata.tables[name], number, **{column: None})
    _forget_roles_in_settings(writer, found)
    keep_unsaid(writer, read_unsaid(writer.connection).difference(found.rows.get(PERSON, ())))
    _leave_drawings(writer, found.rows.get("training", set()))
    connection = writer.connection
    for part in in_parts(found.rows.get("certificate", ())):
        connection.execute(
            certificate.update().where(certificate.c.id.in_(part)).values(replaces_id=None)
        )
    for table in reversed(metadata.sorted_tables):
        for part in in_parts(found.rows.get(table.name, ())):
            connection.execute(table.delete().where(table.c.id.in_(part)))
            for number in part:
                gone = {"op": "delete", "first": number, "last": number, "erased": True}
                writer.changes.append({"table": table.name, **gone})
            writer.touched.add(table.name)


def _forget_roles_in_settings(writer: Writer, found: Doomed) -> None:
    """Settings that name somebody by number: the lead, the deputy, and a day to look again."""
    people = {str(each) for each in found.rows.get(PERSON, ())}
    outside = {f"{OUTSIDE}:{each}" for each in found.rows.get(OUTSIDE_WORKER, ())}
    query = select(setting.c.id, setting.c.key, setting.c.value).order_by(setting.c.id)
    for row in writer.connection.execute(query).all():
        named = row.key in (LEAD_PERSON, DEPUTY_PERSON) and row.value in people
        later = row.key.startswith(LATER_PREFIX) and (
            row.key.removeprefix(LATER_PREFIX) in people | outside
        )
        if named or later:
            writer.update(setting, row.id, value="")


def _leave_drawings(writer: Writer, training_ids: set[int]) -> None:
    """Dip samples hold whom they drew by their training; how many there were to draw from stays."""
    if not training_ids:
        return
    query = select(evaluation.c.id, evaluation.c.answers).where(evaluation.c.kind == DRAWING)
    for row in writer.connection.execute(query.order_by(evaluation.c.id)).all():
        kept: dict[str, Any] = json.loads(row.answers)
        drawn = [each for each in kept["drawn"] if each not in training_ids]
        if drawn != kept["drawn"]:
            text = json.dumps(kept | {"drawn": drawn}, ensure_ascii=False, sort_keys=True)
            writer.update(evaluation, row.id, answers=text)
