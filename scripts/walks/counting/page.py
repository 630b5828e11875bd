"""docs/walks/counts.md: how many actions each job takes, and what the rule is."""

from collections.abc import Mapping
from pathlib import Path

from scripts.walks.counting.presses import presses
from scripts.walks.counting.tasks import JOBS, Job, do

NAME = "counts"
_RULE = (
    "Each job is done twice in the real window, by what a screen reader is told of it: once with "
    "a mouse, once with the keyboard alone. Counted as one action each: a click, a press of a key "
    "(each Tab and each arrow too) or of keys together, a text typed into a box. Clicking into a "
    "box before typing is an action, unless the cursor is there already. A list that is folded "
    "takes two clicks. The system’s own dialog for a file counts two. The wheel is not counted. "
    "Whatever the window shows on the way must have a name and a role, or the walk stops."
)

Counts = Mapping[str, tuple[list[str], list[str]]]


def count(folder: Path) -> Counts:
    """Do every job with and without a mouse; their actions, by the key of the job."""
    counts: dict[str, tuple[list[str], list[str]]] = {}
    for job in JOBS:
        done = []
        for hand in ("mouse", "keys"):
            own = folder / f"{job.key}-{hand}"
            own.mkdir()
            done.append(do(job, own, mouse=hand == "mouse"))
        counts[job.key] = (done[0], done[1])
        print(f"{job.title}: {len(done[0])} with a mouse, {len(done[1])} with keys alone")
    return counts


def over(counts: Counts) -> list[str]:
    """The jobs that take more than they may."""
    return [
        f"{job.title}: {len(done)} actions {how}, and not {most}"
        for job in JOBS
        for done, most, how in zip(
            counts[job.key], (job.most, job.most_keys), ("with a mouse", "with keys"), strict=True
        )
        if len(done) > most
    ]


def page(counts: Counts) -> str:
    """The page: a table, then each job action by action."""
    lines = [
        "# How many actions a job takes",
        "",
        f"This page is made by `make walks`. {_RULE} {presses().said}",
        "",
        "| Job | With a mouse | At most | Keyboard alone | At most |",
        "| --- | --- | --- | --- | --- |",
    ]
    for job in JOBS:
        mouse, keys = (len(done) for done in counts[job.key])
        lines.append(f"| {job.title} | {mouse} | {job.most} | {keys} | {job.most_keys} |")
    for job in JOBS:
        lines += _told(job, counts[job.key])
    return "\n".join([*lines, ""])


def _told(job: Job, done: tuple[list[str], list[str]]) -> list[str]:
    lines = ["", f"## {job.title}", "", _about(job)]
    for title, each in zip(("With a mouse", "With the keyboard alone"), done, strict=True):
        lines += ["", f"### {title}", ""]
        lines += [f"{number}. {said}" for number, said in enumerate(_together(each), 1)]
    return lines


def _about(job: Job) -> str:
    """What the job is, as its function says it, on one line."""
    return " ".join((job.do.__doc__ or "").split())


def _together(done: list[str]) -> list[str]:
    """The same key several times in a row is one line that says how often."""
    runs: list[tuple[str, int]] = []
    for each in done:
        if runs and runs[-1][0] == each:
            runs[-1] = (each, runs[-1][1] + 1)
        else:
            runs.append((each, 1))
    return [said if times == 1 else f"{said} ({times} times)" for said, times in runs]


def walk_it(folder: Path, pages: Path) -> None:
    """Do all, write the page, and stop where a job takes more than it may."""
    counts = count(folder)
    (pages / f"{NAME}.md").write_text(page(counts), "utf-8", newline="\n")
    if found := over(counts):
        raise SystemExit("\n".join(found))
