"""The return and the last backup, at a glance."""

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sgdesk.ui.frame.status_line import backup_words
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import Card, LinkButton


class SafetyCard(Card):
    """Two lines, each with the way to its place."""

    return_asked = Signal()
    backup_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._backup = QLabel()
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setColumnStretch(0, 1)
        lines = (
            (QLabel(tr("The training summary for a Section 11 return")), tr("Look at it")),
            (self._backup, tr("Backups")),
        )
        for row, (label, verb) in enumerate(lines):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            button = LinkButton(verb)
            button.clicked.connect((self.return_asked, self.backup_asked)[row])
            grid.addWidget(label, row, 0)
            grid.addWidget(button, row, 1)
        self.body.addLayout(grid)

    def show_backup(self, made_at: datetime | None, today: date) -> None:
        """Say when the last backup was made."""
        words = backup_words(made_at, today)
        self._backup.setText(words[0].upper() + words[1:])
