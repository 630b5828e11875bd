"""Where backups of a file were put beside the usual folder, by the window or a command.

Kept in the person's own folder by the identity of the file, so that whoever works with it next
knows which copies there are, such as those on a stick that is not plugged in.
"""

from pathlib import Path

from sgdesk import paths
from sgdesk.data.file.disk.notes import keep_noted, read_noted

_MOST_FILES = 50
_MOST_PLACES = 8
_LONGEST = 4096
_LARGEST = 4 * 1024 * 1024


def places_of(identity: str) -> tuple[Path, ...]:
    """The folders in which backups of a file were put, the last one first; there or not."""
    return tuple(Path(each) for each in _read().get(identity, ()))


def note_place(identity: str, folder: Path) -> None:
    """Remember a folder as the last one in which a backup of the file was put.

    Where it cannot be written, such as on a full disk, nothing is said: the backup is made.
    """
    known, place = _read(), str(folder.absolute())
    before = known.pop(identity, [])
    if not identity or before[:1] == [place]:
        return
    newest = {identity: [place, *(each for each in before if each != place)][:_MOST_PLACES]}
    kept = dict([*newest.items(), *known.items()][:_MOST_FILES])
    keep_noted(_note(), kept)


def _note() -> Path:
    return paths.data_folder() / "places.json"


def _read() -> dict[str, list[str]]:
    """What is noted, as far as it is of the kind that is written here."""
    found = read_noted(_note(), _LARGEST)
    if not isinstance(found, dict):
        return {}
    return {key: _folders(each) for key, each in found.items() if isinstance(each, list)}


def _folders(found: list[object]) -> list[str]:
    good = (each for each in found if isinstance(each, str) and "\0" not in each)
    return [each for each in good if 0 < len(each) <= _LONGEST][:_MOST_PLACES]
