"""Which systems the locked versions can be installed on, found by resolving with wheels only.

``python -m scripts.ship.systems`` asks uv for each system and each Python, without installing
anything, and writes the tables into ``docs/systems.md``; ``--check`` only says whether a system
that is supported lacks a package now.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.dev import LOCK, find_uv
from scripts.ship.facts import OLDEST_MACOS, ROOT

PAGE = ROOT / "docs" / "systems.md"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_BEGIN, _END = "<!-- tables: python -m scripts.ship.systems -->", "<!-- end of the tables -->"
_NO_WHEEL = re.compile(r"Because ([\w.-]+)==\S+ has no ")
_PLANNED = re.compile(r"^ \+ ([\w.-]+)==", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class System:
    """A kind of computer: in words, as uv calls it, and whether the program has to work there."""

    words: str
    platform: str
    is_supported: bool = True


SYSTEMS = (
    System("Windows, x64", "x86_64-pc-windows-msvc"),
    System("Windows on ARM, with a Python for ARM", "aarch64-pc-windows-msvc", is_supported=False),
    System("macOS 14, Apple chip", "aarch64-apple-darwin"),
    System("macOS 14, Intel", "x86_64-apple-darwin"),
    System("Linux, x64, glibc 2.34", "x86_64-manylinux_2_34"),
    System("Linux, ARM, glibc 2.39", "aarch64-manylinux_2_39"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """How many packages are installed on a system, and which of the lock have no wheel for it."""

    count: int
    missing: tuple[str, ...]

    def __str__(self) -> str:
        return f"no {', '.join(self.missing)}" if self.missing else f"{self.count} packages"


Asking = Callable[[str, System, str], tuple[bool, str]]
"""Asks about requirements on a system with a Python: whether they resolve, and what was said."""


def blocks_of(lock: str) -> dict[str, str]:
    """Each package of a lock with its lines."""
    parts = (part for part in re.split(r"^(?=\S)", lock, flags=re.MULTILINE) if "==" in part)
    return {part.partition("==")[0].casefold(): part for part in parts}


def look(blocks: Mapping[str, str], system: System, python: str, ask: Asking) -> Found:
    """What of a lock can be installed: whatever has no wheel is left out until the rest resolves.

    Raises :class:`RuntimeError` with what uv said where that is anything else.
    """
    missing: list[str] = []
    while True:
        wanted = "".join(part for name, part in blocks.items() if name not in missing)
        done, said = ask(wanted, system, python)
        if done:
            return Found(len(set(_PLANNED.findall(said))), tuple(missing))
        lacking = _NO_WHEEL.search(said)
        if lacking is None or lacking[1].casefold() in missing:
            raise RuntimeError(said)
        missing.append(lacking[1].casefold())


def table(title: str, found: Mapping[tuple[System, str], Found]) -> str:
    """The answers for one set of packages, a system a row and a Python a column."""
    head = f"| {title} | " + " | ".join(f"Python {each}" for each in PYTHONS) + " |"
    rule = "| --- " * (len(PYTHONS) + 1) + "|"
    rows = [
        f"| {system.words} | " + " | ".join(str(found[system, each]) for each in PYTHONS) + " |"
        for system in SYSTEMS
    ]
    return "\n".join([head, rule, *rows])


def with_tables(page: str, tables: Sequence[str]) -> str:
    """The page with these tables in place of those that stand between its marks."""
    before, begin, rest = page.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise RuntimeError(f"{PAGE.name} has not both marks of the tables.")
    body = "\n\n".join(tables)
    return f"{before}{begin}\n{body}\n{end}{after}"


def main(words: Sequence[str]) -> int:
    """Ask about all of it; return 1 where a supported system lacks a package."""
    uv = find_uv()
    whole = blocks_of(LOCK.read_text(encoding="utf-8"))
    program = {name: part for name, part in whole.items() if name in _needed(uv)}
    tables, lacking = [], []
    for title, blocks in (("The program", program), ("With what tests and builds it", whole)):
        found = {
            (system, python): look(blocks, system, python, _asking(uv))
            for system in SYSTEMS
            for python in PYTHONS
        }
        tables.append(table(title, found))
        lacking += [f"{s.words}, {p}: {f}" for (s, p), f in found.items() if f.missing]
    print("\n\n".join(tables))
    if "--check" not in words:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(with_tables(page, tables), encoding="utf-8", newline="\n")
    known = {each.words for each in SYSTEMS if not each.is_supported}
    return 1 if [each for each in lacking if not each.startswith(tuple(known))] else 0


def _needed(uv: str) -> set[str]:
    """The packages of the program itself, without those that test and build it."""
    command = [uv, "pip", "compile", "--universal", "--no-header", "--no-annotate", "--quiet"]
    command += ["--constraints", str(LOCK), str(ROOT / "pyproject.toml")]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    return set(re.findall(r"^([\w.-]+)==", said.casefold(), re.MULTILINE))


def _asking(uv: str) -> Asking:
    def ask(wanted: str, system: System, python: str) -> tuple[bool, str]:
        with tempfile.TemporaryDirectory() as folder:
            listed = Path(folder, "wanted.txt")
            listed.write_text(wanted, encoding="utf-8")
            command = [uv, "pip", "install", "--dry-run", "--no-deps", "--only-binary", ":all:"]
            command += ["--require-hashes", "--python-platform", system.platform]
            command += ["--python-version", python, "--target", folder, "-r", str(listed)]
            own = os.environ | {"MACOSX_DEPLOYMENT_TARGET": OLDEST_MACOS}
            done = subprocess.run(
                command, capture_output=True, encoding="utf-8", check=False, env=own
            )
        return done.returncode == 0, done.stdout + done.stderr

    return ask


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
