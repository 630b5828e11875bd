"""A file with some of everything in it, made once, and ways to damage a copy of it."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from sgdesk.services.certificates import issuing
from sgdesk.services.returns import final
from sgdesk.services.sample.making import make_sample
from tests.factories import clock_at


@cache
def sound_file() -> bytes:
    """The sample organisation with certificates and a final return."""
    folder = Path(mkdtemp())
    workspace = make_sample(folder / "whole.sgdesk", folder / "sheets", clock=clock_at())
    issuing.issue_certificates(workspace)
    final.freeze_return(workspace)
    workspace.close()
    return workspace.path.read_bytes()


def spoil(path: Path, *statements: str) -> None:
    """Write past the program, its checks and its history; the sums are those of before."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            raw.execute(statement)
        raw.commit()
