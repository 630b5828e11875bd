"""Everybody's standing and the Section 11 summary, and one person's after an edit."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from math import log
from pathlib import Path
from time import process_time

from benchmarks import files
from benchmarks.measure import PEAK, Line, best, child, side_by_side
from benchmarks.raw_standing import raw_summary
from sgdesk.services.file import workspace
from sgdesk.services.training import recording as training
from sgdesk.services.training import standing

_SIZES = (36, 400, 1_000, 3_000, 10_000, 52_000, 100_000)
_IN_STEP = log(11, 10)
"""Eleven times as long for ten times as many people."""

_SWEEP = """
from pathlib import Path
from benchmarks import files
from sgdesk.services.file import workspace
from sgdesk.services.training import standing
work = workspace.open_workspace(Path(sys.argv[1]), writable=False, clock=files.clock)
standing.summary_report(work)
"""


def measure(folder: Path) -> Iterator[Line]:
    """The sweep at 10,000 and 100,000 people, its growth and its memory; one person at both."""
    times = {}
    for people in (10_000, 100_000):
        path = files.copy_to_write(folder, people)
        work = workspace.open_workspace(path, writable=True, clock=files.clock)

        def sweep(opened: workspace.Workspace = work) -> object:
            return standing.summary_report(opened)

        def raw(file: Path = path) -> object:
            return raw_summary(file, files.TODAY)

        def totals(file: Path = path) -> object:
            return raw_summary(file, files.TODAY, totals_only=True)

        mine, floor = side_by_side(sweep, raw, clock=process_time)
        yield Line(
            f"standing and summary, {people:,} people, to one SQL statement", mine, floor, 1.5
        )
        mine, floor = side_by_side(sweep, totals, clock=process_time)
        yield Line(f"the same, to a statement for the totals alone, {people:,}", mine, floor, 1.5)
        times[people] = mine
        memory = float(child(_SWEEP + PEAK, path))
        yield Line(f"peak memory of it, whole program, {people:,}", memory, None, 200, "MB")
        yield _one_person(work, people)
        work.close()
    yield Line("from 10,000 to 100,000 people", times[100_000], times[10_000], 11)
    yield from _growth(folder)


def _growth(folder: Path) -> Iterator[Line]:
    """By what power of the people the sweep grows, from each size to the next: 1 is in step."""
    known: list[tuple[int, float]] = []
    for people in _SIZES:
        path = files.organisation(folder, people)
        work = workspace.open_workspace(path, writable=False, clock=files.clock)
        rounds = max(3, min(20, 100_000 // people))
        time = best(partial(standing.summary_report, work), rounds, process_time)
        work.close()
        known.append((people, time))
    for (fewer, quick), (more, slow) in pairwise(known):
        power = log(slow / quick) / log(more / fewer)
        times = f"{quick * 1000:.0f} to {slow * 1000:.0f} ms"
        what = f"growth of it, {fewer:,} to {more:,} people, {times}, as a power"
        yield Line(what, power, None, _IN_STEP, "")


def _one_person(work: workspace.Workspace, people: int) -> Line:
    """Right after an edit, so that nothing can have been kept from before it."""
    course = training.course_choices(work)[0].id
    who = people // 2
    details = training.TrainingDetails(course, files.TODAY)
    training.record_training(work, [who], details)
    time = best(lambda: standing.person_standing(work, who), 20, process_time)
    return Line(
        f"one person's standing after an edit, {people:,} people", time * 1000, None, 5, "ms"
    )
