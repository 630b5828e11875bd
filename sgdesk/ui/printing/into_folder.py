"""Files that go into a folder under names of their own, and never over what lies there."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from sgdesk.services.file.saving import Unprinted, beside_others, made_noting
from sgdesk.ui.context import Context
from sgdesk.ui.printing.document import unprinted_words
from sgdesk.ui.tasks import Lane, Refused
from sgdesk.ui.text import tr

Write = Callable[[Path], Sequence[Path]]
"""Writes files into a folder; says where they are."""


def save_into_folder(
    context: Context,
    title: str,
    write: Write,
    owner: QObject,
    done: Callable[[Sequence[Path]], object] | None = None,
    *,
    failed: Refused | None = None,
    label: str = "",
) -> bool:
    """Let a folder be chosen and write into it in the background; false where that was given up.

    Where the files are is said in the window, with the ways to them, unless ``done`` does it; and
    which words of papers among them cannot be printed whole.
    """
    folder = context.alerts.choose_folder(title)
    if folder is None:
        return False

    def say(made: tuple[Sequence[Path], Unprinted]) -> None:
        files, unprinted = made
        lacking = unprinted_words(unprinted)
        if done is None:
            context.say_saved(files, also=lacking)
            return
        done(files)
        if lacking:
            context.say(lacking)

    context.tasks.run(
        lambda: made_noting(lambda: write_beside(write, folder)),
        say,
        failed,
        label=label or tr("Saving"),
        lane=Lane.PAPER,
        owner=owner,
    )
    return True


def write_beside(write: Write, folder: Path) -> tuple[Path, ...]:
    """Write into a folder so that nothing there is replaced."""
    with beside_others():
        return tuple(write(folder))
