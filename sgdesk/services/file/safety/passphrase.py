"""The passphrase of a file: setting, changing and taking it off, and the recovery sheet."""

import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sgdesk import paths
from sgdesk.data.file.backups import listing, wholeness
from sgdesk.data.file.backups.facts import read_facts
from sgdesk.data.file.damage.sums import seal
from sgdesk.data.file.disk.lock import kept_from_writers
from sgdesk.data.file.engine import connect, is_plain
from sgdesk.data.file.passphrase import behind, cipher, converting, earlier
from sgdesk.data.file.passphrase.behind import Behind
from sgdesk.data.file.passphrase.key import (
    FileKey,
    derive,
    key_of,
    new_salt,
    recovery_code,
    words_in,
)
from sgdesk.data.file.unit_of_work import writing
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.domain.errors import FileError, InputError, RefusedError, UserError
from sgdesk.domain.file.backups import Backup
from sgdesk.domain.file.names import stem_of
from sgdesk.domain.file.passphrases import Secret, StillNamed
from sgdesk.domain.file.recovery_code import read_code_of_key
from sgdesk.services.file.changes import Area, Changes
from sgdesk.services.file.safety.backing_up import back_up_and_thin
from sgdesk.services.file.safety.behind import missing_backups
from sgdesk.services.file.safety.follow import (
    WHY_UNKNOWN,
    Followed,
    FoundKey,
    Left,
    NoKey,
    convert_backups,
    convert_one,
    key_of_copy,
    left_as_it_was,
    unseen,
)
from sgdesk.services.file.workspace import Workspace

__all__ = [
    "Converted",
    "Left",
    "NewPassphrase",
    "Removed",
    "change",
    "has_passphrase",
    "is_its_own",
    "new_passphrase",
    "protect_backups",
    "protect_copies",
    "remove_in_clear",
    "secret_in",
    "sheet_pdf",
    "unprotected",
]


@dataclass(frozen=True, slots=True)
class NewPassphrase:
    """A passphrase that is going to be set: its recovery code can be printed before it holds."""

    key: FileKey = field(repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of its recovery code, in their order."""
        return recovery_code(self.key)


@dataclass(frozen=True, slots=True)
class Removed:
    """Copies in clear that are gone, those that could not be removed, and how many further names
    of what is gone can still be read."""

    gone: tuple[Path, ...]
    left: tuple[Left, ...]
    still_named: int = 0


@dataclass(frozen=True, slots=True)
class Converted:
    """What became of the copies when the passphrase of a file was changed.

    ``backup`` is the fresh one, or else ``backup_fault`` says why there is none. ``still_named``
    counts the further names, none of them in ``left``, under which what was in clear can still be
    read: snapshots that some other program keeps.
    """

    converted: int
    left: tuple[Left, ...]
    backup: Backup | None = None
    backup_fault: UserError | None = None
    still_named: int = 0
    away: Path | None = None
    """The usual folder of backups where it was not there: what is in it is as it was."""

    @property
    def changes(self) -> Changes:
        """What is to be loaded anew: nothing that the file holds, but who can read it."""
        return Changes(frozenset({Area.ORGANISATION}))


def has_passphrase(path: Path) -> bool:
    """Whether a file, or a backup, asks for a passphrase when it is opened."""
    return cipher.is_encrypted(path)


def secret_in(content: bytes, *, is_recovery_code: bool = False) -> Secret:
    """The secret that stands in a file; a line end after it is no part of it.

    Raises :class:`InputError` where nothing stands there, or a recovery code that was mistyped.
    """
    words = words_in(content)
    if is_recovery_code:
        read_code_of_key(words)
    return Secret(words, is_recovery_code)


def new_passphrase(words: str) -> NewPassphrase:
    """Get a passphrase ready to be set; it takes about a tenth of a second.

    Raises :class:`InputError` where there are no words.
    """
    if not words.strip():
        raise InputError("A passphrase needs words. Nothing was changed.")
    return NewPassphrase(derive(words, new_salt()))


def is_its_own(workspace: Workspace, secret: Secret) -> bool:
    """Whether this is the passphrase, or the recovery code, of the open file."""
    key = workspace.file.key
    if key is None:
        return False
    return hmac.compare_digest(key_of(secret, key.salt).raw, key.raw)


def sheet_pdf(workspace: Workspace, new: NewPassphrase) -> bytes:
    """The recovery sheet of a passphrase, to be printed before it is set."""
    from sgdesk.reports.file.recovery_sheet import RecoverySheet, recovery_sheet_pdf

    with workspace.file.reading() as connection:
        about = read_organisation(connection)
    sheet = RecoverySheet(about.name, workspace.path.name, workspace.today(), new.groups)
    return recovery_sheet_pdf(sheet)


def change(workspace: Workspace, new: NewPassphrase | None) -> Converted:
    """Set or change the passphrase of an open file, or take it off; then make a backup.

    The file is made anew beside the old one, proved, and put in its place; the workspace stays
    open, under the new key. Then its backups in the usual folder are done likewise; where it is
    taken off, they come first, since once the file has no key nothing else knows theirs. So what is
    cut off is put right at the next opening (:func:`protect_backups`). Where their folder is not
    there, that is told and remembered, and they follow when it is back. What is left as it was is
    told, above all what is still in clear. Raises :class:`RefusedError` where the
    file is open for reading only, or has no passphrase to take off, and
    :class:`FileError` where it could not be done; the file is then as it was, and backups that
    could not be put back under the passphrase are told.
    """
    file = workspace.file
    old, wanted = file.key, new.key if new else None
    if not file.may_write:
        raise RefusedError(
            "{file} is open for reading only, so its passphrase was not changed.",
            file=file.path.name,
        )
    if old is None and wanted is None:
        raise RefusedError("{file} has no passphrase. Nothing was changed.", file=file.path.name)
    identity = _identity(workspace)
    before = _keys_before(file.path, old)
    away = missing_backups(workspace)
    found = Followed() if wanted else convert_backups(workspace, identity, before, None)
    try:
        named = _convert_file(workspace, before, wanted)
    except BaseException as error:
        if wanted is None:
            _put_back(error, convert_backups(workspace, identity, before, old))
        raise
    if wanted is not None:
        found = convert_backups(workspace, identity, before, wanted)
    if away is not None:
        behind.note(identity, Behind(away, workspace.today(), is_locked=wanted is None))
    if wanted is None or not (found.is_stuck or away):
        earlier.forget(file.path)
    left = [*found.left, *_others_beside(workspace, identity)]
    done = _with_backup(workspace, found, [named, *found.named], left)
    return replace(done, away=away)


def _put_back(error: BaseException, backups: Followed) -> None:
    """Tell where a passphrase that stays did not come back to all of the backups."""
    in_clear = [each for each in backups.left if each.in_clear]
    if in_clear and isinstance(error, UserError):
        raise FileError(
            "{why} Backups that are in clear for now, since they could not be put back under the "
            "passphrase: {count}. Open the file again once it can be done, and they are.",
            why=str(error),
            count=len(in_clear),
        ) from error


def _convert_file(
    workspace: Workspace, before: Sequence[FileKey], wanted: FileKey | None
) -> StillNamed | None:
    """Take the open file itself to another key, and note the keys before for its backups."""
    file = workspace.file
    old = file.key
    with file.set_aside():

        def note(part: Path) -> None:
            _note(workspace, part, old, wanted)
            if before and wanted is not None:
                earlier.keep(file.path, before, wanted)

        named = converting.convert(file.path, old, wanted, note)
        file.key = wanted
    return named


def protect_backups(workspace: Workspace) -> Converted | None:
    """Take backups to the passphrase of the open file that are in clear or under an earlier one.

    There are some where setting, changing or taking it off was cut off, where their folder was not
    there at the time, and where a backup under it was restored over a file in clear. ``None`` where
    there is nothing to do or to tell. It costs a look at the first bytes of each backup where all
    are as they should be.
    """
    key = workspace.file.key
    if key is None or not workspace.may_write:
        return None
    before = earlier.kept(workspace.path, key)
    if not before and not any(map(is_plain, listing.files_in(paths.backup_folder()))):
        return None
    identity = _identity(workspace)
    found = convert_backups(workspace, identity, before, key)
    came = found.from_before if before else found.count
    waits = behind.noted(identity) is not None and not came
    if not found.is_stuck and not waits:
        earlier.forget(workspace.path)
        behind.forget(identity)
    left = tuple(each for each in found.left if each.in_clear or before)
    named = unseen(found.named, left)
    return Converted(found.count, left, still_named=named) if found.count or left else None


def unprotected(workspace: Workspace) -> tuple[Left, ...]:
    """What is known of a file with a passphrase that has not got it: copies in clear, and backups
    that its passphrase does not open. Nothing where the file has none itself."""
    key = workspace.file.key
    if key is None:
        return ()
    identity, left = _identity(workspace), []
    for path in listing.files_in(paths.backup_folder()):
        found = key_of_copy(path, identity, (key,))
        if found is NoKey.UNKNOWN and listing.is_backup_name(path, stem_of(workspace.path)):
            left.append(left_as_it_was(path, WHY_UNKNOWN))
        elif isinstance(found, FoundKey) and found.key is None:
            left.append(left_as_it_was(path, "it is a backup from before the passphrase"))
    return (*left, *_others_beside(workspace, identity))


def protect_copies(workspace: Workspace, wanted: Sequence[Path]) -> Converted:
    """Put copies in clear under the passphrase of the open file; what is no such copy stays.

    They keep their names, so that a restore that one of them was kept for can still be taken back.
    One that is damaged cannot be made anew: it is left as it was, and told.
    """
    key = workspace.file.key
    known = [each for each in unprotected(workspace) if each.in_clear and each.path in wanted]
    done = Followed()
    for each in known:
        try:
            done.named.append(convert_one(each.path, None, key))
            done.count += 1
        except (UserError, OSError) as error:
            done.left.append(left_as_it_was(each.path, str(error)))
    return Converted(done.count, tuple(done.left), still_named=unseen(done.named, done.left))


def remove_in_clear(workspace: Workspace, wanted: Sequence[Path]) -> Removed:
    """Write over and remove copies in clear; what is not known as one any more stays."""
    known = [each for each in unprotected(workspace) if each.in_clear and each.path in wanted]
    gone, left, named = [], [], []
    for each in known:
        try:
            with kept_from_writers(each.path):
                named.append(converting.remove_in_clear(each.path))
            wholeness.sum_path(each.path).unlink(missing_ok=True)
            gone.append(each.path)
        except (UserError, OSError) as error:
            left.append(left_as_it_was(each.path, str(error)))
    return Removed(tuple(gone), tuple(left), unseen(named, left))


def _identity(workspace: Workspace) -> str:
    with workspace.file.reading() as connection:
        return read_facts(connection).identity


def _keys_before(path: Path, old: FileKey | None) -> tuple[FileKey, ...]:
    """The key of a file, and those of changes before that were cut off, the newest first."""
    return () if old is None else (old, *earlier.kept(path, old))


def _note(workspace: Workspace, part: Path, old: FileKey | None, new: FileKey | None) -> None:
    """Write into the new file's history what was done; nobody undoes it, and it changes no row."""
    kind = "remove_passphrase" if new is None else "change_passphrase" if old else "set_passphrase"
    engine = connect(part, new)
    try:
        file = workspace.file
        with writing(
            engine, part, action=kind, actor=file.actor, now=file.clock(), details={}
        ) as writer:
            unchanged = {"table": "organisation", "op": "update", "id": 1}
            writer.changes.append(unchanged | {"before": {}, "after": {}})
        seal(engine, part)
    finally:
        engine.dispose()


def _others_beside(workspace: Workspace, identity: str) -> list[Left]:
    """Other copies in clear in the file's own folder, such as one kept by a restore."""
    if workspace.file.key is None:
        return []
    return list(_in_clear(workspace.path, identity))


def _in_clear(own: Path, identity: str) -> Iterator[Left]:
    for path in listing.files_in(own.parent):
        if path.name == own.name or not is_plain(path):
            continue
        if key_of_copy(path, identity, ()) is not NoKey.NOT_OURS:
            yield Left(path, "it lies beside the file, and is no backup of the usual folder", True)


def _with_backup(
    workspace: Workspace,
    found: Followed,
    named: Sequence[StillNamed | None],
    left: Sequence[Left],
) -> Converted:
    further = unseen(named, left)
    try:
        backup, fault = back_up_and_thin(workspace), None
    except UserError as error:
        backup, fault = None, error
    return Converted(found.count, tuple(left), backup, fault, further)
