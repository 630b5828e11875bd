"""Taking times side by side, and the memory that a piece of work needs."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]

Work = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; ``goal`` is the most that ``measured / floor`` may be.

    Times are in seconds. Without a floor, ``goal`` is the most that ``measured`` may be.
    """

    what: str
    measured: float
    floor: float | None
    goal: float
    unit: str = "s"

    @property
    def figure(self) -> float:
        """What is held against the goal."""
        return self.measured if self.floor is None else self.measured / self.floor

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        return self.figure <= self.goal


def seconds(work: Work, clock: Clock = perf_counter) -> float:
    """How long one run takes, by the clock on the wall or another."""
    begun = clock()
    work()
    return clock() - begun


def side_by_side(
    work: Work, floor: Work, rounds: int = 5, clock: Clock = perf_counter
) -> tuple[float, float]:
    """The best time of each, taken in turn so that a busy moment hits both.

    ``process_time`` as the clock leaves other programs out, where nothing waits for a disk.
    """
    times = [(seconds(work, clock), seconds(floor, clock)) for _ in range(rounds)]
    return min(each[0] for each in times), min(each[1] for each in times)


def best(work: Work, rounds: int = 5, clock: Clock = perf_counter) -> float:
    """The best time of several."""
    return min(seconds(work, clock) for _ in range(rounds))


def child(code: str, *arguments: object) -> str:
    """What a fresh Python says in the end; used for memory and for launching."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        encoding="utf-8",
    )
    return done.stdout.strip()


PEAK = """
from pathlib import Path
lines = Path("/proc/self/status").read_text().splitlines()
print(next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024)
"""
"""To be put after the work of a child: its own peak memory in MB (Linux; ``getrusage`` would
carry the parent's peak over)."""
