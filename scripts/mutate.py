"""Try the tests: change the rules a little, one change at a time, and see which the tests miss.

``python scripts/dev.py mutate [--count N] [--seed S] [PATH ...]``; the folder of the rules is
taken where no path is given. A seeded sample of changes is made in temporary copies of the
checkout, never in the checkout itself. The whole suite runs once on an unchanged copy, with
coverage, to learn which test functions run which line; then each change has to fail one of
those. Changes that alter nothing are named, with the reason, in ``scripts/mutants.toml``.

mutmut 3 changes only what stands in functions and takes no sample; cosmic-ray changes the
checkout itself. Both were looked at and left.
"""

import argparse
import ast
import difflib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from coverage import CoverageData

ROOT = Path(__file__).resolve().parents[1]
EQUAL = ROOT / "scripts" / "mutants.toml"
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "dist")
PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")
NO_TESTS = 5


class Verdict(StrEnum):
    """What became of a change."""

    KILLED = "killed"
    SURVIVED = "survived"
    TIMED_OUT = "timed out"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of a file: the octets ``start`` to ``end`` of ``source`` give way to ``new``."""

    path: Path
    source: bytes = field(repr=False)
    line: int
    start: int
    end: int
    new: str

    @property
    def changed(self) -> bytes:
        """The changed file."""
        return self.source[: self.start] + self.new.encode() + self.source[self.end :]

    @property
    def diff(self) -> str:
        """The lines that go and those that come."""
        before, after = (each.decode().splitlines() for each in (self.source, self.changed))
        lines = list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]
        return "\n".join(line for line in lines if not line.startswith("@@"))


# What is changed. Each yields the node that gives way and the words in its place.

Change = tuple[Any, str]
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


def of_comparison(node: ast.Compare) -> Iterator[Change]:
    """``<`` for ``<=`` and the like."""
    for at, one in enumerate(node.ops):
        ops = [*node.ops[:at], COMPARED[type(one)](), *node.ops[at + 1 :]]
        yield node, ast.unparse(ast.Compare(node.left, ops, node.comparators))


def of_and_or(node: ast.BoolOp) -> Iterator[Change]:
    """``and`` for ``or``."""
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield node, f"({ast.unparse(ast.BoolOp(other, node.values))})"


def of_not(node: ast.UnaryOp) -> Iterator[Change]:
    """``not`` dropped."""
    if isinstance(node.op, ast.Not):
        yield node, f"({ast.unparse(node.operand)})"


def of_sum(node: ast.BinOp) -> Iterator[Change]:
    """``+`` for ``-`` and the like."""
    if other := RECKONED.get(type(node.op)):
        yield node, f"({ast.unparse(ast.BinOp(node.left, other(), node.right))})"


def of_constant(node: ast.Constant) -> Iterator[Change]:
    """True for False, and a number one more."""
    if isinstance(node.value, bool):
        yield node, str(not node.value)
    elif isinstance(node.value, int | float):
        yield node, repr(node.value + 1)


def of_word(node: ast.Constant) -> Iterator[Change]:
    """A code or a key emptied; what holds a blank is a message."""
    if isinstance(node.value, str) and node.value and " " not in node.value:
        yield node, '""'


def of_return(node: ast.Return) -> Iterator[Change]:
    """Nothing given back."""
    if node.value is not None and ast.unparse(node.value) != "None":
        yield node, "return None"


def of_call(node: ast.Call) -> Iterator[Change]:
    """The least for the greatest, any for all."""
    if isinstance(node.func, ast.Name) and node.func.id in NAMES:
        yield node.func, NAMES[node.func.id]


def of_statement(node: ast.stmt) -> Iterator[Change]:
    """A statement dropped that is run for what it does."""
    if not isinstance(node, ast.Expr) or isinstance(node.value, ast.Call | ast.Yield):
        yield node, "pass"


def of_test(node: ast.If | ast.IfExp | ast.While) -> Iterator[Change]:
    """A plain condition turned round; the others are changed within."""
    yield from _turned(node.test)


def of_filter(node: ast.comprehension) -> Iterator[Change]:
    """A plain condition of a comprehension turned round."""
    for each in node.ifs:
        yield from _turned(each)


def _turned(test: ast.expr) -> Iterator[Change]:
    if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.NamedExpr):
        yield test, f"(not {ast.unparse(test)})"


Rule = tuple[type | tuple[type, ...], Callable[[Any], Iterator[Change]]]
CHANGES: tuple[Rule, ...] = (
    (ast.Compare, of_comparison),
    (ast.BoolOp, of_and_or),
    (ast.UnaryOp, of_not),
    (ast.BinOp, of_sum),
    (ast.Constant, of_constant),
    (ast.Return, of_return),
    (ast.Call, of_call),
    ((ast.Expr, ast.AugAssign, ast.Raise, ast.Continue, ast.Break), of_statement),
    ((ast.If, ast.IfExp, ast.While), of_test),
    (ast.comprehension, of_filter),
)


def mutants_of(path: Path, *, strings: bool = False) -> Iterator[Mutant]:
    """Every change of a file, in the order of its lines."""
    source = (ROOT / path).read_bytes()
    tree = ast.parse(source)
    begins = [0]
    for line in source.splitlines(keepends=True):
        begins.append(begins[-1] + len(line))
    words: tuple[Rule, ...] = ((ast.Constant, of_word),) if strings else ()
    for node in _parts(tree):
        for kind, changes in CHANGES + words:
            if isinstance(node, kind):
                for old, new in changes(node):
                    start = begins[old.lineno - 1] + old.col_offset
                    end = begins[old.end_lineno - 1] + old.end_col_offset
                    yield Mutant(path, source, old.lineno, start, end, new)


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """What runs: no annotations, decorators, docstrings, nor what stands in an f-string."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, ast.AST) and not _is_silent(each):
                yield each
                yield from _parts(each)


def _is_silent(node: ast.AST) -> bool:
    """Whether no behaviour can show a change here, or its place in the file is not known."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    # zip(..., strict=True) guards against our own defects alone.
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.keyword) and node.arg == "strict"
    )


# How it is tried.


class Copy:
    """A temporary copy of the checkout, in which one change at a time is tried."""

    def __init__(self, folder: Path, of: Path = ROOT) -> None:
        self.folder = folder
        shutil.copytree(of, folder, ignore=LEFT_OUT if of is ROOT else None)

    def run(self, words: Sequence[str], limit: float | None = None) -> int | None:
        """The exit code of pytest; ``None`` where it took longer than ``limit`` seconds."""
        own = {"PYTHONPATH": str(self.folder), "COVERAGE_FILE": str(self.folder / ".coverage")}
        process = subprocess.Popen(
            [*PYTEST, *words],
            cwd=self.folder,
            env=os.environ | own | ({"PYTHONDONTWRITEBYTECODE": "1"} if limit else {}),
            stdout=subprocess.DEVNULL if limit else None,
            stderr=subprocess.STDOUT if limit else None,
            start_new_session=True,
        )
        try:
            return process.wait(limit)
        except subprocess.TimeoutExpired:
            if os.name == "nt":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return None

    def verdict(self, mutant: Mutant, stages: Sequence[Sequence[str]], limit: float) -> Verdict:
        """Make the change, run the tests stage by stage until one fails, and take it back."""
        file = self.folder / mutant.path
        times = file.stat()
        file.write_bytes(mutant.changed)
        try:
            for tests in stages:
                code = self.run(["-x", *tests], limit)
                if code is None:
                    return Verdict.TIMED_OUT
                if code not in {0, NO_TESTS}:
                    return Verdict.KILLED
            return Verdict.SURVIVED
        finally:
            file.write_bytes(mutant.source)
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


class Reach:
    """Which tests run which line, as the suite showed."""

    def __init__(self, copy: Copy, paths: Sequence[Path], tests: Sequence[str]) -> None:
        folders = {f"--cov={(each if each.is_dir() else each.parent)}" for each in paths}
        words = [*sorted(folders), "--cov-context=test", "--cov-report=", "-n", "auto", *tests]
        if copy.run(words):
            sys.exit("The tests have to pass before they can be tried. Nothing was changed.")
        self._folder = copy.folder
        self._data = CoverageData(str(copy.folder / ".coverage"))
        self._data.read()

    def stages(self, mutant: Mutant) -> list[list[str]]:
        """The test functions to run: those of the file's own layer, then all others.

        What runs when a module is imported, such as a default, is seen by no one test: then it is
        every test of the layer, and of the others those that run any line of the module.
        """
        near = f"tests/{mutant.path.parts[1]}/"
        lines = self._data.contexts_by_lineno(str(self._folder / mutant.path))
        told = {each for each in lines.get(mutant.line, ()) if each}
        if not told and "" in lines.get(mutant.line, [""]):
            told = {each for found in lines.values() for each in found if each}
            told |= {each for each in self._data.measured_contexts() if each.startswith(near)}
        tests = {_test(each) for each in told}
        own_layer = sorted(each for each in tests if each.startswith(near))
        return [each for each in (own_layer, sorted(tests - set(own_layer))) if each]


def _test(context: str) -> str:
    """The test function of a context; its file where a fixture ran the line, for many maybe."""
    node, _, phase = context.rpartition("|")
    return node.partition("[")[0] if phase == "run" else node.partition("::")[0]


def sample(
    paths: Sequence[Path], count: int, seed: int, *, strings: bool
) -> tuple[list[Mutant], int]:
    """So many changes at random, in the order of files and lines; and of how many."""
    files = sorted(file for each in paths for file in ([each] if each.is_file() else _in(each)))
    known = _equal()
    found = [
        mutant
        for file in files
        for mutant in mutants_of(file.relative_to(ROOT), strings=strings)
        if (file.stem, mutant.diff) not in known
    ]
    chosen = random.Random(seed).sample(range(len(found)), min(count, len(found)))
    return [found[at] for at in sorted(chosen)], len(found)


def _in(folder: Path) -> Iterator[Path]:
    return folder.rglob("*.py")


def _equal() -> set[tuple[str, str]]:
    """The changes that alter nothing: a module's name, and the lines that go and come."""
    if not EQUAL.exists():
        return set()
    told = tomllib.loads(EQUAL.read_text("utf-8"))["mutant"]
    return {(each["module"], each["diff"].strip("\n")) for each in told}


def main(arguments: Sequence[str]) -> int:
    """Try the tests and print what became of each change; return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py mutate", description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("sgdesk/domain")])
    parser.add_argument("--count", type=int, default=120, help="how many changes are tried")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--strings", action="store_true", help="empty codes and keys too")
    parser.add_argument("--tests", action="append", help="only these tests, for a quick look")
    parser.add_argument("--limit", type=float, default=300, help="seconds for the tests of one")
    wish = parser.parse_args(arguments)
    paths = [ROOT / each for each in wish.paths]
    mutants, population = sample(paths, wish.count, wish.seed, strings=wish.strings)
    with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
        counts = _try_all(Path(folder), mutants, [each.relative_to(ROOT) for each in paths], wish)
    tried = sum(counts.values())
    told = ", ".join(f"{counts[each]} {each}" for each in Verdict)
    rate = 100 * counts[Verdict.SURVIVED] / max(tried, 1)
    print(f"{tried} of {population} changes, seed {wish.seed}: {told}; {rate:.1f} % survived.")
    return 0


def _try_all(
    folder: Path, mutants: Sequence[Mutant], paths: Sequence[Path], wish: argparse.Namespace
) -> Counter[Verdict]:
    first = Copy(folder / "0")
    reach = Reach(first, [first.folder / each for each in paths], wish.tests or ["tests"])
    free: SimpleQueue[Copy] = SimpleQueue()
    for each in [first, *(Copy(folder / str(at), first.folder) for at in _more())]:
        free.put(each)

    def tried(mutant: Mutant) -> Verdict:
        copy = free.get()
        try:
            return copy.verdict(mutant, reach.stages(mutant), wish.limit)
        finally:
            free.put(copy)

    counts: Counter[Verdict] = Counter()
    with ThreadPoolExecutor(free.qsize()) as pool:
        for mutant, verdict in zip(mutants, pool.map(tried, mutants), strict=True):
            counts[verdict] += 1
            print(f"{verdict:9}  {mutant.path.as_posix()}:{mutant.line}", flush=True)
            if verdict is not Verdict.KILLED:
                print(mutant.diff, flush=True)
    return counts


def _more() -> range:
    return range(1, os.cpu_count() or 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
