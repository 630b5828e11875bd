"""Check reads everything in a file as the program would, and says in words what is wrong where."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sgdesk.domain.errors import BackupChanged, ChangedOutside, DamagedError, FileError
from sgdesk.services.file.safety.backing_up import back_up
from sgdesk.services.file.safety.checking import Health, check
from sgdesk.services.file.safety.restoring import restore
from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from tests.factories import clock_at
from tests.services.file.damaged import sound_file, spoil


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "kept.sgdesk"
    made.write_bytes(sound_file())
    return made


def found_in(health: Health) -> str:
    assert not health.is_sound
    return "\n".join(health.faults)


def test_a_sound_file_is_sound_and_counted(path: Path) -> None:
    health = check(path)

    assert health.faults == ()
    assert (health.organisation, health.people) == ("St Example's, Leominster", 40)
    assert health.training > 90


def test_a_file_that_says_nothing_of_itself_any_more_is_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DELETE FROM file_facts")

    assert "does not end where its last entry was written" in found_in(check(path))


SPOILT = [
    (
        "UPDATE training SET completed_on = '2026-13-31' WHERE id = 3",
        "an entry of training (number 3): a date is no day of the calendar",
    ),
    (
        "UPDATE training SET completed_on = '2021-02-03' WHERE id = 3",
        "an entry of training (number 1): it, or one up to number",
    ),
    (
        "UPDATE person SET family_name = CAST(x'41ff' AS TEXT) WHERE id = 4",
        "a person (number 4): a text in it is no text",
    ),
    ("UPDATE person SET kind = 'stuff' WHERE id = 4", "a person (number 4): says a word that"),
    ("UPDATE training SET outcome = 'cancelled' WHERE id = 3", "a word that the program does not"),
    ("UPDATE post SET person_id = 999 WHERE id = 2", "a person that belongs to it is gone"),
    ("DELETE FROM setting WHERE id = 1", "a setting (number 1): is gone, though entry"),
    (
        "INSERT INTO topic (id, key, title) VALUES (77, 'extra', 'Extra')",
        "a topic of yours (number 77): was not put there by any entry of the history",
    ),
    (
        "UPDATE certificate SET face = replace(face, 'Level', 'Bevel') WHERE id = 1",
        "a certificate (number 1): is not what was signed when it was issued",
    ),
    ("UPDATE certificate SET face = '{' WHERE id = 1", "what a certificate says cannot be read"),
    (
        "UPDATE return_document SET document = replace(document, ': 36', ': 37') WHERE id = 1",
        "a final return (number 1): ",
    ),
    (
        "UPDATE return_document SET history_head = substr(history_head, 2) || '0'",
        "was made after an entry of the history that is no longer there",
    ),
    (
        "UPDATE return_file SET content = x'00' WHERE id = 1",
        "a file of a final return (number 1): is not what was put in",
    ),
    ("UPDATE evaluation SET answers = '[1' WHERE id = 1", "a form: "),
    ("UPDATE organisation SET logo_png = x'89504e47'", "the organisation's details: the logo is"),
    ("UPDATE history SET action = 'other' WHERE id = 2", "the history: was altered at entry 2"),
    ("DELETE FROM history WHERE id = (SELECT max(id) FROM history)", "does not end where"),
    (
        "UPDATE history SET digests = replace(digests, substr(digests, 4, 32), '') WHERE id = 1",
        "lacks values though nobody was ever erased",
    ),
    ("CREATE TRIGGER t AFTER INSERT ON person BEGIN SELECT 1; END", "it has a trigger"),
]


@pytest.mark.parametrize(("statement", "words"), SPOILT)
def test_whatever_was_changed_is_told_with_its_place(
    path: Path, statement: str, words: str
) -> None:
    spoil(path, statement)

    told = found_in(check(path))

    assert words in told
    assert "Leominster" not in told


def test_a_change_that_every_sum_and_date_allows_still_shows_against_the_history(
    path: Path,
) -> None:
    spoil(path, "UPDATE role SET name = 'Organiser' WHERE id = 1")

    assert "a role (number 1)" in found_in(check(path))


def test_one_bit_on_the_disk_shows(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.index(b"Leominster") + 3] ^= 1
    path.write_bytes(content)

    assert "a part of it has changed since it was written" in found_in(check(path))


def test_a_file_without_a_beginning_is_refused(path: Path) -> None:
    path.write_bytes(b"Dear all")

    with pytest.raises(FileError, match="is not an organisation file"):
        check(path)


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_file_of_an_older_schema_is_looked_at_as_far_as_it_goes(
    tmp_path: Path, version: int
) -> None:
    kept = Path(__file__).parents[3] / "databases" / f"schema-{version}.sgdesk"
    path = tmp_path / "older.sgdesk"
    path.write_bytes(kept.read_bytes())
    assert check(path).faults == ()

    spoil(path, "UPDATE training SET completed_on = 'soon' WHERE id = 3")

    assert "an entry of training (number 3)" in found_in(check(path))


def test_a_page_without_its_rows_is_told_and_stumbled_over_by_nothing(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'organisation'"
        (page,) = raw.execute(query).fetchone()
    empty = bytes([0x0D, 0, 0, 0, 0, 0x10, 0, 0]) + bytes(4088)
    with path.open("r+b") as stream:
        stream.seek((page - 1) * 4096)
        stream.write(empty)

    assert check(path).findings


def test_a_table_of_somebody_elses_is_no_fault_and_is_told(path: Path) -> None:
    assert check(path).notes == ()
    spoil(path, "CREATE TABLE elsewhere (id INTEGER PRIMARY KEY)")

    found = check(path)

    assert found.is_sound
    assert found.notes[0].startswith("Another program put a table of its own into the file.")


def _add_somebody(path: Path) -> None:
    workspace = open_workspace(path, writable=True, clock=clock_at())
    add_person(workspace, PersonDetails("Sample", "Newcomer"))
    workspace.close()


def _said(name: str, end: str) -> str:
    return f"its newest backup, {name}, made on 31 March 2026 at 10:42, {end}"


def test_a_file_that_holds_what_its_newest_backup_holds_is_sound(path: Path) -> None:
    back_up(path, clock=clock_at())
    _add_somebody(path)

    assert check(path).faults == ()
    assert check(path).notes == ()


def test_a_copy_from_before_is_sound_and_told_with_the_backup_that_has_more(path: Path) -> None:
    _add_somebody(path)
    older = sound_file()
    made = back_up(path, clock=clock_at())
    path.write_bytes(older)

    found = check(path)

    assert found.fault is None
    assert not found.is_latest
    (said,) = found.notes
    assert said.startswith("It is a copy from before: nothing is wrong in it, but ")
    assert _said(made.path.name, "has changes that are not in it.") in said
    assert said.endswith("restore that backup; this copy is then kept beside it.")


def test_a_copy_that_was_worked_on_apart_is_told(path: Path) -> None:
    other = path.with_name("other.sgdesk")
    other.write_bytes(sound_file())
    _add_somebody(other)
    _add_somebody(path)
    made = back_up(path, clock=clock_at())

    assert check(path).is_latest
    found = check(other)
    assert found.fault is None
    assert not found.is_latest
    (said,) = found.notes
    assert _said(made.path.name, "were worked on apart from each other: ") in said


def test_a_backup_that_is_damaged_itself_says_nothing_of_the_file(path: Path) -> None:
    back_up(path, clock=clock_at())
    older = path.read_bytes()
    _add_somebody(path)
    made = back_up(path, clock=clock_at(hour=11))
    path.write_bytes(older)
    spoil(made.path, "UPDATE person SET given_name = 'Other' WHERE id = 1")

    assert check(path).is_sound


def test_an_older_backup_is_no_fault_for_being_older(path: Path) -> None:
    first = back_up(path, clock=clock_at())
    _add_somebody(path)
    back_up(path, clock=clock_at(hour=11))

    assert check(first.path).is_sound


def test_a_file_that_somebody_took_back_to_an_older_backup_is_sound_and_it_is_said(
    path: Path,
) -> None:
    first = back_up(path, clock=clock_at())
    _add_somebody(path)
    back_up(path, clock=clock_at(hour=11))
    restore(first.path, path, clock=clock_at(hour=12))

    found = check(path)

    assert found.is_sound
    assert found.is_latest
    assert found.newer is not None
    assert found.notes == (
        f"The newest backup, {found.newer.name}, made on 31 March 2026 at 11:42, has changes that "
        "are not in the file, because the file was restored since.",
    )


def test_what_can_be_kept_and_noted_is_told_from_damage(path: Path) -> None:
    spoil(path, "UPDATE role SET name = 'Organiser' WHERE id = 1")
    found = check(path).fault
    assert isinstance(found, ChangedOutside)
    with pytest.raises(ChangedOutside) as opened:
        open_workspace(path, writable=False)
    assert str(found) == str(opened.value), "checking says what opening says"
    assert "1 role changed" in str(found)

    path.write_bytes(sound_file())
    spoil(path, "UPDATE history SET action = 'other' WHERE id = 2")
    assert isinstance(check(path).fault, DamagedError)


def test_changes_beside_damage_are_damage(path: Path) -> None:
    spoil(path, "UPDATE role SET name = 'Organiser' WHERE id = 1")
    spoil(path, "UPDATE history SET action = 'other' WHERE id = 2")
    assert isinstance(check(path).fault, DamagedError)


def test_a_backup_that_another_program_changed_is_called_so(path: Path, tmp_path: Path) -> None:
    made = back_up(path, clock=clock_at()).path
    spoil(made, "UPDATE role SET name = 'Organiser' WHERE id = 1")
    with pytest.raises(BackupChanged, match="1 role changed"):
        restore(made, tmp_path / "restored.sgdesk", clock=clock_at())
