"""What a bundle leaves out: parts of Qt that nothing here uses, and the libraries only they need.

A desktop has its own message bus and its own printers; a second copy of either beside them is
older by the day, and brings a fifth of a system along.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

Entry = tuple[str, str, str]
"""Where a file lies in the bundle, where it came from, and its kind, as PyInstaller has it."""

_UNUSED_QT = ("libQt6Qml", "libQt6Quick", "libQt6VirtualKeyboard", "libQt6Eg", "Qt6Qml", "Qt6Quick")
_UNUSED_PLUGINS = frozenset(
    {"egldeviceintegrations", "generic", "networkinformation", "qmltooling", "tls"}
)
_UNUSED_PLUGIN = (
    "libqgtk3",
    "libqeglfs",
    "libqlinuxfb",
    "libqminimalegl",
    "libqvkkhrdisplay",
    "libqvnc",
    "libqpdf",
    "libqtiff",
)
_THE_SYSTEMS = ("libdbus-1.", "libcups.", "libreadline.", "libtinfo.")
"""On Linux: what every desktop has, and has newer. A GPL library is among them, too."""


def kept(entries: Iterable[Entry], needs: Callable[[Path], Iterable[str]]) -> list[Entry]:
    """What of the binaries ships, in its order; ``needs`` names the libraries that a file links.

    A library of the system goes along only where something that ships needs it.
    """
    used = [each for each in entries if not is_unused(Path(each[0]))]
    system = {Path(each[0]).name: each for each in used if _is_of_the_system(Path(each[1]))}
    reached: set[str] = set()
    waiting = [Path(each[1]) for each in used if Path(each[0]).name not in system]
    while waiting:
        found = {Path(name).name for name in needs(waiting.pop())} & system.keys() - reached
        reached |= found
        waiting += [Path(system[name][1]) for name in found]
    return [each for each in used if Path(each[0]).name not in system.keys() - reached]


def is_unused(place: Path) -> bool:
    """Whether nothing in the program uses what lies at this place of the bundle."""
    folders, name = place.parts[:-1], place.name
    if "plugins" in folders and (_UNUSED_PLUGINS & set(folders) or name.startswith(_UNUSED_PLUGIN)):
        return True
    return name.startswith((*_UNUSED_QT, *_THE_SYSTEMS)) or "translations" in folders


def _is_of_the_system(source: Path) -> bool:
    return (
        source.is_absolute()
        and source.parts[1:2] in {("lib",), ("usr",)}
        and ("site-packages" not in source.parts and "local" not in source.parts)
    )
