"""A file that another program wrote to is held against its history before anything is believed."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sgdesk.data.file import schema
from sgdesk.data.file.backups.copying import back_up
from sgdesk.data.file.damage.replay import UNJOURNALED, replay
from sgdesk.data.file.damage.sums import Seal
from sgdesk.data.file.damage.unnoted import said
from sgdesk.data.file.damage.words import counted
from sgdesk.data.file.engine import connect
from sgdesk.data.file.store import open_file
from sgdesk.data.file.unit_of_work import as_json, digest_under, entry_hash
from sgdesk.domain.errors import ChangedOutside, DamagedError, FileError, NotBackedUpChanged
from sgdesk.domain.file.health import Happened
from sgdesk.services.file.safety.moving import move_file
from sgdesk.services.file.safety.passphrase import change, new_passphrase
from sgdesk.services.file.safety.restoring import restore
from sgdesk.services.file.undo import redo, undo
from sgdesk.services.file.workspace import open_workspace
from tests import factories
from tests.data.file.damage.test_sums import verdict
from tests.services.file.damaged import spoil

PERSON = {"given_name": "Sample", "family_name": "Person", "match_key": "sample person"}
MANY = 30
NOW = datetime(2026, 3, 31, 10, 42, 7, tzinfo=UTC)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with three people of their own, thirty that came in at once, and their days."""
    workspace = factories.make_workspace(tmp_path_factory.mktemp("whole"))
    with workspace.file.writing("add_people") as writer:
        writer.insert_many(schema.person, [PERSON] * 3)
    with workspace.file.writing("import_people") as writer:
        writer.insert_many(schema.person, [PERSON] * MANY)
        days = [{"person_id": 1, "course_id": 1, "completed_on": factories.TODAY}] * MANY
        writer.insert_many(schema.training, days)
    with workspace.file.writing("change_person") as writer:
        writer.update(schema.person, 2, given_name="Simple")
    workspace.close()
    return workspace.path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(whole, tmp_path / "copy.sgdesk"))


CHANGES = [
    ("UPDATE person SET given_name = 'Other' WHERE id IN (1, 2)", "2 people changed"),
    ("UPDATE person SET left_on = '2020-01-01' WHERE id = 3", "1 person changed"),
    ("DELETE FROM person WHERE id = 3", "1 person taken out"),
    (
        "INSERT INTO person (given_name, family_name, match_key) VALUES ('New', 'One', 'new one')",
        "1 person added",
    ),
    (
        "UPDATE person SET given_name = 'Other' WHERE id = 20",
        f"at least 1 of {MANY} people changed",
    ),
    (
        "UPDATE training SET completed_on = '2020-01-01' WHERE id = 7",
        f"at least 1 of {MANY} entries of training changed",
    ),
    ("UPDATE training SET voided_on = '2020-01-01' WHERE id IN (7, 8)", "2 entries of training"),
    ("DELETE FROM training WHERE id = 7", "1 entry of training taken out"),
    ("UPDATE organisation SET contact_name = 'Other'", "1 detail of the organisation changed"),
]


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize(("statement", "words"), CHANGES)
def test_what_another_program_changed_is_told_as_counts_before_anything_is_read(
    path: Path, statement: str, words: str, writable: bool
) -> None:
    spoil(path, statement)
    before = path.read_bytes()

    with pytest.raises(ChangedOutside) as told:
        open_file(path, writable=writable)

    assert words in told.value.found
    assert str(told.value).startswith("Another program changed copy.sgdesk without writing it")
    assert not {"Other", "Sample", "Simple"} & set(str(told.value).split())
    assert path.read_bytes() == before


def test_several_kinds_are_told_in_one_sentence(path: Path) -> None:
    spoil(
        path,
        "UPDATE person SET given_name = 'Other' WHERE id IN (1, 2)",
        "DELETE FROM person WHERE id = 3",
        "UPDATE training SET notes = 'x' WHERE id = 9",
    )

    with pytest.raises(ChangedOutside) as told:
        open_file(path, writable=True)

    assert told.value.found == ("2 people changed, 1 person taken out, 1 entry of training changed")


def test_a_file_whose_last_save_was_not_sealed_is_opened_and_sealed(path: Path) -> None:
    spoil(path, "DELETE FROM page_sum")
    assert verdict(path).seal is Seal.UNSEALED

    open_file(path, writable=False).close()
    open_file(path, writable=True).close()

    assert verdict(path).seal is Seal.SOUND


def test_an_entry_that_was_altered_is_damage(path: Path) -> None:
    spoil(path, "UPDATE history SET action = 'other' WHERE id = 2")

    with pytest.raises(DamagedError, match="the history was altered at entry 2"):
        open_file(path, writable=True)


CUT = [
    "DELETE FROM history WHERE id = (SELECT max(id) FROM history)",
    "UPDATE file_facts SET history_count = history_count + 1",
    "DELETE FROM file_facts",
]


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("statement", CUT)
def test_an_end_that_was_cut_off_is_told_at_opening(
    path: Path, statement: str, writable: bool
) -> None:
    spoil(path, statement)

    with pytest.raises(DamagedError, match="does not end where its last entry was written"):
        open_file(path, writable=writable)


def test_it_is_told_of_a_file_that_was_sealed_after_it_too(path: Path) -> None:
    spoil(path, "DELETE FROM history WHERE id = (SELECT max(id) FROM history)")
    factories.reseal(path)
    assert verdict(path).seal is Seal.SOUND

    with pytest.raises(DamagedError, match="does not end where"):
        open_file(path, writable=True)


def test_no_backup_is_made_of_such_a_file(path: Path, tmp_path: Path) -> None:
    spoil(path, CHANGES[0][0])

    with pytest.raises(NotBackedUpChanged, match=r"^No backup was made.*\(2 people changed\)"):
        back_up(path, tmp_path / "backups", factories.clock_at()())

    assert not list((tmp_path / "backups").iterdir())


def test_nor_is_it_moved(path: Path, tmp_path: Path) -> None:
    spoil(path, CHANGES[0][0])

    with pytest.raises(ChangedOutside):
        move_file(path, tmp_path / "other" / "moved.sgdesk")

    assert path.exists()
    assert not list((tmp_path / "other").iterdir())


def test_a_backup_that_was_changed_is_not_restored(path: Path, tmp_path: Path) -> None:
    made = back_up(path, tmp_path / "backups", factories.clock_at()())
    spoil(made.path, CHANGES[0][0])
    before = path.read_bytes()

    with pytest.raises(FileError, match=r"Another program changed .* \(2 people changed\)"):
        restore(made.path, path)

    assert path.read_bytes() == before


def test_what_changed_while_it_is_open_does_not_go_under_a_passphrase(path: Path) -> None:
    workspace = open_workspace(path, writable=True, clock=factories.clock_at())
    spoil(path, CHANGES[0][0])

    with pytest.raises(ChangedOutside, match="2 people changed"):
        change(workspace, new_passphrase("a long enough passphrase"))

    workspace.close()
    with pytest.raises(ChangedOutside):
        open_file(path, writable=False)


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_older_file_fits_its_history_once_it_is_brought_up_to_date(
    tmp_path: Path, version: int
) -> None:
    kept = Path(__file__).parents[3] / "databases" / f"schema-{version}.sgdesk"
    path = Path(shutil.copyfile(kept, tmp_path / "older.sgdesk"))

    open_file(path, writable=True).close()

    assert verdict(path).seal is Seal.SOUND


def test_what_was_changed_in_an_older_file_is_told_after_it_is_brought_up_to_date(
    tmp_path: Path,
) -> None:
    kept = Path(__file__).parents[3] / "databases" / "schema-3.sgdesk"
    path = Path(shutil.copyfile(kept, tmp_path / "older.sgdesk"))
    spoil(path, "UPDATE role SET name = 'Organiser' WHERE id = 1")

    for _ in range(2):  # and again as long as nobody said what is to become of it
        with pytest.raises(ChangedOutside, match="role"):
            open_file(path, writable=True)


@pytest.mark.parametrize(("rows", "times"), [(10**15, 1), (10**6, 40), (10**6, 1)])
def test_a_history_that_speaks_of_more_rows_than_there_can_be_is_damage(
    path: Path, rows: int, times: int
) -> None:
    one = {"table": "person", "op": "insert", "first": 1, "last": rows, "erased": True}
    _forge_last_entry(path, [one] * times)

    with pytest.raises(DamagedError, match="more than there can be"):
        open_file(path, writable=True)


def _forge_last_entry(path: Path, changes: list[dict[str, object]]) -> None:
    """Put changes into the last entry with digests and hashes that fit, as only malice does."""
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        entry = dict(raw.execute("SELECT * FROM history ORDER BY id DESC LIMIT 1").fetchone())
        parts = [json.loads(entry["details"]), *changes, entry["actor"]]
        entry["changes"] = as_json(changes)
        entry["digests"] = as_json([["salt", digest_under("salt", each)] for each in parts])
        head = entry_hash(entry)
        raw.execute(
            "UPDATE history SET changes = ?, digests = ?, hash = ? WHERE id = ?",
            (entry["changes"], entry["digests"], head, entry["id"]),
        )
        raw.execute("UPDATE file_facts SET history_head = ?", (head,))
        raw.commit()


def test_a_sealed_file_is_not_held_against_its_history_again(path: Path) -> None:
    """It would cost every opening what only one that another program wrote to needs."""
    spoil(path, CHANGES[0][0])
    factories.reseal(path)

    open_file(path, writable=True).close()

    engine = connect(path, read_only=True)
    with engine.connect() as connection:
        assert said(replay(connection)) == "2 people changed"
    engine.dispose()


def test_every_table_that_the_history_tells_of_has_words_for_one_and_for_many() -> None:
    for name in set(schema.metadata.tables) - UNJOURNALED:
        one, many = counted(name, 1), counted(name, 1200)
        assert one.startswith("1 ") and many.startswith("1,200 ")
        assert one[2:] != many[6:]


def test_what_another_program_changes_in_the_moment_before_a_save_is_told_and_not_sealed(
    path: Path,
) -> None:
    others: list[str] = []

    def clock() -> datetime:
        """The last thing that is asked before the file is locked for the save."""
        if others and others.pop() == "now":
            with closing(sqlite3.connect(path)) as raw:
                raw.execute("UPDATE person SET given_name = 'Other' WHERE id = 2")
                raw.commit()
        return NOW

    file = open_file(path, writable=True, clock=clock)
    others += ["now", "looked already"]
    with file.writing("change_person") as writer:
        writer.update(schema.person, 1, given_name="Simple")
    found = file.look_outside()
    file.close()

    assert found is not None
    assert found.what is Happened.UNNOTED
    with pytest.raises(ChangedOutside, match="1 person changed"):
        open_file(path, writable=True)


def test_of_an_import_from_before_schema_4_a_row_taken_out_is_told(tmp_path: Path) -> None:
    kept = Path(__file__).parents[3] / "databases" / "schema-3.sgdesk"
    path = Path(shutil.copyfile(kept, tmp_path / "older.sgdesk"))
    open_file(path, writable=True).close()
    spoil(path, "DELETE FROM non_completion WHERE id = 5")

    with pytest.raises(ChangedOutside, match="1 reason for not completing taken out"):
        open_file(path, writable=True)


def test_a_stored_file_that_was_undone_and_a_picture_that_was_changed_are_no_change_of_others(
    path: Path,
) -> None:
    paper = {"training_id": 1, "file_name": "sample.pdf", "media_type": "application/pdf"}
    kept = paper | {"sha256": "0" * 64, "content": b"sample", "added_on": factories.TODAY}
    workspace = open_workspace(path, writable=True)
    for picture in (b"one", b"two", b"three"):
        with workspace.file.writing("change_organisation") as writer:
            writer.update(schema.organisation, 1, logo_png=picture)
    with workspace.file.writing("keep_papers") as writer:
        for _ in range(MANY):
            writer.insert(schema.evidence, **kept)
    undo(workspace)
    with workspace.file.reading() as connection:
        assert list(replay(connection)) == []
    redo(workspace)
    workspace.close()

    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 4")  # it writes, and changes no row
    assert verdict(path).seal is Seal.UNSEALED
    open_file(path, writable=True).close()
