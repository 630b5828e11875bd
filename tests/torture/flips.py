"""One bit is the other way round, in the file or in a backup of it: told, or without effect."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sgdesk.domain.errors import UserError
from sgdesk.domain.training.counting.summary_json import summary_dict
from sgdesk.services.file.safety import backing_up, restoring
from sgdesk.services.file.safety.checking import check
from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.training import standing
from tests.torture import world as worlds
from tests.torture.forks import Say, fallen, in_child
from tests.torture.judging import told_plainly
from tests.torture.table import Line
from tests.torture.world import World, files_of

_AT_ONCE = 25
"""Flips that one child looks at: each is undone before the next."""


@dataclass(frozen=True, slots=True)
class _Sound:
    """What a sound file says: its rows and its figures."""

    rows: worlds.State
    figures: str


def _read(world: World, path: Path) -> _Sound:
    workspace = open_workspace(path, writable=False, clock=world.clock, secret=world.secret)
    try:
        report = standing.summary_report(workspace)
        return _Sound(worlds.state_of(workspace), repr(summary_dict(report.as_at, report.summary)))
    finally:
        workspace.close()


def flip_file(template: World, folder: Path, times: int, seed: int) -> Line:
    """Flip bits of the file itself, and open and check it each time."""
    world = worlds.copied(template, folder / "flipped")
    line = Line("bit flipped", "file", world.encrypted, "any bit")
    _flip(world, world.file, line, folder, times, seed, _file_answers)
    shutil.rmtree(world.root)
    return line


def flip_backup(template: World, folder: Path, times: int, seed: int) -> Line:
    """Flip bits of a backup, and look at the list of backups and restore it each time."""
    world = worlds.copied(template, folder / "flipped")

    def back_up(say: Say) -> None:
        world.enter()
        backing_up.back_up(world.file, clock=world.clock, secret=world.secret)

    in_child(back_up, folder)
    line = Line("bit flipped", "backup", world.encrypted, "any bit")
    _flip(world, next(iter(files_of(world.backups))), line, folder, times, seed, _backup_answers)
    shutil.rmtree(world.root)
    return line


_Answers = Callable[[World, Path, _Sound], tuple[bool, list[str]]]
"""Whether a flip was told, and what is broken; not told and not broken is without effect."""


def _flip(
    world: World, path: Path, line: Line, folder: Path, times: int, seed: int, answers: _Answers
) -> None:
    dice = random.Random(f"{seed}{line.what}{line.kind}")
    bits = [dice.randrange(path.stat().st_size * 8) for _ in range(times)]
    content = path.read_bytes()
    for start in range(0, times, _AT_ONCE):
        chosen = bits[start : start + _AT_ONCE]

        def work(say: Say, chosen: list[int] = chosen) -> None:
            world.enter()
            sound = _read(world, path)
            for bit in chosen:
                spoilt = bytearray(content)
                spoilt[bit // 8] ^= 1 << bit % 8
                path.write_bytes(spoilt)
                say((bit, *answers(world, path, sound)))
                path.write_bytes(content)

        outcome = in_child(work, folder, deadline=60 * _AT_ONCE)
        path.write_bytes(content)
        for bit, told, broken in outcome.said:
            line.count(broken, f"byte {bit // 8} bit {bit % 8}")
            line.told += told
            line.without_effect += not told and not broken
        if outcome.traceback or outcome.signal:
            line.count([fallen(outcome)], f"byte {chosen[len(outcome.said)] // 8}")


def _file_answers(world: World, path: Path, sound: _Sound) -> tuple[bool, list[str]]:
    try:
        found = _read(world, path)
    except UserError as error:
        return True, told_plainly(str(error))
    try:
        health = check(path, secret=world.secret)
    except UserError as error:
        return True, told_plainly(str(error))
    if health.faults:
        return True, [x for fault in health.faults for x in told_plainly(str(fault))]
    return False, [] if found == sound else ["I4 changed without a word"]


def _backup_answers(world: World, path: Path, sound: _Sound) -> tuple[bool, list[str]]:
    target = world.root / "restored" / "Restored.sgdesk"
    try:
        restoring.restore(path, target, clock=world.clock, secret=world.secret)
        found = _read(world, target)
    except UserError as error:
        return True, told_plainly(str(error))
    finally:
        shutil.rmtree(target.parent, ignore_errors=True)
    return False, [] if found == sound else ["I4 changed without a word"]
