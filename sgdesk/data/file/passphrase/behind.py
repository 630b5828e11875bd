"""Folders of backups that were not there when the passphrase of their file was changed.

What lies in them is as it was: under the passphrase before, or in clear. So that is noted in the
person's own folder, by the identity of the file, until the backups have followed or are given up.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sgdesk import paths
from sgdesk.data.file.disk.notes import keep_noted, read_noted

_MOST_FILES = 50
_LARGEST = 1024 * 1024
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Behind:
    """A folder with backups that did not follow, and the day of the change.

    ``is_locked`` where the file has no passphrase since: theirs is then known to nobody but the
    person. Else the file itself holds what opens them.
    """

    folder: Path
    on: date
    is_locked: bool


def noted(identity: str) -> Behind | None:
    """What is noted of the file of that identity; ``None`` where all of its backups followed."""
    found = _read().get(identity)
    if not isinstance(found, dict):
        return None
    folder = found.get("folder")
    if not isinstance(folder, str) or "\0" in folder or not 0 < len(folder) <= _LONGEST:
        return None
    try:
        day = date.fromisoformat(str(found.get("on")))
    except ValueError:
        return None
    return Behind(Path(folder), day, bool(found.get("is_locked")))


def note(identity: str, behind: Behind) -> bool:
    """Remember it; false where it could not be written, such as on a full disk."""
    told = {
        "folder": str(behind.folder),
        "on": behind.on.isoformat(),
        "is_locked": behind.is_locked,
    }
    others = [(key, value) for key, value in _read().items() if key != identity]
    return _write(dict([(identity, told), *others][:_MOST_FILES]))


def forget(identity: str) -> None:
    """They have followed, or are gone for good."""
    known = _read()
    if known.pop(identity, None) is not None:
        _write(known)


def _path() -> Path:
    return paths.data_folder() / "behind.json"


def _write(known: dict[str, object]) -> bool:
    return keep_noted(_path(), known)


def _read() -> dict[str, object]:
    found = read_noted(_path(), _LARGEST)
    return found if isinstance(found, dict) else {}
