"""Everybody's standing and the Section 11 summary, and one person's after an edit."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

from benchmarks import files
from benchmarks.measure import PEAK, Line, best, child, side_by_side
from benchmarks.raw_standing import raw_summary
from sgdesk.services.file import workspace
from sgdesk.services.training import recording as training
from sgdesk.services.training import standing

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


def _one_person(work: workspace.Workspace, people: int) -> Line:
    """Right after an edit, so that nothing can have been kept from before it."""
    course = training.course_choices(work)[0].id
    who = people // 2
    details = training.TrainingDetails(course, files.TODAY)
    training.record_training(work, [who], details)
    time = best(lambda: standing.person_standing(work, who), rounds=20)
    return Line(
        f"one person's standing after an edit, {people:,} people", time * 1000, None, 5, "ms"
    )
