"""A file is made of our tables and indices; whatever else could act is refused and told."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from sgdesk.data.file.damage import objects
from sgdesk.data.file.frozen import INDICES, make_tables, tables
from sgdesk.data.file.schema import SCHEMA_VERSION
from sgdesk.data.file.store import open_file
from sgdesk.domain.errors import DamagedError
from tests.factories import make_workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    workspace = make_workspace(tmp_path)
    workspace.close()
    return workspace.path


def add(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(script)
        raw.commit()


CHANGE_SCHEMA = "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = {} WHERE name = '{}';"

FOREIGN = [
    ("CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM training; END", "a trigger"),
    ("CREATE TRIGGER t AFTER INSERT ON history BEGIN SELECT 1; END", "a trigger"),
    ("CREATE VIEW people AS SELECT * FROM person", "a view"),
    ("CREATE VIRTUAL TABLE words USING fts5(word)", "computes what it shows"),
    ("CREATE TABLE sum (a, b GENERATED ALWAYS AS (a * 2))", "computes what it shows"),
    ("CREATE TABLE sum (a, b AS (a * 2) STORED)", "computes what it shows"),
    ("CREATE TABLE held (person_id REFERENCES person(id) ON DELETE RESTRICT)", "holds on to"),
    ("CREATE INDEX mine ON person (upper(given_name))", "an index is not as"),
    ("DROP INDEX ix_training_course_id", "the index ix_training_course_id is missing"),
    (
        CHANGE_SCHEMA.format("replace(sql, 'id = 1', 'id < 9')", "organisation"),
        "the table organisation is not as this program makes it",
    ),
    (
        CHANGE_SCHEMA.format("replace(sql, 'DEFAULT ''''', 'DEFAULT (hex(9))')", "person"),
        "the table person is not as this program makes it",
    ),
]


@pytest.mark.parametrize(("script", "found"), FOREIGN)
@pytest.mark.parametrize("writable", [True, False])
def test_a_file_with_parts_that_act_is_refused_told_and_left_as_it_is(
    path: Path, script: str, found: str, writable: bool
) -> None:
    add(path, script)
    before = path.read_bytes()

    with pytest.raises(DamagedError, match=found):
        open_file(path, writable=writable)

    assert path.read_bytes() == before


def test_a_table_of_somebody_elses_is_passed_over(path: Path) -> None:
    add(path, "CREATE TABLE notes (a UNIQUE, b); CREATE INDEX mine ON notes (b); ANALYZE;")

    with closing(open_file(path, writable=False)) as file, file.reading() as connection:
        assert objects.extra_tables(connection) == 1
        assert objects.foreign_parts(connection, SCHEMA_VERSION) == ()


def test_the_text_of_the_newest_schema_is_frozen_with_its_version() -> None:
    assert objects._TEXTS[SCHEMA_VERSION] == objects.text_digest()


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_released_file_of_every_version_has_no_foreign_part(version: int) -> None:
    kept = Path(__file__).parents[3] / "databases" / f"schema-{version}.sgdesk"
    engine = create_engine(f"sqlite:///file:{kept}?mode=ro&uri=true")
    with engine.connect() as connection:
        assert objects.foreign_parts(connection, version) == ()


def test_a_new_file_has_the_frozen_words_whatever_sqlalchemy_would_write(path: Path) -> None:
    written = {**tables(), **{each.split()[2]: each for each in INDICES}}
    with closing(sqlite3.connect(path)) as raw:
        found = dict(
            raw.execute(
                "SELECT name, sql FROM sqlite_master WHERE sql <> '' AND tbl_name <> ?",
                ("alembic_version",),
            )
        )

    assert found == written


def test_the_frozen_words_are_those_that_are_compared() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        make_tables(connection)
        assert objects._digest(objects._objects(connection)) == objects._TEXTS[SCHEMA_VERSION]
