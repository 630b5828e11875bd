"""Who can read the file, and how the system's own lock is switched on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from sgdesk.ui.files.readers import how_to_lock, lock_name, who_can_read
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Card, Note


class ReadersCard(Card):
    """Says what is so, with or without a passphrase; a card for the passphrase goes under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Who can read it"), parent)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        name = lock_name()
        self._how = Note(f"{name[:1].upper()}{name[1:]}. {how_to_lock()}")
        self.body.addWidget(self._said)
        self.body.addWidget(self._how)

    def show_lock(self, *, is_encrypted: bool, has_copies: bool = False) -> None:
        """Whether the file has a passphrase, and whether there are copies that have not got it."""
        if is_encrypted and has_copies:
            self._said.setText(
                tr(
                    "The file is under a passphrase: without it nobody can read it. But there are "
                    "copies that it does not guard; they are named below."
                )
            )
        elif is_encrypted:
            self._said.setText(
                tr(
                    "The file and its backups are under a passphrase: without it nobody can read "
                    "them. Papers and sheets that you save elsewhere are not."
                )
            )
        else:
            self._said.setText(who_can_read())
        self._how.setVisible(not is_encrypted)
