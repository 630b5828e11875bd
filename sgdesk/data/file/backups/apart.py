"""Whether a file holds what its newest backup holds, or is an older copy or one worked on apart."""

from contextlib import suppress
from pathlib import Path

from sgdesk.data.file import history
from sgdesk.data.file.backups.facts import facts_of, unreadable
from sgdesk.data.file.backups.listing import list_backups
from sgdesk.data.file.backups.restoring import kept_by_last_restore
from sgdesk.data.file.backups.wholeness import find_faults
from sgdesk.data.file.engine import connect, reading
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.domain.file.backups import Backup
from sgdesk.domain.file.health import Behind, NewerBackup
from sgdesk.domain.file.names import stem_of


def backup_apart(path: Path, folder: Path, key: FileKey | None = None) -> NewerBackup | None:
    """The newest sound backup in ``folder``, if it has what the file has not; else ``None``.

    Nothing is said of a file that is a backup itself, and of one that cannot be read.
    """
    with suppress(*unreadable()):
        facts = facts_of(path, key)
        if facts.backed_up_at or not facts.identity:
            return None
        heads = _heads(path, key)
        found = list_backups(folder, facts.identity, stem_of(path), key)
        ours = [each for each in found if each.identity == facts.identity]
        newest = next((each for each in ours if _is_sound(each, heads, key)), None)
        if newest is not None and newest.head not in heads:
            behind = _behind(path, newest, facts.head, key)
            return NewerBackup(newest.path.name, newest.made_at, behind)
    return None


def _is_sound(backup: Backup, heads: frozenset[str], key: FileKey | None) -> bool:
    """Whether what a backup says of itself can be believed; it is looked through only in doubt."""
    if backup.head in heads:
        return True
    with suppress(*unreadable()):
        return not find_faults(backup.path, key)
    return False


def _behind(path: Path, backup: Backup, head: str, key: FileKey | None) -> Behind:
    if _was_meant(path, backup.head, key):
        return Behind.TAKEN_BACK
    return Behind.OLDER if head in _heads(backup.path, key) else Behind.APART


def _was_meant(path: Path, head: str, key: FileKey | None) -> bool:
    kept = kept_by_last_restore(path)
    with suppress(*unreadable()):
        if kept is not None and head in _heads(kept, key):
            return True
    engine = connect(path, key, read_only=True)
    try:
        with reading(engine, path) as connection:
            return any(each.action == history.SALVAGED for each in history.entries(connection))
    finally:
        engine.dispose()


def _heads(path: Path, key: FileKey | None) -> frozenset[str]:
    engine = connect(path, key, read_only=True)
    try:
        with reading(engine, path) as connection:
            return history.all_heads(connection)
    finally:
        engine.dispose()
