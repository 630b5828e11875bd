"""Asking for the passphrase of a file, or for the code of its recovery sheet."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from sgdesk.domain.errors import UserError, WrongPassphrase
from sgdesk.domain.file.passphrases import Secret
from sgdesk.domain.file.recovery_code import GROUPS, wrong_groups
from sgdesk.ui.passphrase.code_box import CodeBox
from sgdesk.ui.passphrase.tries import Tries
from sgdesk.ui.passphrase.words_box import WordsBox
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import FormDialog, LinkButton, Note

Attempt = Callable[[Secret, Callable[[], object], Callable[[UserError], object]], object]
"""Tries a secret, then calls the first where it was right, or else the second with why not."""


class AskDialog(FormDialog):
    """Asks until the file opens or the person gives up; wrong tries slow down from the third on."""

    keeps_typed = False

    def __init__(
        self,
        path: Path,
        attempt: Attempt,
        tries: Tries,
        parent: QWidget | None = None,
        *,
        title: str = "",
    ) -> None:
        said = title or tr("{file} has a passphrase", file=path.name)
        super().__init__(said, tr("Open"), parent)
        self._path = path
        self._attempt = attempt
        self._tries = tries
        self._is_trying = False
        self.uses_sheet = False
        self.words = self.form.add("words", tr("&Passphrase"), WordsBox())
        hint = tr(
            "The {n} groups of the sheet, one after another. Small letters will do; the blanks "
            "between the groups come by themselves.",
            n=GROUPS,
        )
        self.code = self.form.add("code", tr("&Recovery code"), CodeBox(), hint)
        self.other = LinkButton("")
        self.other.setMinimumHeight(TARGET)
        self.waiting = Note()
        self.form.column.addWidget(self.other)
        self.form.column.addWidget(self.waiting)
        self._clock = QTimer(self)
        self._clock.setInterval(250)
        self._clock.timeout.connect(self.show_wait)
        self.other.clicked.connect(lambda: self.use_sheet(not self.uses_sheet))
        self.save = self._try
        self.use_sheet(False)
        self.show_wait()

    def use_sheet(self, wanted: bool) -> None:
        """Ask for the code of the recovery sheet, or for the passphrase again."""
        self.uses_sheet = wanted
        self.form.show_problems({})
        self.form.set_shown("words", shown=not wanted)
        self.form.set_shown("code", shown=wanted)
        self.other.set_text(
            tr("Use the &passphrase") if wanted else tr("Forgotten? Use the &recovery sheet")
        )
        (self.code if wanted else self.words).setFocus()

    def secret(self) -> Secret:
        """What was typed."""
        if self.uses_sheet:
            return Secret(self.code.toPlainText(), is_recovery_code=True)
        return Secret(self.words.text())

    def _problem(self) -> str:
        """What is wrong with what was typed, before it is tried."""
        if not self.uses_sheet:
            return "" if self.words.text() else tr("Type the passphrase")
        wrong = wrong_groups(self.code.toPlainText())
        if len(wrong) == GROUPS:
            return tr("Type the {n} groups of the recovery sheet", n=GROUPS)
        groups = ", ".join(map(str, wrong))
        problem = tr("Look at group {groups} on the sheet and type it again", groups=groups)
        return problem if wrong else ""

    def _try(self) -> None:
        if self._is_trying or self._tries.wait(self._path):
            return
        problem = self._problem()
        if problem:
            self._say_at_box(problem)
            return
        self.form.show_problems({})
        self._is_trying = True
        self.verb.setEnabled(False)
        self._attempt(self.secret(), self._right, self._refused)

    def _say_at_box(self, problem: str) -> None:
        self.form.show_at("code" if self.uses_sheet else "words", problem)

    def _right(self) -> None:
        self.words.clear()
        self.code.clear()
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._is_trying = False
        if not isinstance(error, WrongPassphrase):
            self.verb.setEnabled(True)
            self.form.show_error(error)
            return
        self._tries.note_wrong(self._path)
        self.say_wrong()

    def say_wrong(self) -> None:
        """Say that what was given last is wrong, and how long to wait; the next can be typed."""
        if self.uses_sheet:
            said = tr("That sheet is of another file, or of an earlier passphrase of this one.")
        else:
            self.words.clear()
            said = tr(
                "That is not the passphrase. Look whether Caps Lock is on, or let the letters be "
                "shown."
            )
        self._say_at_box(said)
        self.show_wait()

    def show_wait(self) -> None:
        """Say how long to wait, and let the next try through once that is over."""
        left = self._tries.wait(self._path)
        self.waiting.setVisible(left > 0)
        self.verb.setEnabled(left == 0 and not self._is_trying)
        if left:
            self.waiting.setText(tr("Wait {n} s before the next try.", n=left))
            self._clock.start()
        else:
            self._clock.stop()
