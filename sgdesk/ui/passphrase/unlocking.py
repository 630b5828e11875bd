"""What a locked window asks."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from sgdesk.ui.passphrase.asking import AskDialog, Attempt
from sgdesk.ui.passphrase.tries import Tries
from sgdesk.ui.text import tr
from sgdesk.ui.widgets.labels import Note


class UnlockDialog(AskDialog):
    """The same question as at opening; it cannot be given up, but the program can be closed.

    Nothing of the file stands here, its name neither: whoever passes by reads it.
    """

    close_asked = Signal()

    def __init__(
        self, path: Path, attempt: Attempt, tries: Tries, parent: QWidget | None = None
    ) -> None:
        super().__init__(path, attempt, tries, parent, title=tr("sgdesk is locked"))
        self.verb.setText(tr("Unlock"))
        self.cancel.setText(tr("Close sgdesk"))
        self.buttons.rejected.disconnect(self.drop)
        self.buttons.rejected.connect(self.close_asked)
        about = Note(
            tr(
                "The file that is open is kept under its passphrase. Everything is as you left "
                "it, also what you were typing."
            )
        )
        self.form.column.insertWidget(0, about)

    def reject(self) -> None:
        """Esc leads nowhere: without the passphrase the window stays locked."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """The mark in the corner, and a computer that is shut down, ask to close the program."""
        event.ignore()
        self.close_asked.emit()
