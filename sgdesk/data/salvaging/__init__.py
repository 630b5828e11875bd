"""Saving what can be read of a damaged file: a new file that passes every check.

Where the history is whole, it is kept, and what it says of a place that cannot be read is put
there. What neither can say is left out and counted. The history then ends with an entry that says
so; where it is not whole, it begins anew with that entry.
"""

from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sgdesk.data.examining import look
from sgdesk.data.file.disk.making import made_whole
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.store import create_file
from sgdesk.data.salvaging.building import Salvage, Unmendable, built
from sgdesk.data.salvaging.sound_rows import found_in
from sgdesk.domain.errors import FileError

__all__ = ["Salvage", "salvage"]


def salvage(
    path: Path, target: Path, key: FileKey | None, clock: Callable[[], datetime], actor: str
) -> Salvage:
    """Save what can be read of the file at ``path`` as a new file at ``target``.

    The damaged file stays as it is. Raises :class:`FileError` where not even the organisation can
    be read, and :class:`~sgdesk.domain.errors.InputError` where ``target`` is there already.
    """
    for keeps_history in (True, False):
        with suppress(Unmendable), made_whole(target) as part:
            found = found_in(path, key, target.parent)
            with closing(create_file(part, clock=clock, actor=actor, key=key)) as file:
                saved = built(file, found, keeps_history=keeps_history)
            if look(part, key).findings:
                raise Unmendable
        if target.exists():
            return saved
    raise FileError(
        "What could be read of {file} does not fit together, so nothing was saved. "
        "Restore the last backup.",
        file=path.name,
    )
