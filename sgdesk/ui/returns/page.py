"""Return: the return in hand, the files that carry it, and the returns that were made final."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.figures import listed
from sgdesk.domain.returns.document import NAMED, TITLE, ReturnDocument
from sgdesk.domain.returns.sections import typed_sections
from sgdesk.services.file.changes import Area
from sgdesk.services.returns.document import (
    THE_LEAST,
    Exported,
    Shown,
    export_return,
    return_pdf,
)
from sgdesk.services.returns.final import Frozen, FrozenReturn, frozen_returns
from sgdesk.services.returns.words import ReturnWorkspace
from sgdesk.ui.alerts import Prompt
from sgdesk.ui.page import Page, Unsaved
from sgdesk.ui.people.reminders.dialog import RemindersDialog
from sgdesk.ui.places import FINAL_RETURNS, Wanted
from sgdesk.ui.printing import SavedBand, save_long_into_folder, show_paper
from sgdesk.ui.returns.final.annex_dialog import AnnexDialog
from sgdesk.ui.returns.final.final_dialog import FinalDialog
from sgdesk.ui.returns.final.past import FINAL_FROM_TODAY, PastReturns, offer_final
from sgdesk.ui.returns.final.shown_choice import ShownDialog
from sgdesk.ui.returns.in_hand import ReturnInHand
from sgdesk.ui.returns.steps import told_by
from sgdesk.ui.tasks import Progress
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space, TextSize
from sgdesk.ui.widgets import FlowLayout, Heading, Note, PushButton
from sgdesk.ui.widgets.panes.tabs import Tabs


class ReturnPage(Page):
    """Two tabs: what is in hand, and what was made final."""

    areas: ClassVar[frozenset[Area]] = ReturnInHand.areas
    topic: ClassVar[str] = "return"

    def _build(self) -> None:
        self._title = Heading(tr(TITLE), TextSize.TITLE)
        self._sub = Note()
        self._export = PushButton(tr("E&xport …"), "folder")
        self._print = PushButton(tr("&Print …"), "print")
        self._mail = PushButton(tr("Prepare an e-mai&l …"), "mail")
        self._copy = PushButton(tr("Cop&y the text"), "copy")
        self._final = PushButton(tr("Ma&ke final …"), "lock", main=True)
        self._remind = PushButton(tr("&Reminders …"), "calendar")
        self._copy.setToolTip(tr("The words of the whole return, in the order that is shown"))
        self._names = QCheckBox(tr("With an annex of &names"))
        self._names.setToolTip(tr("Send names only where you were asked for them"))
        self._names.setMinimumHeight(TARGET)
        self._what = PushButton(tr("&More to show …"), "edit")
        self._what.setToolTip(
            tr("A table by role, reasons apart, the names of lead and deputy, pictures")
        )
        self._shown = THE_LEAST
        self._document: ReturnDocument | None = None
        self._done = SavedBand()
        self.hand = ReturnInHand()
        self._past = PastReturns()
        self._lay_out()

    def guide_topic(self) -> str:
        """What was made final has a page of its own."""
        shows_past = self._tabs.currentWidget() is self._past
        return self._past.topic if shows_past else self.topic

    def _lay_out(self) -> None:
        self._tabs = Tabs(tr("Parts of the return"))
        self._tabs.addTab(self._hand_tab(), tr("Re&turn in hand"))
        self._tabs.addTab(self._past, tr("Past ret&urns"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._title)
        column.addWidget(self._sub)
        column.addWidget(self._tabs, 1)

    def _hand_tab(self) -> QWidget:
        buttons = FlowLayout()
        actions = (self._export, self._print, self._mail, self._copy, self._final, self._remind)
        for each in (*actions, self._what, self._names):
            buttons.addWidget(each)
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(buttons)
        column.addWidget(self._done)
        column.addWidget(self.hand, 1)
        return tab

    def _connect(self) -> None:
        self._export.clicked.connect(lambda: self._write(self._exported))
        self._print.clicked.connect(self._print_it)
        self._mail.clicked.connect(lambda: self._write(self._open_draft))
        self._copy.clicked.connect(self.hand.copy_return)
        self._final.clicked.connect(self._make_final)
        self._what.clicked.connect(self._ask_what)
        self._remind.clicked.connect(lambda: RemindersDialog(self.context, self).open())
        self.hand.shown.connect(self._fill)
        self.hand.touched.connect(self.touched)

    def begin_work(self) -> None:
        """In hand, work starts at the sections, however they are offered."""
        if self._tabs.currentWidget() is self._past:
            super().begin_work()
        else:
            self.hand.begin_work()

    def unsaved(self) -> Unsaved | None:
        return self.hand.unsaved()

    def _open(self, wanted: Wanted) -> None:
        if wanted.action == FINAL_RETURNS:
            self._tabs.setCurrentWidget(self._past)

    def _load(self) -> None:
        offer_final(self._final, self.context)
        self._past.refresh(self.context)
        self.hand.refresh(self.context)

    def _fill(self, found: ReturnWorkspace) -> None:
        document = found.document
        said = _sub_words(document)
        if not self.context.is_today:
            said = tr("{said} {why}", said=said, why=tr(FINAL_FROM_TODAY))
        self._sub.setText(said)
        self._document = document

    def _ask_what(self) -> None:
        """Let be chosen what the files show beyond the least."""
        if self._document is not None:
            ShownDialog(self._document, self._shown, self._show_this, self).open()

    def _show_this(self, shown: Shown) -> None:
        self._shown = shown

    def _make_final(self) -> None:
        """Open the dialog with what is ticked here ticked there."""
        if not self.hand.may_go_on():
            return
        workspace = self.context.workspace
        self.fetch(lambda: frozen_returns(workspace), self._open_final, about="final")

    def _open_final(self, stand: tuple[FrozenReturn, ...]) -> None:
        dialog = FinalDialog(self.context, stand, parent=self)
        dialog.choice.set_shown(self._shown)
        dialog.annex.names.setChecked(self._names.isChecked())
        dialog.made.connect(self._show_made)
        dialog.open()

    def _show_made(self, made: Frozen) -> None:
        """Go to where what was made final now can be sent, saved and printed."""
        self._tabs.setCurrentWidget(self._past)
        self._past.show_made(made)

    def print_page(self) -> None:
        """Ctrl+P prints the return in hand, or the final one that is chosen."""
        if self._tabs.currentWidget() is self._past:
            self._past.print_page()
        else:
            self._print_it()

    def _print_it(self) -> None:
        """Show the summary as it stands, with names only where they are ticked."""
        document, context = self._document, self.context
        if document is None or not (self.hand.may_go_on() and self._was_read_again()):
            return
        named, shown = self._names.isChecked(), self._shown
        show_paper(
            context,
            tr("Training summary with names") if named else tr("Training summary"),
            f"{replace(document, shows=shown.in_file_names).file_stem}{NAMED if named else ''}.pdf",
            lambda: return_pdf(context.workspace, context.as_at, named=named, shown=shown),
            self,
        )

    def _write(self, then: Callable[[Exported], object]) -> None:
        """Ask about the annex where there is one, then write the files and go on."""
        if not (self.hand.may_go_on() and self._was_read_again()):
            return
        if self._names.isChecked():
            AnnexDialog(lambda passphrase: self._write_to(then, passphrase), self).open()
        else:
            self._write_to(then)

    def _was_read_again(self) -> bool:
        """Whether the words were read once more: a child in them cannot be known to a program."""
        document = self._document
        if document is None:
            return True
        titles, taken_out = typed_sections(document), document.parts.names_left_out
        return not (titles or taken_out) or self.context.alerts.ask(
            Prompt(
                tr("Read the words again"),
                " ".join(_read_again(titles, taken_out)),
                tr("I have read it"),
                tr("Stay here"),
            )
        )

    def _write_to(self, then: Callable[[Exported], object], passphrase: str = "") -> None:
        """Let a folder be chosen, write every file of the return into it, and go on."""
        context = self.context
        named, shown = self._names.isChecked(), self._shown

        def write(folder: Path, progress: Progress) -> tuple[Path, ...]:
            made = export_return(
                context.workspace,
                folder,
                context.as_at,
                named=named,
                shown=shown,
                passphrase=passphrase,
                step=told_by(progress),
            )
            return made.files

        save_long_into_folder(
            context,
            tr("Where to put the files of the return"),
            write,
            self,
            lambda files: then(Exported(tuple(files))),
            label=tr("Writing the return"),
        )

    def _exported(self, made: Exported) -> None:
        names = ", ".join(path.name for path in made.files)
        self._done.show_saved(made.files, self.context.alerts, also=tr("{names}.", names=names))

    def _open_draft(self, made: Exported) -> None:
        draft = made.files[-1]
        also = tr(
            "The draft with all of them in it, {draft}, was handed to your e-mail program. Nothing "
            "came up? Press Copy the text, paste it into a new e-mail, and attach the PDF.",
            draft=draft.name,
        )
        self._done.show_saved(made.files, self.context.alerts, also=also)
        self.context.alerts.show_outside(draft)


def _read_again(titles: tuple[str, ...], taken_out: int) -> Iterator[str]:
    """What goes out, how many names were taken out of it, and what nobody can take out."""
    if titles:
        sections = listed(tuple(map(tr, titles)))
        yield tr("What was typed under {sections} goes out.", sections=sections)
    if taken_out:
        yield tr_count(
            "1 name was taken out: read again.", "{n} names were taken out: read again.", taken_out
        )
    yield tr(
        "Names that we know from your file are taken out; somebody whom the file does not know, "
        "a child or a family that somebody described, is not."
    )


def _sub_words(document: ReturnDocument) -> str:
    one, many = "{n} person counts", "{n} people count"
    return tr(
        "{organisation} for {partnership}, as at {day}. {counted}.",
        organisation=document.sender.organisation,
        partnership=document.sender.partnership,
        day=long_date(document.as_at),
        counted=tr_count(one, many, document.people),
    )
