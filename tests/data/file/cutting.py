"""A process that brings files up to date again and again, cut off each time where it is told.

Everything is imported once; each try is a process of its own, which a kill ends at once.
"""

import multiprocessing
import os
import signal
import sys
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, event

from sgdesk.data.file.store import open_file

SERVE = "from tests.data.file.cutting import serve; serve(sys.argv[1])"
"""Told how many statements of the upgrade to let pass, it says "cut off" or "done"."""


def serve(path: str) -> None:
    """Try the file at a path once for every line with a number of statements."""
    multiprocessing.set_start_method("fork" if hasattr(os, "fork") else "spawn")
    for told in sys.stdin:
        tried = multiprocessing.Process(target=open_until, args=(path, int(told)))
        tried.start()
        tried.join()
        print("cut off" if tried.exitcode else "done", flush=True)  # noqa: T201


def open_until(path: str, statements: int) -> None:
    """Open a file for writing, and end the process after so many statements of its upgrade."""
    left = [statements]

    def count(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    inner = command.upgrade

    def upgrade(config: Config, revision: str, sql: bool = False, tag: str | None = None) -> None:
        event.listen(Engine, "after_cursor_execute", count)
        inner(config, revision, sql, tag)

    command.upgrade = upgrade
    open_file(Path(path), writable=True).close()
