"""What the file desk has done on the file's worker: no widget, and no error that is lost."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sgdesk.domain.errors import FileError, UserError
from sgdesk.log import details_of

if TYPE_CHECKING:
    from sgdesk.services.file.maintenance import Health
    from sgdesk.services.file.workspace import Workspace

_log = logging.getLogger("sgdesk")


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file; ``refusal`` says why it is open for reading only."""

    workspace: "Workspace"
    refusal: UserError | None = None
    kept: Path | None = None
    """Where a restore put what stood there before."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A backup beside what stands where it would go; ``now`` is ``None`` where that cannot be
    read or is not there."""

    backup: Path
    target: Path
    then: "Health"
    now: "Health | None"


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


def open_for_writing(path: Path) -> "Workspace":
    """Open a file as its one writer."""
    from sgdesk.services.file.workspace import open_workspace

    return open_workspace(path, writable=True)


def open_either_way(path: Path) -> Opened:
    """Open for writing or else for reading; raises where neither can be."""
    from sgdesk.services.file.workspace import open_workspace

    try:
        return Opened(open_for_writing(path))
    except FileError as error:
        return Opened(open_workspace(path, writable=False), error)


def open_or_make_sample() -> "Workspace":
    """The sample organisation, made where it is not there yet."""
    from sgdesk.services.sample.beginning import begin_with_sample

    return begin_with_sample()


def closing_backup(workspace: "Workspace", folder: Path | None) -> UserError | None:
    """The backup at closing, in its usual place or in ``folder``; what went wrong, if anything."""
    from sgdesk.services.file.maintenance import back_up, back_up_and_thin

    if folder is None:
        return failure_of(lambda: back_up_and_thin(workspace))
    return failure_of(lambda: back_up(workspace.path, folder))


def look_at(backup: Path, target: Path | None) -> Looked:
    """Read what a backup holds, and what stands where it would go, as far as it can be read.

    Without a ``target`` it would go to a free name in the usual folder. Raises
    :class:`UserError` where the backup itself cannot be used.
    """
    from sgdesk.services.file.maintenance import check
    from sgdesk.services.sample.beginning import usual_path

    then = check(backup)
    if then.faults:
        raise FileError(
            "{file} is damaged ({what}) and was not used. Choose another backup; "
            "nothing was changed.",
            file=backup.name,
            what=then.faults[0],
        )
    place = target or usual_path(then.organisation)
    return Looked(backup, place, then, readable(place))


def readable(path: Path) -> "Health | None":
    """What a file holds, or ``None`` where that cannot be read: restoring works nevertheless."""
    from sgdesk.services.file.maintenance import check

    found: list[Health] = []
    failure_of(lambda: found.append(check(path)))
    return found[0] if found else None


def restore_and_open(backup: Path, target: Path) -> Opened:
    """Put a backup in its place and open it."""
    from sgdesk.services.file.maintenance import restore

    kept = restore(backup, target)
    opened = open_either_way(target)
    return Opened(opened.workspace, opened.refusal, kept)
