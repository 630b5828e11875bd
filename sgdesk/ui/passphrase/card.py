"""Set-up, Safety: the passphrase of the file, and when the window locks itself."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from sgdesk.services.file.safety.behind import LeftBehind
from sgdesk.services.file.safety.passphrase import Left, NewPassphrase
from sgdesk.ui.context import Context
from sgdesk.ui.memory import IDLE_MINUTES
from sgdesk.ui.passphrase.away import Waiting, waiting_words
from sgdesk.ui.passphrase.copies import (
    ask_to_remove,
    protect,
    protect_words,
    remove_words,
    show_folders,
    show_words,
)
from sgdesk.ui.passphrase.setting import RemoveDialog, SheetDialog, WordsDialog
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import Card, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of


class PassphraseCard(Card):
    """Sets, changes and takes off; ``idle_chosen`` with the minutes, 0 for never.

    As long as copies in clear are known, it says so and can put them under the passphrase or remove
    them; then ``copies_removed``.
    """

    idle_chosen = Signal(int)
    lock_asked = Signal()
    copies_removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Passphrase"), parent)
        self._context: Context | None = None
        self.state = QLabel()
        self.state.setWordWrap(True)
        self._copies: tuple[Path, ...] = ()
        self._others: tuple[Path, ...] = ()
        self.protect_copies = PushButton(protect_words(), "lock")
        self.remove_copies = PushButton(remove_words())
        self.show_copies = PushButton(show_words(), "folder")
        self.set = PushButton(tr("Set a &passphrase …"), "lock")
        self.change = PushButton(tr("Chan&ge it …"))
        self.sheet_note = Note(
            tr("A new recovery sheet comes with each change; the old one opens older copies only.")
        )
        self.remove = PushButton(tr("Ta&ke it off …"))
        self.lock = PushButton(tr("&Lock the window now"), "lock")
        self.idle = QComboBox()
        self.idle.setMinimumHeight(TARGET)
        self.idle_label = QLabel(tr("Lock when &idle for"))
        self.idle_label.setBuddy(self.idle)
        self.idle_label.setMinimumHeight(TARGET)
        self.idle.setAccessibleName(tr("Lock when idle for"))
        for minutes in IDLE_MINUTES:
            words = tr_count("{n} minute", "{n} minutes", minutes) if minutes else tr("Never")
            self.idle.addItem(words, minutes)
        self.body.addWidget(self.state)
        self.body.addLayout(row_of(self.protect_copies, self.remove_copies, self.show_copies))
        self.behind = QLabel()
        self.behind.setWordWrap(True)
        self.behind.hide()
        self.waiting = Waiting()
        self.body.addWidget(self.behind)
        self.body.addWidget(self.waiting)
        self.body.addLayout(row_of(self.set, self.change, self.remove))
        self.body.addWidget(self.sheet_note)
        self.body.addLayout(row_of(self.idle_label, self.idle, self.lock))
        self._connect()

    def _connect(self) -> None:
        self.set.clicked.connect(self._ask_words)
        self.change.clicked.connect(self._ask_words)
        self.remove.clicked.connect(self._ask_remove)
        self.protect_copies.clicked.connect(self._protect_copies)
        self.remove_copies.clicked.connect(self._ask_remove_copies)
        self.show_copies.clicked.connect(self._show_copies)
        self.waiting.changed.connect(self.copies_removed)
        self.lock.clicked.connect(self.lock_asked)
        self.idle.activated.connect(lambda _: self.idle_chosen.emit(self.idle.currentData()))

    def first(self) -> PushButton:
        """The button with which a passphrase is set, or changed where there is one."""
        return self.set if self.change.isHidden() else self.change

    def show_state(
        self,
        context: Context,
        idle_minutes: int,
        unprotected: Sequence[Left] = (),
        behind: LeftBehind | None = None,
    ) -> None:
        """What is so, and what can be done about it.

        ``unprotected`` are the copies without it, ``behind`` backups that were out of reach.
        """
        self._context = context
        is_on = context.workspace.is_encrypted
        may = context.workspace.may_write
        self._copies = tuple(each.path for each in unprotected if each.in_clear)
        self._others = tuple(each.path for each in unprotected if not each.in_clear)
        words = state_words(self._copies, self._others, is_on=is_on, is_whole=behind is None)
        self.state.setText(words)
        self.protect_copies.setVisible(bool(self._copies))
        self.protect_copies.setEnabled(may)
        self.remove_copies.setVisible(bool(self._copies))
        self.show_copies.setVisible(bool(self._copies or self._others))
        self.behind.setVisible(behind is not None)
        if behind is not None:
            self.behind.setText(waiting_words(behind, is_encrypted=is_on))
        self.waiting.show_found(context, behind)
        self.set.setVisible(not is_on)
        only_with = (self.change, self.remove, self.sheet_note, self.idle_label, self.idle)
        for part in (*only_with, self.lock):
            part.setVisible(is_on)
        for button in (self.set, self.change, self.remove):
            button.setEnabled(may)
        self.idle.setCurrentIndex(max(0, self.idle.findData(idle_minutes)))

    def _ask_words(self) -> None:
        if self._context is not None:
            ask_for_passphrase(self._context, self.window())

    def _ask_remove(self) -> None:
        if self._context is not None:
            RemoveDialog(self._context, self.window()).open()

    def _protect_copies(self) -> None:
        if self._context is not None:
            protect(self._context, self._copies, self.copies_removed.emit)

    def _ask_remove_copies(self) -> None:
        if self._context is not None:
            ask_to_remove(self._context, self._copies, self.copies_removed.emit)

    def _show_copies(self) -> None:
        if self._context is not None:
            show_folders(self._context, (*self._copies, *self._others))


def state_words(
    copies: Sequence[Path], others: Sequence[Path], *, is_on: bool, is_whole: bool = True
) -> str:
    """Whether the file, its backups and every copy that is known are under a passphrase.

    Not all of them are known to be, ``is_whole`` says, where backups were out of reach.
    """
    if not is_on:
        return tr("The file has no passphrase. With one, nobody can read it without the words.")
    if not copies and not others and is_whole:
        return tr("✓ The file and its backups are under a passphrase.")
    said = [tr("The file is under a passphrase.")]
    if copies:
        files = ", ".join(map(str, copies))
        said.append(
            tr_count(
                "▲ A copy of it can be read by anybody: {files}.",
                "▲ {n} copies of it can be read by anybody: {files}.",
                len(copies),
                files=files,
            )
        )
    if others:
        said.append(
            tr_count(
                "▲ A backup of it is damaged, or under an earlier passphrase, so that whoever "
                "knows that can read it: {files}.",
                "▲ {n} backups of it are damaged, or under an earlier passphrase, so that whoever "
                "knows that can read them: {files}.",
                len(others),
                files=", ".join(map(str, others)),
            )
        )
    return "\n".join(said)


def ask_for_passphrase(context: Context, parent: QWidget) -> WordsDialog:
    """Begin to set a passphrase, or another one: the words first, then the recovery sheet."""
    dialog = WordsDialog(context, parent)

    def show_sheet(new: NewPassphrase) -> None:
        SheetDialog(context, new, parent).open()

    dialog.ready = show_sheet
    dialog.open()
    return dialog
