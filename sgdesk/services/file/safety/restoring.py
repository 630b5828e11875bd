"""Putting a backup in the place of a file, and taking that back."""

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sgdesk import paths
from sgdesk.data.erasing import ledger
from sgdesk.data.file import history
from sgdesk.data.file.backups import copying, listing
from sgdesk.data.file.backups import restoring as data
from sgdesk.data.file.backups.facts import facts_of, read_facts, unreadable
from sgdesk.data.file.disk.files import make_own_folder, refuse_special
from sgdesk.data.file.disk.making import cannot_be_made
from sgdesk.data.file.engine import connect, header_version, reading
from sgdesk.data.file.passphrase.key import FileKey, key_for
from sgdesk.data.file.store import Clock, local_now
from sgdesk.domain.errors import InputError, PassphraseNeeded, WrongPassphrase
from sgdesk.domain.file.backups import Restored
from sgdesk.domain.file.names import stem_of
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.erasing import anybody_was_erased, take_log_along


def restore(
    backup: Path,
    target: Path,
    *,
    clock: Clock = local_now,
    secret: Secret | None = None,
    present_secret: Secret | None = None,
) -> Restored:
    """Put a verified backup at ``target``, whose name is completed with ``.sgdesk``.

    What was there is kept beside it, however damaged it is; at no moment is the file missing. It
    is backed up before, too, where it can be read. ``secret`` opens an encrypted backup,
    ``present_secret`` (or else the same) the file that is there; the restored file is under the
    passphrase of the backup. Raises :class:`~sgdesk.domain.errors.InputError` where the target is
    a folder or another document, and :class:`~sgdesk.domain.errors.FileError` where the backup is
    damaged or the target is open in another copy of the program; nothing is changed then. The log
    beside the backup of who was erased is taken over, so that opening the file erases them again.
    """
    refuse_special(backup)
    place = data.target_of(target)
    _refuse_itself(backup, place)
    _refuse_no_folder(place)
    there = present_secret or secret
    _back_up_before(place, clock, there)
    key = key_for(backup, secret)
    done = data.restore(backup, place, clock(), key, key_for(place, there))
    take_log_along(facts_of(place, key).identity, backup.parent, paths.backup_folder())
    _keep_log_of(done.kept, there)
    done = replace(done, is_under_another=_differ(done, done.kept, secret))
    return _with_unknown(done, key, there)


def _differ(done: Restored, other: Path | None, secret: Secret | None) -> bool:
    """Whether what a restore put there and took away ask for two passphrases.

    ``secret`` opens the one of them that is not ``other``.
    """
    both = done.is_encrypted and done.was_encrypted
    return both and other is not None and needs_another_secret(other, secret)


def needs_another_secret(path: Path, secret: Secret | None) -> bool:
    """Whether the file at ``path`` has a passphrase that ``secret`` is not; changes nothing.

    False for one that is not there, is in clear, or is too damaged to say.
    """
    try:
        header_version(path, key_for(path, secret))
    except (PassphraseNeeded, WrongPassphrase):
        return True
    except unreadable():
        pass
    return False


def _keep_log_of(kept: Path | None, secret: Secret | None) -> None:
    """Note beside the backups who was erased in the file that a restore replaced.

    It was noted when they were erased; but where that note is lost or cannot be read, what is
    restored would have them again and nobody would know.
    """
    if kept is None:
        return
    with suppress(*unreadable()):
        engine = connect(kept, key_for(kept, secret), read_only=True)
        try:
            with reading(engine, kept) as connection:
                ledger.note_beside(paths.backup_folder(), ledger.log_in(connection))
        finally:
            engine.dispose()


def _with_unknown(done: Restored, key: FileKey | None, there: Secret | None) -> Restored:
    """Count who was erased and is not known again, since file and backup went apart.

    People are known by the entry that added them. Where a file was taken back, they were added anew
    and then erased, the file from before has them by another entry.
    """
    if done.kept is None or not anybody_was_erased():
        return done
    with suppress(*unreadable()):
        here, was = _whole(done.path, key), _whole(done.kept, key_for(done.kept, there))
        if here.identity == was.identity and here.head not in was.heads:
            log = ledger.beside(paths.backup_folder()).of(here.identity)
            apart = was.heads - here.heads
            unknown = {each.whom for each in log.erased if each.entry_hash in apart}
            return replace(done, may_hold_erased=len(unknown))
    return done


@dataclass(frozen=True, slots=True)
class _Whole:
    identity: str
    head: str
    heads: frozenset[str]


def _whole(path: Path, key: FileKey | None) -> _Whole:
    """Whose history a file has, and all of it."""
    engine = connect(path, key, read_only=True)
    try:
        with reading(engine, path) as connection:
            facts = read_facts(connection)
            return _Whole(facts.identity, facts.head, history.all_heads(connection))
    finally:
        engine.dispose()


def _refuse_itself(backup: Path, place: Path) -> None:
    """A file put in its own place, under whatever name, would change nothing and look like work."""
    with suppress(OSError):
        if backup.samefile(place):
            raise InputError(
                "{file} cannot be put in its own place, so nothing was changed. Name a backup of "
                "it, or another place.",
                file=backup.name,
            )


def _refuse_no_folder(place: Path) -> None:
    """Where a new file is made and where one is restored to, the folder has to be there.

    One that is missing is a slip of the finger, or a stick that is not plugged in. The usual
    folder of this computer is the program's own, and is made.
    """
    if place.parent == paths.data_folder():
        make_own_folder(place.parent)
    elif not place.parent.is_dir():
        raise cannot_be_made(place, FileNotFoundError())


def _back_up_before(target: Path, clock: Clock, secret: Secret | None) -> None:
    """A backup of what is there, where it can be made and there is none like it yet.

    What is there is kept in any case, so nothing is said where it cannot. A file of which the
    last save was cut off is left for it to be kept as it is.
    """
    if os.path.lexists(target.with_name(f"{target.name}-journal")):
        return
    with suppress(*unreadable()):
        key = key_for(target, secret)
        facts = facts_of(target, key)
        folder = paths.backup_folder()
        found = listing.list_backups(folder, facts.identity, stem_of(target), key)
        if all(each.head != facts.head for each in found):
            copying.back_up(target, folder, clock(), key)


def undo_restore(
    target: Path,
    *,
    clock: Clock = local_now,
    secret: Secret | None = None,
    present_secret: Secret | None = None,
) -> Restored:
    """Put back what the last restore of a file replaced; what is there now is kept likewise.

    To undo that, call it again. Raises :class:`~sgdesk.domain.errors.InputError` where the file
    from before the restore is no longer beside it.
    """
    place = data.target_of(target)
    kept = data.kept_by_last_restore(place)
    key = key_for(kept, secret) if kept is not None else None
    there = present_secret or secret
    done = data.undo_restore(place, clock(), key, key_for(place, there))
    _keep_log_of(done.kept, there)
    done = replace(done, is_under_another=_differ(done, done.path, there))
    return _with_unknown(done, key, there)


def kept_by_last_restore(target: Path) -> Path | None:
    """Where the file lies that the last restore replaced; ``None`` for nothing to take back."""
    return data.kept_by_last_restore(target)


def is_from_taken_back(kept: Path) -> bool:
    """Whether what is kept is what a restore brought that was taken back since."""
    return data.is_from_taken_back(kept)
