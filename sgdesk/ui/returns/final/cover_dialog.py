"""The cover e-mail: looked over here, its files written, and handed to the person's own program."""

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from sgdesk.domain.addresses import no_addresses, parted
from sgdesk.services.returns.cover_letter import CoverLetter, LetterAsTyped, write_for_letter
from sgdesk.services.returns.final import FrozenReturn
from sgdesk.ui.context import Context
from sgdesk.ui.mailing import copy_words, open_mail
from sgdesk.ui.printing import SavedBand, save_into_folder
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, em
from sgdesk.ui.widgets import Note
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.tick import Tick

_LONGEST_LINK = 1900
"""Letters that a link may have before e-mail programs begin to cut it."""


def letter_link(to: str, subject: str, text: str) -> str:
    """A link that opens a new e-mail; without its text where that is too long for a link."""
    start = f"mailto:{quote(to, safe='@,')}?subject={quote(subject, safe='')}"
    whole = f"{start}&body={quote(text.replace(chr(10), chr(13) + chr(10)), safe='')}"
    return whole if len(whole) <= _LONGEST_LINK else start


class CoverDialog(ActionDialog):
    """Shows address, subject and text to look over, writes the files, and opens the e-mail.

    It stays open: whether a program came up cannot be seen from here, and the words and the way
    to the files are wanted where none did.
    """

    addressed = Signal(str)
    """Once the files are written: whom the e-mail goes to, as it was typed."""

    def __init__(
        self,
        context: Context,
        line: FrozenReturn,
        letter: CoverLetter,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("E-mail for {number}", number=line.number)
        super().__init__(context, title, tr("Open my e-mail program …"), parent)
        self._line = line
        self._letter = letter
        self.done_band = SavedBand()
        self.put_above_buttons(self.done_band)
        self.to = self.add_line("to", tr("&To"), tr("One address or several. Can be left empty."))
        self.to.setText(letter.to)
        self.subject = self.add_line("subject", tr("&Subject"))
        self.subject.setText(letter.subject)
        self.subject.setCursorPosition(0)
        self.text = self.add_text("text", tr("Te&xt"))
        self.text.setFixedHeight(em(self, 12))
        self.text.setPlainText(letter.told(letter.text, letter.papers))
        self.rest = Tick(rest_words(letter.rest))
        self.rest.setMinimumHeight(TARGET)
        self.about_files = Note()
        self.form.column.addWidget(self.rest)
        self.form.column.addWidget(self.about_files)
        self._add_buttons()
        self.rest.toggled.connect(lambda _: self._tell_files())
        self.about_files.setText(files_words(self._files()))
        self.save = lambda: self._write(self._open_mail, with_draft=False)

    def _add_buttons(self) -> None:
        kind = QDialogButtonBox.ButtonRole.ActionRole
        self.draft = self.buttons.addButton(tr("Open the &draft with files …"), kind)
        self.draft.setToolTip(tr("An .eml file: not every e-mail program opens it to be sent"))
        self.draft.clicked.connect(lambda: self._write(self._open_draft, with_draft=True))
        self.copy = self.buttons.addButton(tr("&Copy the words"), kind)
        self.copy.setToolTip(tr("Subject and text, to paste where you write your e-mail"))
        self.copy.clicked.connect(self._copy)
        for each in (self.draft, self.copy):
            each.setMinimumHeight(self.verb.minimumHeight())

    def problems(self) -> dict[str, str]:
        """Nobody yet will do; what is no address is told before anything is written."""
        odd = no_addresses(self.to.text())
        said = tr(
            "No e-mail can be sent to “{odd}”. Such as: office@example.org", odd=", ".join(odd)
        )
        return {"to": said if odd else ""}

    def _files(self) -> tuple[str, ...]:
        """What goes with it, as it is ticked now."""
        return self._letter.files if self.rest.isChecked() else self._letter.papers

    def _tell_files(self) -> None:
        """Name what goes with it now, in the words and in the text."""
        files = self._files()
        self.about_files.setText(files_words(files))
        text, told = self.text.toPlainText(), self._letter.told(self.text.toPlainText(), files)
        if told != text:
            self.text.setPlainText(told)

    def _typed(self) -> LetterAsTyped:
        to, subject = ", ".join(parted(self.to.text())), self.subject.text().strip()
        return LetterAsTyped(to, subject, self.text.toPlainText(), self._files())

    def _copy(self) -> None:
        typed = self._typed()
        self.done_band.say(copy_words(f"{typed.subject}\n\n{typed.text}"))

    def _write(self, then: Callable[[Sequence[Path]], object], *, with_draft: bool) -> None:
        """Let a folder be chosen, write what goes with the e-mail there, and go on."""
        if not self.form.show_problems(self.problems()):
            return
        workspace, number, typed = self.context.workspace, self._line.id, self._typed()
        save_into_folder(
            self.context,
            tr("Where to put the files of the return"),
            lambda folder: (
                write_for_letter(workspace, number, folder, typed, with_draft=with_draft).files
            ),
            self,
            then,
            failed=self.form.show_error,
            label=tr("Writing the return"),
        )

    def _open_mail(self, made: Sequence[Path]) -> None:
        typed = self._typed()
        link = letter_link(typed.to, typed.subject, typed.text)
        instead = _instead()
        if "&body=" not in link:
            copy_words(typed.text)
            instead = tr(
                "The text is too long to hand over, so it is copied: paste it into the e-mail, and "
                "attach what is saved here."
            )
        said = open_mail(link, instead)
        self.context.alerts.show_outside(made[0].parent)
        self._show_done(made, said)

    def _open_draft(self, made: Sequence[Path]) -> None:
        self.context.alerts.show_outside(made[-1])
        said = tr(
            "The draft, which ends in .eml, was handed to your e-mail program. Nothing came up? "
            "{instead}",
            instead=_instead(),
        )
        self._show_done(made, said)

    def _show_done(self, made: Sequence[Path], said: str) -> None:
        """Say what lies where and what to do next; nothing that was typed is waiting any more."""
        self.done_band.show_saved(made, self.context.alerts, also=said)
        self.typed.forget()
        self.addressed.emit(self._typed().to)
        self.cancel.setText(tr("Close"))


def _instead() -> str:
    return tr("Choose Copy the words, paste them into a new e-mail, and attach what is saved here.")


def rest_words(rest: tuple[str, ...]) -> str:
    """What can go besides, such as "Attach 4 more files with the same figures (.html, .xlsx)"."""
    ends = ", ".join(f".{each.rpartition('.')[2]}" for each in rest)
    return tr_count(
        "Attach {n} more file with the same figures ({ends})",
        "Attach {n} more files with the same figures ({ends})",
        len(rest),
        ends=ends,
    )


def files_words(files: tuple[str, ...]) -> str:
    """What to drag into the e-mail, and how to say afterwards that it went."""
    return tr(
        "Drag into the e-mail, from the folder that opens beside it: {files}. Once it is "
        "gone, choose Mark as sent: the program cannot see that by itself.",
        files=", ".join(files),
    )
