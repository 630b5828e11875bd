"""Whether a backup, or any organisation file, is whole."""

import hashlib
from contextlib import suppress
from pathlib import Path

from sgdesk.data.file.damage import looks
from sgdesk.data.file.damage.bounds import deadline
from sgdesk.data.file.damage.examine import essentials
from sgdesk.data.file.damage.objects import foreign_parts
from sgdesk.data.file.damage.sums import CHANGED, Seal
from sgdesk.data.file.damage.unnoted import unnoted
from sgdesk.data.file.engine import (
    connect,
    header_version,
    reading,
)
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.domain.errors import BackupChanged, FileError

_BLOCK = 1 << 20


def find_faults(path: Path, key: FileKey | None = None) -> tuple[str, ...]:
    """What is wrong with a file, in a few words each; empty where everything fits.

    Looks at the sum of each page, at the structure, at the references between rows, at the
    checksums of stored documents and at the chain of the history, and for parts that are not ours,
    such as triggers. Where the sums do not hold, the rows are held against the history, too. A file
    of an older schema may lack tables.
    """
    found, changed = _faults_and_changes(path, key)
    if changed:
        return (*found, f"another program changed it without its history: {changed}")
    return found


def _faults_and_changes(path: Path, key: FileKey | None) -> tuple[tuple[str, ...], str]:
    """What is wrong with a file, and what another program changed in one that is sound else."""
    engine = connect(path, key, read_only=True)
    try:
        with reading(engine, path) as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            found = foreign_parts(connection, version)  # then nothing more of it is read
            seal = Seal.SOUND if found else looks.seal_of(connection, path)
        if found or seal is Seal.CHANGED:
            return found or (CHANGED,), ""
        with reading(engine, path) as connection:
            with deadline(connection, path):
                found = tuple(map(str, essentials(connection, path)))
            is_to_be_held = not found and seal is Seal.UNSEALED
            return found, unnoted(connection) if is_to_be_held else ""
    finally:
        engine.dispose()


def checksum(path: Path) -> str:
    """The SHA-256 of a file that nobody has open."""
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def sum_path(path: Path) -> Path:
    """Where the checksum of a backup lies that was made before such a file proved itself."""
    return path.with_name(f"{path.name}.sha256")


def verify(path: Path, key: FileKey | None = None) -> None:
    """Raise :class:`FileError` unless a backup is whole: header, sums, structure, history.

    It is a :class:`BackupChanged` where all that is wrong is what another program changed.
    """
    header_version(path, key)
    faults, changed = _faults_and_changes(path, key)
    if changed:
        raise BackupChanged(changed, path.name)
    if not faults and _is_altered(path):
        faults = ("it has changed since it was made",)
    if faults:
        raise FileError(
            "{file} is damaged ({what}) and was not used. Choose another backup; "
            "nothing was changed.",
            file=path.name,
            what=faults[0],
        )


def _is_altered(path: Path) -> bool:
    with suppress(OSError, UnicodeError):
        told = sum_path(path)
        return told.is_file() and told.read_text(encoding="ascii").strip() != checksum(path)
    return False
