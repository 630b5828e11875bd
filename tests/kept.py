"""Organisations that are made once a run, and copied for each test that wants the same one."""

import os
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from sgdesk.services.file.workspace import Workspace, open_workspace

SHARED = "SGDESK_TESTS_KEPT"
"""Names the folder in which all processes of a run keep what they made."""

_MOST = 3
"""So many of one kind are kept; a property that makes more of them makes them anew."""

_kept: dict[tuple[object, ...], bytes] = {}
_given: Counter[tuple[object, ...]] = Counter()


def made_once(
    path: Path,
    kind: tuple[object, ...],
    clock: Callable[[], datetime],
    make: Callable[[Path], Workspace],
) -> Workspace:
    """The organisation that ``make`` makes at a path, open for writing, as a copy of one.

    ``kind`` is everything that tells one making from another. The second of a kind in one test is
    a copy of a second making, since no two organisations have one identity.
    """
    number = _number(kind)
    if number > _MOST or path.exists() or not path.parent.is_dir():
        return make(path)
    key = (*kind, path.name, number)
    if key not in _kept:
        _kept[key] = _made_by_any(key, path.name, make)
    path.touch(mode=0o600)
    path.write_bytes(_kept[key])
    return open_workspace(path, writable=True, clock=clock)


def _number(kind: tuple[object, ...]) -> int:
    """How many of a kind the test has had, with this one; each test has a home of its own."""
    asked = (os.environ["SGDESK_HOME"], *kind)
    _given[asked] += 1
    return _given[asked]


def _made_by_any(key: tuple[object, ...], name: str, make: Callable[[Path], Workspace]) -> bytes:
    """What another process of this run has made, or else made here and left for the others."""
    folder = os.environ.get(SHARED)
    if folder is None:  # no run of tests, but a benchmark or the like
        return _made(name, make)
    shared = Path(folder, sha256(repr(key).encode()).hexdigest())
    if not shared.exists():
        part = shared.with_suffix(f".{os.getpid()}")
        part.write_bytes(_made(name, make))
        part.replace(shared)
    return shared.read_bytes()


def _made(name: str, make: Callable[[Path], Workspace]) -> bytes:
    """The bytes of one that is made and closed, in a home of its own."""
    home = os.environ["SGDESK_HOME"]
    with TemporaryDirectory() as folder:
        os.environ["SGDESK_HOME"] = str(Path(folder, "home"))
        try:
            made = make(Path(folder, name))
            made.close()
            return made.path.read_bytes()
        finally:
            os.environ["SGDESK_HOME"] = home
