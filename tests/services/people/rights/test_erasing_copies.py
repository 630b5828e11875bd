"""Copies that still hold somebody who was erased: told, made anew, and removed."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sgdesk.data.file import history
from sgdesk.data.file.backups import copying
from sgdesk.data.file.store import open_file
from sgdesk.domain.errors import FileError, RefusedError
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.backing_up import (
    back_up_and_thin,
    back_up_elsewhere,
    backups_of,
)
from sgdesk.services.file.safety.checking import check
from sgdesk.services.file.safety.copies import CopyPlace, HeldIn, backups_to_cleanse, remove_copies
from sgdesk.services.file.workspace import Workspace, new_workspace, open_workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.people.people import PersonDetails, add_person, change_person
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.rights.retention import set_hold
from sgdesk.services.training.standing import everyone
from tests import databases
from tests.factories import clock_at
from tests.services.people.rights.zelda import (
    CANARIES,
    YORICK,
    copied,
    erase,
    left_in,
    restored_from,
)


def test_copies_beside_the_file_that_hold_them_are_told_and_made_anew(
    workspace: Workspace,
) -> None:
    whom = erasing.find_person(workspace, "Z1")
    name = f"{workspace.path.stem} before restore 2026-01-02 030405.sgdesk"
    copy = copied(workspace, workspace.path.with_name(name))
    made = back_up_and_thin(workspace)
    erase(workspace, "Z1")
    told = {each.path: each.goes_by for each in erasing.still_in_backups(workspace, whom)}
    assert told[copy] is None
    assert told[made.path] is not None
    assert set(told) == {copy, made.path}
    assert left_in(copy) == list(CANARIES)
    assert set(erasing.erase_in_backups(workspace).done) == {copy, made.path}
    assert left_in(copy) == []


def test_only_a_backup_that_is_thinned_out_has_a_day_by_which_it_goes(
    workspace: Workspace, tmp_path: Path
) -> None:
    whom = erasing.find_person(workspace, "Z1")
    kept = tmp_path / "aside"
    kept.mkdir()
    old = copied(workspace, kept / "old.sgdesk")
    change_person(workspace, YORICK, PersonDetails("Yorick", "Stays", notes="Later"))
    made = back_up_and_thin(workspace)
    restored = restored_from(workspace, old)
    told = erasing.still_in_backups(restored, whom)
    assert [(each.path, each.goes_by) for each in told] == [(made.path, None)]


def test_two_of_one_import_are_told_apart_in_the_copies(
    workspace: Workspace, tmp_path: Path
) -> None:
    sheet = tmp_path / "both.csv"
    sheet.write_text("given_name,family_name\nPat,Firstgone\nKim,Lastgone\n", "utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, sheet)
    before = {each.path for each in backups_of(workspace)}
    erase(workspace, "Pat Firstgone")
    made = back_up_and_thin(workspace)
    kim = erasing.find_person(workspace, "Kim Lastgone")
    erase(workspace, "Kim Lastgone")
    assert left_in(made.path, ("Firstgone", "Lastgone")) == ["Lastgone"]
    assert made.path in {each.path for each in erasing.still_in_backups(workspace, kim)}
    assert made.path in {each.path for each in backups_to_cleanse(workspace.file)} - before
    assert made.path in erasing.erase_in_backups(workspace).done
    assert left_in(made.path, ("Firstgone", "Lastgone")) == []
    assert backups_to_cleanse(workspace.file) == ()


def test_backups_are_made_anew_without_them_and_stay_backups(workspace: Workspace) -> None:
    whom = erasing.find_person(workspace, "Z1")
    made = back_up_and_thin(workspace)
    assert [each.path for each in erasing.still_in_backups(workspace, whom)] == [made.path]
    erase(workspace, "Z1")
    assert [each.path for each in erasing.still_in_backups(workspace, whom)] == [made.path]
    set_hold(workspace, holds=True)
    with pytest.raises(RefusedError, match="hold"):
        erasing.erase_in_backups(workspace)
    set_hold(workspace, holds=False)
    found = erasing.erase_in_backups(workspace)
    assert (found.done, found.left) == ((made.path,), ())
    assert left_in(made.path) == []
    assert erasing.still_in_backups(workspace, whom) == ()
    (after,) = backups_of(workspace)
    assert (after.number, after.made_at, after.people) == (made.number, made.made_at, 1)
    assert check(made.path).findings == ()
    assert erasing.erase_in_backups(workspace).done == ()


def test_an_encrypted_file_and_its_backups_are_erased_likewise(tmp_path: Path) -> None:
    secret = Secret("correct horse battery staple")
    path = tmp_path / "locked.sgdesk"
    made = new_workspace(
        path, name="Locked", partnership="generic", clock=clock_at(), secret=secret
    )
    add_person(made, PersonDetails("Zelda", "Quillfeather", reference="Z1"))
    backup = back_up_and_thin(made)
    erase(made, "Z1")
    with made.file.reading() as reader:
        assert history.broken_link(reader) is None
        everything = repr(reader.exec_driver_sql("SELECT * FROM history").all())
    assert "Quillfeather" not in everything
    assert erasing.erase_in_backups(made).done == (backup.path,)
    made.close()
    reopened = open_workspace(path, writable=True, clock=clock_at(), secret=secret)
    assert not reopened.erased
    assert everyone(reopened) == ()
    reopened.close()


P16 = "Sample P16"


@pytest.fixture
def upgraded(tmp_path: Path) -> Iterator[Workspace]:
    """A file of an older version that was brought up to date, and somebody in it erased.

    What was made before that, in the usual folder, is of the older version.
    """
    path = tmp_path / "club.sgdesk"
    shutil.copy(Path(databases.__file__).with_name("schema-3.sgdesk"), path)
    made = open_workspace(path, writable=True, clock=clock_at())
    erase(made, P16)
    yield made
    made.close()


def held(workspace: Workspace) -> dict[Path, HeldIn]:
    return {each.path: each for each in backups_to_cleanse(workspace.file)}


def test_a_backup_of_an_older_version_is_not_made_anew_and_says_so(upgraded: Workspace) -> None:
    (old,) = held(upgraded).values()
    assert "older version" in old.why_not
    assert old.people
    assert erasing.erase_in_backups(upgraded).left == (old.path,)
    assert left_in(old.path, (P16,))


def test_such_a_backup_is_removed_once_a_new_one_is_made(upgraded: Workspace) -> None:
    (old,) = held(upgraded)
    done = remove_copies(upgraded, [old])
    assert done.gone == (old,)
    assert not old.exists()
    assert held(upgraded) == {}
    assert done.backup is not None
    assert [each.path for each in backups_of(upgraded)] == [done.backup.path]
    assert left_in(done.backup.path, (P16,)) == []
    assert check(done.backup.path).findings == ()


def test_where_no_new_backup_can_be_made_nothing_is_removed(
    upgraded: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (old,) = held(upgraded)

    def full(*_: object, **__: object) -> None:
        raise FileError("The disk is full.")

    monkeypatch.setattr(copying, "back_up", full)
    with pytest.raises(FileError, match="full"):
        remove_copies(upgraded, [old])
    assert old.exists()


def test_under_a_hold_no_copy_is_removed(upgraded: Workspace) -> None:
    (old,) = held(upgraded)
    set_hold(upgraded, holds=True)
    with pytest.raises(RefusedError, match="hold"):
        remove_copies(upgraded, [old])
    assert old.exists()


def test_what_holds_nobody_who_was_erased_is_never_removed(
    upgraded: Workspace, tmp_path: Path
) -> None:
    clean = back_up_and_thin(upgraded).path
    other = tmp_path / "letter.sgdesk"
    other.write_bytes(b"A letter")
    done = remove_copies(upgraded, [clean, other, upgraded.path])
    assert (done.gone, done.left, done.backup) == ((), (), None)
    assert clean.exists()
    assert other.exists()
    assert upgraded.path.exists()


def test_the_second_place_gets_a_new_backup_before_its_old_one_goes(
    workspace: Workspace, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    old = back_up_elsewhere(workspace, stick).backup.path
    erase(workspace, "Z1")
    assert held(workspace)[old].place is CopyPlace.SECOND
    assert remove_copies(workspace, [old]).gone == (old,)
    (new,) = backups_of(workspace, stick)
    assert new.path != old
    assert left_in(new.path) == []


def test_a_copy_of_the_second_place_is_made_anew_too(workspace: Workspace, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    old = back_up_elsewhere(workspace, stick).backup.path
    erase(workspace, "Z1")
    assert erasing.erase_in_backups(workspace).done == (old,)
    assert left_in(old) == []


def test_a_copy_that_cannot_be_read_is_told_and_not_called_clean(workspace: Workspace) -> None:
    made = back_up_and_thin(workspace)
    erase(workspace, "Z1")
    made.path.write_bytes(made.path.read_bytes()[:100] + bytes(4096))
    told = held(workspace)[made.path]
    assert not told.is_readable
    assert erasing.erase_in_backups(workspace).left == (made.path,)
    assert remove_copies(workspace, [made.path]).gone == (made.path,)


def test_a_copy_whose_log_cannot_be_read_does_not_hide_the_others(workspace: Workspace) -> None:
    name = f"{workspace.path.stem} before restore 2026-01-02 030405.sgdesk"
    copy = copied(workspace, workspace.path.with_name(name))
    made = back_up_and_thin(workspace)
    erase(workspace, "Z1")
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("DROP TABLE erasure")
        raw.commit()
    assert not held(workspace)[copy].is_readable
    assert held(workspace)[made.path].is_readable


def test_a_copy_that_another_has_open_is_left_and_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    copy = copied(workspace, workspace.path.with_name("a copy.sgdesk"))
    erase(workspace, "Z1")
    other = open_file(copy, writable=True, clock=clock_at())
    try:
        done = remove_copies(workspace, [copy])
    finally:
        other.close()
    assert done.gone == ()
    assert [each.path for each in done.left] == [copy]
    assert copy.exists()
