"""A disk that is full, or does not answer, at each call of each kind of write."""

import errno
import random
import resource
import shutil
import signal
from dataclasses import replace
from pathlib import Path

from sgdesk.domain.errors import UserError
from sgdesk.services.file.workspace import Workspace
from tests.torture import shim
from tests.torture import world as worlds
from tests.torture.forks import Outcome, Say, fallen, in_child
from tests.torture.judging import Before, go_on_in, told_plainly
from tests.torture.kills import THOROUGH, judged
from tests.torture.shim import Fault, How
from tests.torture.table import Line
from tests.torture.world import World

FAULTS = (
    ("full once", How.FAIL_ONCE, errno.ENOSPC, False),
    ("full", How.FAIL_ON, errno.ENOSPC, False),
    ("I/O error once", How.FAIL_ONCE, errno.EIO, True),
    ("I/O error", How.FAIL_ON, errno.EIO, True),
)
"""Their names, whether they pass, what the system says, and whether reading fails as well."""


BY_LIMIT = "full by limit"
"""Without the library: no file may grow past a size, as the system's own limit has it."""


def fill_and_break(before: Before, folder: Path, most: int, seed: int) -> list[Line]:
    """A line for each of :data:`FAULTS`: at each call, or at ``most`` of them that lie evenly."""
    return [_line(before, folder, most, seed, *each) for each in FAULTS]


def _line(
    before: Before, folder: Path, most: int, seed: int, name: str, how: How, error: int, reads: bool
) -> Line:
    line = Line(name, before.deed.name, before.world.encrypted, "call")
    calls = before.calls_with_reads if reads else before.calls
    step = max(1, -(-calls // most))
    start = random.Random(f"{seed}{name}").randrange(step)
    for at in range(1 + start, calls + 1, step):
        now = worlds.copied(before.world, folder / "disk")
        told, broken = _tried(before, now, folder, Fault(how, at, error, reads))
        line.count(broken, f"call {at}")
        line.told += told
        shutil.rmtree(now.root)
    return line


def fill_by_limit(before: Before, folder: Path, most: int, seed: int) -> list[Line]:
    """Where the library cannot be had: no file grows past one of so many sizes."""
    line = Line(BY_LIMIT, before.deed.name, before.world.encrypted, "RLIMIT_FSIZE")
    largest = 2 * before.world.file.stat().st_size
    for number in range(most):
        now = worlds.copied(before.world, folder / "disk")
        size = max(1, largest * number // most)
        told, broken = _tried(before, now, folder, size)
        line.count(broken, f"{size} bytes")
        line.told += told
        shutil.rmtree(now.root)
    return [line]


def _arm(fault: Fault | int, root: Path) -> None:
    if isinstance(fault, Fault):
        shim.arm(fault, root)
    else:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (fault, resource.RLIM_INFINITY))


def _disarm() -> None:
    if shim.is_loaded():
        shim.stop()
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _tried(before: Before, now: World, folder: Path, fault: Fault | int) -> tuple[bool, list[str]]:
    """Whether something was refused, and what does not hold."""

    def work(say: Say) -> None:
        now.enter()
        trying = replace(now, after_fault=lambda workspace: _go_on(workspace, say))
        _arm(fault, now.root)
        try:
            before.deed.steps(trying, lambda: say("done"))
        except UserError as error:
            _disarm()
            say(("told", str(error)))

    outcome = in_child(work, folder)
    if outcome.traceback or outcome.signal:
        return False, [fallen(outcome)]
    done, told = outcome.said.count("done"), _said(outcome, "told")
    still, further = _said(outcome, "still"), _said(outcome, "went on")
    broken = told_plainly(told) if isinstance(told, str) else []
    # Of a step in several parts, such as "record, then back up", the first may stand.
    if isinstance(still, dict) and still not in before.states[done : done + 2]:
        broken.append("I2 the open file says otherwise after a fault")
    if isinstance(still, dict) and not isinstance(further, dict):
        broken.append(f"I3 the open window cannot go on: {_said(outcome, 'refused')}")
    if isinstance(further, dict):
        before, done = replace(before, states=(further,)), 0
    broken += judged(
        before,
        now,
        folder,
        done,
        allowed=0,
        printed=outcome.printed,
        thorough=(fault.at if isinstance(fault, Fault) else fault) % THOROUGH == 0,
    )
    return told is not None, broken


def _said(outcome: Outcome, kind: str) -> object:
    return next(
        (each[1] for each in outcome.said if isinstance(each, tuple) and each[0] == kind), None
    )


def _go_on(workspace: Workspace, say: Say) -> None:
    """The disk answers again: what is open is as it was, and the next thing can be saved in it."""
    _disarm()
    say(("still", worlds.state_of(workspace)))
    try:
        go_on_in(workspace)
    except UserError as error:
        say(("refused", str(error)))
    else:
        say(("went on", worlds.state_of(workspace)))
