"""Opening an organisation file for a command, and saying what there is to say of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sgdesk.cli.passphrases import secret_for, somebody_is_there
from sgdesk.domain.errors import FileError
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.clock import DoubtfulClock
from sgdesk.services.file.workspace import Workspace, open_workspace


@contextmanager
def opened(
    path: Path, *, writable: bool = False, secret: Secret | None = None
) -> Iterator[Workspace]:
    """An organisation file while the block lasts, with what opening it has to say said.

    Without a ``secret`` it is that of the command line, or asked for.
    """
    secret = secret or secret_for(path)
    if writable:
        workspace = open_for_writing(path, secret)
    else:
        workspace = open_workspace(path, writable=False, secret=secret)
    try:
        if writable:
            _say_carried(workspace)
            _protect_backups(workspace)
        yield workspace
    finally:
        workspace.close()


def open_for_writing(path: Path, secret: Secret | None) -> Workspace:
    """Open a file to write to it, with a clock that may be wrong told before anything is written.

    Where somebody is there they are asked. Where nobody is, the command goes on, and nobody is
    erased because their day has come by that clock.
    """
    try:
        return open_workspace(path, writable=True, secret=secret, asks_about_clock=True)
    except DoubtfulClock as error:
        is_asked = asked_about(error, path)
    return open_workspace(path, writable=True, secret=secret, erases_due=is_asked)


def asked_about(doubted: DoubtfulClock, path: Path) -> bool:
    """Tell of a clock that may be wrong, and ask where somebody is there; whether anybody was.

    Raises :class:`FileError` where they do not say that it is right.
    """
    print(doubted, file=sys.stderr)
    is_asked = somebody_is_there()
    if is_asked and not says_yes("Is the clock right? Type yes to go on: "):
        raise FileError(
            "{file} was not opened, and nothing was written. Put the clock right in the "
            "settings of the computer and try again.",
            file=path.name,
        ) from doubted
    return is_asked


def says_yes(question: str) -> bool:
    """Whether somebody at the keyboard answers with yes."""
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _protect_backups(workspace: Workspace) -> None:
    """Finish, as the window does, what a change of the passphrase that was cut off left undone."""
    if workspace.is_encrypted:
        from sgdesk.cli.passphrase_command import say_protected
        from sgdesk.services.file.safety.passphrase import protect_backups

        say_protected(protect_backups(workspace))


def _say_carried(workspace: Workspace) -> None:
    """Say whom opening the file erased, since their day had come."""
    if workspace.erased:
        from sgdesk.cli.rights import say_carried

        say_carried(workspace.erased)
