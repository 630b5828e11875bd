"""An organisation file with people in it, and what tests of its backups ask of it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sgdesk.data.file import schema
from sgdesk.data.file.store import OrganisationFile

NOW = datetime(2026, 3, 31, 10, 42, 7, tzinfo=UTC)
PERSON = {"given_name": "Sample", "family_name": "Person", "match_key": "sample person"}


def add_people(file: OrganisationFile, count: int) -> None:
    """Save so many people as one action."""
    with file.writing("add_people") as writer:
        writer.insert_many(schema.person, [PERSON] * count)


def people_in(path: Path) -> int:
    """How many people a file holds that nobody else has open."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM person").fetchone()[0])
