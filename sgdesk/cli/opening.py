"""Opening an organisation file for a command, and saying what there is to say of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sgdesk.cli.passphrases import secret_for
from sgdesk.services.file.safety.clock import clock_doubt
from sgdesk.services.file.workspace import Workspace, open_workspace


@contextmanager
def opened(path: Path, *, writable: bool = False) -> Iterator[Workspace]:
    """An organisation file while the block lasts, with what opening it has to say said."""
    workspace = open_workspace(path, writable=writable, secret=secret_for(path))
    try:
        if writable:
            _doubt_the_clock(workspace)
            _say_carried(workspace)
        yield workspace
    finally:
        workspace.close()


def _doubt_the_clock(workspace: Workspace) -> None:
    """Say it once, before anything gets its day from a wrong clock."""
    doubt = clock_doubt(workspace)
    if doubt is not None:
        print(doubt, file=sys.stderr)


def _say_carried(workspace: Workspace) -> None:
    """Say whom opening the file erased, since their day had come."""
    if workspace.erased:
        from sgdesk.cli.rights import say_carried

        say_carried(workspace.erased)
