"""Revoking, issuing anew, and checking a number that somebody holds in their hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QWidget

from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.services.certificates.checking import PaperCheck
from sgdesk.services.certificates.issuing import issue_again, reissue, revoke
from sgdesk.services.certificates.register import Check, RegisterLine
from sgdesk.services.file.changes import Changes
from sgdesk.services.file.safety.heads import HeadCheck
from sgdesk.services.returns.verification import ReturnCheck, check_code, check_file
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.places import DETAILS, Place, Wanted
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, TextSize, em
from sgdesk.ui.verification_words import certificate_proves_words, found_parts
from sgdesk.ui.widgets import FormDialog, Heading, Note, PushButton, announce
from sgdesk.ui.widgets.arranging import row_of
from sgdesk.ui.words import told_name


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
        title = tr("Issue {number} again", number=line.number)
        super().__init__(title, tr("Issue again"), parent)
        self._context = context
        self._line = line
        self.reason = QLineEdit()
        if self._is_revoked:
            said = tr(
                "It was revoked: {reason}. It stays revoked; the training gets a certificate with "
                "a new number.",
                reason=line.reason,
            )
            self.form.column.addWidget(Note(said))
        else:
            hint = tr(
                "It is issued with the name as it is now, and names the one it replaces. Where the "
                "name is wrong, correct that first."
            )
            self.form.add("reason", tr("What was wrong?"), self.reason, hint)
            self.correct = PushButton(tr("&Correct the name …"), "edit")
            whose = told_name(line.person_name, line.apart)
            self.correct.setToolTip(tr("Open the details of {name}", name=whose))
            self.correct.clicked.connect(self._correct_name)
            self.form.column.addLayout(row_of(self.correct))
        self.save = self._save

    def _correct_name(self) -> None:
        """Leave this, and open what is kept about the person."""
        self.reject()
        if not self.isVisible():
            wanted = Wanted(person=self._line.person_id, action=DETAILS)
            self._context.navigate(Place.PEOPLE, wanted)

    @property
    def _is_revoked(self) -> bool:
        return self._line.result is CheckResult.REVOKED

    def _save(self) -> None:
        workspace, number = self._context.workspace, self._line.id
        reason = self.reason.text().strip()

        def issue() -> tuple[str, Changes]:
            if self._is_revoked:
                return issue_again(workspace, number)
            return reissue(workspace, number, reason)

        self._context.perform(
            issue,
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )


class CheckDialog(FormDialog):
    """Says whether a number or a file is one of ours and still stands, and what to compare."""

    keeps_typed = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Check a certificate"), tr("Check the number"), parent)
        self._context = context
        self._newest = Newest()
        hint = tr(
            "As it stands on the certificate or return, or what its square code reads. The whole "
            "line will do."
        )
        self.number = self.form.add("number", tr("&Number"), QLineEdit(), hint)
        self.answer = Heading("", TextSize.BODY)
        self.held = QLabel()
        self.held.setTextFormat(Qt.TextFormat.PlainText)
        self.held.setWordWrap(True)
        for label in (self.answer, self.held):
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        for each in (self.answer, self.held, Note(certificate_proves_words())):
            self.form.column.addWidget(each)
        self.resize(em(self, 46), self.height())
        self.file = self.buttons.addButton(
            tr("Check a &file …"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.file.setMinimumHeight(TARGET)
        self.file.clicked.connect(self._check_file)
        self.cancel.setText(tr("Close"))
        self.save = self._check
        self.number.textChanged.connect(self._forget_answer)

    def _forget_answer(self) -> None:
        """An answer never stands beside a number that it is not about."""
        self._newest.forget()
        self.answer.clear()
        self.held.clear()

    def _check(self) -> None:
        typed = self.number.text().strip()
        if not self.form.show_problems({"number": "" if typed else tr("Enter a number")}):
            return
        workspace = self._context.workspace
        self._context.tasks.run(
            lambda: check_code(workspace, typed), self._newest.only(self._show), owner=self
        )

    def _check_file(self) -> None:
        """Let a PDF of certificates, or a file of a return, be chosen and checked."""
        wish = FileWish(tr("Which PDF or file of a return?"), tr("Every file (*)"))
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

    def _show(self, found: Check | ReturnCheck | PaperCheck | HeadCheck) -> None:
        verdict, held = found_parts(found)
        self.answer.setText(verdict)
        self.held.setText(held)
        announce(self.answer, "\n".join(filter(None, (verdict, held))))
