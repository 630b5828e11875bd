"""Spoilt organisation files and sheets by the thousand: read or refused, never fallen over."""

import csv
import io
import resource
import shutil
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import xlsxwriter

from sgdesk.cli import main
from sgdesk.domain.errors import UserError
from sgdesk.services.sample.making import write_sheets
from tests.torture import world as worlds
from tests.torture.forks import Say, done_in_child, fallen, in_child
from tests.torture.judging import told_plainly
from tests.torture.mutate import mutated, mutated_sheet, odd_sheet, reseal
from tests.torture.table import Line
from tests.torture.trial import MOST_MEGABYTES, MOST_SECONDS, Trial
from tests.torture.world import CANARIES, World

_MOST_ADDRESSES = 3 << 30

_RESEALED = 3
"""Every third plain file gets sums that fit it, as only somebody who means harm would write."""

_EXPORTED = 10
"""Of every tenth a return is made as well."""


_AT_ONCE = 20
"""So many are tried by one child, one after the other; who falls over is followed by another."""

_One = Callable[[int], tuple[str, bool, list[str]]]
"""What was done to a file by its number, whether something was refused, and what is broken."""


def _try_all(line: Line, folder: Path, world: World, times: int, one: _One) -> None:
    """Try so many numbers in children within limits of time and memory."""
    number = 0
    while number < times:
        end = min(number + _AT_ONCE, times)

        def work(say: Say, chosen: range = range(number, end)) -> None:
            world.enter()
            resource.setrlimit(resource.RLIMIT_AS, (_MOST_ADDRESSES, _MOST_ADDRESSES))
            for each in chosen:
                signal.alarm(2 * int(MOST_SECONDS))
                say(one(each))

        outcome = in_child(work, folder)
        for name, told, broken in outcome.said:
            line.count(broken, name)
            line.told += told
            line.without_effect += not told and not broken
        number += len(outcome.said)
        if number < end:
            line.count([fallen(outcome)], f"number {number}")
            number += 1
        elif outcome.peak > MOST_MEGABYTES << 20:
            line.count([f"crashed: {outcome.peak >> 20} MB"], f"numbers to {number}")


def spoil_files(template: World, folder: Path, times: int, seed: int) -> Line:
    """Spoil the file in every way there is; look it through, and ask for everybody's standing."""
    world = worlds.copied(template, folder / "spoilt")
    code = folder / "code.txt"
    code.write_text(worlds.SECRET.words, encoding="utf-8")
    opened = ["--recovery-code-file", str(code)] if world.encrypted else []
    line = Line("spoilt", "file", world.encrypted, "any bytes")
    content = world.file.read_bytes()
    sound = done_in_child(folder, lambda say: say(_rows(world)))[0]

    def one(number: int) -> tuple[str, bool, list[str]]:
        name, spoilt = mutated(content, seed + number)
        world.file.write_bytes(spoilt)
        sealed = not world.encrypted and number % _RESEALED == 0 and reseal(world.file)
        wishes = [["check"], ["standing", "--format", "json"]]
        if number % _EXPORTED == 0:
            wishes.append(["return", "--out", str(world.root / "out")])
        trials = [
            _asked([command, str(world.file), *options, *opened]) for command, *options in wishes
        ]
        broken = _broken(trials)
        told = any(each.code == 3 for each in trials)
        if not told and not sealed and not broken and _rows(world) != sound:
            broken.append("I4 changed without a word")
        _clear(world)
        return f"{name} {seed + number}{' with sums' if sealed else ''}", told, broken

    _try_all(line, folder, world, times, one)
    shutil.rmtree(world.root)
    return line


def _asked(words: Sequence[str]) -> Trial:
    """Run one command line in this process."""
    begun = time.monotonic()
    said = io.StringIO()
    with redirect_stderr(said), redirect_stdout(io.StringIO()):
        try:
            code = main(list(words))
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 98
    return Trial(tuple(words), code, said.getvalue(), time.monotonic() - begun, 0)


def _broken(trials: Sequence[Trial]) -> list[str]:
    """What must not be: a traceback, a hang, no word, or a name in the words."""
    broken = [f"crashed {each.words[0]} {each.fault}" for each in trials if each.fault]
    if any(name in each.said for name in CANARIES for each in trials):
        broken.append("I6 a name in the words of an error")
    refused = [each.said for each in trials if each.code == 3]
    return broken + [x for said in refused for x in told_plainly(said)]


def _rows(world: World) -> worlds.State | None:
    """What the file holds; ``None`` where it does not open."""
    world.enter()
    try:
        return worlds.state_in(world)
    except UserError:
        return None


def _clear(world: World) -> None:
    for path in world.work.iterdir():
        path.unlink()
    shutil.rmtree(world.root / "out", ignore_errors=True)


def spoil_sheets(template: World, folder: Path, times: int, seed: int) -> Line:
    """Spoil a CSV and a workbook, or make up a sheet of odd bytes, and bring it in for show."""
    world = worlds.copied(template, folder / "sheets")
    line = Line("spoilt", "sheet", world.encrypted, "any bytes")
    seeds = _sound_sheets(world.root / "sound")

    def one(number: int) -> tuple[str, bool, list[str]]:
        kind, path = seeds[number % len(seeds)]
        sheet = world.root / f"sheet{path.suffix}"
        if path.suffix == ".csv" and number // len(seeds) % 2:
            name, content = "odd", odd_sheet(seed + number)
        else:
            name, content = mutated_sheet(path.read_bytes(), seed + number)
        sheet.write_bytes(content)
        words = ["import", str(world.file), kind, str(sheet), "--dry-run", "--add-people"]
        trial = _asked([*words, "--dates", "dmy"])
        broken = [f"crashed {trial.fault}"] if trial.fault else []
        return f"{name} {kind} {seed + number}", trial.code in {1, 2}, broken

    _try_all(line, folder, world, times, one)
    shutil.rmtree(world.root)
    return line


def _sound_sheets(folder: Path) -> list[tuple[str, Path]]:
    """The sample's sheets as CSV and as workbooks."""
    found = []
    for kind, path in write_sheets(folder, worlds.TODAY).items():
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        book = path.with_suffix(".xlsx")
        with xlsxwriter.Workbook(book) as workbook:
            sheet = workbook.add_worksheet()
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
        found += [(kind.value, path), (kind.value, book)]
    return found
