"""Setting, changing and taking off a passphrase: the file, its backups, and what is told."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sgdesk import paths
from sgdesk.data.file.backups.wholeness import sum_path, verify
from sgdesk.data.file.passphrase import converting
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.people.people import read_people
from sgdesk.domain.errors import (
    DamagedError,
    FileError,
    InputError,
    PassphraseNeeded,
    RefusedError,
    WrongPassphrase,
)
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file import undo
from sgdesk.services.file.safety.backing_up import back_up_and_thin, backups_of
from sgdesk.services.file.safety.passphrase import (
    NewPassphrase,
    change,
    has_passphrase,
    is_its_own,
    new_passphrase,
    protect_backups,
    protect_copies,
    remove_in_clear,
    secret_in,
    sheet_pdf,
    unprotected,
)
from sgdesk.services.file.safety.restoring import restore, undo_restore
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from tests import factories
from tests.data.file.test_migrate import FOLDER

CANARY = "Quillfeather"
WORDS = "four plain sample words"
OTHER = "another few sample words"


@dataclass(frozen=True)
class Made:
    """Passphrases that are derived once for all tests, since each takes a tenth of a second."""

    one: NewPassphrase
    two: NewPassphrase


@pytest.fixture(scope="module")
def keys() -> Made:
    return Made(new_passphrase(WORDS), new_passphrase(OTHER))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "files").mkdir()
    made = factories.make_workspace(tmp_path / "files")
    add_person(made, PersonDetails(CANARY, "Sample"))
    yield made
    made.close()


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def names(workspace: Workspace) -> list[str]:
    with workspace.file.reading() as connection:
        return [each.given_name for each in read_people(connection)]


def test_a_passphrase_that_was_set_leaves_nothing_in_clear(
    workspace: Workspace, keys: Made, own_home: Path
) -> None:
    back_up_and_thin(workspace)
    back_up_and_thin(workspace)
    assert CANARY.encode() in everything(workspace.path.parent)
    assert CANARY.encode() in everything(own_home)

    done = change(workspace, keys.one)

    assert (done.converted, done.left, done.backup_fault) == (2, (), None)
    assert CANARY.encode() not in everything(workspace.path.parent) + everything(own_home)
    assert has_passphrase(workspace.path)
    assert names(workspace) == [CANARY]


def test_after_it_the_file_opens_with_its_words_alone_and_so_do_its_backups(
    workspace: Workspace, keys: Made
) -> None:
    back_up_and_thin(workspace)
    done = change(workspace, keys.one)
    add_person(workspace, PersonDetails("Ada", "Sample"))
    kept = [each.path for each in backups_of(workspace)]
    workspace.close()
    secret = Secret(WORDS)

    assert done.backup is not None and done.backup.path in kept and len(kept) == 2
    for path in (workspace.path, *kept):
        with pytest.raises(PassphraseNeeded):
            open_workspace(path, writable=False)
        again = open_workspace(path, writable=False, secret=secret)
        assert CANARY in names(again)
        again.close()
    with pytest.raises(WrongPassphrase):
        open_workspace(workspace.path, writable=True, secret=Secret(OTHER))


def test_the_recovery_code_opens_it_too(workspace: Workspace, keys: Made) -> None:
    change(workspace, keys.one)
    workspace.close()

    again = open_workspace(
        workspace.path, writable=True, secret=Secret(" ".join(keys.one.groups).lower(), True)
    )

    assert names(again) == [CANARY]
    again.close()


def test_a_changed_passphrase_opens_file_and_backups_and_the_old_one_neither(
    workspace: Workspace, keys: Made
) -> None:
    change(workspace, keys.one)
    done = change(workspace, keys.two)

    assert (done.converted, done.left) == (1, ())
    assert is_its_own(workspace, Secret(OTHER)) and not is_its_own(workspace, Secret(WORDS))
    assert len(backups_of(workspace)) == 2
    workspace.close()
    with pytest.raises(WrongPassphrase):
        open_workspace(workspace.path, writable=True, secret=Secret(WORDS))


def test_a_passphrase_that_was_taken_off_leaves_file_and_backups_in_clear(
    workspace: Workspace, keys: Made
) -> None:
    change(workspace, keys.one)
    done = change(workspace, None)

    assert done.converted == 1
    assert not has_passphrase(workspace.path)
    assert not any(has_passphrase(each.path) for each in backups_of(workspace))
    workspace.close()
    again = open_workspace(workspace.path, writable=True)
    assert names(again) == [CANARY]
    again.close()


def test_a_backup_of_an_older_schema_is_converted_with_the_sum_beside_it(
    keys: Made, tmp_path: Path
) -> None:
    path = Path(shutil.copy(FOLDER / "schema-3.sgdesk", tmp_path / "old.sgdesk"))
    opened = open_workspace(path, writable=True, clock=factories.clock_at())
    (older,) = (each.path for each in backups_of(opened))
    assert sum_path(older).exists()

    done = change(opened, keys.one)

    assert (done.converted, done.left) == (1, ())
    assert has_passphrase(older)
    verify(older, keys.one.key)
    opened.close()


def test_what_could_not_be_converted_is_told(
    workspace: Workspace, keys: Made, tmp_path: Path
) -> None:
    kept = back_up_and_thin(workspace).path
    damaged = kept.with_name(f"{kept.stem} (9).sgdesk")
    damaged.write_bytes(kept.read_bytes()[:5000] + bytes(4000))
    beside = workspace.path.with_name("for the treasurer.sgdesk")
    shutil.copy(kept, beside)
    stranger = factories.make_workspace(tmp_path, "hscp")
    stranger.close()
    shutil.copy(stranger.path, workspace.path.with_name("another.sgdesk"))
    shutil.copy(stranger.path, paths.backup_folder() / "another 2026-03-01 101010.sgdesk")

    done = change(workspace, keys.one)

    assert [(each.path.name, each.in_clear) for each in done.left] == [
        (damaged.name, True),
        (beside.name, True),
    ]
    assert beside.read_bytes().startswith(b"SQLite format 3")


def test_backups_that_a_cut_off_left_in_clear_are_done_at_the_next_opening(
    workspace: Workspace, keys: Made
) -> None:
    kept = back_up_and_thin(workspace).path
    in_clear = kept.read_bytes()
    change(workspace, keys.one)
    kept.write_bytes(in_clear)
    damaged = kept.with_name(f"{kept.stem} (9).sgdesk")
    damaged.write_bytes(in_clear[:5000] + bytes(4000))

    done = protect_backups(workspace)

    assert done is not None and done.converted == 1 and has_passphrase(kept)
    assert [each.path for each in done.left] == [damaged]
    damaged.unlink()
    assert protect_backups(workspace) is None


def cut_off_between_file_and_backups(
    workspace: Workspace, new: NewPassphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program ends after the file has its new passphrase and before its backups have."""
    replace = os.replace

    def dies(source: Path, target: Path) -> None:
        if Path(target).parent == paths.backup_folder():
            raise KeyboardInterrupt
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", dies)
        with pytest.raises(KeyboardInterrupt):
            change(workspace, new)


def hidden(folder: Path) -> list[Path]:
    return list(folder.glob("*.earlier")) + list(folder.glob(".*.earlier"))


def test_backups_that_a_cut_off_left_under_the_passphrase_before_follow_at_the_next_opening(
    workspace: Workspace, keys: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = change(workspace, keys.one).backup
    assert kept is not None
    cut_off_between_file_and_backups(workspace, keys.two, monkeypatch)
    workspace.close()
    opened = open_workspace(workspace.path, writable=True, secret=Secret(OTHER))
    assert keys.one.key.raw not in everything(opened.path.parent)

    done = protect_backups(opened)

    assert done is not None and (done.converted, done.left) == (1, ())
    with pytest.raises(WrongPassphrase):
        open_workspace(kept.path, writable=False, secret=Secret(WORDS))
    assert [each.is_readable for each in backups_of(opened)] == [True]
    assert not hidden(opened.path.parent) and protect_backups(opened) is None
    opened.close()


def backups_there() -> list[Path]:
    return sorted(paths.backup_folder().glob("*.sgdesk"))


def test_a_taking_off_that_was_cut_off_is_put_right_at_the_next_opening(
    workspace: Workspace, keys: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(workspace, keys.one)
    add_person(workspace, PersonDetails("Ada", "Sample"))
    back_up_and_thin(workspace)
    replace = os.replace
    is_over: list[bool] = []

    def dies(source: Path, target: Path) -> None:
        if is_over or Path(target) == workspace.path:
            is_over.append(True)
            raise KeyboardInterrupt
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", dies)
        with pytest.raises(KeyboardInterrupt):
            change(workspace, None)
    workspace.close()
    assert has_passphrase(workspace.path) and not any(map(has_passphrase, backups_there()))
    opened = open_workspace(workspace.path, writable=True, secret=keys_secret(keys.one))

    done = protect_backups(opened)

    assert done is not None and (done.converted, done.left) == (2, ())
    assert [each.is_readable and each.is_encrypted for each in backups_of(opened)] == [True, True]
    assert protect_backups(opened) is None
    opened.close()


def keys_secret(new: NewPassphrase) -> Secret:
    return Secret(" ".join(new.groups), is_recovery_code=True)


def test_where_the_file_stays_under_its_passphrase_its_backups_do(
    workspace: Workspace, keys: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(workspace, keys.one)
    convert = converting.convert

    def refuses(path: Path, *rest: Any) -> object:
        if path == workspace.path:
            raise FileError("The disk is full.")
        return convert(path, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(converting, "convert", refuses)
        with pytest.raises(FileError, match="full"):
            change(workspace, None)

    assert all(map(has_passphrase, (workspace.path, *backups_there())))
    assert [each.is_readable for each in backups_of(workspace)] == [True]


def test_backups_that_did_not_come_back_under_the_passphrase_that_stays_are_told(
    workspace: Workspace, keys: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(workspace, keys.one)
    replace = os.replace
    is_full: list[bool] = []

    def takes_no_more(source: Path, target: Path) -> None:
        if is_full or Path(target) == workspace.path:
            is_full.append(True)
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", takes_no_more)
        with pytest.raises(FileError, match=r"was not changed .* in clear for now, .*: 1\. Open"):
            change(workspace, None)

    assert has_passphrase(workspace.path) and not any(map(has_passphrase, backups_there()))
    done = protect_backups(workspace)
    assert done is not None and done.converted == 1


def test_a_copy_in_clear_is_put_under_the_passphrase_and_its_restore_is_taken_back(
    workspace: Workspace, keys: Made
) -> None:
    plain = Path(shutil.copy(workspace.path, workspace.path.with_name("aside.bin")))
    locked = change(workspace, keys.one).backup
    assert locked is not None
    workspace.close()
    path, secret = workspace.path, keys_secret(keys.one)
    plain.replace(path)
    done = restore(locked.path, path, secret=secret, clock=factories.clock_at())
    assert done.kept is not None and done.is_encrypted and done.keeps_in_clear
    opened = open_workspace(path, writable=True, secret=secret)

    assert protect_backups(opened) is not None  # of what was there, before the restore

    made = protect_copies(opened, [done.kept, path, locked.path])

    assert (made.converted, made.left) == (1, ())
    assert CANARY.encode() not in everything(path.parent)
    assert unprotected(opened) == ()
    opened.close()
    back = undo_restore(path, secret=secret, clock=factories.clock_at())
    assert back.is_encrypted and not back.keeps_in_clear
    again = open_workspace(path, writable=False, secret=secret)
    assert names(again) == [CANARY]
    again.close()


def test_a_change_after_one_that_was_cut_off_takes_all_backups_along(
    workspace: Workspace, keys: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(workspace, keys.one)
    cut_off_between_file_and_backups(workspace, keys.two, monkeypatch)
    third = NewPassphrase(FileKey(bytes(range(32)), bytes(range(16))))

    done = change(workspace, third)

    assert (done.converted, done.left) == (1, ())
    assert all(each.is_readable for each in backups_of(workspace))
    assert not hidden(workspace.path.parent)


def test_a_backup_that_cannot_follow_keeps_its_sum_and_is_tried_again(
    keys: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copy(FOLDER / "schema-3.sgdesk", tmp_path / "old.sgdesk"))
    opened = open_workspace(path, writable=True, clock=factories.clock_at())
    change(opened, keys.one)
    (older,) = (each.path for each in backups_of(opened) if sum_path(each.path).exists())
    proof = sum_path(older).read_bytes()
    cut_off_between_file_and_backups(opened, keys.two, monkeypatch)

    assert sum_path(older).read_bytes() == proof
    assert protect_backups(opened) is not None
    verify(older, keys.two.key)
    opened.close()


def test_a_backup_of_another_passphrase_is_known_and_not_called_in_clear(
    workspace: Workspace, keys: Made
) -> None:
    kept = change(workspace, keys.one).backup
    assert kept is not None
    content = kept.path.read_bytes()
    change(workspace, keys.two)
    kept.path.write_bytes(content)

    assert [(each.path, each.in_clear) for each in unprotected(workspace)] == [(kept.path, False)]
    assert remove_in_clear(workspace, [kept.path]).gone == ()
    assert kept.path.exists()


def test_a_further_name_of_the_old_file_is_counted_unless_it_is_named(
    workspace: Workspace, keys: Made, tmp_path: Path
) -> None:
    kept = back_up_and_thin(workspace).path
    snapshots = tmp_path / "snapshots"
    snapshots.mkdir()
    os.link(workspace.path, snapshots / "mine.sgdesk")
    os.link(workspace.path, workspace.path.with_name("beside.sgdesk"))
    os.link(kept, snapshots / "backup.sgdesk")

    done = change(workspace, keys.one)

    assert [each.path.name for each in done.left] == ["beside.sgdesk"]
    assert done.still_named == 2
    assert CANARY.encode() in (snapshots / "mine.sgdesk").read_bytes()
    removed = remove_in_clear(workspace, [done.left[0].path])
    assert (len(removed.gone), removed.still_named) == (1, 1)
    assert CANARY.encode() in (snapshots / "mine.sgdesk").read_bytes()


def test_copies_in_clear_are_known_until_they_are_removed_and_nothing_else_goes(
    workspace: Workspace, keys: Made, tmp_path: Path
) -> None:
    assert unprotected(workspace) == ()
    beside = Path(
        shutil.copy(back_up_and_thin(workspace).path, workspace.path.with_name("b.sgdesk"))
    )
    stranger = factories.make_workspace(tmp_path, "hscp")
    stranger.close()
    other = Path(shutil.copy(stranger.path, workspace.path.with_name("another.sgdesk")))
    change(workspace, keys.one)
    with beside.open("rb") as kept_open:
        assert [each.path for each in unprotected(workspace)] == [beside]

        removed = remove_in_clear(workspace, [beside, other, workspace.path])

        assert removed.gone == (beside,) and removed.left == ()
        assert CANARY.encode() not in kept_open.read()
    assert not beside.exists() and other.exists() and workspace.path.exists()
    assert unprotected(workspace) == ()


def test_a_copy_that_somebody_works_in_is_not_removed(workspace: Workspace, keys: Made) -> None:
    beside = Path(
        shutil.copy(back_up_and_thin(workspace).path, workspace.path.with_name("b.sgdesk"))
    )
    change(workspace, keys.one)
    theirs = open_workspace(beside, writable=True)

    removed = remove_in_clear(workspace, [beside])

    assert removed.gone == () and [each.path for each in removed.left] == [beside]
    assert names(theirs) == [CANARY]
    theirs.close()


def test_a_file_that_is_open_for_reading_keeps_its_passphrase(
    workspace: Workspace, keys: Made
) -> None:
    before = workspace.path.read_bytes()
    reader = open_workspace(workspace.path, writable=False)

    with pytest.raises(RefusedError, match="open for reading only"):
        change(reader, keys.one)

    assert workspace.path.read_bytes() == before
    reader.close()


def test_there_is_no_passphrase_to_take_off_a_file_in_clear(workspace: Workspace) -> None:
    with pytest.raises(RefusedError, match="has no passphrase"):
        change(workspace, None)


@pytest.mark.parametrize("words", ["", "  "])
def test_a_passphrase_needs_words(words: str) -> None:
    with pytest.raises(InputError, match="needs words"):
        new_passphrase(words)


def test_the_history_says_so_and_undo_does_not_take_it_back(
    workspace: Workspace, keys: Made
) -> None:
    change(workspace, keys.one)

    assert undo.actions(workspace)[0].code == "set_passphrase"
    assert undo.undo_state(workspace).undo is None
    with pytest.raises(RefusedError, match="nothing to undo"):
        undo.undo(workspace)


def test_the_sheet_is_one_page_with_the_code_and_the_file_and_not_the_words(
    workspace: Workspace, keys: Made
) -> None:
    pages = PdfReader(BytesIO(sheet_pdf(workspace, keys.one))).pages
    said = pages[0].extract_text()

    assert len(pages) == 1
    assert all(group in said for group in keys.one.groups)
    assert "generic.sgdesk" in said and "31 March 2026" in said
    assert WORDS not in said


def test_a_mistyped_recovery_code_is_told_before_any_file_is_opened() -> None:
    with pytest.raises(InputError, match="not right in group"):
        secret_in(b"AAAAA BBBBB\n", is_recovery_code=True)


def test_a_disk_that_refuses_leaves_the_old_file(
    workspace: Workspace, keys: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(FileError, match=r"was not changed .the disk is full.; the file is"):
        change(workspace, keys.one)

    assert names(workspace) == [CANARY]
    add_person(workspace, PersonDetails("Ada", "Sample"))
    left = [path.name for path in workspace.path.parent.iterdir() if path.suffix == ".part"]
    assert left == [] and not has_passphrase(workspace.path)


def test_a_damaged_salt_is_told_as_damage_where_a_backup_has_the_salt(
    workspace: Workspace, keys: Made
) -> None:
    change(workspace, keys.one)
    workspace.close()
    content = bytearray(workspace.path.read_bytes())
    content[3] ^= 1
    workspace.path.write_bytes(content)

    with pytest.raises(DamagedError, match="its first bytes were changed"):
        open_workspace(workspace.path, writable=True, secret=Secret(WORDS))
    with pytest.raises(WrongPassphrase):
        open_workspace(workspace.path, writable=True, secret=Secret(OTHER))


def test_a_copy_without_the_part_for_such_files_says_so_in_one_sentence(
    workspace: Workspace, keys: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a computer for which there is no sqlcipher3."""
    for name in ("sqlcipher3", "sqlcipher3.dbapi2"):
        monkeypatch.setitem(sys.modules, name, None)

    with pytest.raises(FileError, match=r"has no part for files with a passphrase .sqlcipher3"):
        change(workspace, keys.one)

    monkeypatch.undo()
    assert names(workspace) == [CANARY]
