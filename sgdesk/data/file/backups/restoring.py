"""Putting a backup in the place of a file, and taking that back."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sgdesk import paths
from sgdesk.data.file.backups.exchange import Exchange, exchange, is_unfinished, read_note, settle
from sgdesk.data.file.backups.facts import Facts, facts_of, unreadable
from sgdesk.data.file.backups.listing import STAMP
from sgdesk.data.file.disk.files import free_name, make_folder, refuse_special, sync_file
from sgdesk.data.file.disk.leftovers import clear_leftovers, drop_part, part_in
from sgdesk.data.file.disk.lock import WriterLock
from sgdesk.data.file.passphrase.key import MAGIC, FileKey
from sgdesk.data.file.schema import APPLICATION_ID
from sgdesk.domain.errors import FileError, InputError, reason_of, remedy_of
from sgdesk.domain.file.backups import Restored
from sgdesk.domain.file.names import ENDING, completed, is_organisation_name, stem_of_copies

BEFORE, TAKEN_BACK = "before restore", "restore taken back"
"""What the name of a file says that is kept: it was replaced by a restore, or by taking one back.
"""


def target_of(path: Path) -> Path:
    """The file that a restore to ``path`` replaces or makes; nothing is touched here.

    Raises :class:`InputError` for a folder, a pipe, and for any other document: what is there has
    to be an organisation file by its name or by its header, however damaged it is otherwise.
    """
    for target in _candidates(path):
        refuse_special(target)
        if os.path.lexists(target):
            if is_organisation_name(target.name) or _is_ours(target):
                return Path(os.path.realpath(target)) if target.is_symlink() else target
            raise InputError(
                "{file} is not an organisation file, so nothing was put in its place. "
                "Choose an organisation file, or a new name.",
                file=target.name,
            )
    return completed(path)


def _candidates(path: Path) -> Iterator[Path]:
    """The names under which the file may be there; a name to be completed has to be a good one."""
    yield path
    yield completed(path)


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            head = stream.read(72)
    except OSError:
        return False
    return head.startswith(MAGIC) and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def restore(
    backup: Path,
    target: Path,
    now: datetime,
    key: FileKey | None = None,
    present_key: FileKey | None = None,
) -> Restored:
    """Put a backup in the place of ``target``, which must be as :func:`target_of` gave it.

    The backup is verified, copied beside the target and verified again; then the copy takes the
    target's place in one step. What was there is kept, with any journal of it, and never written
    over; so it does not matter in which state it is. ``key`` is that of an encrypted backup,
    ``present_key`` that of the file that is there, to say what it is.
    """
    from sgdesk.data.file.backups.wholeness import verify

    verify(backup, key)
    make_folder(target.parent)
    with _locked(target, now):
        finish(target)
        clear_leftovers(target.parent)
        was, now_there = _facts(target, present_key), facts_of(backup, key)
        kept = _put(backup, target, now, key)
    is_other = bool(was.identity) and was.identity != now_there.identity
    return _told(target, kept, (was, now_there), is_other=is_other)


def _told(
    target: Path, kept: Path | None, facts: tuple[Facts, Facts], *, is_other: bool
) -> Restored:
    from sgdesk.data.file.passphrase.cipher import is_encrypted

    was, now_there = facts
    return Restored(
        target,
        kept,
        was.organisation,
        now_there.organisation,
        is_other,
        is_encrypted=is_encrypted(target),
        was_encrypted=kept is not None and is_encrypted(kept),
    )


def _put(backup: Path, target: Path, now: datetime, key: FileKey | None) -> Path | None:
    from sgdesk.data.file.backups.copying import copy_file, mark_copy
    from sgdesk.data.file.backups.wholeness import find_faults

    part = part_in(target.parent)
    try:
        copy_file(backup, part, key)
        number = facts_of(part, key).number
        mark_copy(part, key, number=number, backed_up_at="")
        faults = find_faults(part, key)
        if faults:
            raise FileError(
                "{file} was copied but cannot be read back ({what}), so nothing was changed. "
                "Choose another folder or another backup.",
                file=backup.name,
                what=faults[0],
            )
        sync_file(part)
        return _exchange(target, part.name, now, BEFORE)
    except OSError as error:
        raise _unwritten(target, error) from error
    finally:
        if not is_unfinished(target):  # what is still to be finished needs it
            drop_part(part)


def _exchange(target: Path, source: str, now: datetime, what: str) -> Path | None:
    stem = stem_of_copies(target)
    kept = free_name(target.with_name(f"{stem} {what} {now.strftime(STAMP)}{ENDING}"))
    spare = free_name(target.with_name(f"{target.name} left over {now.strftime(STAMP)}"))
    was_there = os.path.lexists(target)
    exchange(target, Exchange(source, kept.name if was_there else "", spare.name))
    return kept if was_there else None


def undo_restore(
    target: Path, now: datetime, key: FileKey | None = None, present_key: FileKey | None = None
) -> Restored:
    """Put back what the last restore replaced, as it was; what is there now is kept likewise.

    Raises :class:`InputError` where there is nothing to put back.
    """
    with _locked(target, now):
        finish(target)
        kept = kept_by_last_restore(target)
        if kept is None:
            raise InputError(
                "There is no restore of {file} to take back: the file from before it is no longer "
                "beside it. Nothing was changed.",
                file=target.name,
            )
        was, back = _facts(target, present_key), _facts(kept, key)
        try:
            what = BEFORE if is_from_taken_back(kept) else TAKEN_BACK
            replaced = _exchange(target, kept.name, now, what)
        except OSError as error:
            raise _unwritten(target, error) from error
    is_other = bool(was.identity and back.identity) and was.identity != back.identity
    return _told(target, replaced, (was, back), is_other=is_other)


def kept_by_last_restore(target: Path) -> Path | None:
    """Where the file lies that the last restore replaced; ``None`` where it is not there."""
    noted = read_note(target)
    kept = target.with_name(noted.kept) if noted is not None and noted.kept else None
    return kept if kept is not None and kept.is_file() else None


def is_from_taken_back(kept: Path) -> bool:
    """Whether what is kept beside a file is what a restore brought that was taken back."""
    return f" {TAKEN_BACK} " in kept.name


def _facts(path: Path, key: FileKey | None) -> Facts:
    """What a file says of itself; blanks where it cannot be read.

    Nor is one opened whose last save was cut off: that would change it before it is moved aside.
    """
    is_settled = not os.path.lexists(path.with_name(f"{path.name}-journal"))
    try:
        return facts_of(path, key) if path.is_file() and is_settled else Facts("")
    except unreadable():
        return Facts("")


@contextmanager
def _locked(target: Path, now: datetime) -> Iterator[None]:
    """The writer's lock of a file while it is replaced."""
    lock = WriterLock(target)
    lock.acquire(now)
    try:
        yield
    finally:
        lock.release()


def finish(target: Path) -> Path | None:
    """Finish a restore that was cut off, where there is one; return what it kept of before.

    Whoever calls holds the lock. Raises :class:`FileError` where the disk refuses.
    """
    try:
        done = settle(target)
    except OSError as error:
        raise _unwritten(target, error) from error
    return target.with_name(done.kept) if done is not None and done.kept else None


def before_opening(path: Path, now: datetime, *, writable: bool) -> None:
    """See to what a killed process left: finish its restore, and remove what was half made.

    Raises :class:`FileError` where a restore is under way in another copy of the program.
    """
    real = Path(os.path.realpath(path))  # a link in a circle is told when it is opened
    if is_unfinished(real):
        with _locked(real, now):
            finish(real)
    if writable:
        _close_to_others(real)
        locks = paths.data_folder() / "locks"
        for folder in dict.fromkeys((real.parent, paths.backup_folder(), locks)):
            clear_leftovers(folder)


def _close_to_others(path: Path) -> None:
    """Take from other accounts what earlier versions let them: to read the file.

    A group that somebody chose for it keeps its rights.
    """
    with suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & stat.S_IRWXO:
            path.chmod(mode & ~stat.S_IRWXO)


def _unwritten(target: Path, error: OSError) -> FileError:
    return FileError(
        "{file} could not be written ({why}). The backup and what was there before are untouched. "
        "{remedy}",
        file=str(target),
        why=reason_of(error),
        remedy=remedy_of(error),
    )
