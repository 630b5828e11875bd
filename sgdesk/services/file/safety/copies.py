"""Copies of the file that still hold somebody who was erased: found, made anew, or removed."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from sgdesk import paths
from sgdesk.data.erasing import act, ledger
from sgdesk.data.file.backups.facts import unreadable
from sgdesk.data.file.backups.listing import list_backups
from sgdesk.data.file.backups.wholeness import sum_path
from sgdesk.data.file.disk.files import sync_folder
from sgdesk.data.file.disk.lock import kept_from_writers
from sgdesk.data.file.engine import connect, is_plain, reading
from sgdesk.data.file.history import all_heads
from sgdesk.data.file.passphrase import converting
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.store import OrganisationFile, open_file
from sgdesk.domain.dates import add_months
from sgdesk.domain.errors import FileError, UserError, reason_of
from sgdesk.domain.file.backups import Backup
from sgdesk.domain.file.names import stem_of
from sgdesk.domain.people.keeping.erasing import ErasureState, Subject
from sgdesk.services.file.erasing import check_no_hold, erase_in_copy
from sgdesk.services.file.safety.backing_up import back_up_and_thin, back_up_elsewhere
from sgdesk.services.file.workspace import Workspace

KEPT_MONTHS = 24
"""A backup is kept so long at most where one is made each month: then it is thinned out."""


class CopyPlace(StrEnum):
    """Where a copy lies."""

    BACKUPS = "backups"
    SECOND = "second"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class HeldIn:
    """A backup, or a copy beside the file, that still holds somebody.

    ``goes_by`` is the day by which it is thinned out if backups go on being made; ``None`` for
    what stays until somebody removes it: a copy, one from before a restore, one of a copy.
    ``why_not`` says why it cannot be made anew without them, where that is known beforehand;
    where ``is_readable`` is false nobody can say whether it holds them, or whether it is of this
    file at all. ``people`` is how many it holds, where that can be read.
    One that ``is_older`` is of an older version, and is brought up to date when it is restored or
    opened: it says nothing of whether it is a backup or a file that somebody works with there.
    """

    path: Path
    made_on: date
    goes_by: date | None
    place: CopyPlace = CopyPlace.BACKUPS
    people: int | None = None
    why_not: str = ""
    is_readable: bool = True
    is_older: bool = False

    @property
    def is_beside(self) -> bool:
        """Whether it lies in the file's own folder."""
        return self.place is CopyPlace.BESIDE

    @property
    def may_be_worked_on(self) -> bool:
        """Whether somebody may be working with it, as far as can be told from it and its place."""
        if self.is_beside:
            return not self.is_from_restore
        return self.is_older and self.place is CopyPlace.SECOND

    @property
    def is_from_restore(self) -> bool:
        """Whether it is the file as it was before a restore, kept so that it can be undone."""
        return " before restore " in self.path.name


_OLDER = "it is of an older version of this program"
_UNREAD = "it cannot be read: it is damaged, or under another passphrase"


def backups_holding(
    file: OrganisationFile, wanted: Mapping[ledger.Whom, int]
) -> tuple[HeldIn, ...]:
    """The backups, and copies beside the file, that hold somebody, by what added them.

    That is several entries of the history where entries of one person became one.
    """
    return _holding(file, wanted, file.clock().date())


def backups_to_cleanse(file: OrganisationFile) -> tuple[HeldIn, ...]:
    """The backups, and copies beside the file, that still hold anybody who was erased."""
    with file.reading() as reader:
        done = [e for e in ledger.read_erasures(reader) if e.state is ErasureState.DONE]
    last = max((each.done_on or each.due_on for each in done), default=date.min)
    wanted = {(each.subject, each.row_id, each.entry_hash): each.entry_id for each in done}
    return _holding(file, wanted, last)


def _holding(
    file: OrganisationFile, wanted: Mapping[ledger.Whom, int], until: date
) -> tuple[HeldIn, ...]:
    """Those that hold somebody ``wanted``, and those up to a day that cannot be read."""
    if not wanted:
        return ()
    with file.reading() as reader:
        heads = all_heads(reader)
    found = []
    for place, each in _backups(file):
        made = each.made_at.date()
        there = {whom for whom, entry in wanted.items() if entry <= each.entries}
        done = _done_in(each.path, file.key) if there and each.is_readable else frozenset()
        if done is None or not each.is_readable:
            if made <= until:
                found.append(_unread(each, place))
        elif any(_is_held(whom, done) for whom in there):
            is_thinned = place is not CopyPlace.BESIDE and each.head in heads
            goes_by = add_months(made, KEPT_MONTHS) if is_thinned else None
            is_older = act.is_older(each.path, file.key)
            why = _OLDER if is_older else ""
            held = HeldIn(each.path, made, goes_by, place, each.people, why, is_older=is_older)
            found.append(held)
    return tuple(found)


def _is_held(whom: ledger.Whom, done: frozenset[ledger.Whom]) -> bool:
    """Whether a copy may hold somebody, of which the log says who is ``done``."""
    return whom not in done and (Subject.IMPORT, 0, whom[2]) not in done


def _unread(each: Backup, place: CopyPlace) -> HeldIn:
    return HeldIn(each.path, each.made_at.date(), None, place, None, _UNREAD, is_readable=False)


def _backups(file: OrganisationFile) -> Iterator[tuple[CopyPlace, Backup]]:
    """The backups in the usual folder and in the second place where it is there, and the copies
    beside the file: those of before a restore, of a file that was moved away, or that somebody
    else kept. One that cannot be read is among them where its name says that it is of this file."""
    with file.reading() as reader:
        whose = ledger.identity(reader)
    for folder, place in _folders(file).items():
        for each in list_backups(folder, whose, stem_of(file.path), file.key):
            is_ours = each.identity == whose or not each.is_readable
            if is_ours and not _is_same(each.path, file.path):
                yield place, each


def _folders(file: OrganisationFile) -> dict[Path, CopyPlace]:
    found = {paths.backup_folder(): CopyPlace.BACKUPS}
    for place in (*file.other_places, file.second_place):
        if place is not None and place.is_dir():
            found.setdefault(place, CopyPlace.SECOND)
    found.setdefault(file.path.parent, CopyPlace.BESIDE)
    return found


def _is_same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return False


def _done_in(path: Path, key: FileKey | None) -> frozenset[ledger.Whom] | None:
    """Who was erased in a backup too, or before it was made.

    ``None`` where that cannot be read.
    """
    try:
        if act.is_older(path, key):
            return frozenset()
        engine = connect(path, key, read_only=True)
        try:
            with reading(engine, path) as reader:
                return frozenset(each.whom for each in ledger.in_file(reader))
        finally:
            engine.dispose()
    except unreadable():
        return None


@dataclass(frozen=True, slots=True)
class Cleansed:
    """Which backups were made anew without those who were erased, and which could not be."""

    done: tuple[Path, ...]
    left: tuple[Path, ...]


def cleanse_backups(file: OrganisationFile) -> Cleansed:
    """Erase in the backups, and in the copies beside the file, whoever was erased in the file.

    One of an older schema, or that cannot be opened, is left as it is and told. Raises
    :class:`RefusedError` while a hold stands.
    """
    with file.reading() as reader:
        check_no_hold(reader, file.clock().date())
    done, left = [], []
    for each in backups_to_cleanse(file):
        try:
            if _cleanse(each.path, file):
                done.append(each.path)
        except (UserError, OSError):
            left.append(each.path)
    return Cleansed(tuple(done), tuple(left))


def _cleanse(path: Path, file: OrganisationFile) -> bool:
    if act.is_older(path, file.key):
        raise FileError("{file} is of an older version and was left as it is.", file=path.name)
    backup = open_file(path, writable=True, clock=file.clock, actor=file.actor, key=file.key)
    try:
        is_changed = erase_in_copy(backup, file)
        if is_changed:
            act.wipe(backup)
            sum_path(path).unlink(missing_ok=True)
    finally:
        backup.close()
    return is_changed


@dataclass(frozen=True, slots=True)
class NotRemoved:
    """A copy that is still there, and why."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class RemovedCopies:
    """Which copies went and which could not; ``backup`` is the one that was made before.

    ``still_named`` says under how many further names, as in a snapshot, what went still lies.
    """

    gone: tuple[Path, ...]
    left: tuple[NotRemoved, ...]
    backup: Backup | None
    still_named: int = 0


def remove_copies(workspace: Workspace, wanted: Sequence[Path]) -> RemovedCopies:
    """Remove copies that hold whoever was erased, once a new backup is made and checked.

    Where one of the second place is among them, a new one is put there and read back as well.
    What holds nobody who was erased is left alone, whatever is ``wanted``. Raises
    :class:`RefusedError` while a hold stands and :class:`UserError` where the new backup could not
    be made; nothing is removed then.
    """
    file = workspace.file
    with file.reading() as reader:
        check_no_hold(reader, file.clock().date())
    known = [each for each in backups_to_cleanse(file) if each.path in wanted]
    if not known:
        return RemovedCopies((), (), None)
    backup = back_up_and_thin(workspace)
    if file.second_place is not None and any(e.place is CopyPlace.SECOND for e in known):
        back_up_elsewhere(workspace, file.second_place)
    gone, left, named = [], [], 0
    for each in known:
        try:
            named += _remove(each.path)
            gone.append(each.path)
        except FileNotFoundError:
            gone.append(each.path)
        except (UserError, OSError) as error:
            left.append(NotRemoved(each.path, _why(error)))
    return RemovedCopies(tuple(gone), tuple(left), backup, named)


def _why(error: UserError | OSError) -> str:
    return str(error) if isinstance(error, UserError) else reason_of(error)


def _remove(path: Path) -> int:
    """Remove one, written over where it is in clear; returns how many further names it has."""
    with kept_from_writers(path):
        if is_plain(path):
            still = converting.remove_in_clear(path)
        else:
            still = None
            path.unlink()
            sync_folder(path.parent)
    with suppress(OSError):
        for beside in (sum_path(path), *(path.with_name(f".{path.name}.{e}") for e in _NOTES)):
            beside.unlink(missing_ok=True)
    return still.names if still is not None else 0


_NOTES = ("lock", "open")
