"""Restoring never loses what was there, whatever state it is in, and can be taken back."""

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.data.file.backups.copying import back_up
from sgdesk.data.file.backups.exchange import Exchange, is_unfinished, note_path, read_note
from sgdesk.data.file.backups.restoring import (
    before_opening,
    is_from_taken_back,
    kept_by_last_restore,
    restore,
    target_of,
    undo_restore,
)
from sgdesk.data.file.backups.wholeness import find_faults, verify
from sgdesk.data.file.disk.lock import WriterLock
from sgdesk.data.file.store import OrganisationFile, open_file
from sgdesk.domain.errors import FileError, InputError
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.workspace import new_workspace
from tests.data.file.backups.scene import NOW, add_people, people_in
from tests.data.file.children import disk_full_after
from tests.data.file.test_engine import leave_hot_journal


def test_restoring_onto_a_full_disk_leaves_what_was_there(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    add_people(file, 2)
    file.close()
    before = file.path.read_bytes()

    with disk_full_after(5), pytest.raises(FileError, match="The disk is full"):
        restore(made.path, file.path, NOW)

    assert file.path.read_bytes() == before
    assert not [each for each in file.path.parent.iterdir() if ".part" in each.name]


def test_restoring_keeps_what_was_there_under_another_name(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    add_people(file, 2)
    file.close()

    done = restore(made.path, file.path, NOW)

    assert done.kept is not None
    assert done.kept.name == "generic before restore 2026-03-31 104207.sgdesk"
    assert (people_in(file.path), people_in(done.kept), people_in(made.path)) == (3, 5, 3)
    assert (done.was, done.now, done.is_other) == ("St Example's", "St Example's", False)
    open_file(file.path, writable=True).close()


def test_a_restored_file_is_no_backup_any_more_and_numbers_go_on(
    file: OrganisationFile, folder: Path, tmp_path: Path
) -> None:
    for _ in range(3):
        made = back_up(file.path, folder, NOW)

    restore(made.path, tmp_path / "other.sgdesk", NOW)

    with closing(sqlite3.connect(tmp_path / "other.sgdesk")) as connection:
        facts = connection.execute("SELECT backup_number, backed_up_at FROM file_facts").fetchone()
    assert facts == (3, "")
    verify(tmp_path / "other.sgdesk")
    assert back_up(tmp_path / "other.sgdesk", tmp_path / "new folder", NOW).number == 4


def test_restoring_into_an_empty_place_keeps_nothing(
    file: OrganisationFile, folder: Path, tmp_path: Path
) -> None:
    made = back_up(file.path, folder, NOW)

    assert restore(made.path, tmp_path / "new" / "mine.sgdesk", NOW).kept is None
    assert people_in(tmp_path / "new" / "mine.sgdesk") == 3
    assert kept_by_last_restore(tmp_path / "new" / "mine.sgdesk") is None


@pytest.mark.parametrize("file_is_lost", [False, True])
def test_a_stale_journal_never_meets_the_backup(
    file: OrganisationFile, folder: Path, file_is_lost: bool
) -> None:
    made = back_up(file.path, folder, NOW)
    file.close()
    leave_hot_journal(file.path)
    journal = file.path.with_name(f"{file.path.name}-journal").read_bytes()
    if file_is_lost:
        file.path.unlink()

    restore(made.path, file.path, NOW)

    assert not file.path.with_name(f"{file.path.name}-journal").exists()
    assert find_faults(file.path) == ()
    assert people_in(file.path) == 3
    kept = [each for each in file.path.parent.iterdir() if each.name.endswith("-journal")]
    assert [each.read_bytes() for each in kept] == [journal]


def spoil(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[:100] = bytes(100)
    path.write_bytes(whole)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [spoil, cut, empty])
def test_it_does_not_matter_what_state_the_file_is_in(
    file: OrganisationFile, folder: Path, harm: Callable[[Path], None]
) -> None:
    made = back_up(file.path, folder, NOW)
    file.close()
    harm(file.path)
    before = file.path.read_bytes()

    done = restore(made.path, target_of(file.path), NOW)

    assert people_in(file.path) == 3
    assert done.kept is not None
    assert done.kept.read_bytes() == before
    undo_restore(file.path, NOW)
    assert file.path.read_bytes() == before


def test_a_backup_of_another_organisation_is_told(
    file: OrganisationFile, folder: Path, tmp_path: Path
) -> None:
    other = new_workspace(tmp_path / "other.sgdesk", name="Example Club", partnership="generic")
    other.close()
    made = back_up(other.path, folder, NOW)
    file.close()

    done = restore(made.path, file.path, NOW)

    assert (done.was, done.now, done.is_other) == ("St Example's", "Example Club", True)


def test_a_restore_is_taken_back_and_that_too(file: OrganisationFile, folder: Path) -> None:
    made = back_up(file.path, folder, NOW)
    add_people(file, 2)
    file.close()
    restore(made.path, file.path, NOW)

    back = undo_restore(file.path, NOW + timedelta(minutes=1))

    assert people_in(file.path) == 5
    assert back.kept is not None
    assert back.kept.name == "generic restore taken back 2026-03-31 104307.sgdesk"
    assert is_from_taken_back(back.kept)
    again = undo_restore(file.path, NOW + timedelta(minutes=2))
    assert people_in(file.path) == 3
    assert again.kept is not None
    assert again.kept.name == "generic before restore 2026-03-31 104407.sgdesk"
    assert not is_from_taken_back(again.kept)


def test_the_last_restore_is_taken_back_whatever_the_clock_said(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    add_people(file, 2)
    file.close()
    restore(made.path, file.path, NOW.replace(year=2099))
    with open_again(file) as again:
        add_people(again, 4)
    restore(made.path, file.path, NOW)

    undo_restore(file.path, NOW)

    assert people_in(file.path) == 7


def open_again(file: OrganisationFile) -> "closing[OrganisationFile]":
    return closing(open_file(file.path, writable=True))


def test_without_the_file_from_before_there_is_nothing_to_take_back(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    file.close()
    with pytest.raises(InputError, match="There is no restore of generic"):
        undo_restore(file.path, NOW)
    kept = restore(made.path, file.path, NOW).kept
    assert kept is not None
    kept.unlink()
    before = file.path.read_bytes()

    with pytest.raises(InputError, match="There is no restore of generic"):
        undo_restore(file.path, NOW)

    assert file.path.read_bytes() == before


def test_a_folder_or_another_document_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "Letters").mkdir()
    (tmp_path / "letter.docx").write_bytes(b"Dear all")

    with pytest.raises(InputError, match="is a folder"):
        target_of(tmp_path / "Letters")
    with pytest.raises(InputError, match="is not an organisation file, so nothing was put"):
        target_of(tmp_path / "letter.docx")

    assert sorted(each.name for each in tmp_path.iterdir()) == ["Letters", "letter.docx"]


def test_a_target_is_an_organisation_file_by_its_name_or_by_its_header(
    file: OrganisationFile, tmp_path: Path
) -> None:
    file.close()
    plain = file.path.rename(tmp_path / "St. Mary's")
    (tmp_path / "damaged.SGDESK").write_bytes(b"")

    assert target_of(plain) == plain
    assert target_of(tmp_path / "damaged.SGDESK") == tmp_path / "damaged.SGDESK"
    assert target_of(tmp_path / "damaged") == tmp_path / "damaged.sgdesk"
    assert target_of(tmp_path / "St. John's") == tmp_path / "St. John's.sgdesk"


@pytest.mark.needs("pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.sgdesk")

    with pytest.raises(InputError, match="a device or a pipe"):
        target_of(tmp_path / "pipe.sgdesk")


@pytest.mark.needs("links")
def test_a_link_to_the_file_stays_a_link(
    file: OrganisationFile, folder: Path, tmp_path: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    add_people(file, 2)
    file.close()
    link = tmp_path / "elsewhere" / "link.sgdesk"
    link.parent.mkdir()
    link.symlink_to(file.path)

    restore(made.path, target_of(link), NOW)

    assert link.is_symlink()
    assert people_in(file.path) == 3


def test_while_a_restore_is_under_way_nobody_opens_the_file(file: OrganisationFile) -> None:
    file.close()
    note_path(file.path).write_text(
        '{"source": ".none.part", "kept": "kept.sgdesk", "spare": "spare", "done": false}',
        encoding="utf-8",
    )

    with WriterLock(file.path):
        for writable in (True, False):
            with pytest.raises(FileError, match="is already open"):
                open_file(file.path, writable=writable)

    open_file(file.path, writable=False).close()
    assert not is_unfinished(file.path)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "[]",
        "{",
        '{"source": "../../passwords", "kept": "x", "spare": "y"}',
        '{"source": "x", "kept": 5, "spare": "y"}',
        '{"source": "", "kept": "x", "spare": "y"}',
        '{"source": "x", "kept": "x", "spare": "y", "more": 1}',
    ],
)
def test_a_note_that_is_none_of_ours_moves_nothing(file: OrganisationFile, words: str) -> None:
    file.close()
    before = file.path.read_bytes()
    note_path(file.path).write_text(words, encoding="utf-8")

    before_opening(file.path, NOW, writable=True)

    assert read_note(file.path) is None
    assert file.path.read_bytes() == before


def test_where_the_disk_refuses_the_last_step_all_is_as_before(
    file: OrganisationFile, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(file.path, folder, NOW)
    add_people(file, 2)
    file.close()
    leave_hot_journal(file.path)
    before = {each.name: each.read_bytes() for each in file.path.parent.glob("generic*")}
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target == file.path:
            raise OSError(errno.EIO, "the disk does not answer")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileError, match="what was there before are untouched"):
        restore(made.path, file.path, NOW)
    monkeypatch.undo()

    after = {each.name: each.read_bytes() for each in file.path.parent.glob("generic*")}
    assert after == before
    assert not [each for each in file.path.parent.iterdir() if ".part" in each.name]


def test_a_plain_backup_takes_the_place_of_an_encrypted_file_and_back(
    file: OrganisationFile, folder: Path, tmp_path: Path
) -> None:
    plain = back_up(file.path, folder, NOW)
    hidden = new_workspace(
        tmp_path / "hidden.sgdesk",
        name="Example Club",
        partnership="generic",
        secret=Secret("a long enough passphrase"),
    )
    key = hidden.file.key
    hidden.close()
    under = back_up(hidden.path, folder, NOW, key)

    assert restore(plain.path, hidden.path, NOW, None, key).was == "Example Club"
    assert people_in(hidden.path) == 3
    restore(under.path, hidden.path, NOW, key)
    assert b"Example Club" not in hidden.path.read_bytes()
    open_file(hidden.path, writable=True, key=key).close()


def test_the_intention_is_noted_with_names_alone(file: OrganisationFile, folder: Path) -> None:
    made = back_up(file.path, folder, NOW)
    file.close()

    restore(made.path, file.path, NOW)

    noted = read_note(file.path)
    assert isinstance(noted, Exchange)
    assert noted.done
    assert str(file.path.parent) not in note_path(file.path).read_text(encoding="utf-8")


@pytest.mark.needs("rights")
def test_a_file_that_others_could_read_is_closed_to_them_when_it_is_opened(
    file: OrganisationFile,
) -> None:
    file.close()
    file.path.chmod(0o664)

    open_file(file.path, writable=False).close()
    assert file.path.stat().st_mode & 0o777 == 0o664
    open_file(file.path, writable=True).close()

    assert file.path.stat().st_mode & 0o777 == 0o660
