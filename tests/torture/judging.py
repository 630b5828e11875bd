"""What has to hold after any fault, and whether it does.

I1 nothing that was acknowledged is lost; I2 nothing half done is seen; I3 the file opens, is sound
and can be worked on; I4 what went wrong is told in plain words; I5 nothing is written over that was
the only good copy; I6 no log and no word of an error holds anything personal.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sgdesk.domain.errors import UserError
from sgdesk.services.file.safety import backing_up
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people import people
from sgdesk.services.people.people import PersonDetails
from tests.torture import world as worlds
from tests.torture.deeds import Deed
from tests.torture.world import CANARIES, State, World

_JARGON = re.compile(
    r"Traceback|[A-Z]\w*Error\b|[Ee]rrno|error code|[Ss][Qq][Ll]|NoneType|[Ee]xception"
    r"|0x[0-9a-f]{4}"
)
_LEFT_BEHIND = ("*.part", "*-journal", "*-wal", "*-shm")


@dataclass(frozen=True, slots=True)
class Before:
    """A deed's world before it, and what its file says then and after each of its steps."""

    deed: Deed
    world: World
    states: tuple[State, ...]
    calls: int = 0
    """How many calls that change the disk all of its steps take, where they can be counted."""

    calls_with_reads: int = 0

    seconds: float = 0.0
    """How long all of its steps take."""


def judge(
    before: Before, now: World, done: int, allowed: int, *, thorough: bool = True
) -> list[str]:
    """What does not hold once ``done`` steps were acknowledged; at most ``allowed`` more may show.

    A ``thorough`` look reads and proves everything, and makes the next backups.
    """
    now.enter()
    try:
        workspace = worlds.open_with_any(now, now.file, writable=True)
    except UserError as error:
        return [f"I3 does not open: {error}"]
    try:
        found = worlds.state_of(workspace)
        broken = _compared(before.states, found, done, allowed)
    finally:
        workspace.close()
    if thorough:
        broken += [f"I3 not sound: {fault}" for fault in worlds.faults_of(now)]
    broken += before.deed.extra(before.world, now, done)
    broken += _goes_on(now, thorough=thorough)
    return broken + leaks_in(now)


def _compared(states: Sequence[State], found: State, done: int, allowed: int) -> list[str]:
    chosen = states[done : done + 1 + allowed]
    if found in chosen:
        return []
    if found in states[:done]:
        return [f"I1 lost: {done} acknowledged, the file has {list(states).index(found)}"]
    if found in states:
        return [f"I4 saved and told otherwise: {list(states).index(found)} after {done}"]
    differing = min(
        ([name for name in found if found[name] != each.get(name)] for each in chosen), key=len
    )
    return [f"I2 half done: {', '.join(differing)}"]


def _goes_on(now: World, *, thorough: bool) -> list[str]:
    """The next action and the next backup work, and nothing half made is left lying about."""
    try:
        go_on(now, thorough=thorough)
    except UserError as error:
        return [f"I3 cannot be worked on: {error}"]
    if not thorough:
        return []
    left = [path for pattern in _LEFT_BEHIND for path in now.root.rglob(pattern)]
    return [f"I2 left lying about: {path.name}" for path in left]


def go_on(now: World, *, thorough: bool) -> None:
    """Do something small and back it up, as anybody would who opens the file the next time."""
    workspace = worlds.open_with_any(now.later(2), now.file, writable=True)
    try:
        if thorough:  # also of what was restored or moved, and not written to since
            backing_up.back_up_and_thin(workspace)
        go_on_in(workspace)
        if thorough:
            backing_up.back_up_and_thin(workspace)
            backing_up.back_up_elsewhere(workspace, now.stick)
    finally:
        workspace.close()


def go_on_in(workspace: Workspace) -> None:
    """Save something small."""
    people.add_person(workspace, PersonDetails("Next", "Evening"))


def told_plainly(sentence: str) -> list[str]:
    """What is wrong with the words of a refusal."""
    broken = [f"I4 not in plain words: {sentence}"] if _JARGON.search(sentence) else []
    if any(name in sentence for name in CANARIES):
        broken.append("I6 a name in the words of an error")
    return broken if sentence else ["I4 not told"]


def leaks_in(now: World, printed: str = "") -> list[str]:
    """Names in the log or in what was printed, and tracebacks."""
    broken = []
    logs = "".join(_text(path) for path in (now.home / "log").glob("*"))
    if any(name in logs + printed for name in CANARIES):
        broken.append("I6 a name in the log")
    return broken


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
