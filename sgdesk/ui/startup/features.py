"""Spares the launch a search that PySide makes through every module that is imported after it.

PySide looks into the source of each one for its own ``__feature__`` switches (snake-case names,
true properties), SQLAlchemy's megabytes among them: a quarter of the time until the first page
can be used, and the text stays in memory. This program uses no such switch.
"""

from importlib import import_module

_LOOKS = "_mod_uses_pyside"


def read_no_sources() -> None:
    """Let PySide take for granted that a module uses none of its switches.

    Does nothing where a PySide keeps this elsewhere; the launch is then slower and no different.
    """
    try:
        feature = import_module("shibokensupport.feature")
    except ImportError:
        return
    if _LOOKS in vars(feature):
        vars(feature)[_LOOKS] = _uses_none


def _uses_none(_module: object) -> bool:
    return False
