"""Copies of a file under a passphrase that are still in clear, or under other words."""

import os
import shutil
from pathlib import Path

from sgdesk import paths
from sgdesk.services.file.safety.backing_up import back_up_and_thin
from sgdesk.services.file.safety.passphrase import (
    change,
    protect_backups,
    protect_copies,
    remove_in_clear,
    unprotected,
)
from sgdesk.services.file.safety.restoring import restore, undo_restore
from sgdesk.services.file.workspace import Workspace, open_workspace
from tests import factories
from tests.services.file.safety.passphrases.words import (
    CANARY,
    Made,
    everything,
    keys_secret,
    names,
)


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
