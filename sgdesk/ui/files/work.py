"""What the file desk has done on the file's worker: no widget, and no error that is lost."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sgdesk.domain.errors import FileError, PassphraseNeeded, UserError, WrongPassphrase
from sgdesk.log import details_of

if TYPE_CHECKING:
    from sgdesk.domain.backups import Backup, Restored
    from sgdesk.services.file.maintenance import Health
    from sgdesk.services.file.moving import Moved
    from sgdesk.services.file.passphrase import Secret
    from sgdesk.services.file.workspace import Workspace

_log = logging.getLogger("sgdesk")


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file; ``refusal`` says why it is open for reading only."""

    workspace: "Workspace"
    refusal: UserError | None = None
    restored: "Restored | None" = None
    """What a restore did, where there was one."""

    is_taken_back: bool = False
    """Whether it was a restore taken back."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A backup beside what stands where it would go; ``now`` is ``None`` where that cannot be
    read or is not there."""

    backup: Path
    target: Path
    then: "Health"
    now: "Health | None"
    secret: "Secret | None" = None
    """What opened the backup, where it has a passphrase."""


@dataclass(frozen=True, slots=True)
class MovedAndOpened:
    """A file that was moved, and open where it is now."""

    moved: "Moved"
    opened: Opened


@dataclass(frozen=True, slots=True)
class News:
    """What is to be said of where a file lies; blank where nothing is.

    ``copies`` are the names of copies that a service made of it, since it could not bring two
    versions together.
    """

    place: str = ""
    copies: tuple[str, ...] = ()


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


def open_for_writing(path: Path, secret: "Secret | None" = None) -> "Workspace":
    """Open a file as its one writer."""
    from sgdesk.services.file.workspace import open_workspace

    return open_workspace(path, writable=True, secret=secret)


def open_either_way(path: Path, secret: "Secret | None" = None) -> Opened:
    """Open for writing or else for reading; raises where neither can be.

    A file with a passphrase needs its ``secret``: :class:`PassphraseNeeded`,
    :class:`WrongPassphrase`.
    """
    from sgdesk.services.file.workspace import open_workspace

    try:
        return Opened(open_for_writing(path, secret))
    except (PassphraseNeeded, WrongPassphrase):
        raise
    except FileError as error:
        return Opened(open_workspace(path, writable=False, secret=secret), error)


def open_or_make_sample() -> "Workspace":
    """The sample organisation, made where it is not there yet."""
    from sgdesk.services.sample.beginning import begin_with_sample

    return begin_with_sample()


def closing_backup(workspace: "Workspace", folder: Path | None) -> UserError | None:
    """The backup at closing, in its usual place or in ``folder``; what went wrong, if anything."""
    from sgdesk.services.file.backing_up import back_up_and_thin, back_up_elsewhere

    if folder is None:
        return failure_of(lambda: back_up_and_thin(workspace))
    return failure_of(lambda: back_up_elsewhere(workspace, folder))


def backed_up_elsewhere(workspace: "Workspace", folder: Path) -> "Backup":
    """A backup on a stick or in another folder, read back from its disk."""
    from sgdesk.services.file.backing_up import back_up_elsewhere

    return back_up_elsewhere(workspace, folder).backup


def backed_up_now(workspace: "Workspace") -> "Backup":
    """A backup in the usual folder."""
    from sgdesk.services.file.backing_up import back_up_and_thin

    return back_up_and_thin(workspace)


def backed_up_if_changed(workspace: "Workspace") -> "Backup | None":
    """A backup in the usual folder, where anything was saved since the last."""
    from sgdesk.services.file.backing_up import back_up_if_changed

    return back_up_if_changed(workspace)


def look_at(backup: Path, target: Path | None, secret: "Secret | None" = None) -> Looked:
    """Read what a backup holds, and what stands where it would go, as far as it can be read.

    Without a ``target`` it would go to a free name in the usual folder. ``secret`` opens either.
    Raises :class:`UserError` where the backup itself cannot be used.
    """
    from sgdesk.services.file.maintenance import check
    from sgdesk.services.sample.beginning import usual_path

    then = check(backup, secret)
    if then.faults:
        raise FileError(
            "{file} is damaged ({what}) and was not used. Choose another backup; "
            "nothing was changed.",
            file=backup.name,
            what=then.faults[0],
        )
    place = target or usual_path(then.organisation)
    return Looked(backup, place, then, readable(place, secret), secret)


def readable(path: Path, secret: "Secret | None" = None) -> "Health | None":
    """What a file holds, or ``None`` where that cannot be read: restoring works nevertheless."""
    from sgdesk.services.file.maintenance import check

    found: list[Health] = []
    failure_of(lambda: found.append(check(path, secret)))
    return found[0] if found else None


def restore_and_open(looked: Looked, present: "Secret | None" = None) -> Opened:
    """Put a backup in its place and open it; ``present`` opens the file that it replaces."""
    from sgdesk.services.file.restoring import restore

    secret = looked.secret
    done = restore(looked.backup, looked.target, secret=secret, present_secret=present)
    opened = open_either_way(done.path, secret)
    return Opened(opened.workspace, opened.refusal, done)


def take_back_and_open(target: Path, secret: "Secret | None" = None) -> Opened:
    """Put back what the last restore replaced, and open it."""
    from sgdesk.services.file.restoring import undo_restore

    done = undo_restore(target, secret=secret)
    opened = open_either_way(done.path, secret)
    return Opened(opened.workspace, opened.refusal, done, is_taken_back=True)


def safe_target(path: Path) -> Path:
    """A free name for a file in the usual folder of this computer."""
    from sgdesk.services.file.moving import safe_place

    return safe_place(path)


def move_and_open(path: Path, target: Path, secret: "Secret | None" = None) -> MovedAndOpened:
    """Move a file and open it where it is then."""
    from sgdesk.services.file.moving import move_file

    moved = move_file(path, target, secret=secret)
    return MovedAndOpened(moved, open_either_way(moved.path, secret))


def news_of(path: Path) -> News:
    """Look where a file lies, and for copies that a service made of it."""
    from sgdesk.services.file.places import conflict_copies, place_of

    place = place_of(path)
    copies = tuple(each.name for each in conflict_copies(path))
    return News(str(place.sentence) if place is not None else "", copies)


def seen_by_others(folder: Path) -> str:
    """Who besides the person can look into a folder; blank where nobody can."""
    from sgdesk.services.file.places import who_else_sees

    found = who_else_sees(folder)
    return str(found) if found is not None else ""
