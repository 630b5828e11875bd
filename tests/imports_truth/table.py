"""Many sheets tried, and a table of what came of them, layout by layout."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from .judge import FAULTS, Bench, Verdict, cell_name
from .sheets import LAYOUTS, make
from .writing import as_text, write

WANTED_SHARE = 95
"""So many of a hundred certain things come in without a question."""
SHOWN = 3
"""So many sheets with a fault are shown and kept of each layout."""


class Job(NamedTuple):
    """One sheet to try."""

    layout: str
    seed: int


@dataclass(slots=True)
class Tally:
    """What came of the sheets of one layout."""

    layout: str
    sheets: int = 0
    certain: int = 0
    came_in: int = 0
    refused: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, verdict: Verdict) -> None:
        """Count one sheet."""
        self.sheets += 1
        self.certain += verdict.certain
        self.came_in += verdict.came_in
        self.refused += bool(verdict.refused)
        self.faults.update(each.kind for each in verdict.faults)

    @property
    def share(self) -> float:
        """How many of a hundred certain things came in without a question."""
        return 100 * self.came_in / self.certain if self.certain else 100.0

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong and enough came in."""
        return not self.faults and self.share >= WANTED_SHARE


def jobs(count: int, seed: int, layouts: Sequence[str] = tuple(LAYOUTS)) -> list[Job]:
    """So many sheets, the layouts in turn; another seed gives other sheets."""
    return [
        Job(layouts[number % len(layouts)], seed * 1_000_000 + number) for number in range(count)
    ]


def tried(wanted: Sequence[Job], folder: Path, workers: int = 1) -> Iterator[Verdict]:
    """Try each sheet on a file in the folder; several processes have a folder each."""
    if workers == 1:
        yield from _try_all(folder, wanted)
        return
    parts = [wanted[start : start + 100] for start in range(0, len(wanted), 100)]
    with ProcessPoolExecutor(workers) as pool:
        for found in pool.map(partial(_try_part, folder), parts):
            yield from found


def _try_part(folder: Path, wanted: Sequence[Job]) -> list[Verdict]:
    own = folder / str(os.getpid())
    os.environ["SGDESK_HOME"] = str(own / "home")
    return list(_try_all(own, wanted))


def _try_all(folder: Path, wanted: Sequence[Job]) -> Iterator[Verdict]:
    folder.mkdir(parents=True, exist_ok=True)
    with closing(Bench(folder)) as bench:
        for job in wanted:
            yield bench.judge(make(job.layout, job.seed))


def counted(verdicts: Iterable[Verdict]) -> tuple[list[Tally], list[Verdict]]:
    """The counts of each layout, and the first verdicts of each with something wrong.

    Where no more than the share of what came in is too small, they are the first sheets of which
    something certain did not.
    """
    tallies = {each: Tally(each) for each in LAYOUTS}
    shown: list[Verdict] = []
    seen: Counter[str] = Counter()
    short: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        layout = verdict.made.layout
        tallies[layout].add(verdict)
        wrong = bool(verdict.faults or (verdict.refused and verdict.certain))
        if wrong and seen[layout] < SHOWN:
            seen[layout] += 1
            shown.append(verdict)
        elif verdict.came_in < verdict.certain and len(short.setdefault(layout, [])) < SHOWN:
            short[layout].append(verdict)
    for layout, verdicts_of_it in short.items():
        if not (tallies[layout].holds or tallies[layout].faults):
            shown += verdicts_of_it
    return [each for each in tallies.values() if each.sheets], shown


def as_table(tallies: Sequence[Tally]) -> str:
    """The counts as lines of text, with a sum below them."""
    heads = ("layout", "sheets", "certain", "in", "share", "refused", *FAULTS)
    total = Tally("all of them")
    for each in tallies:
        total.sheets += each.sheets
        total.certain += each.certain
        total.came_in += each.came_in
        total.refused += each.refused
        total.faults += each.faults
    rows = [heads, *(_row(each) for each in (*tallies, total))]
    widths = [max(len(row[place]) for row in rows) for place in range(len(heads))]
    return "\n".join(
        "  ".join(
            text.ljust(width) if place == 0 else text.rjust(width)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _row(tally: Tally) -> tuple[str, ...]:
    faults = (str(tally.faults[each] or "-") for each in FAULTS)
    mark = "" if tally.holds else " !"
    return (
        tally.layout + mark,
        str(tally.sheets),
        str(tally.certain),
        str(tally.came_in),
        f"{tally.share:.1f} %",
        str(tally.refused or "-"),
        *faults,
    )


def told(verdict: Verdict) -> str:
    """What is wrong with one sheet, and what is true of it."""
    made = verdict.made
    lines = [f"{made.layout} {made.seed} ({made.kind}, {made.form})"]
    if verdict.refused:
        lines.append(f"  refused: {verdict.refused}")
    if not verdict.faults and not verdict.refused:
        lines.append(f"  asked: {verdict.certain - verdict.came_in} of {verdict.certain}")
    lines += [f"  {each.kind}: {each.text}" for each in verdict.faults]
    return "\n".join(lines)


def keep(verdict: Verdict, folder: Path) -> None:
    """Save a sheet, with what is wrong and what is true of it beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    made = verdict.made
    path = write(made, folder)
    lines = [told(verdict), "", "The truth:"]
    for claim in made.claims:
        cells = ", ".join(
            f"{cell_name(spot)} {as_text(made.rows[spot[0]][spot[1]])!r}"
            for spot in (*claim.who, *claim.cells)
        )
        lines.append(f"  {claim.saying}: {claim.person}, {claim.course}, {claim.day}; {cells}")
    lines += [f"  post {each.saying}: {each.person} as {each.role}" for each in made.posts]
    lines += [f"  may be in the file: {each}" for each in made.may_be]
    lines += [f"  has to be told: {cell_name(each)}" for each in made.told]
    path.with_suffix(".txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
