"""Backups out of reach when the passphrase changes: said before, kept in mind, finished."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import UserError
from sgdesk.services.file.safety.behind import LeftBehind, finish, give_up, missing_backups
from sgdesk.services.file.safety.follow import Followed
from sgdesk.services.file.safety.passphrase import Converted, protect_backups
from sgdesk.ui.alerts import Prompt
from sgdesk.ui.context import Context
from sgdesk.ui.passphrase.told import protected_words
from sgdesk.ui.passphrase.words_box import WordsBox
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Banner, BannerKind, FormDialog, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of
from sgdesk.ui.widgets.boxes.fields import Form


def warn_if_away(context: Context, form: Form, owner: QWidget) -> Banner:
    """A band in a dialog, shown where the usual folder of backups is not there now."""
    band = Banner(kind=BannerKind.WARNING)
    band.hide()
    form.column.addWidget(band)

    def show(folder: Path | None) -> None:
        if folder is not None:
            band.show_text(before_words(folder, is_encrypted=context.workspace.is_encrypted))

    context.tasks.run(lambda: missing_backups(context.workspace), show, owner=owner)
    return band


def before_words(folder: Path, *, is_encrypted: bool) -> str:
    """What it means to go on while the folder of backups is not there."""
    if is_encrypted:
        return tr(
            "The folder of backups is not there now: {folder}. Backups in it stay under the "
            "present passphrase, so keep that until they have followed. Better: put the folder "
            "back first, such as the stick.",
            folder=folder,
        )
    return tr(
        "The folder of backups is not there now: {folder}. Backups in it stay without a "
        "passphrase, so that anybody who has them can read them. Better: put the folder back "
        "first, such as the stick.",
        folder=folder,
    )


def waiting_words(found: LeftBehind, *, is_encrypted: bool) -> str:
    """What is remembered of backups that did not follow, and what comes next."""
    since = tr(
        "▲ On {day} the passphrase was changed while the folder of backups was not there: "
        "{folder}.",
        day=long_date(found.on),
        folder=found.folder,
    )
    if found.needs_words:
        then = tr("Backups in it are still under the passphrase from before: keep that.")
    elif is_encrypted:
        then = tr("Backups in it are as they were, and do not open with the present passphrase.")
    else:
        then = tr("Backups in it are as they were.")
    there = (
        tr("The folder is there now: finish it here.")
        if found.is_there
        else tr("When it is back, finish it here.")
    )
    return " ".join((since, then, there))


class Waiting(QWidget):
    """The two ways on while backups wait: finishing, or knowing that they are gone; ``changed``."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._found: LeftBehind | None = None
        self.finish = PushButton(tr("Finish it for those backups …"), "lock")
        self.gone = PushButton(tr("They are gone for good …"))
        row = row_of(self.finish, self.gone)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        self.finish.clicked.connect(self._finish)
        self.gone.clicked.connect(self._give_up)
        self.hide()

    def show_found(self, context: Context, found: LeftBehind | None) -> None:
        """Offer what can be done about backups that wait; nothing where none do."""
        self._context, self._found = context, found
        self.setVisible(found is not None)
        self.finish.setEnabled(found is not None and found.is_there and context.may_write)
        self.gone.setEnabled(context.may_write)

    def _finish(self) -> None:
        context, found = self._context, self._found
        if context is None or found is None:
            return
        if found.needs_words:
            FinishDialog(context, self.changed.emit, self.window()).open()
            return

        def told(done: Converted | None) -> None:
            title = tr("Backups of this file")
            context.alerts.tell(title, protected_words(done) if done else _none_found())
            self.changed.emit()

        workspace = context.workspace
        context.tasks.run(
            lambda: protect_backups(workspace), told, label=tr("Finishing"), owner=self
        )

    def _give_up(self) -> None:
        context, found = self._context, self._found
        if context is None or found is None:
            return
        question = Prompt(
            tr("Are these backups gone for good?"),
            tr(
                "Then nothing more is said of them. If some turn up after all, they open with "
                "the passphrase of that time alone."
            ),
            tr("They are gone"),
            tr("Keep it in mind"),
            (str(found.folder),),
        )
        if context.alerts.ask(question):
            workspace = context.workspace
            context.tasks.run(lambda: give_up(workspace), lambda _: self.changed.emit(), owner=self)


def _none_found() -> str:
    return tr(
        "No backup of this file from before was found there. Nothing was changed. If there are "
        "none any more, say that they are gone for good."
    )


class FinishDialog(FormDialog):
    """Takes the passphrase off backups that were away when it was taken off the file."""

    keeps_typed = False

    def __init__(
        self, context: Context, then: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Take it off those backups too"), tr("&Take it off"), parent)
        self._context, self._then = context, then
        about = tr(
            "The file has no passphrase any more, and these backups still have it. Type the one "
            "that they have: it is taken off them, too."
        )
        self.form.column.addWidget(Note(about))
        hint = tr("Or the code of the recovery sheet.")
        self.words = self.form.add("words", tr("&Passphrase from before"), WordsBox(), hint)
        self.save = self._finish
        self.words.setFocus()

    def _finish(self) -> None:
        from sgdesk.ui.passphrase.setting import given_secret

        text = self.words.text()
        if not self.form.show_problems({"words": "" if text else tr("Type it")}):
            return
        workspace, secret = self._context.workspace, given_secret(text)
        self.verb.setEnabled(False)
        self._context.tasks.run(
            lambda: finish(workspace, secret),
            self._done,
            self._failed,
            label=tr("Taking the passphrase off"),
            owner=self,
        )

    def _failed(self, error: UserError) -> None:
        self.verb.setEnabled(True)
        self.form.show_error(error)

    def _done(self, done: Followed) -> None:
        self.words.clear()
        self.accept()
        self._context.alerts.tell(tr("Backups of this file"), finished_words(done))
        self._then()


def finished_words(done: Followed) -> str:
    """What became of backups from which the passphrase was to be taken off."""
    said = []
    if done.count:
        said.append(
            tr_count(
                "{n} backup has no passphrase any more, as the file.",
                "{n} backups have no passphrase any more, as the file.",
                done.count,
            )
        )
    if done.left:
        named = ", ".join(str(each.path) for each in done.left)
        said.append(
            tr(
                "▲ Left as they were, since they are damaged or under yet another passphrase: "
                "{files}.",
                files=named,
            )
        )
    return " ".join(said) or _none_found()
