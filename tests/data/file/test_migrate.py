"""Files of every released schema, brought up to date or left exactly as they were."""

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from sgdesk.data.file.backup import find_faults, list_backups
from sgdesk.data.file.schema import APPLICATION_ID, SCHEMA_VERSION
from sgdesk.domain.errors import InputError
from sgdesk.paths import backup_folder
from sgdesk.services.certificates import register as certificates
from sgdesk.services.file.undo import actions, undo
from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.training import standing
from tests import factories

RELEASED = sorted((Path(__file__).parents[2] / "databases").glob("*.sgdesk"))


def test_there_is_a_file_of_every_schema() -> None:
    assert [each.name for each in RELEASED] == [
        f"schema-{version}.sgdesk" for version in range(1, SCHEMA_VERSION + 1)
    ]


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_file_of_every_schema_opens_and_says_what_it_said(released: Path, tmp_path: Path) -> None:
    path = tmp_path / released.name
    shutil.copyfile(released, path)

    workspace = open_workspace(path, writable=True, clock=factories.clock_at())
    found = standing.summary_report(workspace, date(2026, 3, 31)).summary
    register = certificates.register(workspace)
    codes = [each.code for each in actions(workspace)]

    assert (found.people, found.no_role) == (27, 10)
    assert [row.counts.required for row in found.requirements] == [21, 15, 8, 0]
    assert [row.counts.completed for row in found.requirements] == [9, 0, 1, 0]
    assert Counter(row.result for row in register) == {"stands": 26, "revoked": 1}
    assert codes == [
        "undo", "add_person", "void_training", "issue_certificates", "record_training",
        "make_organisation", "create_organisation",
    ]  # fmt: skip
    undo(workspace)
    workspace.close()
    assert find_faults(path) == ()


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_reading_a_file_leaves_it_to_the_byte(released: Path, tmp_path: Path) -> None:
    path = tmp_path / released.name
    shutil.copyfile(released, path)

    workspace = open_workspace(path, writable=False)
    standing.standing_report(workspace)
    workspace.close()

    assert path.read_bytes() == released.read_bytes()


def older_file(path: Path, table: str = "") -> None:
    """A file from before the first release: our mark in its header and no tables yet."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("CREATE TABLE older (id INTEGER PRIMARY KEY)")
        if table:
            connection.execute(f"CREATE TABLE {table} (wrong TEXT)")


def test_an_older_file_is_backed_up_and_then_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "older.sgdesk"
    older_file(path)
    before = path.read_bytes()

    workspace = open_workspace(path, writable=True, clock=factories.clock_at())
    tables = factories.dump(workspace)
    workspace.close()

    assert not any(tables.values())
    assert find_faults(path) == ()
    kept = list_backups(backup_folder(), "older")
    assert len(kept) == 1
    assert kept[0].path.read_bytes()[60:72] == before[60:72]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "older.sgdesk"
    older_file(path, table="return_section")
    before = path.read_bytes()

    with pytest.raises(OperationalError, match="return_section"):
        open_workspace(path, writable=True)

    assert path.read_bytes() == before
    assert len(list_backups(backup_folder(), "older")) == 1


def test_without_room_for_the_backup_there_is_no_migration(tmp_path: Path) -> None:
    path = tmp_path / "older.sgdesk"
    older_file(path)
    before = path.read_bytes()
    backup_folder().parent.mkdir(parents=True, exist_ok=True)
    backup_folder().write_bytes(b"a file where the folder should be")

    with pytest.raises(InputError, match="The backup could not be written"):
        open_workspace(path, writable=True)

    assert path.read_bytes() == before
