"""Files that somebody chooses: looked at before they are opened, and read within a limit."""

import stat
from pathlib import Path

from sgdesk.domain.errors import TO_READ, InputError, reason_of, remedy_of


def read_given(path: Path, largest: int) -> bytes:
    """What a chosen file holds.

    Raises :class:`InputError` for a folder, for what would keep us waiting for ever such as a
    pipe, for a file of more than ``largest`` bytes, and for one that cannot be read.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise InputError(
                "{file} is not a file that is kept on the disk. Nothing was added; choose the "
                "file itself.",
                file=path.name,
            )
        if found.st_size > largest:
            raise InputError(
                "{file} is larger than {megabytes} MB. Nothing was added; save it smaller, or keep "
                "it in a folder of your own.",
                file=path.name,
                megabytes=largest // (1024 * 1024),
            )
        with path.open("rb") as stream:
            return stream.read(largest)
    except FileNotFoundError as error:
        raise InputError(
            "{file} is not there: it may have been moved, renamed or deleted, or it lies on a "
            "stick that is not plugged in. Nothing was added; find it and choose it again.",
            file=path.name,
        ) from error
    except (OSError, ValueError) as error:
        raise InputError(
            "{file} could not be read ({why}). Nothing was added. {remedy}",
            file=path.name,
            why=reason_of(error),
            remedy=remedy_of(error, TO_READ),
        ) from error
