"""Backups are known by what is in them: moved and renamed files, two files of one name."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from sgdesk.data.file.backups.copying import back_up, mark_copy
from sgdesk.data.file.backups.facts import facts_of
from sgdesk.data.file.backups.listing import all_backups, list_backups
from sgdesk.data.file.backups.restoring import restore
from sgdesk.data.file.store import OrganisationFile
from sgdesk.domain.file.names import stem_of
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.workspace import new_workspace
from tests.data.file.backups.scene import NOW, add_people

KEPT = Path(__file__).parents[3] / "databases"


def test_a_file_that_was_renamed_or_moved_keeps_its_backups(
    file: OrganisationFile, folder: Path, tmp_path: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    file.close()
    (tmp_path / "other").mkdir()
    moved = file.path.rename(tmp_path / "other" / "renamed.sgdesk")
    later = back_up(moved, folder, NOW + timedelta(days=1))

    assert list_backups(folder, facts_of(moved).identity, "renamed") == (later, made)
    assert later.number == 2


def test_two_files_of_one_name_have_two_sets(
    file: OrganisationFile, folder: Path, tmp_path: Path
) -> None:
    mine = back_up(file.path, folder, NOW)
    (tmp_path / "other").mkdir()
    other = new_workspace(
        tmp_path / "other" / "generic.sgdesk", name="Example Club", partnership="generic"
    )
    other.close()
    theirs = back_up(other.path, folder, NOW)

    assert mine.path.name == "generic 2026-03-31 104207.sgdesk"
    assert theirs.path.name == "generic 2026-03-31 104207 (2).sgdesk"
    assert list_backups(folder, mine.identity, "generic") == (mine,)
    assert list_backups(folder, theirs.identity, "generic") == (theirs,)
    assert theirs.number == 1


def test_one_made_in_2099_does_not_stand_first_for_ever(
    file: OrganisationFile, folder: Path
) -> None:
    moments = (NOW, NOW.replace(year=2099), NOW.replace(year=1970), NOW + timedelta(days=1))
    made = [back_up(file.path, folder, moment) for moment in moments]

    assert list_backups(folder, made[0].identity, "generic") == tuple(reversed(made))


def test_the_file_before_the_first_of_its_kind_is_known_by_its_first_entry(
    tmp_path: Path, folder: Path
) -> None:
    old = tmp_path / "generic.sgdesk"
    shutil.copyfile(KEPT / "schema-3.sgdesk", old)
    made = back_up(old, folder, NOW)

    assert (made.number, made.made_at) == (0, NOW)
    assert len(made.identity) == 32
    assert list_backups(folder, made.identity, "renamed since") == (made,)
    assert list_backups(folder, "another", "generic") == ()


def test_what_cannot_be_read_is_listed_as_such_after_the_others(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    for name, content in (
        ("generic 2027-01-01 120000.sgdesk", b"no backup"),
        ("not generic 2027-01-01 120000.sgdesk", b"no backup"),
        ("generic copy.sgdesk", b"no backup"),
        (".generic 2027-01-01 120000.sgdesk", b"hidden"),
    ):
        (folder / name).write_bytes(content)
    (folder / "generic 2027-01-02 120000.sgdesk").mkdir()

    first, second = list_backups(folder, made.identity, "generic")

    assert first == made
    assert not second.is_readable
    assert second.path.name == "generic 2027-01-01 120000.sgdesk"
    assert "is not an organisation file" in second.fault


def test_where_the_file_itself_cannot_be_read_its_backups_are_those_of_its_name(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW)

    assert list_backups(folder, "", "generic") == (made,)
    assert list_backups(folder, "", "other") == ()
    assert list_backups(folder / "nowhere", "", "generic") == ()


def test_a_folder_of_many_is_listed_with_whose_they_are(
    file: OrganisationFile, folder: Path, tmp_path: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    other = new_workspace(tmp_path / "o.sgdesk", name="Example Club", partnership="generic")
    other.close()
    theirs = back_up(other.path, folder, NOW - timedelta(days=1))

    assert all_backups(folder) == (made, theirs)
    assert [each.organisation for each in all_backups(folder)] == ["St Example's", "Example Club"]


def test_encrypted_backups_are_listed_with_their_key_and_as_unreadable_without(
    tmp_path: Path, folder: Path
) -> None:
    workspace = new_workspace(
        tmp_path / "mine.sgdesk",
        name="St Example's",
        partnership="generic",
        secret=Secret("a long enough passphrase"),
    )
    add_people(workspace.file, 1)
    key = workspace.file.key
    made = back_up(workspace.path, folder, NOW, key)
    workspace.close()

    assert list_backups(folder, made.identity, "mine", key) == (made,)
    (locked,) = list_backups(folder, made.identity, "mine")
    assert (locked.is_encrypted, locked.is_readable, locked.made_at) == (True, False, NOW)
    assert "has a passphrase" in locked.fault


def test_fifty_are_listed_the_newest_first(file: OrganisationFile, folder: Path) -> None:
    made = back_up(file.path, folder, NOW)
    for number in range(2, 51):
        copy = folder / f"generic copy {number}.sgdesk"
        shutil.copyfile(made.path, copy)
        with closing(sqlite3.connect(copy)) as connection, connection:
            connection.execute("UPDATE file_facts SET backup_number = ?", (number,))

    listed = list_backups(folder, made.identity, "generic")

    assert [each.number for each in listed] == list(range(50, 0, -1))


def test_what_a_backup_says_of_itself_is_not_believed_blindly(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    mark_copy(made.path, None, number=7, backed_up_at="some time in spring")

    (found,) = list_backups(folder, made.identity, "generic")

    assert (found.number, found.made_at.astimezone(NOW.tzinfo)) == (7, NOW)


def test_a_file_with_a_very_long_name_has_backups_too(
    file: OrganisationFile, folder: Path, tmp_path: Path
) -> None:
    file.close()
    long = file.path.rename(tmp_path / f"{'x' * 230}.sgdesk")

    made = back_up(long, folder, NOW)

    assert list_backups(folder, "", stem_of(long)) == (made,)
    assert restore(made.path, long, NOW).kept is not None
