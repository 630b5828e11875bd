"""Setting a passphrase, or another one: the words, the recovery sheet, and its reading back."""

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from sgdesk.domain.errors import UserError
from sgdesk.domain.file.passphrases import SENTENCES, Secret, Strength, strength
from sgdesk.domain.file.recovery_code import GROUPS, wrong_groups
from sgdesk.services.file.safety.passphrase import (
    Converted,
    NewPassphrase,
    change,
    is_its_own,
    new_passphrase,
    sheet_pdf,
)
from sgdesk.services.file.saving import paper_name, remove_paper
from sgdesk.ui.alerts import Choice, saved_words
from sgdesk.ui.context import Context
from sgdesk.ui.passphrase.away import warn_if_away
from sgdesk.ui.passphrase.copies import tell_with_copies
from sgdesk.ui.passphrase.told import converted_words, in_clear
from sgdesk.ui.passphrase.words_box import WordsBox
from sgdesk.ui.printing import show_paper
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import FormDialog, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of
from sgdesk.ui.widgets.boxes.tick import Tick

_READ_BACK = 2


def given_secret(text: str) -> Secret:
    """What was typed where either will do: a whole recovery code, or else a passphrase."""
    return Secret(text, is_recovery_code=bool(text) and not wrong_groups(text))


def prove(
    context: Context, text: str, right: Callable[[], object], wrong: Callable[[], object]
) -> None:
    """Call ``right`` where that opens the open file, or else ``wrong``."""
    workspace, secret = context.workspace, given_secret(text)
    context.tasks.run(
        lambda: is_its_own(workspace, secret), lambda is_own: right() if is_own else wrong()
    )


class WordsDialog(FormDialog):
    """The first step: the words, twice, and for another passphrase the present one too."""

    keeps_typed = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._is_change = context.workspace.is_encrypted
        title = tr("Change the passphrase") if self._is_change else tr("Set a passphrase")
        super().__init__(title, tr("&Go on"), parent)
        self._context = context
        self.ready: Callable[[NewPassphrase], object] = lambda _: None
        self._weak_wanted = ""
        about = tr(
            "With a passphrase nobody can read the file or its backups without it. If it is "
            "forgotten and the recovery sheet is lost, nobody can: not you, and not we."
        )
        self.form.column.addWidget(Note(about))
        self.away = warn_if_away(context, self.form, self)
        hint = tr("Or the code of the recovery sheet.")
        self.present = self.form.add("present", tr("&Present passphrase"), WordsBox(), hint)
        self.form.set_shown("present", shown=self._is_change)
        self.first = self.form.add("first", tr("&New passphrase"), WordsBox())
        self.strength = Note()
        self.form.column.addWidget(self.strength)
        again = QLineEdit()
        again.setEchoMode(QLineEdit.EchoMode.Password)
        again.setMinimumHeight(TARGET)
        self.again = self.form.add("again", tr("Once &more"), again)
        self.first.line.textChanged.connect(self._say_strength)
        self.save = self._go_on
        self._say_strength()
        (self.present if self._is_change else self.first).setFocus()

    def _say_strength(self) -> None:
        self.strength.setText(tr(SENTENCES[strength(self.first.text())]))

    def _go_on(self) -> None:
        same = self.first.text() == self.again.text()
        problems = {
            "present": "" if self.present.text() or not self._is_change else tr("Type it"),
            "first": "" if self.first.text().strip() else tr("Type a passphrase"),
            "again": "" if same else tr("The two are not the same"),
        }
        if not self.form.show_problems(problems) or not self._may_be_weak():
            return
        if self._is_change:
            prove(self._context, self.present.text(), self._derive, self._wrong)
        else:
            self._derive()

    def _may_be_weak(self) -> bool:
        """Whether the words are not easy to guess, or are wanted all the same: any may be set."""
        words = self.first.text()
        if strength(words) is not Strength.WEAK or words == self._weak_wanted:
            return True
        question = Choice(
            tr("This passphrase is easy to guess"),
            tr(
                "Whoever gets a copy of the file can have a computer try words until one opens "
                "it: for this one that does not take long. Four words that have nothing to do "
                "with each other cannot be guessed, and are easy to remember."
            ),
            (tr("Use it all the same"),),
            tr("Choose another"),
            replaces=True,
        )
        if self.asks(question) is None:
            self.first.setFocus()
            return False
        self._weak_wanted = words
        return True

    def _wrong(self) -> None:
        self.form.show_at("present", tr("That is not the passphrase of this file"))

    def _derive(self) -> None:
        words = self.first.text()
        self._context.tasks.run(
            lambda: new_passphrase(words), self._done, self.form.show_error, owner=self
        )

    def _done(self, new: NewPassphrase) -> None:
        self._weak_wanted = ""
        for each in (self.first, self.present, self.again):
            each.clear()
        self.accept()
        self.ready(new)


class SheetDialog(FormDialog):
    """The second step: the recovery sheet is saved or printed, and read back before it holds."""

    keeps_typed = False

    def __init__(self, context: Context, new: NewPassphrase, parent: QWidget | None = None) -> None:
        super().__init__(tr("The recovery sheet"), tr("&Set the passphrase"), parent)
        self._context = context
        self._new = new
        self.is_made = False
        self.paths: list[Path] = []
        self.places = tuple(sorted(secrets.SystemRandom().sample(range(GROUPS), _READ_BACK)))
        self.form.column.addWidget(
            Note(
                tr(
                    "This page opens the file when the passphrase is forgotten. Print it and put "
                    "it in a sealed envelope, away from this computer. Until you have typed two "
                    "of its groups below, nothing is changed."
                )
            )
        )
        self.make = PushButton(tr("&Print or save the sheet …"), "print")
        self.saved_as = Note()
        self.saved_as.hide()
        self.form.column.addLayout(row_of(self.make))
        self.form.column.addWidget(self.saved_as)
        # Right under where it was saved: below the groups it would be out of sight.
        self.remove = Tick(tr("I have it on paper: &remove the PDF again"))
        self.remove.setMinimumHeight(TARGET)
        self.remove.hide()
        self.form.column.addWidget(self.remove)
        self.groups = tuple(self._group(place) for place in self.places)
        self.make.clicked.connect(self._make)
        self.save = self._read_back
        # Enter does what comes next, in every box: the sheet first, and then the reading back.
        self.make.setAutoDefault(False)
        self.make.setDefault(True)
        self.make.setFocus()

    def _group(self, place: int) -> QLineEdit:
        box = QLineEdit()
        box.setMinimumHeight(TARGET)
        box.setMaxLength(20)
        return self.form.add(str(place), tr("Group {n} of the sheet", n=place + 1), box)

    def _make(self) -> None:
        workspace, new = self._context.workspace, self._new
        show_paper(
            self._context,
            tr("The recovery sheet"),
            paper_name(workspace, "recovery-sheet"),
            lambda: sheet_pdf(workspace, new),
            self,
            went_out=self._note_made,
        )

    def _note_made(self, files: Sequence[Path]) -> None:
        """It is printed, or saved: then it may be taken away again once it is on paper.

        That it is on paper is for the person to say: the PDF may be the only copy there is.
        """
        self.is_made = True
        self.form.show_problems({})
        self.verb.setDefault(True)
        self.groups[0].setFocus()
        if not files:
            return
        path = files[0]
        self.paths.append(path)
        said = saved_words(files)
        if path.parent == self._context.workspace.path.parent:
            said += " " + tr("▲ It lies beside the file that it opens: do not leave it there.")
        self.saved_as.setText(said)
        self.saved_as.show()
        self.remove.show()

    def _read_back(self) -> None:
        if not self.is_made:
            self.form.show_problems({"": tr("Save or print the recovery sheet first")})
            self.make.setFocus()
            return
        problems = {
            str(place): "" if self._is_right(place, box.text()) else _look_again(place)
            for place, box in zip(self.places, self.groups, strict=True)
        }
        if self.form.show_problems(problems):
            self._change()

    def _is_right(self, place: int, text: str) -> bool:
        typed = "".join(letter for letter in text.upper() if letter.isalnum())
        return typed == self._new.groups[place]

    def _change(self) -> None:
        self.verb.setEnabled(False)
        workspace, new = self._context.workspace, self._new
        self._context.perform(
            lambda: change(workspace, new),
            self._done,
            self._failed,
            label=tr("Setting the passphrase"),
            owner=self,
        )

    def _failed(self, error: UserError) -> None:
        self.verb.setEnabled(True)
        self.form.show_error(error)

    def _done(self, done: Converted) -> None:
        sheet = self._sheet_words()
        self.accept()
        place = self._context.shell.files.second_place()
        folder = place.folder if place is not None else None
        text = converted_words(done, is_encrypted=True, second_place=folder)
        text = "\n\n".join(filter(None, (text, sheet)))
        tell_with_copies(self._context, tr("The passphrase is set"), text, in_clear(done))

    def reject(self) -> None:
        """Nothing was changed, so the sheet that was saved would open nothing: it goes.

        While the passphrase is being set there is no way back: the sheet will be the one that
        opens the file.
        """
        if not self.verb.isEnabled():
            return
        gone, left = self._remove_papers()
        if gone:
            self._context.say(
                tr(
                    "No passphrase was set. The recovery sheet would open nothing, and was "
                    "removed: {files}",
                    files=gone,
                )
            )
        elif left:
            self._context.say(
                tr("No passphrase was set. Remove the sheet, it opens nothing: {files}", files=left)
            )
        super().reject()

    def _sheet_words(self) -> str:
        """Where the sheet is now; removed only where it was ticked that it is on paper."""
        if not self.paths:
            return ""
        if not self.remove.isChecked():
            files = ", ".join(map(str, self.paths))
            return tr(
                "The recovery sheet is here: {files}. Put it away from this computer.", files=files
            )
        gone, left = self._remove_papers()
        removed = tr("You said that the recovery sheet is on paper. Removed: {files}.", files=gone)
        stays = tr("▲ The recovery sheet could not be removed: {files}.", files=left)
        return " ".join(filter(None, (removed if gone else "", stays if left else "")))

    def _remove_papers(self) -> tuple[str, str]:
        """Remove every sheet that was saved: which are gone, and which could not be removed."""
        was = {each: remove_paper(each) for each in self.paths}
        gone = ", ".join(str(path) for path, is_gone in was.items() if is_gone)
        return gone, ", ".join(str(path) for path, is_gone in was.items() if not is_gone)


def _look_again(place: int) -> str:
    return tr("That is not group {n}: look at the sheet again", n=place + 1)


class RemoveDialog(FormDialog):
    """Takes the passphrase off, for whoever knows it."""

    keeps_typed = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Take the passphrase off"), tr("&Take it off"), parent)
        self._context = context
        about = tr(
            "Whoever can copy the file can read it then, and so it is with its backups. Papers are "
            "signed with a key in the file: whoever can copy it can sign, too."
        )
        self.form.column.addWidget(Note(about))
        self.away = warn_if_away(context, self.form, self)
        hint = tr("Or the code of the recovery sheet.")
        self.present = self.form.add("present", tr("&Present passphrase"), WordsBox(), hint)
        self.save = self._prove
        self.present.setFocus()

    def _prove(self) -> None:
        text = self.present.text()
        if self.form.show_problems({"present": "" if text else tr("Type it")}):
            prove(self._context, text, self._remove, self._wrong)

    def _wrong(self) -> None:
        self.form.show_at("present", tr("That is not the passphrase of this file"))

    def _remove(self) -> None:
        workspace = self._context.workspace
        self._context.perform(
            lambda: change(workspace, None),
            self._done,
            self.form.show_error,
            label=tr("Taking the passphrase off"),
            owner=self,
        )

    def _done(self, done: Converted) -> None:
        self.present.clear()
        self.accept()
        title = tr("The passphrase is off")
        self._context.alerts.tell(title, converted_words(done, is_encrypted=False))
