"""The chain of the history, and what undo and redo make of the journal."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sgdesk.data import undoing
from sgdesk.data.file import history, schema
from sgdesk.data.file.damage.looks import lost_end
from sgdesk.data.file.store import OrganisationFile
from sgdesk.data.file.unit_of_work import digest_under, salted
from sgdesk.domain.errors import RefusedError
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


def add_people(file: OrganisationFile, count: int = 1, action: str = "add") -> int:
    with file.writing(action) as writer:
        return writer.insert_many(schema.person, [PERSON] * count)[0]


def take_back(file: OrganisationFile, entry_id: int) -> None:
    with file.writing("undo", undoes=entry_id) as writer:
        undoing.take_back(writer, entry_id, factories.TODAY)


def offered(file: OrganisationFile) -> tuple[str | None, int | None]:
    with file.reading() as connection:
        (undo, _), redo = history.next_undo(connection), history.next_redo(connection)
    return undo.action if undo else None, redo.undoes if redo else None


ALTERATIONS = {
    "at": "'2020-01-01T00:00:00+00:00'",
    "actor": "'somebody else'",
    "action": "'nothing'",
    "details": "'{\"people\": 5}'",
    "changes": "'[]'",
    "undoes": "1",
    "previous_hash": f"'{'1' * 64}'",
    "hash": f"'{'2' * 64}'",
    "digests": "'[]'",
    "first_hash": f"'{'3' * 64}'",
}


@pytest.mark.parametrize(("column", "value"), ALTERATIONS.items(), ids=ALTERATIONS)
def test_an_entry_that_was_altered_is_named(
    file: OrganisationFile, column: str, value: str
) -> None:
    add_people(file)
    add_people(file)
    with closing(sqlite3.connect(file.path)) as raw, raw:
        raw.execute(f"UPDATE history SET {column} = {value} WHERE id = 2")

    with file.reading() as connection:
        assert history.broken_link(connection) == 2


def test_values_can_be_erased_with_their_salt_and_the_chain_still_holds(
    file: OrganisationFile,
) -> None:
    add_people(file)
    with closing(sqlite3.connect(file.path)) as raw, raw:
        ((told, digests),) = raw.execute("SELECT changes, digests FROM history WHERE id = 2")
        change = {"table": "person", "op": "insert", "first": 1, "last": 1, "erased": True}
        (of_details, (_, of_change), of_actor) = json.loads(digests)
        gone = (json.dumps([change]), json.dumps([of_details, ["", of_change], of_actor]))
        raw.execute("UPDATE history SET changes = ?, digests = ? WHERE id = 2", gone)
    file.note_writing()

    with file.reading() as connection:
        assert history.broken_link(connection) is None
    assert "Sample" in told
    assert b"Sample" not in json.dumps(gone).encode()
    with pytest.raises(RefusedError, match="because somebody whom it was about was erased"):
        take_back(file, 2)


def test_a_digest_tells_nothing_of_what_it_stands_for_without_its_salt() -> None:
    (first, second) = salted([PERSON, PERSON])

    assert first[1] != second[1]
    assert first[1] == digest_under(first[0], PERSON)


@pytest.mark.parametrize("last", [1, 2])
def test_a_history_whose_end_was_cut_off_is_told(file: OrganisationFile, last: int) -> None:
    add_people(file)
    add_people(file)
    with file.reading() as connection:
        assert not lost_end(connection)
    with closing(sqlite3.connect(file.path)) as raw, raw:
        raw.execute("DELETE FROM history WHERE id > ?", (last,))

    with file.reading() as connection:
        assert history.broken_link(connection) is None
        assert lost_end(connection)


def test_an_emptied_history_is_told(file: OrganisationFile) -> None:
    with closing(sqlite3.connect(file.path)) as raw, raw:
        raw.execute("DELETE FROM history")

    with file.reading() as connection:
        assert lost_end(connection)


def test_an_entry_that_was_taken_out_is_noticed_at_the_next(file: OrganisationFile) -> None:
    add_people(file)
    add_people(file)
    with file.reading() as connection:
        assert history.broken_link(connection) is None
    with closing(sqlite3.connect(file.path)) as raw, raw:
        raw.execute("DELETE FROM history WHERE id = 2")

    with file.reading() as connection:
        assert history.broken_link(connection) == 3


@pytest.mark.parametrize("count", [1, 20, 21, 300])
def test_undo_and_redo_give_back_every_row_again_and_again(
    workspace: Workspace, count: int
) -> None:
    empty = factories.dump(workspace)
    add_people(workspace.file, count)
    full = factories.dump(workspace)

    for entry, expected in ((2, empty), (3, full), (4, empty), (5, full)):
        take_back(workspace.file, entry)
        assert factories.dump(workspace) == expected


def test_undo_goes_back_action_by_action_and_redo_forward(file: OrganisationFile) -> None:
    add_people(file, action="first")
    add_people(file, action="second")
    assert offered(file) == ("second", None)

    take_back(file, 3)
    assert offered(file) == ("first", 3)
    take_back(file, 2)
    assert offered(file) == ("create_organisation", 2)
    take_back(file, 5)
    assert offered(file) == ("first", 3)
    take_back(file, 4)
    assert offered(file) == ("second", None)


def test_something_new_ends_what_can_be_done_again(file: OrganisationFile) -> None:
    add_people(file, action="first")
    take_back(file, 2)
    add_people(file, action="other")

    assert offered(file) == ("other", None)
    take_back(file, 4)
    assert offered(file) == ("create_organisation", 4)


def test_what_something_stands_on_is_not_taken_back(workspace: Workspace) -> None:
    number = add_people(workspace.file)
    with workspace.file.writing("add_role") as writer:
        role = writer.insert(schema.role, name="Helper", match_key="helper")
        writer.insert(schema.post, person_id=number, role_id=role)
    before = factories.dump(workspace, history=True)

    with pytest.raises(RefusedError, match="because something later stands on it"):
        take_back(workspace.file, 2)

    assert factories.dump(workspace, history=True) == before


def test_a_place_that_was_changed_since_is_not_taken_back(workspace: Workspace) -> None:
    for name in ("Once", "Twice"):
        with workspace.file.writing("rename") as writer:
            writer.update(schema.organisation, 1, name=name)
    before = factories.dump(workspace, history=True)

    with pytest.raises(RefusedError, match="because the same place was changed since"):
        take_back(workspace.file, 2)

    assert factories.dump(workspace, history=True) == before


def test_a_return_that_was_made_final_is_not_taken_back(workspace: Workspace) -> None:
    with workspace.file.writing("freeze_return") as writer:
        writer.insert(
            schema.return_document,
            number="R1",
            as_at=factories.TODAY,
            frozen_on=factories.TODAY,
            document="{}",
        )

    with pytest.raises(RefusedError, match="make a new one that replaces it"):
        take_back(workspace.file, 2)
