"""Of which files backups were ever seen in the usual folder of this computer, by identity.

Kept in the person's own folder, so that a folder that is not there is told of a file that had
backups in it, and of no other.
"""

from sgdesk import paths
from sgdesk.data.file.disk.notes import keep_noted, read_noted

_MOST_FILES = 500
_LONGEST = 64
_LARGEST = 64 * 1024


def had_backups(identity: str) -> bool:
    """Whether a backup of the file of that identity was ever seen in the usual folder."""
    return identity in _read()


def note_backups(identity: str) -> None:
    """Remember that there are backups of it; where it cannot be written nothing is said."""
    known = _read()
    if not identity or identity in known:
        return
    keep_noted(paths.data_folder() / "backed-up.json", [identity, *known])


def _read() -> list[str]:
    """What is noted, as far as it is of the kind that is written here."""
    found = read_noted(paths.data_folder() / "backed-up.json", _LARGEST)
    good = (each for each in found if isinstance(each, str)) if isinstance(found, list) else ()
    return [each for each in good if 0 < len(each) <= _LONGEST][: _MOST_FILES - 1]
