"""Backups, restoring, and looking a file through."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sgdesk import paths
from sgdesk.data.file import backup as backup_data
from sgdesk.data.file.engine import connect, header_version, look_through, reading
from sgdesk.data.file.files import make_folder
from sgdesk.data.file.lock import WriterLock
from sgdesk.data.file.store import Clock, local_now
from sgdesk.data.imports import read_present
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people.people import read_people
from sgdesk.domain.backups import Backup
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Health:
    """What a look through a file found; ``faults`` is empty where all is well.

    ``training`` counts what was recorded and not struck out.
    """

    organisation: str
    people: int
    training: int
    schema_version: int
    faults: tuple[str, ...]


def back_up(path: Path, folder: Path | None = None, *, clock: Clock = local_now) -> Backup:
    """Make a checked backup, into the usual folder or another; the file may be open."""
    return backup_data.back_up(path, folder or paths.backup_folder(), clock())


def back_up_and_thin(workspace: Workspace) -> Backup:
    """The automatic backup at closing time; older automatic ones are thinned out after it."""
    folder = paths.backup_folder()
    made = backup_data.back_up(workspace.path, folder, workspace.file.clock())
    backup_data.thin_out(folder, workspace.path.stem, made.path)
    return made


def backups(path: Path) -> tuple[Backup, ...]:
    """The automatic backups of a file, the newest first."""
    return backup_data.list_backups(paths.backup_folder(), path.stem)


def restore(backup: Path, target: Path, *, clock: Clock = local_now) -> Path | None:
    """Put a verified backup at ``target``; return where the file that stood there is kept.

    Raises :class:`~sgdesk.domain.errors.FileError` where the backup is damaged or the target
    is open in another copy of the program.
    """
    make_folder(target.parent)
    now: datetime = clock()
    lock = WriterLock(target)
    lock.acquire(now)
    try:
        return backup_data.restore(backup, target, now)
    finally:
        lock.release()


def check(path: Path) -> Health:
    """Look a file through: structure, references, stored documents, history.

    Raises :class:`~sgdesk.domain.errors.FileError` where it cannot be opened at all.
    """
    version = header_version(path)
    engine = connect(path, read_only=True)
    try:
        look_through(engine, path)
        faults = backup_data.find_faults(path)
        with reading(engine, path) as connection:
            about = read_organisation(connection)
            people = len(read_people(connection))
            training = len(read_present(connection))
    finally:
        engine.dispose()
    return Health(about.name, people, training, version, faults)


_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "clouddocs": "iCloud",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
}


def synced_by(path: Path) -> str | None:
    """The service that copies the file's folder to other computers, told by the folders' names.

    A file that is copied while it is written to can be damaged, so Set-up warns of it.
    """
    for part in path.parent.parts:
        name = part.casefold()
        for mark, service in _SYNCED.items():
            if name.startswith(mark) or name.endswith(mark):
                return service
    return None
