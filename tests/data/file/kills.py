"""Work that is cut off at each of its file operations in turn, as by a kill, in another process.

The other process counts what it does in one folder (opening a file to write, renaming, linking,
removing, making a folder, connecting to a database) and ends at the n-th, with no buffer written
and nothing tidied up.
"""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sgdesk.data.file.backups.copying import back_up
from sgdesk.data.file.backups.listing import list_backups
from sgdesk.data.file.backups.restoring import restore, undo_restore
from sgdesk.data.file.backups.rotation import thin_out
from sgdesk.services.file.workspace import new_workspace
from tests.data.file.children import line, running, tell

NOW = datetime(2026, 3, 31, 10, 42, 7, tzinfo=UTC)
KILLED = 77
_EVENTS = frozenset({"os.rename", "os.link", "os.remove", "os.mkdir", "sqlite3.connect"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def _back_up(folder: Path) -> object:
    return back_up(folder / "mine.sgdesk", folder / "backups", NOW)


def _thin_out(folder: Path) -> object:
    return thin_out(list_backups(folder / "backups", "", "mine"))


def _restore(folder: Path) -> object:
    return restore(folder / "backup.sgdesk", folder / "mine.sgdesk", NOW)


def _undo(folder: Path) -> object:
    return undo_restore(folder / "mine.sgdesk", NOW)


def _new(folder: Path) -> object:
    new_workspace(folder / "St. New", name="Example", partnership="generic").close()
    return None


ACTS: Mapping[str, Callable[[Path], object]] = {
    "back up": _back_up,
    "thin out": _thin_out,
    "restore": _restore,
    "undo": _undo,
    "new": _new,
}


def _die_at(step: int, folder: str) -> None:
    left = step

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        is_write = event in _EVENTS or (event == "open" and (arguments[2] or 0) & _WRITING)
        if is_write and folder in str(arguments[0]) and not str(arguments[0]).endswith(".open"):
            left -= 1
            if left == 0:
                os._exit(KILLED)

    sys.addaudithook(count)


def _no_links(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, "no second names on this disk")


def act(wish: str) -> None:
    """Do what is wished for in this process, and die on the way where that is wished, too."""
    name, step, folder, links = json.loads(wish)
    if not links:
        os.link = _no_links
    _die_at(step, folder)
    ACTS[name](Path(folder))


_SERVE = """
import os
from tests.data.file.kills import act
for wish in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            act(wish)
        except BaseException as error:
            print(repr(error), file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
_ONCE = "import sys\nfrom tests.data.file.kills import act\nact(sys.argv[1])"


@contextmanager
def killing() -> Iterator[Callable[..., bool]]:
    """Gives what does an act in a folder and dies at a step; it answers whether it died there."""
    if not hasattr(os, "fork"):
        yield lambda *wish, links=True: _apart(json.dumps([wish[0], wish[1], str(wish[2]), links]))
        return
    with running(_SERVE) as child:

        def done(name: str, step: int, folder: Path, *, links: bool = True) -> bool:
            tell(child, json.dumps([name, step, str(folder), links]))
            return _died(int(line(child)))

        yield done


def _apart(wish: str) -> bool:
    return _died(subprocess.run([sys.executable, "-c", _ONCE, wish], check=False).returncode)


def _died(code: int) -> bool:
    assert code in (0, KILLED)
    return code == KILLED
