"""Files of every released schema, brought up to date or left exactly as they were."""

import hashlib
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from sgdesk.data.file import released
from sgdesk.data.file.backups.listing import list_backups
from sgdesk.data.file.backups.wholeness import find_faults
from sgdesk.data.file.engine import header_version
from sgdesk.data.file.schema import APPLICATION_ID, SCHEMA_VERSION, metadata
from sgdesk.domain.errors import DamagedError, FileError, InputError
from sgdesk.paths import backup_folder
from sgdesk.services.certificates import register as certificates
from sgdesk.services.file.undo import actions, undo
from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.training import standing
from tests import factories
from tests.data.file.children import line, running, tell
from tests.data.file.cutting import SERVE

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "tests" / "databases"
RELEASED = sorted(FOLDER.glob("*.sgdesk"))


def test_there_is_a_file_of_every_schema() -> None:
    assert [each.name for each in RELEASED] == [
        f"schema-{version}.sgdesk" for version in range(1, SCHEMA_VERSION + 1)
    ]


SAID: dict[str, tuple[tuple[int, int], list[int], list[int], dict[str, int]]] = {
    "schema-1": ((27, 10), [21, 15, 8, 0], [9, 0, 1, 0], {"stands": 26, "revoked": 1}),
    "schema-2": ((27, 10), [21, 15, 8, 0], [9, 0, 1, 0], {"stands": 26, "revoked": 1}),
    "schema-3": ((24, 10), [19, 15, 0], [5, 0, 0], {"stands": 14, "revoked": 1}),
    "schema-4": ((24, 10), [19, 15, 0], [5, 0, 0], {"stands": 14, "revoked": 1}),
}
"""What each file said on the day it was made: people and no role, required, completed, register."""


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_file_of_every_schema_opens_and_says_what_it_said(released: Path, tmp_path: Path) -> None:
    path = tmp_path / released.name
    shutil.copyfile(released, path)

    workspace = open_workspace(path, writable=True, clock=factories.clock_at())
    found = standing.summary_report(workspace, date(2026, 3, 31)).summary
    register = certificates.register(workspace)
    codes = [each.code for each in actions(workspace)]

    assert (
        (found.people, found.no_role),
        [row.counts.required for row in found.requirements],
        [row.counts.completed for row in found.requirements],
        Counter(row.result for row in register),
    ) == SAID[released.stem]
    assert codes == [
        "undo", "add_person", "void_training", "issue_certificates", "record_training",
        "make_organisation", "create_organisation",
    ]  # fmt: skip
    undo(workspace)
    workspace.close()
    assert find_faults(path) == ()


def test_reading_a_file_of_the_newest_schema_leaves_it_to_the_byte(tmp_path: Path) -> None:
    newest = FOLDER / f"schema-{SCHEMA_VERSION}.sgdesk"
    path = tmp_path / newest.name
    shutil.copyfile(newest, path)

    workspace = open_workspace(path, writable=False)
    standing.standing_report(workspace)
    workspace.close()

    assert path.read_bytes() == newest.read_bytes()


def test_no_released_migration_and_no_kept_file_was_changed() -> None:
    lines = (FOLDER / "frozen.sha256").read_text("utf-8").splitlines()
    kept = {line[66:]: line[:64] for line in lines if not line.startswith("#")}
    versions = ROOT / "sgdesk" / "data" / "file" / "migrations" / "versions"
    there = [*versions.glob("0*.py"), *RELEASED]

    assert {path.relative_to(ROOT).as_posix() for path in there} == set(kept)
    for path in there:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        assert kept[path.relative_to(ROOT).as_posix()] == found, path.name


def test_the_schema_in_force_is_known_by_its_columns() -> None:
    columns = (
        (table.name, column.name) for table in metadata.tables.values() for column in table.c
    )
    assert released.RELEASED[SCHEMA_VERSION] == released.digest_of(columns)
    assert set(released.RELEASED) == set(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("writable", [True, False], ids=["to write", "to read"])
def test_a_file_of_a_trial_build_is_told_as_such_and_left_as_it_is(
    tmp_path: Path, writable: bool
) -> None:
    path = tmp_path / "trial.sgdesk"
    shutil.copyfile(FOLDER / "schema-1.sgdesk", path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE reminder")
    before = path.read_bytes()

    with pytest.raises(FileError, match="trial version of sgdesk from before its first release"):
        open_workspace(path, writable=writable)

    assert path.read_bytes() == before
    assert not list_backups(backup_folder(), "", "trial")


def test_an_upgrade_that_is_killed_anywhere_is_tried_again_whole(tmp_path: Path) -> None:
    path = tmp_path / "old.sgdesk"
    cut_off = 0
    done = ""
    with running(SERVE, path) as child:
        while done != "done":
            shutil.copyfile(FOLDER / "schema-1.sgdesk", path)
            # all along it; every call to the disk in turn is for make torture
            tell(child, str(9 * (cut_off + 1)))
            done = line(child)
            assert done in ("cut off", "done")
            cut_off += done == "cut off"

            workspace = open_workspace(path, writable=True, clock=factories.clock_at())
            people = standing.summary_report(workspace, date(2026, 3, 31)).summary.people
            workspace.close()
            assert people == 27
            assert find_faults(path) == ()
            assert header_version(path) == SCHEMA_VERSION

    assert cut_off > 3


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
    kept = list_backups(backup_folder(), "", "older")
    assert len(kept) == 1
    assert kept[0].path.read_bytes()[60:72] == before[60:72]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_a_day_that_is_none_in_an_older_file_is_told_and_the_file_left_as_it_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.sgdesk"
    shutil.copyfile(FOLDER / "schema-3.sgdesk", path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE training SET completed_on = '2025-02-31' WHERE id = 1")
    before = path.read_bytes()

    with pytest.raises(DamagedError, match="does not fit where it stands"):
        open_workspace(path, writable=True)

    assert path.read_bytes() == before


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "older.sgdesk"
    older_file(path, table="return_section")
    before = path.read_bytes()

    with pytest.raises(OperationalError, match="return_section"):
        open_workspace(path, writable=True)

    assert path.read_bytes() == before
    assert len(list_backups(backup_folder(), "", "older")) == 1


def test_without_room_for_the_backup_there_is_no_migration(tmp_path: Path) -> None:
    path = tmp_path / "older.sgdesk"
    older_file(path)
    before = path.read_bytes()
    backup_folder().parent.mkdir(parents=True, exist_ok=True)
    backup_folder().write_bytes(b"a file where the folder should be")

    with pytest.raises(InputError, match="The backup could not be written"):
        open_workspace(path, writable=True)

    assert path.read_bytes() == before


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
@pytest.mark.parametrize("writable", [True, False])
def test_an_older_file_with_an_altered_history_is_damaged_and_left_as_it_is(
    tmp_path: Path, version: int, writable: bool
) -> None:
    path = Path(shutil.copyfile(FOLDER / f"schema-{version}.sgdesk", tmp_path / "older.sgdesk"))
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE history SET action = 'other' WHERE id = 2")
        raw.commit()
    before = path.read_bytes()

    with pytest.raises(DamagedError, match="history: was altered at entry 2"):
        open_workspace(path, writable=writable)

    assert path.read_bytes() == before
