"""A file that was moved, replaced or written to by another program while it is open."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sgdesk.data.file.store import OrganisationFile, open_file
from sgdesk.domain.errors import ChangedOutside, FileError
from sgdesk.domain.file.health import Happened
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.outside import what_happened_outside
from sgdesk.services.file.workspace import new_workspace
from tests.data.file.backups.scene import add_people, people_in


def another(file: OrganisationFile) -> Path:
    """Another copy of the file, with one person more."""
    path = file.path.with_name("another.sgdesk")
    shutil.copyfile(file.path, path)
    copy = open_file(path, writable=True)
    add_people(copy, 1)
    copy.close()
    return path


def test_while_nobody_else_does_anything_nothing_is_said(file: OrganisationFile) -> None:
    for _ in range(3):
        add_people(file, 1)
        assert file.look_outside() is None


def test_another_copy_in_its_place_is_told_and_both_are_kept(file: OrganisationFile) -> None:
    other = another(file)
    other.replace(file.path)
    before = file.path.read_bytes()

    with pytest.raises(FileError) as refused:
        add_people(file, 5)

    kept = file.path.with_name("generic yours 2026-03-31 104200.sgdesk")
    assert str(refused.value) == (
        "Another copy took the place of generic.sgdesk while it was open (noticed at 10:42), so "
        f"this was not saved. Yours is kept as {kept}, and the other is as it was. Go on with "
        "yours, or open the one that is there now."
    )
    assert file.path.read_bytes() == before
    file.close()
    assert (people_in(file.path), people_in(kept)) == (4, 3)
    open_file(kept, writable=True).close()


def test_it_is_kept_once_however_often_it_is_asked(file: OrganisationFile) -> None:
    another(file).replace(file.path)

    found = [file.look_outside() for _ in range(3)]
    with pytest.raises(FileError, match="took the place"):
        add_people(file, 1)

    assert found[0] is not None
    assert found[0] == found[1] == found[2]
    assert len(list(file.path.parent.glob("generic yours *.sgdesk"))) == 1


def test_a_file_that_was_deleted_is_kept_from_what_is_open(file: OrganisationFile) -> None:
    file.path.unlink()

    with pytest.raises(FileError, match="no longer where it was: it was moved or deleted"):
        add_people(file, 1)

    found = file.look_outside()
    assert found is not None
    assert (found.what, found.kept is not None) == (Happened.GONE, True)
    file.close()
    assert found.kept is not None
    assert people_in(found.kept) == 3


def test_a_file_that_is_put_back_is_worked_with_again(file: OrganisationFile) -> None:
    away = file.path.rename(file.path.with_name("away.sgdesk"))
    with pytest.raises(FileError, match="no longer where it was"):
        add_people(file, 1)
    away.rename(file.path)

    add_people(file, 1)

    assert people_in(file.path) == 4


def test_where_the_folder_is_gone_it_is_kept_among_the_backups(
    tmp_path: Path, own_home: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    workspace = new_workspace(stick / "mine.sgdesk", name="Example", partnership="generic")
    shutil.rmtree(stick)

    found = what_happened_outside(workspace)
    workspace.close()

    assert found is not None
    assert found.kept is not None
    assert found.kept.parent == own_home / "backups"
    assert not stick.exists()


def test_where_no_copy_can_be_made_it_is_said_why(tmp_path: Path, own_home: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    workspace = new_workspace(stick / "mine.sgdesk", name="Example", partnership="generic")
    shutil.rmtree(stick)
    shutil.rmtree(own_home / "backups", ignore_errors=True)
    (own_home / "backups").write_text("in the way", "utf-8")

    why = "a folder on the way to it is not there|something of that name is there already"
    with pytest.raises(FileError, match=rf"no copy of it could be made \(({why})\)\. Find"):
        add_people(workspace.file, 1)
    workspace.close()


def test_an_encrypted_file_is_kept_under_its_key(tmp_path: Path) -> None:
    workspace = new_workspace(
        tmp_path / "mine.sgdesk",
        name="Example Club",
        partnership="generic",
        secret=Secret("a long enough passphrase"),
    )
    workspace.path.unlink()

    found = what_happened_outside(workspace)
    workspace.close()

    assert found is not None
    assert found.kept is not None
    assert b"Example Club" not in found.kept.read_bytes()
    open_file(found.kept, writable=True, key=workspace.file.key).close()


def test_a_file_that_was_only_touched_is_as_it_was(file: OrganisationFile) -> None:
    os.utime(file.path, ns=(1, 1))

    assert file.look_outside() is None
    add_people(file, 1)


def test_what_another_program_added_is_told_once(file: OrganisationFile) -> None:
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("UPDATE file_facts SET backup_number = 5")

    with pytest.raises(FileError, match="Another program saved into generic"):
        add_people(file, 1)

    add_people(file, 1)
    assert people_in(file.path) == 4


def test_another_file_written_over_it_is_told_every_time(
    file: OrganisationFile, tmp_path: Path
) -> None:
    other = new_workspace(tmp_path / "other.sgdesk", name="Example Club", partnership="generic")
    other.close()
    file.path.write_bytes(other.path.read_bytes())

    for _ in range(2):
        with pytest.raises(FileError, match=r"wrote over generic.*is no longer in it"):
            add_people(file, 1)

    assert people_in(file.path) == 0


def test_what_is_no_longer_whole_is_told_as_damage(file: OrganisationFile) -> None:
    whole = bytearray(file.path.read_bytes())
    whole[24:28] = bytes(4)
    whole[5000:9000] = bytes(4000)
    file.path.write_bytes(whole)

    with pytest.raises(FileError, match="is damaged"):
        add_people(file, 1)


def test_an_equal_copy_under_its_name_is_told_by_the_saving_itself(file: OrganisationFile) -> None:
    copy = file.path.with_name("copy.sgdesk")
    shutil.copy2(file.path, copy)
    copy.replace(file.path)

    with pytest.raises(FileError, match="was moved or replaced while it was open"):
        add_people(file, 1)

    file.close()
    assert people_in(file.path) == 3


def test_what_another_program_changed_past_the_history_keeps_anything_from_being_saved(
    file: OrganisationFile,
) -> None:
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("UPDATE person SET given_name = 'Other' WHERE id = 2")

    for _ in range(2):
        with pytest.raises(FileError, match="without writing it into the history"):
            add_people(file, 1)

    found = file.look_outside()
    assert found is not None
    assert found.what is Happened.UNNOTED
    file.close()
    with pytest.raises(ChangedOutside, match="1 person changed"):
        open_file(file.path, writable=True)


def test_a_file_that_is_gone_is_kept_with_what_another_program_changed_and_says_so(
    file: OrganisationFile,
) -> None:
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("UPDATE person SET given_name = 'Other' WHERE id = 2")
    file.path.unlink()

    found = file.look_outside()
    file.close()

    assert found is not None and found.kept is not None
    with pytest.raises(ChangedOutside, match="1 person changed"):
        open_file(found.kept, writable=True)
