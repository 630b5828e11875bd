"""The cover e-mail: the mail program opened, the files shown in their folder to drag in."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from sgdesk.services.returns.cover_letter import DRAFT, CoverLetter
from sgdesk.services.returns.document import Exported
from sgdesk.services.returns.final import FrozenReturn, export_frozen
from sgdesk.ui.context import Context
from sgdesk.ui.elsewhere import open_url
from sgdesk.ui.printing import save_into_folder
from sgdesk.ui.text import tr
from sgdesk.ui.theme import em
from sgdesk.ui.widgets import Note
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog

_LONGEST_LINK = 1900
"""Letters that a link may have before e-mail programs begin to cut it."""


def letter_link(to: str, subject: str, text: str) -> str:
    """A link that opens a new e-mail; without its text where that is too long for a link."""
    start = f"mailto:{quote(to, safe='@,')}?subject={quote(subject, safe='')}"
    whole = f"{start}&body={quote(text.replace(chr(10), chr(13) + chr(10)), safe='')}"
    return whole if len(whole) <= _LONGEST_LINK else start


class CoverDialog(ActionDialog):
    """Shows address, subject and text to look over, writes the files, and opens the e-mail."""

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
        self.to = self.add_line("to", tr("&To"), tr("Can be filled in later."))
        self.to.setText(letter.to)
        self.subject = self.add_line("subject", tr("&Subject"))
        self.subject.setText(letter.subject)
        self.text = self.add_text("text", tr("Te&xt"))
        self.text.setFixedHeight(em(self, 12))
        self.text.setPlainText(letter.text)
        self.form.column.addWidget(Note(files_words(letter.files)))
        self.draft = self.buttons.addButton(
            tr("Open the &draft with files …"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.draft.setMinimumHeight(self.verb.minimumHeight())
        self.draft.setToolTip(tr("An .eml file: not every e-mail program opens it to be sent"))
        self.draft.clicked.connect(lambda: self._write(self._open_draft))
        self.save = lambda: self._write(self._open_mail)

    def _write(self, then: Callable[[Exported], object]) -> None:
        """Let a folder be chosen, write the files of the return there, and go on."""
        workspace, number = self.context.workspace, self._line.id
        save_into_folder(
            self.context,
            tr("Where to put the files of the return"),
            lambda folder: export_frozen(workspace, number, folder).files,
            self,
            lambda files: then(Exported(tuple(files))),
            failed=self.form.show_error,
            label=tr("Writing the return"),
        )

    def _open_mail(self, made: Exported) -> None:
        to, subject = self.to.text().strip(), self.subject.text().strip()
        text = self.text.toPlainText()
        link = letter_link(to, subject, text)
        if "&body=" not in link:
            QGuiApplication.clipboard().setText(text)
            self.context.say(tr("The text is too long for a link: it is copied, paste it in."))
        open_url(QUrl(link))
        self.context.alerts.show_outside(made.files[0].parent)
        self.accept()

    def _open_draft(self, made: Exported) -> None:
        self.context.alerts.show_outside(_draft_of(made))
        self.accept()


def _draft_of(made: Exported) -> Path:
    return next(path for path in made.files if path.name.endswith(DRAFT))


def files_words(files: tuple[str, ...]) -> str:
    """What to drag into the e-mail, and how to say afterwards that it went."""
    return tr(
        "Drag these into the e-mail from the folder that opens beside it: {files}. Once it is "
        "gone, choose Mark as sent: the program cannot see that by itself.",
        files=", ".join(files),
    )
