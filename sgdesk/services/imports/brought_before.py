"""Which worksheets of a file were brought in already, as the history tells."""

from sgdesk.data.file.history import entries
from sgdesk.data.file.store import Reader


def worksheets_brought(connection: Reader, file: str) -> frozenset[str]:
    """The names of the worksheets of a file of this name that came in, and were not taken back."""
    taken_back: set[int] = set()
    found: set[str] = set()
    for entry in entries(connection):
        if entry.id in taken_back:
            continue
        if entry.undoes is not None:
            taken_back.add(entry.undoes)
        elif entry.action == "import" and entry.details.get("file") == file:
            found.add(str(entry.details.get("worksheet", "")))
    return frozenset(found - {""})
