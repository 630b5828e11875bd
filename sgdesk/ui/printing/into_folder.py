"""Files that go into a folder under names of their own, and never over what lies there."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from sgdesk.services.file.saving import Unprinted, beside_others, made_noting
from sgdesk.ui.context import Context
from sgdesk.ui.printing.document import unprinted_words
from sgdesk.ui.tasks import Lane, Progress, Refused
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
    context.tasks.run(
        lambda: made_noting(lambda: write_beside(write, folder)),
        _saying(context, done),
        failed,
        label=label or tr("Saving"),
        lane=Lane.PAPER,
        owner=owner,
    )
    return True


def save_long_into_folder(
    context: Context,
    title: str,
    write: Callable[[Path, Progress], Sequence[Path]],
    owner: QObject,
    done: Callable[[Sequence[Path]], object],
    *,
    label: str,
) -> None:
    """The same for files that take long: how far they are stands in the window, with Cancel."""
    folder = context.alerts.choose_folder(title)
    if folder is None:
        return

    def work(progress: Progress) -> tuple[Sequence[Path], Unprinted]:
        return made_noting(lambda: write_beside(lambda into: write(into, progress), folder))

    context.tasks.run_long(work, _saying(context, done), label=label, lane=Lane.PAPER, owner=owner)


def _saying(
    context: Context, done: Callable[[Sequence[Path]], object] | None
) -> Callable[[tuple[Sequence[Path], Unprinted]], None]:
    """Says where the files are, unless ``done`` does it, and what in them cannot be printed."""

    def say(made: tuple[Sequence[Path], Unprinted]) -> None:
        files, unprinted = made
        lacking = unprinted_words(unprinted)
        if done is None:
            context.say_saved(files, also=lacking)
            return
        done(files)
        if lacking:
            context.say(lacking)

    return say


def write_beside(write: Write, folder: Path) -> tuple[Path, ...]:
    """Write into a folder so that nothing there is replaced."""
    with beside_others():
        return tuple(write(folder))
