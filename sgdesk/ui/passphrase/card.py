"""Set-up, Safety: the passphrase of the file, and when the window locks itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from sgdesk.services.file.passphrase import NewPassphrase
from sgdesk.ui.context import Context
from sgdesk.ui.memory import IDLE_MINUTES
from sgdesk.ui.passphrase.setting import RemoveDialog, SheetDialog, WordsDialog
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import Card, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of


class PassphraseCard(Card):
    """Sets, changes and takes off; ``idle_chosen`` with the minutes, 0 for never."""

    idle_chosen = Signal(int)
    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Passphrase"), parent)
        self._context: Context | None = None
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.set = PushButton(tr("Set a &passphrase …"), "lock")
        self.change = PushButton(tr("C&hange it …"))
        self.sheet_note = Note(
            tr("A new recovery sheet comes with each change; the old one opens older copies only.")
        )
        self.remove = PushButton(tr("&Take it off …"))
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
        self.body.addLayout(row_of(self.set, self.change, self.remove))
        self.body.addWidget(self.sheet_note)
        self.body.addLayout(row_of(self.idle_label, self.idle, self.lock))
        self._connect()

    def _connect(self) -> None:
        self.set.clicked.connect(self._ask_words)
        self.change.clicked.connect(self._ask_words)
        self.remove.clicked.connect(self._ask_remove)
        self.lock.clicked.connect(self.lock_asked)
        self.idle.activated.connect(lambda _: self.idle_chosen.emit(self.idle.currentData()))

    def show_state(self, context: Context, idle_minutes: int) -> None:
        """What is so, and what can be done about it."""
        self._context = context
        is_on = context.workspace.is_encrypted
        may = context.workspace.may_write
        self.state.setText(
            tr("✓ The file and its backups are under a passphrase.")
            if is_on
            else tr("The file has no passphrase. With one, nobody can read it without the words.")
        )
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


def ask_for_passphrase(context: Context, parent: QWidget) -> WordsDialog:
    """Begin to set a passphrase, or another one: the words first, then the recovery sheet."""
    dialog = WordsDialog(context, parent)

    def show_sheet(new: NewPassphrase) -> None:
        SheetDialog(context, new, parent).open()

    dialog.ready = show_sheet
    dialog.open()
    return dialog
