"""The tables that a new file gets, the tables that migrations make, and those in docs/."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine

from sgdesk.data.file.migrate import alembic_config
from sgdesk.data.file.schema import SCHEMA_VERSION, metadata
from sgdesk.data.file.store import create_file

_TABLES = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    with engine.connect() as opened, opened.begin():
        yield opened
    engine.dispose()


def _columns(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Each table's columns, references and indexes as SQLite itself sees them."""
    names = [row[0] for row in connection.exec_driver_sql(_TABLES) if row[0] in metadata.tables]
    return {
        f"{pragma} {name}": sorted(
            (tuple(row)[1:] for row in connection.exec_driver_sql(f"PRAGMA {pragma}({name})")),
            key=str,
        )
        for name in names
        for pragma in ("table_info", "foreign_key_list", "index_list")
    }


def test_migrations_make_the_tables_of_the_schema(connection: Connection) -> None:
    command.upgrade(alembic_config(connection), "head")

    context = MigrationContext.configure(connection, opts={"compare_type": True})
    assert compare_metadata(context, metadata) == []


def test_a_new_file_and_a_migrated_one_are_built_alike(
    connection: Connection, tmp_path: Path
) -> None:
    command.upgrade(alembic_config(connection), "head")
    file = create_file(tmp_path / "new.sgdesk")
    with file.reading() as made:
        assert {key: len(rows) for key, rows in _columns(made).items()} == {
            key: len(rows) for key, rows in _columns(connection).items()
        }
        assert _columns(made).keys() == _columns(connection).keys()
        version = made.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    file.close()

    assert version == ScriptDirectory.from_config(alembic_config(connection)).get_current_head()


def test_every_step_goes_up_and_down_again(connection: Connection) -> None:
    config = alembic_config(connection)
    steps = [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()]

    for step in reversed(steps):
        command.upgrade(config, step)
        command.downgrade(config, "-1")
        command.upgrade(config, step)
    command.downgrade(config, "base")

    left = {row[0] for row in connection.exec_driver_sql(_TABLES)}
    assert left == {"alembic_version"}


def test_the_version_in_the_header_is_that_of_the_last_migration(connection: Connection) -> None:
    script = ScriptDirectory.from_config(alembic_config(connection))

    assert script.get_current_head() == f"{SCHEMA_VERSION:04}"


def test_every_table_has_a_whole_number_id() -> None:
    for table in metadata.tables.values():
        assert [column.name for column in table.primary_key] == ["id"], table.name


def test_no_reference_lets_what_it_points_at_be_deleted() -> None:
    for table in metadata.tables.values():
        for key in table.foreign_keys:
            assert key.ondelete in ("RESTRICT", None), table.name
