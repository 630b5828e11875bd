"""The file that somebody means who names one."""

import os
from pathlib import Path

from sgdesk.data.file.disk.files import refuse_special
from sgdesk.domain.file.names import ENDING, is_organisation_name


def existing_file(path: Path) -> Path:
    """The organisation file that is meant: as it was named, or else with ``.sgdesk`` at its end.

    Raises :class:`~sgdesk.domain.errors.InputError` for a folder, a pipe and a device, which are
    not opened. Whether there is such a file is found out by opening it.
    """
    is_there = os.path.lexists(path)
    if not is_there and path.name and not is_organisation_name(path.name):
        whole = path.with_name(f"{path.name}{ENDING}")
        path = whole if os.path.lexists(whole) else path
    refuse_special(path)
    return path
