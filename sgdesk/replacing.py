"""Putting one file in the place of another, whatever else looks at it just then."""

import time
from pathlib import Path

_WAITS = (0.02, 0.1, 0.3, 0.6)
"""Seconds between tries while another program, such as a scanner, holds a file on Windows."""

_HELD = frozenset({5, 32, 33})
"""Windows' codes of a file that another program holds at the moment."""


def replace(source: Path, target: Path) -> None:
    """Give ``source`` the name of ``target`` in one step; what had it is gone.

    On Windows a scanner may hold either for a moment, so it is tried a few times. Raises
    :class:`OSError` where it cannot be done; both are then as they were.
    """
    for wait in _WAITS:
        try:
            source.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(wait)
        else:
            return
    source.replace(target)
