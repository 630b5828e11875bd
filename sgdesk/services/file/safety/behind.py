"""Backups that were out of reach when the passphrase was changed: told, remembered, finished."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sgdesk import paths
from sgdesk.data.file.backups import listing
from sgdesk.data.file.backups.known import had_backups
from sgdesk.data.file.engine import is_plain
from sgdesk.data.file.passphrase import behind, earlier, salts
from sgdesk.data.file.passphrase.key import FileKey, key_of
from sgdesk.domain.errors import RefusedError, WrongPassphrase
from sgdesk.domain.file.names import stem_of
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.follow import Followed, convert_backups
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A folder of backups that was not there when the passphrase was changed on a day.

    ``is_there`` says that the folder is there now; ``needs_words`` that just the passphrase from
    before opens what is in it, which the file, being without one, does not hold.
    """

    folder: Path
    on: date
    is_there: bool
    needs_words: bool


def missing_backups(workspace: Workspace) -> Path | None:
    """The usual folder of backups, where it is not there though it had backups of this file.

    ``None`` where it is there, or where no backup of the file was ever seen in it, such as on a
    computer to which the file came just now.
    """
    folder = paths.backup_folder()
    if folder.is_dir():
        return None
    # A link to a stick that is not plugged in has its name still.
    may_hold = os.path.lexists(folder) or had_backups(workspace.identity())
    return folder if may_hold else None


def left_behind(workspace: Workspace) -> LeftBehind | None:
    """What is remembered of backups that did not follow; ``None`` where all did."""
    found = behind.noted(workspace.identity())
    if found is None:
        return None
    needs_words = found.is_locked and workspace.file.key is None
    return LeftBehind(found.folder, found.on, found.folder.is_dir(), needs_words)


def finish(workspace: Workspace, secret: Secret) -> Followed:
    """Take the passphrase off backups that were out of reach when it was taken off the file.

    ``secret`` is the passphrase, or the recovery code, that the file had before. Raises
    :class:`RefusedError` where nothing is left to do, or the folder is not there, and
    :class:`WrongPassphrase` where none of them opens with it.
    """
    identity = workspace.identity()
    found = behind.noted(identity)
    if found is None or workspace.file.key is not None:
        raise RefusedError("No backup of this file waits for that. Nothing was changed.")
    if not paths.backup_folder().is_dir():
        raise RefusedError(
            "{folder} is not there now. Put it back in its place, such as the stick, and try "
            "again. Nothing was changed.",
            folder=str(found.folder),
        )
    keys = _keys_of_backups(workspace, secret)
    done = convert_backups(workspace, identity, keys, None)
    if not done.count and done.left:
        raise WrongPassphrase(
            "None of the backups in {folder} opens with that passphrase. Nothing was changed.",
            folder=str(found.folder),
        )
    if done.count and not done.left:
        behind.forget(identity)
    return done


def _keys_of_backups(workspace: Workspace, secret: Secret) -> tuple[FileKey, ...]:
    """What a secret opens, one key for each salt: each costs a tenth of a second."""
    files = [each for each in listing.files_in(paths.backup_folder()) if not is_plain(each)]
    ours = [each for each in files if listing.is_backup_name(each, stem_of(workspace.path))]
    found = {}
    for path in (*ours, *files):
        with suppress(OSError):
            salt = salts.salt_of(path)
            if salt not in found:
                found[salt] = key_of(secret, salt)
    return tuple(found.values())


def give_up(workspace: Workspace) -> None:
    """Remember no longer that backups did not follow: they are gone for good."""
    behind.forget(workspace.identity())
    if workspace.may_write:
        earlier.forget(workspace.path)
