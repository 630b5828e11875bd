"""What a file is made of: the tables and indices that we make, and nothing else that acts.

A trigger, a view, a virtual table, a computed column, or a rule that calls a function can change
or add rows while somebody thinks of something else. None of them is ours, so a file that has one
is refused before anything of it runs, and is told as what it is. They are not taken out: whoever
put them there may have changed rows too, and a file that was cleaned in silence would look as if
nothing had happened. A table of somebody else's that nothing of ours refers to does nothing by
itself; it is passed over, and ``check`` tells of it.

``trusted_schema`` stays off besides, so that a file that is looked at runs no function of its own.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import StaticPool

from sgdesk.data.file.schema import metadata

FIRST_TO_THE_LETTER = 4
"""The first schema whose files are all word for word as the schema says, however old they are."""

_TEXT_OF_4 = "fcc6424c5fdc26dc9dc61c65737e3c46faf57bb526d8cffeef14a536c30d6acc"
_TEXTS = {FIRST_TO_THE_LETTER: _TEXT_OF_4}
"""The digest of all that stands in a file's schema, by version; frozen as the version is."""

_OF_THE_MIGRATIONS = "alembic_version"
_OF_SQLITE = "sqlite_"
_ONCE = frozenset({"course_alias"})
_COMPUTED = re.compile(r"\bGENERATED\s+ALWAYS\b|\bAS\s*\(", re.IGNORECASE)
_REFERS = re.compile(r"\bREFERENCES\b", re.IGNORECASE)

_Object = tuple[str, str, str, str]
"""Kind, name, the table that it belongs to, and its text."""

_WORDS = {"trigger": "a trigger", "view": "a view", "index": "an index"}


def foreign_parts(connection: Connection, version: int) -> tuple[str, ...]:
    """What in a file could act and is not ours, or is not as we make it, in a few words each."""
    objects = tuple(_objects(connection))
    if _digest(objects) == _TEXTS.get(version):
        return ()
    return tuple(dict.fromkeys(_told(objects, version)))


def extra_tables(connection: Connection) -> int:
    """How many tables a file has that are not ours and do nothing."""
    plain = (each for each in _objects(connection) if _is_extra(each))
    return sum(1 for kind, name, *_ in plain if kind == "table" and name != _OF_THE_MIGRATIONS)


def _objects(connection: Connection) -> Iterator[_Object]:
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master")
    for kind, name, table, sql in rows:
        if not (str(name).startswith(_OF_SQLITE) and (sql is None or kind == "table")):
            yield str(kind), str(name), str(table), " ".join(str(sql).split())


def _digest(objects: Iterable[_Object]) -> str:
    ours = sorted(each for each in objects if not _is_extra(each))
    return hashlib.sha256(repr(ours).encode()).hexdigest()


def _is_extra(found: _Object) -> bool:
    """Whether it belongs to a plain table of somebody else's, or to that of the migrations.

    One that refers to a table of ours could keep its rows from being erased, so it is not plain.
    """
    kind, _, table, sql = found
    is_plain = not (_is_ours(table) or _acts(sql) or _REFERS.search(sql))
    return kind in ("table", "index") and is_plain


def _is_ours(table: str) -> bool:
    return table in metadata.tables or table in _ONCE


def _acts(sql: str) -> bool:
    """Whether a table is virtual, or has columns that are computed."""
    return sql.upper().startswith("CREATE VIRTUAL") or _COMPUTED.search(sql) is not None


def _told(objects: Iterable[_Object], version: int) -> Iterator[str]:
    to_the_letter = version >= FIRST_TO_THE_LETTER
    ours = dict(_ours()) if to_the_letter else {}
    for found in objects:
        kind, name, _, sql = found
        if _is_extra(found):
            continue
        if kind in ("trigger", "view"):
            yield f"it has {_WORDS[kind]}, which this program never makes"
        elif kind == "table" and _acts(sql):
            yield "it has a table that computes what it shows, which this program never makes"
        elif kind == "table" and _REFERS.search(sql) and not _is_ours(name):
            yield "it has a table that holds on to those of this program"
        elif to_the_letter and ours.pop((kind, name), None) != sql:
            yield f"{_place(kind, name)} is not as this program makes it"
    for kind, name in ours:
        yield f"{_place(kind, name)} is missing"


def _place(kind: str, name: str) -> str:
    if kind == "table" and name in metadata.tables:
        return f"the table {name}"
    known = {index.name for table in metadata.tables.values() for index in table.indexes}
    return f"the index {name}" if name in known else _WORDS.get(kind, "a table")


@cache
def _ours() -> tuple[tuple[tuple[str, str], str], ...]:
    """The tables and indices of the newest schema as SQLite writes them down."""
    from sgdesk.data.file.frozen import make_tables

    engine: Engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        make_tables(connection)
        return tuple(((kind, name), sql) for kind, name, _, sql in _objects(connection))


def text_digest() -> str:
    """The digest of the newest schema's text as SQLAlchemy makes it, to be frozen with it."""
    engine: Engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        metadata.create_all(connection)
        return _digest(_objects(connection))
