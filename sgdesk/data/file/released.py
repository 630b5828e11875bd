"""The schemas that files have, each known by the names of its columns.

A released schema is frozen: its migration and its kept file in ``tests/databases`` never change
again. Every change is a new version, with a migration and a digest of its own here.
"""

import hashlib
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from sgdesk.data.file.schema import metadata

RELEASED: Mapping[int, str] = {
    1: "267025b9180cc4fc986b76717106ec7769ee51080269f01ca2f3992fdba0abff",
    2: "70cf69534e31ac85ff16876b0950d390afb46b4417118b4e4ae28f719bd2ea4c",
    3: "4b0885d5310f3ff1cf3d89fb4a73d2a9ff57e75d482e064f5c79cabb2915d670",
    4: "0190b07e46f2a2c5776e1fe4a3d542712ab83987c4c44511dd43427a02042d9f",
}
"""The digest of each version's columns."""

TRIALS = frozenset(
    {
        "f0dc87e33c49b7fe86ff4bb2d902cfc14b1be7b8d2d3d88a80ee284382e617a3",
        "55073d866675926a43978f8904090f6a3cf78db6d7b3b5e1ba351631ada2fa25",
        "bb5947bfc8cf2d4ca4a1684746fbac48810ba815892a4a4168afa804e65652eb",
    }
)
"""Schemas of trial builds from before the first release, which call themselves version 1."""

_ONCE = frozenset({"course_alias"})
"""Tables that a released schema had and none has now."""

_COLUMNS = """
    SELECT entry.name, part.name FROM sqlite_master AS entry
    JOIN pragma_table_info(entry.name) AS part WHERE entry.type = 'table'
"""


def digest_of(columns: Iterable[tuple[str, str]]) -> str:
    """The digest that stands for these tables and columns, in whatever order they come."""
    names = sorted(f"{table}.{column}" for table, column in columns)
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def digest_in(connection: Connection) -> str:
    """The digest of our tables as they stand in a file; tables of nobody's are passed over."""
    known = {*metadata.tables, *_ONCE}
    rows = connection.exec_driver_sql(_COLUMNS)
    return digest_of((table, column) for table, column in rows if table in known)
