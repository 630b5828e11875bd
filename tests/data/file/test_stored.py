"""What is read from a file is looked at: anything that the program never writes is damage."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from sgdesk.data.file.schema import course, history, organisation, person, training
from sgdesk.data.file.store import OrganisationFile, create_file, open_file
from sgdesk.data.file.stored import day_of, days_of, numbers_of, read_json
from sgdesk.data.forms.forms import answers_from_json
from sgdesk.data.imports import read_present
from sgdesk.data.people.people import read_people
from sgdesk.data.training.inputs import read_inputs
from sgdesk.domain.errors import DamagedError, InputError
from sgdesk.domain.training.outcome import Outcome

DAY = date(2026, 3, 31)


@pytest.fixture
def file(tmp_path: Path) -> OrganisationFile:
    """A file with one person and one completion."""
    made = create_file(tmp_path / "kept.sgdesk")
    with made.writing("set_up") as writer:
        writer.insert(organisation, name="St Example's", partnership="hscp", created_on=DAY)
        writer.insert(person, given_name="Ann", family_name="Sample", match_key="ann sample")
        writer.insert(course, title="Level 1", match_key="level 1")
        writer.insert(training, person_id=1, course_id=1, completed_on=DAY)
    return made


def spoil(file: OrganisationFile, statement: str) -> None:
    """Write past every check, as damage does."""
    with closing(sqlite3.connect(file.path)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute(statement)
        raw.commit()


def read_all(file: OrganisationFile) -> None:
    with file.reading() as connection:
        read_people(connection)
        list(read_inputs(connection, DAY))
        for table in (person, course, training, organisation, history):
            connection.execute(select(table)).all()


SPOILT = [
    ("UPDATE training SET completed_on = '2026-13-31'", "a date is no day of the calendar"),
    ("UPDATE training SET completed_on = '31 March'", "a date is no day of the calendar"),
    ("UPDATE training SET completed_on = '20260331'", "a number stands where a day belongs"),
    ("UPDATE training SET completed_on = 5", "a number stands where a day belongs"),
    ("UPDATE person SET started = 1.5", "a fraction stands where a day belongs"),
    ("UPDATE person SET family_name = x'ff'", "raw bytes stands where a text belongs"),
    ("UPDATE person SET family_name = CAST(x'41ff41' AS TEXT)", "a text in it is no text"),
    ("UPDATE person SET kind = 'vulunteer'", "cannot be read"),
    ("UPDATE person SET under_18 = 7", "a number stands where a yes or no belongs"),
    ("UPDATE course SET max_group = 'twenty'", "a text stands where a whole number belongs"),
    ("UPDATE organisation SET logo_png = 'picture'", "a text stands where a stored document"),
]


@pytest.mark.parametrize(("statement", "found"), SPOILT)
def test_a_value_of_another_kind_is_told_as_damage_with_the_name_of_the_file(
    file: OrganisationFile, statement: str, found: str
) -> None:
    read_all(file)
    spoil(file, statement)

    with pytest.raises(DamagedError) as told:
        read_all(file)

    assert found in str(told.value)
    assert str(told.value).startswith("kept.sgdesk is damaged and was left as it is")
    assert "Sample" not in str(told.value)


def test_nothing_where_something_always_stands_is_damage(file: OrganisationFile) -> None:
    spoil(file, "PRAGMA writable_schema = ON")
    with closing(sqlite3.connect(file.path)) as raw:
        raw.executescript(
            "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = "
            "replace(sql, 'given_name TEXT DEFAULT '''' NOT NULL', 'given_name TEXT') "
            "WHERE name = 'person';"
        )
    spoil(file, "UPDATE person SET given_name = NULL")

    with file.reading() as connection, pytest.raises(DamagedError, match="lacks"):
        read_people(connection)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1", '{"a": NaN}', '"\\ud800"', "[" * 100_000, '{"$date": "2026-02-30"}'],
    ids=["empty", "open", "cut", "no number", "half a letter", "deep", "no day"],
)
def test_text_that_is_no_json_of_ours_is_damage(file: OrganisationFile, text: str) -> None:
    with closing(sqlite3.connect(file.path)) as raw:
        raw.execute("UPDATE history SET changes = ?", (text,))
        raw.commit()

    from sgdesk.data.file.unit_of_work import from_json

    with file.reading() as connection, pytest.raises(DamagedError):
        from_json(connection.execute(select(history.c.changes)).scalar_one())


def test_answers_that_are_no_answers_are_damage() -> None:
    assert answers_from_json("") == {}
    assert answers_from_json('{"q1": 4, "q2": "Well led"}') == {"q1": 4, "q2": "Well led"}
    for text in ("[]", '{"q1": [4]}', '{"q1": true}'):
        with pytest.raises(DamagedError):
            answers_from_json(text)


def test_only_the_programs_own_spelling_of_a_day_is_read() -> None:
    assert day_of("2026-03-31") == DAY
    for text in ("2026-3-31", "2026-W14-2", "2026-03-31 ", "31-03-2026", "", b"2026-03-31", 1):
        with pytest.raises(DamagedError):
            day_of(text)


def test_json_is_read_as_it_was_written() -> None:
    assert read_json('{"name": "Zoë \\ud83d\\ude00"}', "a text") == {"name": "Zoë 😀"}


def make_header_end(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:110] = bytes(10)
    path.write_bytes(content)


def make_pages_zero(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 2 :] = bytes(len(content) - 4096 * 2)
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [make_header_end, make_pages_zero])
def test_damage_is_one_kind_of_answer_at_opening(
    file: OrganisationFile, damage: Callable[[Path], None]
) -> None:
    file.close()
    damage(file.path)

    with pytest.raises(DamagedError):
        open_file(file.path, writable=False)


def test_half_a_letter_is_refused_and_nothing_is_saved(file: OrganisationFile) -> None:
    with pytest.raises(InputError, match="half a letter"), file.writing("add") as writer:
        writer.insert(person, given_name="A\ud800", match_key="a")

    with file.reading() as connection:
        assert len(read_people(connection)) == 1


def test_columns_that_are_looked_at_at_once_are_looked_at_all_the_same() -> None:
    assert list(numbers_of((1, 2, None))) == [1, 2, None]
    assert list(days_of(("2026-03-31", None, "2026-03-31"))) == [DAY, None, DAY]
    for odd in ((1, "2"), (1, True), (1.0, 2)):
        with pytest.raises(DamagedError):
            numbers_of(odd)
    for spoilt in ("2026-13-31", "31 March", 5):
        with pytest.raises(DamagedError):
            days_of(("2026-03-31", spoilt))


@pytest.mark.parametrize("column", ["outcome", "completed_on", "course_id", "person_id"])
def test_what_an_import_is_held_against_is_looked_at(file: OrganisationFile, column: str) -> None:
    with file.reading() as connection:
        assert read_present(connection) == {(1, 1, DAY): (1, Outcome.COMPLETED)}
    spoil(file, f"UPDATE training SET {column} = x'ff'")

    with file.reading() as connection, pytest.raises(DamagedError):
        read_present(connection)
