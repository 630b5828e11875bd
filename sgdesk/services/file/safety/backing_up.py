"""Backups: when they are made, where they go, and which there are."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sgdesk import paths
from sgdesk.data.file import history
from sgdesk.data.file.backups import listing
from sgdesk.data.file.backups.facts import Facts, facts_of, read_facts
from sgdesk.data.file.backups.places import note_place
from sgdesk.data.file.disk.files import make_own_folder
from sgdesk.data.file.passphrase.key import FileKey, key_for
from sgdesk.data.file.store import Clock, local_now
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.domain.errors import InputError, UserError
from sgdesk.domain.file.backups import Backup, Elsewhere
from sgdesk.domain.file.names import stem_of
from sgdesk.services.file.workspace import Workspace

if TYPE_CHECKING:
    from sgdesk.domain.file.passphrases import Secret


def back_up(
    path: Path,
    folder: Path | None = None,
    *,
    clock: Clock = local_now,
    secret: "Secret | None" = None,
) -> Backup:
    """Make a checked backup, into the usual folder or another; the file may be open.

    Raises :class:`~sgdesk.domain.errors.FileError` where the file is damaged or cannot be opened,
    and :class:`InputError` where the folder cannot be written to.
    """
    from sgdesk.services.file.erasing import take_log_along

    made = _back_up(path, folder or usual_folder(), clock, key_for(path, secret))
    if folder is not None:
        note_place(made.identity, folder)
        take_log_along(made.identity, paths.backup_folder(), folder)
    return made


def _back_up(path: Path, folder: Path, clock: Clock, key: FileKey | None) -> Backup:
    from sgdesk.data.file.backups import copying
    from sgdesk.data.file.backups.known import note_backups

    made = copying.back_up(path, folder, clock(), key, beside=paths.backup_folder())
    if folder == paths.backup_folder():
        note_backups(made.identity)
    return made


def usual_folder() -> Path:
    """The folder of automatic backups, in the person's account, made where it is not there."""
    return make_own_folder(paths.backup_folder())


def back_up_and_thin(workspace: Workspace) -> Backup:
    """The automatic backup at closing time; older ones of the same file are thinned out."""
    from sgdesk.data.file.backups.rotation import thin_out

    folder = usual_folder()
    made = _back_up(workspace.path, folder, workspace.file.clock, workspace.file.key)
    workspace.last_backup = made
    workspace.backup_owed = False
    thin_out(_earlier_ones(workspace, made, folder), made.path)
    return made


def backup_is_due(workspace: Workspace) -> bool:
    """Whether anything was saved since the last backup in the usual folder.

    It costs one small read where a backup was made or looked for before.
    """
    with workspace.file.reading() as connection:
        facts = read_facts(connection)
    last = workspace.last_backup
    if last is None or not last.path.exists():
        last = workspace.last_backup = _backup_with(workspace, facts)
    return last is None or (last.entries, last.head) != (facts.entries, facts.head)


def _backup_with(workspace: Workspace, facts: Facts) -> Backup | None:
    """The newest backup that ends where the file ends now."""
    found = listing.list_backups(
        paths.backup_folder(), facts.identity, stem_of(workspace.path), workspace.file.key
    )
    return next((each for each in found if each.head == facts.head and each.is_readable), None)


def back_up_if_changed(workspace: Workspace) -> Backup | None:
    """Make the automatic backup where something was saved since the last; ``None`` otherwise."""
    if not workspace.may_write:
        return None
    if not backup_is_due(workspace):
        workspace.backup_owed = False
        return None
    return back_up_and_thin(workspace)


def back_up_before(workspace: Workspace) -> None:
    """A backup before something that changes much: an import, another partnership.

    It keeps nobody from going on. Where it could not be made, ``workspace.backup_fault`` says
    why, to be told with the result. What follows is worth a backup of its own, so one is owed from
    here on (``workspace.backup_owed``). The sample needs none.
    """
    workspace.backup_fault = None
    if not workspace.may_write:
        return
    with workspace.file.reading() as connection:
        if read_organisation(connection).is_sample:
            return
    try:
        back_up_if_changed(workspace)
    except UserError as error:
        workspace.backup_fault = error
    workspace.backup_owed = True


def back_up_elsewhere(workspace: Workspace, folder: Path) -> Elsewhere:
    """Put a backup in a second place, such as a stick, and read it back from its disk.

    When this returns all of it is on the disk and proved, so a stick is safe to remove. Older
    backups of the same file there are thinned out as in the usual folder. Raises
    :class:`InputError` where the folder is not there, and
    :class:`~sgdesk.domain.errors.FileError` where the backup could not be read back.
    """
    from sgdesk.data.file.backups import copying
    from sgdesk.data.file.backups.rotation import thin_out
    from sgdesk.services.file.erasing import take_log_along

    if not folder.is_dir():
        raise InputError(
            "{folder} is not there, so no backup was put there. Plug the stick in, or choose "
            "another folder.",
            folder=str(folder),
        )
    key = workspace.file.key
    made = _back_up(workspace.path, folder, workspace.file.clock, key)
    copying.read_back(made, key)
    workspace.know_second_place(folder)
    take_log_along(made.identity, paths.backup_folder(), folder)
    return Elsewhere(made, thin_out(_earlier_ones(workspace, made, folder), made.path))


def _earlier_ones(workspace: Workspace, made: Backup, folder: Path) -> list[Backup]:
    """The backups of what this file itself was: their history is the beginning of its own.

    A copy of the file that somebody else works on shares its identity, and so do backups from
    before a restore went back in time; no file but their own ever has those removed.
    """
    found = listing.list_backups(folder, made.identity, stem_of(workspace.path), workspace.file.key)
    with workspace.file.reading() as connection:
        known = history.all_heads(connection)
    return [each for each in found if each.identity == made.identity and each.head in known]


def backups(path: Path, secret: "Secret | None" = None) -> tuple[Backup, ...]:
    """The automatic backups of a file, the newest first, by what is in them.

    They are known by the identity inside, so a file keeps them when it is moved or renamed; where
    the file itself cannot be read, by its name.
    """
    key = key_for(path, secret)
    identity = ""
    with suppress(UserError):
        identity = facts_of(path, key).identity
    folder = paths.backup_folder()
    if key is None and secret is not None:
        key = _key_of_any(folder, secret)
    return listing.list_backups(folder, identity, stem_of(path), key)


_LOOKED_AT = 5000
"""So many of the newest actions are looked through for the one that followed a backup."""


Done = tuple[str, Mapping[str, object]]
"""Something that was done: the code of the action and its details, as the history has them."""


def followed_by(workspace: Workspace, found: Iterable[Backup]) -> Mapping[Path, Done | None]:
    """What was done next after each backup of this file; ``None`` where it holds all.

    A backup that does not end within the history of the file, or long ago, is left out.
    """
    with workspace.file.reading() as connection:
        entries = history.entries(connection, _LOOKED_AT)
    later: dict[str, Done | None] = {}
    newer: Done | None = None
    for each in entries:
        later[each.hash] = newer
        newer = each.action, each.details
    return {each.path: later[each.head] for each in found if each.head in later}


def last_good_backup(workspace: Workspace) -> Backup | None:
    """The newest backup in the usual folder that can be read, for whoever shows it often.

    The backups are read again only where something came to their folder or went from it.
    """
    folder = paths.backup_folder()
    looks: object = None
    with suppress(OSError):  # the day of a folder alone is too coarse: two may go in one tick of it
        looks = (folder.stat().st_mtime_ns, frozenset(folder.iterdir()))
    seen = (looks, workspace.last_backup.path if workspace.last_backup else None)
    known = workspace.last_good
    if known is not None and known[0] == seen:
        return known[1]
    found = next((each for each in backups_of(workspace) if each.is_readable), None)
    workspace.last_good = (seen, found)
    return found


def locked_backups(workspace: Workspace) -> int:
    """How many backups in the usual folder are of this file by name and another passphrase opens.

    Such are those made under a newer passphrase, once a backup from before it was restored.
    """
    return sum(each.needs_secret for each in backups_of(workspace))


def backups_of(workspace: Workspace, folder: Path | None = None) -> tuple[Backup, ...]:
    """The backups of an open file in the usual folder or another, the newest first."""
    with workspace.file.reading() as connection:
        identity = read_facts(connection).identity
    where = folder or paths.backup_folder()
    found = listing.list_backups(where, identity, stem_of(workspace.path), workspace.file.key)
    if where == paths.backup_folder() and any(each.identity == identity for each in found):
        from sgdesk.data.file.backups.known import note_backups

        note_backups(identity)
    return found


def read_one(path: Path, secret: "Secret | None" = None) -> Backup:
    """What stands in one backup; it is not looked through for damage here."""
    return listing.read_backup(path, key_for(path, secret))


def backups_in(folder: Path, secret: "Secret | None" = None) -> tuple[Backup, ...]:
    """Every backup and organisation file in a folder, such as a stick's, the newest first."""
    key = _key_of_any(folder, secret) if secret is not None else None
    return listing.all_backups(folder, key)


def _key_of_any(folder: Path, secret: "Secret") -> FileKey | None:
    """The key that a secret has for the first encrypted file of a folder."""
    keys = (key_for(path, secret) for path in listing.files_in(folder))
    return next((key for key in keys if key is not None), None)
