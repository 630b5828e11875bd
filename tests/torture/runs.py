"""All of the faults, in the order of the table, by as many processes as there are processors."""

import gc
import io
import os
import pickle
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from tests.torture import disk, flips, kills, mutants, outside, shim
from tests.torture.deeds import DEEDS, Deed
from tests.torture.judging import go_on
from tests.torture.table import Line, as_words
from tests.torture.world import World, copied, faults_of, make_world

PARTS = ("kills", "disk", "flips", "mutants", "outside")


@dataclass(frozen=True, slots=True)
class Amount:
    """How often each fault is made, for each kind of write and each kind of file."""

    kills: int = 250
    disk: int = 25
    """Of the calls of a kind of write so many, evenly; each fault of ``disk.FAULTS`` at each."""

    every_call: frozenset[str] = frozenset({"record"})
    """Kinds of write, in clear, of which no call is left out: where a save and the sums after it
    meet, a fault can show at one call alone."""

    encrypted_disk: int = 25

    flips: int = 2000
    plain_files: int = 8000
    encrypted_files: int = 2000
    sheets: int = 2000
    outside: int = 20
    at_any_moment: bool = True
    """Whether kills come at any moment too, which differs from run to run."""


FULL = Amount()
QUICK = Amount(
    kills=1,
    disk=1,
    encrypted_disk=0,
    every_call=frozenset(),
    flips=6,
    plain_files=4,  # test_hostile_files tries thirty more
    encrypted_files=10,
    sheets=10,
    outside=2,
    at_any_moment=False,
)


def shared(share: float) -> Amount:
    """Of the full amounts so much, and at least one of each."""
    parts = {
        each.name: max(1, round(getattr(FULL, each.name) * share))
        for each in fields(FULL)
        if each.name not in ("at_any_moment", "every_call")
    }
    return Amount(**parts) if share >= 1 else Amount(**parts, every_call=frozenset())


Job = Callable[[World, Path], list[Line]]


@dataclass(frozen=True, slots=True)
class Named:
    """One piece of work, on one kind of file."""

    name: str
    encrypted: bool
    do: Job


def jobs(amount: Amount, parts: Sequence[str], seed: int) -> Iterator[Named]:
    """What there is to do, the longest first."""
    for encrypted in (True, False):
        if "mutants" in parts:
            yield Named("mutants", encrypted, lambda *where: _spoil(amount, seed, *where))
        for deed in DEEDS:
            if {"kills", "disk"} & set(parts):
                yield Named(
                    deed.name,
                    encrypted,
                    lambda *where, deed=deed: _cut_off(amount, parts, seed, deed, *where),
                )
        if "flips" in parts:
            yield Named("flips", encrypted, lambda *where: _flip(amount, seed, *where))
        if "outside" in parts:
            yield Named(
                "outside",
                encrypted,
                lambda template, folder: outside.disturb(template, folder, amount.outside),
            )


def _spoil(amount: Amount, seed: int, template: World, folder: Path) -> list[Line]:
    if template.encrypted:
        return [mutants.spoil_files(template, folder, amount.encrypted_files, seed)]
    return [
        mutants.spoil_files(template, folder, amount.plain_files, seed),
        mutants.spoil_sheets(template, folder, amount.sheets, seed),
    ]


def _cut_off(
    amount: Amount, parts: Sequence[str], seed: int, deed: Deed, template: World, folder: Path
) -> list[Line]:
    most = amount.encrypted_disk if template.encrypted else amount.disk
    if deed.name in amount.every_call and not template.encrypted:
        most = sys.maxsize
    breaks = "disk" in parts and most > 0
    if not breaks and "kills" not in parts:
        return []
    before = kills.prepared(deed, template, folder, reads=breaks)
    lines = []
    if "kills" in parts:
        by_time = amount.at_any_moment
        lines.append(kills.kill_all(before, folder, amount.kills, seed, by_time=by_time))
    if breaks:
        work = disk.fill_and_break if shim.is_loaded() else disk.fill_by_limit
        lines += work(before, folder, most, seed)
    return lines


def _flip(amount: Amount, seed: int, template: World, folder: Path) -> list[Line]:
    return [
        flips.flip_file(template, folder, amount.flips, seed),
        flips.flip_backup(template, folder, amount.flips, seed),
    ]


def run(chosen: Sequence[Named], folder: Path, workers: int) -> list[Line]:
    """Do them all in so many processes; what is done is told on standard error.

    Each process takes the next that nobody has taken yet.
    """
    templates = {
        encrypted: make_world(folder / f"template-{encrypted}", encrypted=encrypted)
        for encrypted in {each.encrypted for each in chosen}
    }
    for template in templates.values():
        _warm_up(template, folder / "warm")
    gc.freeze()  # or every child copies all that is loaded, to look through it for rubbish
    queue, taken = os.pipe()
    os.write(taken, bytes(range(len(chosen))))
    os.close(taken)
    children = [_worker(chosen, templates, folder / f"worker-{n}", queue) for n in range(workers)]
    os.close(queue)
    found: dict[int, list[Line]] = {}
    for pid, pipe in children:
        with os.fdopen(pipe, "rb") as stream:
            found |= _results(stream.read())
        os.waitpid(pid, 0)
    missing = [each.name for number, each in enumerate(chosen) if number not in found]
    if missing:
        raise RuntimeError(f"These did not come to their end: {', '.join(missing)}")
    return sorted((x for lines in found.values() for x in lines), key=_place)


_ORDER = ("killed", *(name for name, *_ in disk.FAULTS), disk.BY_LIMIT, "bit flipped", "spoilt")


def _warm_up(template: World, folder: Path) -> None:
    """Have imported and worked out here what each child would do for itself once more."""
    warm = copied(template, folder)
    warm.enter()
    faults_of(warm)
    go_on(warm, thorough=True)
    shutil.rmtree(folder)


def _place(line: Line) -> tuple[int, int]:
    known = _ORDER.index(line.fault) if line.fault in _ORDER else len(_ORDER)
    names = [each.name for each in DEEDS]
    return known, names.index(line.what) if line.what in names else 0


def _worker(
    chosen: Sequence[Named], templates: dict[bool, World], folder: Path, queue: int
) -> tuple[int, int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    os.close(reading)
    code = 1
    try:
        while number := os.read(queue, 1):
            job = chosen[number[0]]
            own = folder / f"{job.name}-{job.encrypted}"
            own.mkdir(parents=True)
            lines = job.do(templates[job.encrypted], own)
            shutil.rmtree(own)
            with os.fdopen(os.dup(writing), "wb") as stream:
                pickle.dump((number[0], lines), stream)
            sys.stderr.write("".join(f"{as_words(line)}\n" for line in lines))
            sys.stderr.flush()
        code = 0
    except BaseException:  # noqa: BLE001
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def _results(content: bytes) -> dict[int, list[Line]]:
    found, stream = {}, io.BytesIO(content)
    while stream.tell() < len(content):
        number, lines = pickle.load(stream)
        found[number] = lines
    return found
