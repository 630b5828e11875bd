"""Killing the program at each of its calls to the disk, and at any moment."""

import itertools
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.torture import shim
from tests.torture import world as worlds
from tests.torture.deeds import Deed
from tests.torture.forks import Say, done_in_child, fallen, in_child
from tests.torture.judging import Before, judge, leaks_in
from tests.torture.shim import Fault, How
from tests.torture.table import Line
from tests.torture.world import World

_WAYS = (How.KILL_BEFORE, How.KILL_AFTER, How.KILL_TORN)

THOROUGH = 5
"""Every so many times the file is looked through as ``check`` does, and backed up."""

_Plan = Fault | float
"""A kill at a call, or after so many seconds."""


def prepared(deed: Deed, template: World, folder: Path, *, reads: bool = True) -> Before:
    """The world that a deed needs, made from a template, and what comes of each of its steps.

    Without ``reads`` the calls that read are not counted, which saves a run of the deed.
    """
    world = worlds.copied(template, folder / f"{deed.name}-before")
    done_in_child(folder, lambda say: _prepare(deed, world))
    *states, calls, seconds = _tried(deed, world, folder, _show_states)
    with_reads = _tried(deed, world, folder, _count_reads)[0] if reads else 0
    if deed.migrates:  # to look at the file before is to bring it up to date
        states[0] = states[1]
    return Before(deed, world, tuple(states), calls, with_reads, seconds)


def _prepare(deed: Deed, world: World) -> None:
    world.enter()
    deed.prepare(world)


def _tried(
    deed: Deed, world: World, folder: Path, work: Callable[[Deed, World, Say], None]
) -> list[Any]:
    """What is said of a deed that is done in a world of its own without a fault."""
    tried = worlds.copied(world, folder / f"{deed.name}-tried")
    tried_in_child = done_in_child(folder, lambda say: work(deed, tried, say))
    shutil.rmtree(tried.root)
    return tried_in_child


def _show_states(deed: Deed, world: World, say: Say) -> None:
    """What the file holds before and after each step, the calls to the disk, and the seconds.

    To look at the file changes nothing on the disk, so it is not counted.
    """
    world.enter()
    say({} if deed.migrates else worlds.state_in(world))
    start = time.monotonic()
    if shim.is_loaded():
        shim.arm(Fault(How.COUNT), world.root)
    deed.steps(world, lambda: say(worlds.state_in(world)))
    say(shim.stop() if shim.is_loaded() else 0)
    say(time.monotonic() - start)


def _count_reads(deed: Deed, world: World, say: Say) -> None:
    world.enter()
    if shim.is_loaded():
        shim.arm(Fault(How.COUNT, reads=True), world.root)
    deed.steps(world, lambda: None)
    say(shim.stop() if shim.is_loaded() else 0)


def kill_all(before: Before, folder: Path, times: int, seed: int, *, by_time: bool) -> Line:
    """Kill a deed so many times: at its calls one after the other and in each way.

    With ``by_time`` every third is killed at any moment; without the library all of them are.
    """
    by = "call and moment" if by_time else "call"
    line = Line("killed", before.deed.name, before.world.encrypted)
    line.by = by if shim.is_loaded() else "moment"
    plans = _plans(before, times, random.Random(seed), by_time=by_time)
    while line.times < times:
        plan = next(plans)
        now = worlds.copied(before.world, folder / "killed")
        broken = _killed(before, now, folder, plan, thorough=line.times % THOROUGH == 0)
        if broken is not None:
            line.count(broken, str(plan))
        shutil.rmtree(now.root)
    return line


def _plans(before: Before, times: int, dice: random.Random, *, by_time: bool) -> Iterator[_Plan]:
    """Calls that lie evenly over all of the steps, begun anew with others when they are used up."""
    any_moment = iter(lambda: dice.uniform(0.0, before.seconds), None)
    if not shim.is_loaded():
        yield from any_moment
    at_calls = 2 * times // 3 if by_time else times
    stride = max(1, before.calls * len(_WAYS) // max(1, at_calls))
    for turn in itertools.count():
        start = (dice.randrange(stride) + turn) % stride
        for number, place in enumerate(range(start, before.calls * len(_WAYS), stride)):
            at, way = divmod(place, len(_WAYS))
            yield Fault(_WAYS[way], at + 1)
            if by_time and number % 2:
                yield next(any_moment)


def _killed(
    before: Before, now: World, folder: Path, plan: _Plan, *, thorough: bool
) -> list[str] | None:
    """What does not hold after one kill; ``None`` where all was done before it came."""

    def work(say: Say) -> None:
        now.enter()
        if isinstance(plan, Fault):
            shim.arm(plan, now.root)
        before.deed.steps(now, lambda: say(None))

    outcome = in_child(work, folder, kill_after=None if isinstance(plan, Fault) else plan)
    if outcome.traceback or outcome.hung:
        return [fallen(outcome)]
    if not outcome.was_killed:
        return None
    return judged(
        before,
        now,
        folder,
        len(outcome.said),
        allowed=1,
        printed=outcome.printed,
        thorough=thorough,
    )


def judged(
    before: Before,
    now: World,
    folder: Path,
    done: int,
    *,
    allowed: int,
    printed: str,
    thorough: bool,
) -> list[str]:
    """What does not hold, found by a process of its own."""
    verdict = in_child(
        lambda say: say(judge(before, now, done, allowed, thorough=thorough)), folder
    )
    if verdict.traceback or verdict.signal:
        return [fallen(verdict)]
    broken: list[str] = verdict.said[0]
    return broken + leaks_in(now, printed)
