"""Backups, restoring, and looking a file through."""

from dataclasses import dataclass
from pathlib import Path

from sgdesk.data.file.backups.wholeness import find_faults
from sgdesk.data.file.engine import connect, header_version, look_through, reading
from sgdesk.data.file.passphrase.key import Secret, key_for
from sgdesk.data.file.store import Clock, local_now
from sgdesk.data.imports import read_present
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people.people import read_people
from sgdesk.services.file import restoring
from sgdesk.services.file.backing_up import back_up, back_up_and_thin, backups
from sgdesk.services.file.places import synced_by

__all__ = ["Health", "back_up", "back_up_and_thin", "backups", "check", "restore", "synced_by"]


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


def restore(
    backup: Path, target: Path, *, clock: Clock = local_now, secret: Secret | None = None
) -> Path | None:
    """As :func:`sgdesk.services.file.restoring.restore`; where the file from before is kept."""
    return restoring.restore(backup, target, clock=clock, secret=secret).kept


def check(path: Path, secret: Secret | None = None) -> Health:
    """Look a file through: structure, references, stored documents, history.

    Raises :class:`~sgdesk.domain.errors.FileError` where it cannot be opened at all.
    """
    key = key_for(path, secret)
    version = header_version(path, key)
    engine = connect(path, key, read_only=True)
    try:
        look_through(engine, path)
        faults = find_faults(path, key)
        with reading(engine, path) as connection:
            about = read_organisation(connection)
            people = len(read_people(connection))
            training = len(read_present(connection))
    finally:
        engine.dispose()
    return Health(about.name, people, training, version, faults)
