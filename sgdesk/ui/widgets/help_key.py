"""F1 in a dialog: the window that it stands over opens the page of the guide that fits."""

from typing import Protocol, runtime_checkable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog


@runtime_checkable
class Guided(Protocol):
    """A window that has the guide."""

    def open_guide_over(self, dialog: QDialog) -> None:
        """Open the page of the guide that fits a dialog, so that it can be read beside it."""


def take_help_key(dialog: QDialog) -> None:
    """Let F1 in ``dialog`` ask the window below it, which would not hear the key itself."""
    QShortcut(QKeySequence("F1"), dialog, lambda: _ask_below(dialog))


def _ask_below(dialog: QDialog) -> None:
    below = dialog.parentWidget()
    while below is not None:
        if isinstance(below, Guided):
            below.open_guide_over(dialog)
            return
        below = below.parentWidget()
