"""What a test needs of the computer, said in one way and told at the end of a run.

``@pytest.mark.needs("pipes")`` on a test, or ``pytestmark`` of a module: where the computer lacks
it the test is not tried, and the end of the run says which were not tried and for want of what.
A Linux box has all of it, so there nothing is left out.
"""

import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

_MARK = "needs"
_SAID = "needs "


@dataclass(frozen=True, slots=True)
class Need:
    """Something a computer may lack: in words, and how it is found out."""

    words: str
    is_met: Callable[[], bool]


def _makes_links() -> bool:
    """Windows lets only some accounts make a symbolic link."""
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder, "link")
        try:
            link.symlink_to(folder)
        except OSError:
            return False
        return link.is_symlink()


NEEDS = {
    "links": Need("symbolic links that this account may make", _makes_links),
    "pipes": Need("pipes with a name (mkfifo)", lambda: hasattr(os, "mkfifo")),
    "rights": Need("rights of files as POSIX has them", lambda: os.name == "posix"),
    "stop": Need("a signal that stops a process as Ctrl+C does", lambda: os.name == "posix"),
    "full disk": Need("a disk that says it is full (/dev/full)", Path("/dev/full").exists),
    "terminal": Need("a terminal that is none (openpty)", lambda: hasattr(os, "openpty")),
    "linux": Need("a Linux system", lambda: sys.platform == "linux"),
    "resource": Need("the figures of a process (resource)", lambda: _has("resource")),
    "pdf checker": Need("pdfua, which has no wheel for every Mac", lambda: _has("pdfua")),
}
"""Every need that a test may name; another one is a fault of the test."""


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


@cache
def is_met(name: str) -> bool:
    """Whether this computer has what is called so; :class:`KeyError` for what nobody knows."""
    return NEEDS[name].is_met()


def named(item: pytest.Item) -> Iterator[str]:
    """What a test needs, from its own marks and those of its module."""
    for mark in item.iter_markers(_MARK):
        yield from map(str, mark.args)


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", f"{_MARK}(*names): what of the computer a test needs")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Set aside what cannot be tried here, each with the reason."""
    for item in items:
        lacks = [name for name in named(item) if not is_met(name)]
        if lacks:
            item.add_marker(pytest.mark.skip(reason=f"{_SAID}{NEEDS[lacks[0]].words}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was not tried here, and for want of what."""
    left = [
        (str(report.longrepr[2]).removeprefix("Skipped: "), report.nodeid)
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    ]
    if not left:
        return
    terminalreporter.section("not tried on this computer")
    for why in sorted({why for why, _ in left}):
        terminalreporter.line(f"{why}:")
        for _, name in sorted(each for each in left if each[0] == why):
            terminalreporter.line(f"  {name}")
