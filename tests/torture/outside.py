"""What happens round the program: a wrong clock, and a file that others move, replace or open."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sgdesk.domain.errors import UserError
from sgdesk.services.file.safety.clock import doubt_in
from sgdesk.services.file.safety.outside import what_happened_outside
from sgdesk.services.file.workspace import Workspace, open_workspace
from tests import factories
from tests.torture import world as worlds
from tests.torture.forks import Say, fallen, in_child
from tests.torture.judging import go_on_in, leaks_in, told_plainly
from tests.torture.table import Line
from tests.torture.world import TODAY, World, files_of


def disturb(template: World, folder: Path, times: int) -> list[Line]:
    """Every disturbance so many times; each has to be told, with nothing lost."""
    return [_line(template, folder, times, name, work) for name, work in _DISTURBANCES.items()]


_Work = Callable[[World, int], list[str]]


def _line(template: World, folder: Path, times: int, name: str, work: _Work) -> Line:
    line = Line(name, "open file", template.encrypted, "another program")
    for number in range(times):
        now = worlds.copied(template, folder / "disturbed")

        def tried(say: Say, now: World = now, number: int = number) -> None:
            now.enter()
            say(work(now, number))

        outcome = in_child(tried, folder)
        broken = outcome.said[0] if outcome.said else [fallen(outcome)]
        line.count(broken + leaks_in(now, outcome.printed), f"time {number}")
        line.told += not broken
        shutil.rmtree(now.root)
    return line


def _wrong_clock(world: World, number: int) -> list[str]:
    """Years in which nobody can be, and days before the last entry or long after it."""
    days = (date(2016, 1, 1), date(2099, 1, 1), TODAY - timedelta(2), TODAY + timedelta(500))
    day = days[number % len(days)] + timedelta(days=number // len(days))
    if number % len(days) == 2:
        day = TODAY - timedelta(days=2 + number // len(days))
    workspace = worlds.open_with_any(world, world.file, writable=True)
    try:
        workspace.file.clock = factories.clock_at(day)
        with workspace.file.reading() as reader:
            doubt = doubt_in(reader, workspace.file.clock())
        return told_plainly(str(doubt)) if doubt else ["I4 a wrong clock is not told"]
    finally:
        workspace.close()


@dataclass(frozen=True, slots=True)
class _Write:
    """What somebody does to the file while it is open."""

    do: Callable[[World], None]

    def __call__(self, world: World, number: int) -> list[str]:
        """Do it, then ask or save; it has to be told, and what was open is still somewhere."""
        shutil.copyfile(world.file, world.root / "earlier")
        with suppress(UserError), world.opened() as workspace:
            go_on_in(workspace)
            open_state = worlds.state_of(workspace)
            self.do(world)
            return _refused(workspace, number) + _kept(world, open_state)
        return ["I3 the file cannot be closed"]


def _refused(workspace: Workspace, number: int) -> list[str]:
    """By turns the window asks now and then, or somebody saves."""
    if number % 2:
        found = what_happened_outside(workspace)
        if found is None:
            return ["I4 not told"]
    try:
        go_on_in(workspace)
    except UserError as error:
        return told_plainly(str(error))
    return ["I1 saved into a file that nobody will find"]


def _kept(world: World, state: worlds.State) -> list[str]:
    for path in files_of(world.work) | files_of(world.stick):
        with suppress(UserError):
            if worlds.state_in(world, path) == state:
                return []
    return ["I5 what was open is nowhere to be found"]


def _move(world: World) -> None:
    world.file.rename(world.stick / "Moved.sgdesk")


def _delete(world: World) -> None:
    world.file.unlink()


def _replace(world: World) -> None:
    """An older copy takes its place, as a program that keeps folders alike would do it."""
    made = world.work / "copy"
    shutil.copyfile(world.root / "earlier", made)
    made.replace(world.file)


def _second_writer(world: World, number: int) -> list[str]:
    """A second name of the same file gives no second writer."""
    again = world.work / "Second.sgdesk"
    os.link(world.file, again)
    with world.opened():
        try:
            open_workspace(again, writable=True, clock=world.clock, secret=world.secret).close()
        except UserError as error:
            return told_plainly(str(error))
    return ["I4 two writers of one file"]


_DISTURBANCES: dict[str, _Work] = {
    "wrong clock": _wrong_clock,
    "moved": _Write(_move),
    "deleted": _Write(_delete),
    "replaced": _Write(_replace),
    "hard link": _second_writer,
}
