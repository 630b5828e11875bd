"""A passphrase whose change was cut off or refused: file and backups come together again."""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from sgdesk import paths
from sgdesk.data.file.backups.wholeness import sum_path, verify
from sgdesk.data.file.passphrase import converting
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.domain.errors import (
    FileError,
    WrongPassphrase,
)
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.backing_up import back_up_and_thin, backups_of
from sgdesk.services.file.safety.passphrase import (
    NewPassphrase,
    change,
    has_passphrase,
    protect_backups,
)
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from tests import factories
from tests.data.file.test_migrate import FOLDER
from tests.services.file.safety.passphrases.words import (
    CANARY,
    OTHER,
    WORDS,
    Made,
    everything,
    keys_secret,
    names,
)


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
