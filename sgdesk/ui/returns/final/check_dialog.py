"""Checking a file or a code that is said to be of one of our returns."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from sgdesk.services.certificates.checking import PaperCheck
from sgdesk.services.certificates.register import Check
from sgdesk.services.file.safety.heads import HeadCheck
from sgdesk.services.returns.verification import ReturnCheck, check_code, check_file, public_key
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, TextSize
from sgdesk.ui.verification_words import found_words, key_words, proves_words
from sgdesk.ui.widgets import FormDialog, Heading, Note, announce


class CheckReturnDialog(FormDialog):
    """Says of a file or of a code whether it is ours, unaltered, and still stands."""

    keeps_typed = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Check a return"), tr("Check the code"), parent)
        self._context = context
        self._newest = Newest()
        hint = tr(
            "What its square code reads, its number alone, or the newest entry of the history that "
            "is printed on it; the first 16 letters of that will do."
        )
        self.code = self.form.add(
            "code", tr("&Code, number or entry of the history"), QLineEdit(), hint
        )
        self.code.setMinimumHeight(TARGET)
        self.answer = Heading("", TextSize.BODY)
        self.key = Note()
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for each in (self.answer, Note(proves_words()), self.key):
            self.form.column.addWidget(each)
        self.file = self.buttons.addButton(
            tr("Check a &file …"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.file.setMinimumHeight(TARGET)
        self.file.clicked.connect(self._check_file)
        self.cancel.setText(tr("Close"))
        self.save = self._check_code
        self.code.textChanged.connect(self._forget_answer)
        workspace = context.workspace
        context.tasks.run(lambda: public_key(workspace), self._show_key, owner=self)

    def _forget_answer(self) -> None:
        """An answer never stands beside a code or a file that it is not about."""
        self._newest.forget()
        self.answer.clear()

    def _show_key(self, key: str) -> None:
        self.key.setText(key_words(key))

    def _check_code(self) -> None:
        typed = self.code.text().strip()
        if not self.form.show_problems({"code": "" if typed else tr("Enter a code or a number")}):
            return
        workspace = self._context.workspace
        self._context.tasks.run(
            lambda: check_code(workspace, typed),
            self._newest.only(self._show),
            self.form.show_error,
            owner=self,
        )

    def _check_file(self) -> None:
        wish = FileWish(tr("Which file of a return?"), tr("Every file (*)"))
        path = self._context.alerts.open_file(wish)
        if path is None:
            return
        self._forget_answer()
        self.form.show_problems({})
        workspace = self._context.workspace
        self._context.tasks.run(
            lambda: check_file(workspace, path),
            self._newest.only(self._show),
            self.form.show_error,
            owner=self,
        )

    def _show(self, found: ReturnCheck | Check | PaperCheck | HeadCheck) -> None:
        self._say(found_words(found))

    def _say(self, words: str) -> None:
        self.answer.setText(words)
        announce(self.answer, words)
