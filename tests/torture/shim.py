"""The library of disk faults (``faults.c``): compiled where there is a compiler, and asked here.

It works on Linux alone and has to be loaded before libc, so whoever wants it starts itself anew
with :func:`environment`.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

_SOURCE = Path(__file__).with_name("faults.c")


class How(IntEnum):
    """What is done at the chosen call; the numbers are those of ``faults.c``."""

    COUNT = 1
    KILL_BEFORE = 2
    KILL_AFTER = 3
    KILL_TORN = 4
    FAIL_ONCE = 5
    FAIL_ON = 6


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at the ``at``-th call that changes a file below a folder, counted from 1.

    With ``reads`` those that read one are counted too, and fail likewise.
    """

    how: How
    at: int = 0
    error: int = 0
    reads: bool = False


def compiled(folder: Path) -> Path | None:
    """The library, made in ``folder``; ``None`` where this system cannot have it."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    made = folder / "faults.so"
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(made), str(_SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, check=False)
    return made if done.returncode == 0 else None


def environment(library: Path) -> dict[str, str]:
    """The environment in which a new process has the library."""
    return {**os.environ, "LD_PRELOAD": str(library)}


def is_loaded() -> bool:
    """Whether this process was started with the library."""
    return sys.platform == "linux" and hasattr(ctypes.CDLL(None), "torture_arm")


def arm(fault: Fault, root: Path) -> None:
    """Count the calls below ``root`` from now on, and make the fault happen in this process."""
    library = ctypes.CDLL(None)
    library.torture_arm.argtypes = (
        ctypes.c_int,
        ctypes.c_long,
        ctypes.c_int,
        ctypes.c_int,
        ctypes.c_char_p,
    )
    library.torture_arm(fault.how, fault.at, fault.error, int(fault.reads), os.fsencode(root))


def stop() -> int:
    """No more faults; how many calls were counted."""
    library = ctypes.CDLL(None)
    library.torture_stop.restype = ctypes.c_long
    return int(library.torture_stop())
