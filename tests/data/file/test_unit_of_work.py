"""One transaction, one entry in the history, and the journal that undo works from."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from sgdesk.data.file import history, schema
from sgdesk.data.file.store import OrganisationFile
from sgdesk.data.file.unit_of_work import as_json, from_json
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.services.file.workspace import Workspace
from tests import factories

PERSON = {"given_name": "Sample", "family_name": "Person", "match_key": "sample person"}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path)
    yield made
    made.close()


@pytest.fixture
def file(workspace: Workspace) -> OrganisationFile:
    return workspace.file


def test_many_rows_stand_in_the_journal_by_the_digest_that_files_out_there_hold(
    file: OrganisationFile,
) -> None:
    with file.writing("add") as writer:
        writer.insert_many(schema.person, [PERSON] * 21)
        (noted,) = writer.changes

    one = '"family_name": "Person", "given_name": "Sample", "id": {}, "match_key": "sample person"'
    text = ", ".join(f"{{{one.format(number)}}}" for number in range(1, 22))
    assert noted["sha256"] == hashlib.sha256(f"[{text}]".encode()).hexdigest()


@pytest.mark.parametrize("count", [1, 21])
def test_rows_told_by_column_are_noted_as_rows_are(file: OrganisationFile, count: int) -> None:
    with file.writing("add") as writer:
        columns = {name: [text] * count for name, text in PERSON.items()}
        assert list(writer.insert_columns(schema.person, columns)) == list(range(1, count + 1))
        assert writer.insert_many(schema.person, [PERSON] * count)[0] == count + 1
        by_column, by_row = writer.changes[: len(writer.changes) // 2], writer.changes
        assert [set(each) for each in by_column * 2] == [set(each) for each in by_row]

    with file.reading() as connection:
        rows = connection.exec_driver_sql("SELECT DISTINCT given_name, match_key FROM person")
        assert [tuple(row) for row in rows] == [("Sample", "sample person")]


def test_ids_run_on_without_a_gap(file: OrganisationFile) -> None:
    with file.writing("add") as writer:
        assert list(writer.insert_many(schema.person, [PERSON] * 3)) == [1, 2, 3]
        assert writer.insert(schema.person, **PERSON) == 4
        assert list(writer.insert_many(schema.person, [])) == []


@dataclass(frozen=True, slots=True)
class Promise:
    summary: str


def test_a_record_of_one_field_is_a_row_as_well(file: OrganisationFile) -> None:
    with file.writing("add") as writer:
        assert list(writer.add_many(schema.return_action, [Promise("Ask"), Promise("Tell")])) == [
            1,
            2,
        ]
        assert list(writer.add_many(schema.return_action, [])) == []

    with file.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id, summary, owner FROM return_action").all()
    assert [tuple(row) for row in rows] == [(1, "Ask", ""), (2, "Tell", "")]


def test_an_action_that_changed_nothing_leaves_no_entry(workspace: Workspace) -> None:
    before = factories.dump(workspace, history=True)

    with workspace.file.writing("nothing") as writer:
        writer.update(schema.organisation, 1, name="St Example's")
        assert writer.touched == set()

    assert factories.dump(workspace, history=True) == before


def test_an_update_notes_only_what_it_changed(file: OrganisationFile) -> None:
    with file.writing("rename") as writer:
        writer.update(schema.organisation, 1, name="St Sample's", kind="")

        assert writer.changes == [
            {
                "table": "organisation",
                "op": "update",
                "id": 1,
                "before": {"name": "St Example's"},
                "after": {"name": "St Sample's"},
            }
        ]


def test_what_fails_leaves_nothing_behind(workspace: Workspace) -> None:
    before = factories.dump(workspace, history=True)

    with pytest.raises(IntegrityError):
        _fail_at_the_last(workspace)

    assert factories.dump(workspace, history=True) == before


def _fail_at_the_last(workspace: Workspace) -> None:
    with workspace.file.writing("half") as writer:
        writer.insert(schema.person, **PERSON)
        writer.update(schema.organisation, 1, name="Half")
        writer.insert(schema.post, person_id=1, role_id=99)


def test_an_entry_says_who_when_and_what(file: OrganisationFile) -> None:
    with file.writing("add", details := {"people": 0}) as writer:
        writer.insert(schema.person, **PERSON)
        details["people"] = 1

    with file.reading() as connection:
        entry = history.entries(connection, 1)[0]
        head = history.head(connection)
    assert (entry.at, entry.action, entry.details) == (
        "2026-03-31T10:42:00+00:00",
        "add",
        {"people": 1},
    )
    assert entry.actor == file.actor
    assert entry.hash == head


def test_a_few_rows_stand_in_the_journal_one_by_one_and_many_by_their_digest(
    file: OrganisationFile,
) -> None:
    with file.writing("few") as writer:
        writer.insert_many(schema.person, [PERSON] * 20)
        few = list(writer.changes)
    with file.writing("many") as writer:
        writer.insert_many(schema.person, [PERSON] * 21)
        many = writer.changes[0]

    assert [(each["first"], each["last"], len(each["rows"])) for each in few] == [
        (number, number, 1) for number in range(1, 21)
    ]
    assert "rows" not in many
    assert many["columns"] == ["family_name", "given_name", "id", "match_key"]
    assert len(many["sha256"]) == 64
    assert (many["first"], many["last"]) == (21, 41)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.binary(max_size=50),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(VALUES)
def test_the_journal_gives_back_what_was_put_in(value: object) -> None:
    assert from_json(as_json(value)) == value


def test_the_journal_is_plain_json() -> None:
    text = as_json({"b": date(2026, 3, 31), "a": b"\x00", "name": "Zoë"})

    assert text == '{"a": {"$bytes": "AA=="}, "b": {"$date": "2026-03-31"}, "name": "Zoë"}'


def test_the_journal_refuses_what_it_cannot_keep() -> None:
    with pytest.raises(TypeError):
        as_json({1, 2})


def test_many_rows_are_stored_as_few_are(file: OrganisationFile) -> None:
    row = {"given_name": "Sample", "match_key": "sample", "started": date(2024, 2, 29)}
    row |= {"under_18": True, "kind": PersonKind.TRUSTEE, "email": None}
    with file.writing("add_people") as writer:
        for count in (1, 100):
            writer.insert_many(schema.person, [row] * count)

    with file.reading() as connection:
        query = schema.person.select().with_only_columns(*list(schema.person.c)[1:])
        assert len(set(connection.execute(query).all())) == 1
        types = "SELECT DISTINCT typeof(started), typeof(under_18), typeof(kind) FROM person"
        assert connection.exec_driver_sql(types).all() == [("text", "integer", "text")]
