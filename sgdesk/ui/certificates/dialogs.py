"""Revoking, issuing anew, and checking a number that somebody holds in their hand."""

from PySide6.QtWidgets import QLineEdit, QWidget

from sgdesk.services.certificates.issuing import reissue, revoke
from sgdesk.services.certificates.register import Check, RegisterLine
from sgdesk.services.returns.verification import ReturnCheck, check_code
from sgdesk.ui.context import Context
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TextSize
from sgdesk.ui.verification_words import certificate_proves_words, found_words
from sgdesk.ui.widgets import FormDialog, Heading, Note, announce


class RevokeDialog(FormDialog):
    """Asks why a certificate no longer stands."""

    def __init__(self, context: Context, line: RegisterLine, parent: QWidget | None = None) -> None:
        title = tr("Revoke certificate {number}", number=line.number)
        super().__init__(title, tr("Revoke"), parent)
        self._context = context
        self._line = line
        hint = tr("It stays in the register, and says so whenever it is checked.")
        self.reason = self.form.add("reason", tr("Why?"), QLineEdit(), hint)
        self.save = self._save

    def _save(self) -> None:
        reason = self.reason.text().strip()
        if not self.form.show_problems({"reason": "" if reason else tr("Say why")}):
            return
        self._context.perform(
            lambda: revoke(self._context.workspace, self._line.id, reason),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )


class ReissueDialog(FormDialog):
    """Issues a certificate in place of another, with the name as it is now."""

    def __init__(self, context: Context, line: RegisterLine, parent: QWidget | None = None) -> None:
        title = tr("Issue {number} anew", number=line.number)
        super().__init__(title, tr("Issue anew"), parent)
        self._context = context
        self._line = line
        hint = tr(
            "Correct the name with People first. The new certificate names the one it replaces."
        )
        self.reason = self.form.add("reason", tr("What was wrong?"), QLineEdit(), hint)
        self.save = self._save

    def _save(self) -> None:
        reason = self.reason.text().strip()
        self._context.perform(
            lambda: reissue(self._context.workspace, self._line.id, reason),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )


class CheckDialog(FormDialog):
    """Says whether a number is one of ours and still stands."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Check a certificate"), tr("Check"), parent)
        self._context = context
        self._newest = Newest()
        hint = tr("As it stands on the certificate, or what its square code reads.")
        self.number = self.form.add("number", tr("Number"), QLineEdit(), hint)
        self.answer = Heading("", TextSize.BODY)
        for each in (self.answer, Note(certificate_proves_words())):
            self.form.column.addWidget(each)
        self.save = self._check
        self.number.textChanged.connect(self._forget_answer)

    def _forget_answer(self) -> None:
        """An answer never stands beside a number that it is not about."""
        self._newest.forget()
        self.answer.clear()

    def _check(self) -> None:
        typed = self.number.text().strip()
        if not self.form.show_problems({"number": "" if typed else tr("Enter a number")}):
            return
        workspace = self._context.workspace
        self._context.tasks.run(
            lambda: check_code(workspace, typed), self._newest.only(self._show), owner=self
        )

    def _show(self, found: Check | ReturnCheck) -> None:
        self.answer.setText(found_words(found))
        announce(self.answer, self.answer.text())
