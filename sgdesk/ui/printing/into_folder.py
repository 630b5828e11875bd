"""Files that go into a folder under names of their own, and never over what lies there."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from sgdesk.services.file.saving import beside_others
from sgdesk.ui.context import Context
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

    Where the files are is said in the window, with the ways to them, unless ``done`` does it.
    """
    folder = context.alerts.choose_folder(title)
    if folder is None:
        return False
    context.tasks.run(
        lambda: write_beside(write, folder),
        done or context.say_saved,
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
