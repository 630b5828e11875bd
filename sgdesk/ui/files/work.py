"""What the file desk has done on the file's worker: no widget, and no error that is lost."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from sgdesk import paths
from sgdesk.domain.errors import (
    BackupChanged,
    ChangedOutside,
    DamagedError,
    FileError,
    PassphraseNeeded,
    UserError,
    WrongPassphrase,
)
from sgdesk.domain.file.names import ENDING, stem_of
from sgdesk.log import details_of

if TYPE_CHECKING:
    from sgdesk.domain.file.backups import Backup
    from sgdesk.domain.file.passphrases import Secret
    from sgdesk.services.file.safety.checking import Health
    from sgdesk.services.file.safety.clock import DoubtfulClock
    from sgdesk.services.file.workspace import Workspace

Clock = Callable[[], datetime]

_log = logging.getLogger("sgdesk")


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file; ``refusal`` says why it is open for reading only."""

    workspace: "Workspace"
    refusal: UserError | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """A backup beside what stands where it would go.

    ``now`` is ``None`` where that cannot be read or is not there; ``is_there`` says which.
    ``is_encrypted`` says that the backup has a passphrase, ``is_under_another`` that what stands
    there has one too, and not the same.
    """

    backup: Path
    made_at: datetime
    target: Path
    is_there: bool
    then: "Health"
    now: "Health | None"
    is_encrypted: bool = False
    is_under_another: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """What is to be said of where a file lies; blank where nothing is.

    ``copies`` are the names of copies that a service made of it, since it could not bring two
    versions together.
    """

    place: str = ""
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotBackedUp:
    """Why no backup could be made at closing, and whether earlier ones are there."""

    error: UserError
    has_earlier: bool


def failure_of(work: Callable[[], object]) -> UserError | None:
    """Do ``work`` and return what stopped it, whatever that was; ``None`` where nothing did.

    For work after which the person goes on in any case. A defect of ours goes to the log.
    """
    try:
        work()
    except UserError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whatever it was, the window must not stay shut
        _log.error("defect\n%s", details_of(error))
        return FileError(
            "Something went wrong in the program itself. What was saved before is safe in the "
            "file; the details are in the log."
        )
    return None


class ByClock(TypedDict, total=False):
    """What a service may be given of a clock."""

    clock: Clock


def by_clock(clock: Clock | None) -> ByClock:
    """What hands a clock on to a service; without one it goes by the computer's."""
    return {} if clock is None else {"clock": clock}


def open_either_way(
    path: Path, secret: "Secret | None", clock: Clock | None, *, asks_about_clock: bool
) -> "Opened | DoubtfulClock":
    """Open for writing or else for reading; raises where neither can be.

    Where it ``asks_about_clock`` and the clock may be wrong, that comes back instead: the file is
    let go of, and nothing was written to it.
    """
    from sgdesk.services.file.safety.clock import DoubtfulClock
    from sgdesk.services.file.workspace import open_workspace

    given = by_clock(clock)
    try:
        return Opened(
            open_workspace(
                path, writable=True, secret=secret, asks_about_clock=asks_about_clock, **given
            )
        )
    except DoubtfulClock as doubted:
        return doubted
    except (ChangedOutside, DamagedError, PassphraseNeeded, WrongPassphrase):
        raise
    except FileError as error:
        return Opened(open_workspace(path, writable=False, secret=secret, **given), error)


def keep_changes(path: Path, secret: "Secret | None", clock: Clock | None) -> str:
    """Keep what another program changed in a closed file, noted in its history; what it was."""
    from sgdesk.services.file.safety.outside_changes import keep_outside_changes

    return keep_outside_changes(path, secret=secret, **by_clock(clock))


def open_for_reading(path: Path, secret: "Secret | None", clock: Clock | None) -> Opened:
    """Open a file for reading only, as it was wished."""
    from sgdesk.services.file.workspace import open_workspace

    return Opened(open_workspace(path, writable=False, secret=secret, **by_clock(clock)))


def open_or_make_sample(secret: "Secret | None") -> "Workspace":
    """The sample organisation, made where it is not there yet."""
    from sgdesk.services.sample.beginning import begin_with_sample

    return begin_with_sample(secret)


def sample_place() -> Path:
    """Where the sample organisation lies."""
    from sgdesk.services.sample.beginning import sample_path

    return sample_path()


def closing_backup(workspace: "Workspace", folder: Path | None) -> NotBackedUp | None:
    """The backup at closing, in its usual place or in ``folder``; what went wrong, if anything."""
    from sgdesk.services.file.safety.backing_up import back_up_and_thin, back_up_elsewhere, backups

    if folder is None:
        error = failure_of(lambda: back_up_and_thin(workspace))
    else:
        error = failure_of(lambda: back_up_elsewhere(workspace, folder))
    if error is None:
        return None
    found: list[Backup] = []
    failure_of(lambda: found.extend(backups(workspace.path, workspace.secret)))
    return NotBackedUp(error, has_earlier=any(each.is_readable for each in found))


@dataclass(frozen=True, slots=True)
class PutElsewhere:
    """A backup in a second place, and whether that can be unplugged: then it is said when."""

    backup: "Backup"
    is_on_stick: bool


def second_backup(workspace: "Workspace", folder: Path) -> "PutElsewhere | UserError | None":
    """The backup at closing in the second place; ``None`` where that is not there now."""
    if not folder.is_dir():
        return None
    found: list[PutElsewhere] = []
    error = failure_of(lambda: found.append(backed_up_elsewhere(workspace, folder)))
    return error or found[0]


def backed_up_elsewhere(workspace: "Workspace", folder: Path) -> PutElsewhere:
    """A backup on a stick or in another folder, read back from its disk."""
    from sgdesk.services.file.safety.backing_up import back_up_elsewhere
    from sgdesk.services.file.safety.places import can_be_unplugged

    made = back_up_elsewhere(workspace, folder).backup
    return PutElsewhere(made, can_be_unplugged(folder))


def backed_up_now(workspace: "Workspace") -> "Backup":
    """A backup in the usual folder."""
    from sgdesk.services.file.safety.backing_up import back_up_and_thin

    return back_up_and_thin(workspace)


def backed_up_if_changed(workspace: "Workspace") -> "Backup | None":
    """A backup in the usual folder, where anything was saved since the last."""
    from sgdesk.services.file.safety.backing_up import back_up_if_changed

    return back_up_if_changed(workspace)


def look_at(
    backup: Path,
    target: Path | None,
    secret: "Secret | None",
    present: "Secret | None" = None,
) -> Looked:
    """Read what a backup holds, and what stands where it would go, as far as it can be read.

    Without a ``target`` it would go to a free name in the usual folder. ``secret`` opens the
    backup, ``present`` (or else the same) what stands there. Raises :class:`UserError` where the
    backup itself cannot be used.
    """
    from sgdesk.services.file.safety.backing_up import read_one
    from sgdesk.services.file.safety.checking import check
    from sgdesk.services.file.safety.restoring import needs_another_secret
    from sgdesk.services.sample.beginning import usual_path

    then = check(backup, secret)
    if then.unnoted:
        raise BackupChanged(then.unnoted, backup.name)
    if then.faults:
        raise FileError(
            "{file} is damaged ({what}) and was not used. Choose another backup; "
            "nothing was changed.",
            file=backup.name,
            what=then.faults[0],
        )
    place = target or usual_path(then.organisation)
    made = read_one(backup, secret)
    now = readable(place, present) or readable(place, secret)
    another = made.is_encrypted and needs_another_secret(place, secret)
    return Looked(
        backup, made.made_at, place, place.exists(), then, now, made.is_encrypted, another
    )


def readable(path: Path, secret: "Secret | None" = None) -> "Health | None":
    """What a file holds, or ``None`` where that cannot be read: restoring works nevertheless."""
    from sgdesk.services.file.safety.checking import check

    found: list[Health] = []
    failure_of(lambda: found.append(check(path, secret)))
    return found[0] if found and found[0].organisation else None


def backups_here() -> "tuple[Backup, ...]":
    """Every backup in the usual folder of this computer, whosever it is."""
    from sgdesk.services.file.safety.backing_up import backups_in

    return backups_in(paths.backup_folder())


def backups_of_path(path: Path, secret: "Secret | None") -> "tuple[Backup, ...]":
    """The backups in the usual folder of a file that may not be readable itself."""
    from sgdesk.services.file.safety.backing_up import backups

    return backups(path, secret)


def safe_target(path: Path) -> Path:
    """A free name for a file in the usual folder of this computer."""
    from sgdesk.services.file.safety.moving import safe_place

    return safe_place(path)


def free_beside(path: Path, words: str) -> Path:
    """A free name beside a file, after its own."""
    stem = stem_of(path)
    place, number = path.with_name(f"{stem} {words}{ENDING}"), 2
    while place.exists():
        place = path.with_name(f"{stem} {words} {number}{ENDING}")
        number += 1
    return place


def news_of(path: Path) -> News:
    """Look where a file lies, and for copies that a service made of it."""
    from sgdesk.services.file.safety.places import conflict_copies, place_of

    place = place_of(path)
    copies = tuple(each.name for each in conflict_copies(path))
    return News(str(place.sentence) if place is not None else "", copies)


def seen_by_others(folder: Path) -> str:
    """Who besides the person can look into a folder; blank where nobody can."""
    from sgdesk.services.file.safety.places import who_else_sees

    found = who_else_sees(folder)
    return str(found) if found is not None else ""
