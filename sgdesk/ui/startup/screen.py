"""Whether Qt can draw on this Linux screen, found out before Qt ends the program over it.

Where the part of Qt that draws does not load, Qt writes a paragraph of its own and aborts. So it
is tried first, and what is missing is told in one line.
"""

import ctypes
import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QPluginLoader

from sgdesk.ui.startup.missing import FOR_X, library_in, part_is_missing


def why_no_screen(environment: Mapping[str, str] = os.environ, folder: Path | None = None) -> str:
    """What keeps Qt from drawing here, in one line; empty where it can.

    ``folder`` is where Qt's parts for each kind of screen lie; without it, Qt's own.
    """
    plugins = folder or Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    faults = [_fault(kind, plugins, environment) for kind in _kinds(environment)]
    return "" if not faults or "" in faults else faults[-1]


def _kinds(environment: Mapping[str, str]) -> list[str]:
    """The kinds of screen that Qt would try here, in its order."""
    chosen = environment.get("QT_QPA_PLATFORM")
    if chosen:
        return [each.partition(":")[0] for each in chosen.split(";") if each]
    kinds = {"WAYLAND_DISPLAY": "wayland", "DISPLAY": "xcb"}
    return [kind for name, kind in kinds.items() if environment.get(name)]


def _fault(kind: str, plugins: Path, environment: Mapping[str, str]) -> str:
    library = plugins / f"libq{kind}.so"
    if not library.exists():
        return ""  # a kind that Qt knows under another name: Qt decides
    loader = QPluginLoader(str(library))
    if not loader.load():
        return part_is_missing(library_in(loader.errorString()) or library.name, FOR_X)
    if kind == "xcb" and not _answers():
        return (
            f"The window cannot be opened, because the screen {environment.get('DISPLAY', '')} "
            "does not answer. Start it on a desktop; meanwhile every command works: sgdesk --help."
        )
    return ""


def _answers() -> bool:
    """Whether the X server lets us in; Qt ends the program where it does not."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    fault: int = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return fault == 0
