"""The backups of the file: the last good one, the others, making one, going back to one."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from sgdesk.domain.file.backups import Backup
from sgdesk.services.file.safety.backing_up import Done
from sgdesk.ui.action_words import action_wish
from sgdesk.ui.files.backup_table import BackupTable, made_words
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Banner, Card, LinkButton, PushButton
from sgdesk.ui.widgets.arranging import row_of
from sgdesk.ui.words import last_good


class BackupCard(Card):
    """``compare_asked`` with the path of the backup that was chosen."""

    now_asked = Signal()
    folder_asked = Signal()
    compare_asked = Signal(object)
    other_asked = Signal()
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Backups"), parent)
        self._last = QLabel()
        self._last.setWordWrap(True)
        self._now = PushButton(tr("&Back up now"), "backup")
        self._folder = PushButton(tr("Open the folder of the backups"), "folder")
        self.backups = BackupTable()
        self._restore = PushButton(tr("&Restore the one chosen …"), "undo")
        self._other = PushButton(tr("Restore &another file …"), "folder")
        self._kept = QLabel()
        self._kept.setWordWrap(True)
        self._undo = LinkButton(tr("&Undo the last restore …"))
        self._now.clicked.connect(self.now_asked)
        self._folder.clicked.connect(self.folder_asked)
        self._restore.clicked.connect(self._compare_chosen)
        self.backups.opened.connect(self.compare_asked)
        self._other.clicked.connect(self.other_asked)
        self._undo.clicked.connect(self.undo_asked)
        self._said = Banner()
        self._said.hide()
        self.body.addWidget(self._last)
        self.body.addLayout(row_of(self._now, self._folder))
        self.body.addWidget(self._said)
        self.body.addWidget(self.backups)
        self.body.addLayout(row_of(self._restore, self._other))
        self.body.addWidget(self._kept)
        self.body.addLayout(row_of(self._undo))

    def say(self, text: str) -> None:
        """Say what came of the last press, below the button."""
        self._said.show_text(text)

    def show_backups(self, found: Sequence[Backup], followed: Mapping[Path, Done | None]) -> None:
        """Show them all with what each was made before, and say which is the last good one."""
        told = {path: before_words(done) for path, done in followed.items()}
        self.backups.show_backups(found, told)
        self._restore.setEnabled(bool(found))
        self._folder.setEnabled(bool(found))
        good = last_good(found)
        locked = sum(each.needs_secret for each in found)
        if good is not None:
            self._last.setText(tr("Last backup: {when}, checked.", when=made_words(good)))
        elif locked:
            one = "No backup under this passphrase yet; {n} under another is there."
            many = "No backup under this passphrase yet; {n} under another are there."
            self._last.setText(tr_count(one, many, locked))
        else:
            self._last.setText(
                tr(
                    "No backup yet. One is made when you close the window, and every half hour of "
                    "work in which something changed."
                )
            )

    def show_kept(self, kept: Path | None, *, is_from_taken_back: bool = False) -> None:
        """Say where the file lies that the last restore replaced, if it is still there.

        A restore that was taken back is not offered again: what it brought is restored by name.
        """
        self._kept.setVisible(kept is not None)
        self._undo.setVisible(kept is not None and not is_from_taken_back)
        if kept is not None:
            said = "What stood here before the last restore is kept as {file}."
            if is_from_taken_back:
                said = "What the restore brought that you took back is kept as {file}."
            self._kept.setText(tr(said, file=kept.name))

    def _compare_chosen(self) -> None:
        chosen = self.backups.chosen()
        if chosen is not None:
            self.compare_asked.emit(chosen)


def before_words(next_one: Done | None) -> str:
    """From when a backup is, by what was done after it."""
    if next_one is None:
        return tr("With all that was done so far")
    return tr("Before “{what}”", what=action_wish(*next_one))
