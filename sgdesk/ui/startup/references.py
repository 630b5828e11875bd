"""A guard for PySide6 6.12.0 on Python 3.11.

Its calls give back ``None``, ``True`` and ``False`` without taking a reference to them, as if
they were immortal, which they are from Python 3.12 on. So each call that returns nothing and each
signal that Python emits takes one reference away, and after some thousands the interpreter stops
with "deallocating None". PySide6 6.11 does not have the fault.
"""

import ctypes
import sys

_ENOUGH = sys.maxsize // 8
_SHARED = (None, True, False, NotImplemented, Ellipsis)


def guard_shared_objects() -> None:
    """Give what every program shares as many references as no evening can use up.

    Harmless when called again, and does nothing from Python 3.12 on.
    """
    if sys.version_info >= (3, 12):
        return
    for each in _SHARED:
        if sys.getrefcount(each) < _ENOUGH:
            ctypes.c_ssize_t.from_address(id(each)).value += 2 * _ENOUGH
