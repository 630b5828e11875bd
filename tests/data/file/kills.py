"""Work that is cut off at each of its file operations in turn, as by a kill, in another process.

The other process counts what it does in one folder (opening a file to write, renaming, linking,
removing, making a folder, connecting to a database) and ends at the n-th, with no buffer written
and nothing tidied up; or the disk refuses it from there on.
"""

import errno
import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import IntEnum, StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from sgdesk.data.file.backups.copying import back_up
from sgdesk.data.file.backups.listing import list_backups
from sgdesk.data.file.backups.restoring import restore, undo_restore
from sgdesk.data.file.backups.rotation import thin_out
from sgdesk.domain.errors import UserError
from sgdesk.services.file.workspace import new_workspace
from tests.data.file.children import line, running, tell

NOW = datetime(2026, 3, 31, 10, 42, 7, tzinfo=UTC)
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


class Way(StrEnum):
    """How the n-th operation ends: with the process, or refused by the disk, once or for good."""

    KILL = "kill"
    ONCE = "once"
    FOR_GOOD = "for good"


class End(IntEnum):
    """How an act ended."""

    DONE = 0
    TOLD = 76
    """A fault was told in a sentence."""

    KILLED = 77


def _end_at(step: int, folder: str, way: Way) -> None:
    left = step

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        is_write = event in _EVENTS or (event == "open" and (arguments[2] or 0) & _WRITING)
        if not is_write or folder not in str(arguments[0]) or str(arguments[0]).endswith(".open"):
            return
        left -= 1
        if left == 0 and way is Way.KILL:
            os._exit(End.KILLED)
        if event != "sqlite3.connect" and (left == 0 or (left < 0 and way is Way.FOR_GOOD)):
            raise OSError(errno.EIO, "the disk does not answer")

    sys.addaudithook(count)


def _no_links(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, "no second names on this disk")


def act(wish: str) -> End:
    """Do what is wished for in this process, to the end that is wished for."""
    name, step, folder, links, way = json.loads(wish)
    if not links:
        os.link = _no_links
    _end_at(step, folder, Way(way))
    try:
        ACTS[name](Path(folder))
    except UserError:
        return End.TOLD
    return End.DONE


def warm_up() -> None:
    """Do every act once, whole: whoever is forked off has imported and worked out what it needs.

    Nobody looks through all that for rubbish, or each of them would copy it first.
    """
    with TemporaryDirectory() as folder:
        os.environ["SGDESK_HOME"] = str(Path(folder, "home"))
        new_workspace(Path(folder, "mine"), name="Example", partnership="generic").close()
        made = back_up(Path(folder, "mine.sgdesk"), Path(folder), NOW)
        made.path.rename(Path(folder, "backup.sgdesk"))
        for each in ACTS.values():
            each(Path(folder))
    gc.collect()
    gc.freeze()


_SERVE = """
import os, traceback
from tests.data.file.kills import act, warm_up
home = os.environ["SGDESK_HOME"]
warm_up()
os.environ["SGDESK_HOME"] = home
for wish in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            os._exit(act(wish))
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
_ONCE = "import sys\nfrom tests.data.file.kills import act\nsys.exit(act(sys.argv[1]))"


class Killing(Protocol):
    """Does an act in a folder in another process and ends it at a step; answers how it ended."""

    def __call__(
        self, name: str, step: int, folder: Path, *, links: bool = True, way: Way = Way.KILL
    ) -> End: ...


@contextmanager
def killing() -> Iterator[Killing]:
    """Another process that does acts and ends them as is wished."""
    if not hasattr(os, "fork"):
        yield _apart
        return
    with running(_SERVE) as child:

        def done(
            name: str, step: int, folder: Path, *, links: bool = True, way: Way = Way.KILL
        ) -> End:
            tell(child, json.dumps([name, step, str(folder), links, way]))
            return End(int(line(child)))

        yield done


def _apart(name: str, step: int, folder: Path, *, links: bool = True, way: Way = Way.KILL) -> End:
    wish = json.dumps([name, step, str(folder), links, way])
    return End(subprocess.run([sys.executable, "-c", _ONCE, wish], check=False).returncode)
