"""Thinning out the backups of one file."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sgdesk.data.file.backups.wholeness import sum_path
from sgdesk.domain.file.backups import Backup, to_be_removed


def thin_out(backups: Sequence[Backup], made: Path | None = None) -> tuple[Path, ...]:
    """Remove what is no longer needed of one file's backups; return what was removed.

    ``backups`` are those of one identity, as they are listed; another file's are not among them.
    What another program holds at the moment stays until the next time.
    """
    removed = []
    for each in to_be_removed(backups, made):
        with suppress(OSError):
            each.path.unlink()
            removed.append(each.path)
            sum_path(each.path).unlink(missing_ok=True)
    return tuple(removed)
