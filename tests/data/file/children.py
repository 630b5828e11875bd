"""Other processes that open a file, told what to do over pipes; and a disk without room."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).resolve().parents[3]

HOLD = """
from pathlib import Path
from sgdesk.data.file.store import open_file
file = open_file(Path(sys.argv[1]), writable=True)
print("open", flush=True)
sys.stdin.readline()
file.close()
"""


@contextmanager
def running(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run ``code`` in another Python; it is killed, if need be, when the block is left."""
    child = subprocess.Popen(
        [sys.executable, "-c", f"import sys\n{code}", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env=os.environ | {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        encoding="utf-8",
    )
    try:
        with child:
            yield child
            child.kill()
    finally:
        child.kill()


def line(child: subprocess.Popen[str]) -> str:
    """The next line that the child says; an empty one at its end."""
    assert child.stdout is not None
    return child.stdout.readline().strip()


def tell(child: subprocess.Popen[str], text: str) -> None:
    """Give the child a line."""
    assert child.stdin is not None
    child.stdin.write(f"{text}\n")
    child.stdin.flush()


@contextmanager
def disk_full_after(pages: int) -> Iterator[None]:
    """No file may grow beyond so many of SQLite's pages: a full disk, on every system alike."""
    connect = sqlite3.connect

    def limited(*arguments: Any, **options: Any) -> sqlite3.Connection:
        raw: sqlite3.Connection = connect(*arguments, **options)
        raw.execute(f"PRAGMA max_page_count = {pages}")
        return raw

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", limited)
        yield
