"""The page for a file that cannot be used: what happened, what is safe, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sgdesk.domain.errors import ChangedOutside, DamagedError, UserError
from sgdesk.domain.file.backups import Backup
from sgdesk.ui.files.backup_table import BackupTable, made_words
from sgdesk.ui.text import error_text, tr, tr_count
from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets import Card, Heading, Note, PushButton, ScrollPage, announce
from sgdesk.ui.widgets.arranging import row_of


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that could not be opened, or was found to be damaged in the middle of work.

    ``before`` was open until then; ``is_open`` says that the file itself still is.
    """

    path: Path
    error: UserError
    before: Path | None = None
    is_open: bool = False

    @property
    def is_damaged(self) -> bool:
        """Whether something of it can perhaps be saved."""
        return isinstance(self.error, DamagedError)

    def title(self) -> str:
        """What is the matter, in a few words."""
        if self.is_damaged:
            return tr("{file} is damaged", file=self.path.name)
        if isinstance(self.error, ChangedOutside):
            return tr("{file} was changed by another program", file=self.path.name)
        return tr("{file} could not be opened", file=self.path.name)

    def what_happened(self) -> str:
        """The sentence of the error, without the words that are for a terminal."""
        if isinstance(self.error, DamagedError):
            return tr(
                "Something outside the program changed it: a failing disk or stick, another "
                "program, or a copy that was cut short. Found: {found}.",
                found=self.error.found,
            )
        return error_text(self.error)


class RescuePage(ScrollPage):
    """Shown in place of the pages; it changes nothing by itself."""

    restore_asked = Signal(object)
    """The path of the backup that is to take the file's place."""

    other_asked = Signal()
    """A backup is to be chosen from elsewhere, such as a stick."""

    salvage_asked = Signal()
    """What can still be read of the damaged file is to be saved in a new one."""

    again_asked = Signal()
    left = Signal()

    def __init__(self, trouble: Trouble, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trouble = trouble
        self._build()
        self._connect()
        self.show_backups(())

    def _build(self) -> None:
        self._title = Heading(self.trouble.title(), TextSize.TITLE)
        self._safe = Note()
        self._next = Note()
        self.backups = BackupTable()
        self.restore = PushButton(tr("&Restore the one chosen …"), "undo")
        self.other = PushButton(tr("Restore a backup from a &stick or folder …"), "folder")
        self.again = PushButton(tr("&Try again"))
        self.again.setHidden(self.trouble.is_open)
        self.salvage = PushButton(tr("&Save what can be read …"), "save")
        self.salvage.setVisible(self.trouble.is_damaged)
        before = self.trouble.before
        leave = tr("&Leave it") if before is None else tr("&Back to {file}", file=before.name)
        if self.trouble.is_open:
            leave = tr("&Look at it, for reading only")
        self.leave = PushButton(leave)
        inner = QWidget()
        inner.setMaximumWidth(em(self, 52))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._title)
        column.addWidget(self._part(tr("What happened"), Note(self.trouble.what_happened())))
        column.addWidget(self._part(tr("What is safe"), self._safe))
        ways = self._part(tr("What you can do"), self._next)
        ways.body.addWidget(self.backups)
        ways.body.addLayout(row_of(self.restore, self.other))
        ways.body.addLayout(row_of(self.salvage, self.again, self.leave))
        column.addWidget(ways)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch()

    @staticmethod
    def _part(title: str, note: Note) -> Card:
        card = Card(title)
        card.body.addWidget(note)
        return card

    def _connect(self) -> None:
        self.restore.clicked.connect(self._restore_chosen)
        self.backups.opened.connect(self.restore_asked)
        self.other.clicked.connect(self.other_asked)
        self.salvage.clicked.connect(self.salvage_asked)
        self.again.clicked.connect(self.again_asked)
        self.leave.clicked.connect(self.left)

    def show_backups(self, found: Sequence[Backup]) -> None:
        """Say what there is to go back to."""
        self.backups.show_backups(found)
        self.restore.setVisible(bool(found))
        is_there = self.trouble.path.exists()
        left = tr("The file was left as it is.") if is_there else tr("Nothing was changed.")
        if found:
            self._safe.setText(
                tr_count(
                    "There is 1 backup of it on this computer, of {day}. {left}",
                    "There are {n} backups of it on this computer, the newest of {day}. {left}",
                    len(found),
                    day=made_words(found[0]),
                    left=left,
                )
            )
            self._next.setText(
                tr(
                    "Restore the newest backup. What stands in its place now is kept beside it "
                    "under another name, and the restore can be taken back."
                )
            )
        else:
            self._safe.setText(tr("{left} No backup of it was found on this computer.", left=left))
            self._next.setText(
                tr("If you put a backup on a stick or in another folder, restore it from there.")
            )
        announce(self, f"{self._title.text()}. {self.trouble.what_happened()}")

    def _restore_chosen(self) -> None:
        chosen = self.backups.chosen()
        if chosen is not None:
            self.restore_asked.emit(chosen)
