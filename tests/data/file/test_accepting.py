"""What another program changed is kept with one entry, and the history holds from then on."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from sgdesk.data.file import history, schema
from sgdesk.data.file.accepting import ACCEPTED, accept_unnoted
from sgdesk.data.file.damage.sums import Seal
from sgdesk.data.file.damage.unnoted import unnoted
from sgdesk.data.file.store import open_file
from sgdesk.domain.errors import ChangedOutside, DamagedError, RefusedError
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import open_workspace
from tests import factories
from tests.data.file.damage.test_sums import verdict
from tests.data.file.damage.test_unnoted import CHANGES, PERSON, whole
from tests.services.file.damaged import sound_file, spoil

__all__ = ["whole"]

EVERYTHING = [
    "UPDATE training SET completed_on = '2021-02-03' WHERE id = 3",
    "UPDATE role SET name = 'Organiser' WHERE id = 1",
    "UPDATE certificate SET issued_on = '2021-02-03' WHERE id = 1",
    "UPDATE return_file SET content = x'00' WHERE id = 1",
    "UPDATE organisation SET logo_png = x'89504e47'",
    "DELETE FROM setting WHERE id = 1",
    "INSERT INTO topic (id, key, title) VALUES (77, 'extra', 'Extra')",
    "DELETE FROM role_rule WHERE id = 2",
]


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(whole, tmp_path / "copy.sgdesk"))


def accepted(path: Path) -> str:
    return accept_unnoted(path, clock=factories.clock_at(), actor="Sample")


@pytest.mark.parametrize(("statement", "words"), CHANGES)
def test_one_entry_says_what_was_found_and_the_file_is_sealed(
    path: Path, statement: str, words: str
) -> None:
    spoil(path, statement)

    found = accepted(path)

    assert words in found
    assert verdict(path).seal is Seal.SOUND
    with closing(open_file(path, writable=False)) as file, file.reading() as connection:
        first, *others = history.entries(connection)
        assert (first.action, first.actor, first.details) == (ACCEPTED, "Sample", {"found": found})
        assert ACCEPTED not in {each.action for each in others}
        assert history.broken_link(connection) is None
        assert unnoted(connection) == ""


@pytest.mark.parametrize("statement", EVERYTHING)
def test_whatever_it_was_the_history_holds_again(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "kept.sgdesk"
    path.write_bytes(sound_file())
    spoil(path, statement)

    assert accepted(path)

    with closing(open_file(path, writable=False)) as file, file.reading() as connection:
        assert unnoted(connection) == ""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (CHANGES[0][0], "UPDATE person SET given_name = 'Third' WHERE id = 1"),
        (CHANGES[4][0], "UPDATE person SET given_name = 'Third' WHERE id = 20"),
        (CHANGES[4][0], "UPDATE person SET email = 'x@example.org' WHERE id = 19"),
        (CHANGES[3][0], "DELETE FROM person WHERE id = (SELECT max(id) FROM person)"),
        (
            CHANGES[2][0],
            "INSERT INTO person (id, given_name, family_name, match_key) VALUES (3, 'B', 'C', 'b')",
        ),
    ],
)
def test_what_is_changed_after_that_is_told_again(path: Path, first: str, second: str) -> None:
    spoil(path, first)
    accepted(path)
    spoil(path, second)

    with pytest.raises(ChangedOutside):
        open_file(path, writable=True)


def test_where_there_is_nothing_to_note_nothing_is_and_the_file_is_sealed(path: Path) -> None:
    spoil(path, "DELETE FROM page_sum")

    assert accepted(path) == ""

    assert verdict(path).seal is Seal.SOUND
    with closing(open_file(path, writable=False)) as file, file.reading() as connection:
        assert ACCEPTED not in {each.action for each in history.entries(connection)}


def test_a_history_that_was_altered_is_not_accepted(path: Path) -> None:
    spoil(path, "UPDATE history SET actor = 'somebody else' WHERE id = 2", CHANGES[0][0])
    before = path.read_bytes()

    with pytest.raises(DamagedError, match="the history was altered at entry 2"):
        accepted(path)

    assert path.read_bytes() == before


def test_what_was_sealed_with_the_changes_can_be_accepted_still(path: Path) -> None:
    spoil(path, CHANGES[0][0])
    factories.reseal(path)

    assert accepted(path) == CHANGES[0][1]


def test_work_goes_on_after_it_and_it_is_not_undone(path: Path) -> None:
    spoil(path, CHANGES[0][0])
    accepted(path)
    workspace = open_workspace(path, writable=True, clock=factories.clock_at())
    with workspace.file.writing("add_people") as writer:
        writer.insert_many(schema.person, [PERSON])

    undo(workspace)
    with pytest.raises(RefusedError, match="nothing to undo"):
        undo(workspace)

    workspace.close()
