"""A part of a Linux system that Qt needs and that is not there, told in one line.

Nothing here needs Qt itself, of which a part may be what cannot be loaded.
"""

import re

FOR_QT = "libegl1 libgl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3"
"""What Qt needs before it looks for a screen, as Debian and Ubuntu call it."""

FOR_X = (
    "libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
    "libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 "
    "libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0"
)
"""The same for a screen of X11."""

_LIBRARY = re.compile(r"(?<![\w/])(lib[\w.+-]+\.so[\w.]*): ")
"""What the system could not find, in whatever language it says so; a path is what asked for it."""


def library_in(said: str) -> str:
    """The library that the system says it could not find; empty where it says something else."""
    found = _LIBRARY.search(said)
    return found[1] if found else ""


def part_is_missing(part: str, packages: str) -> str:
    """The one line for it, with what brings it."""
    return (
        f"The window cannot be opened, because a part of the system is missing ({part}). On Debian "
        f"and Ubuntu: sudo apt install {packages}. Meanwhile every command works: sgdesk --help."
    )
