"""Every backup on this computer, by what is in it, and the way to one on a stick."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sgdesk.domain.file.backups import Backup
from sgdesk.ui.files.backup_table import BackupTable
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets import Card, Heading, Note, PushButton, ScrollPage, announce
from sgdesk.ui.widgets.arranging import row_of


class RestorePage(ScrollPage):
    """Shown in place of the pages where no file is open; it changes nothing by itself."""

    restore_asked = Signal(object)
    """The path of the backup that was chosen."""

    other_asked = Signal()
    """A backup is to be chosen from elsewhere, such as a stick."""

    left = Signal()

    def __init__(self, found: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backups = BackupTable()
        self.restore = PushButton(tr("&Restore the one chosen …"), "undo")
        self.other = PushButton(tr("From a &stick or folder …"), "folder")
        self.leave = PushButton(tr("&Leave it"))
        title = Heading(tr("Restore a backup"), TextSize.TITLE)
        self._lay_out(title)
        self.restore.clicked.connect(self._restore_chosen)
        self.backups.opened.connect(self.restore_asked)
        self.other.clicked.connect(self.other_asked)
        self.leave.clicked.connect(self.left)
        self.backups.show_backups(found)
        announce(self, title.text())

    def _lay_out(self, title: Heading) -> None:
        about = Note(
            tr(
                "These are on this computer, the newest first. Before anything is changed you see "
                "what is in the one that you choose, and where it goes."
            )
        )
        card = Card()
        card.body.addWidget(self.backups)
        card.body.addLayout(row_of(self.restore, self.other, self.leave))
        inner = QWidget()
        inner.setMaximumWidth(em(self, 52))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for each in (title, about, card):
            column.addWidget(each)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch()

    def _restore_chosen(self) -> None:
        chosen = self.backups.chosen()
        if chosen is not None:
            self.restore_asked.emit(chosen)
