"""A guard for PySide6 6.12.0 on Python 3.11.

There ``SignalInstance.emit`` returns ``True`` without taking a reference to it, so each signal
that Python emits takes one away, and after some thousands the interpreter stops with
"deallocating True or False". From Python 3.12 on ``True`` is immortal and nothing happens; 6.11
does not have the fault.
"""

import ctypes
import sys

_ENOUGH = sys.maxsize // 8


def guard_emitting() -> None:
    """Give ``True`` as many references as no evening can use up; harmless when called again."""
    if sys.version_info < (3, 12) and sys.getrefcount(True) < _ENOUGH:
        ctypes.c_ssize_t.from_address(id(True)).value += 2 * _ENOUGH
