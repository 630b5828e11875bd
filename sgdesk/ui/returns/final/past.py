"""Past returns: every one that was made final, and what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from sgdesk.domain.returns.document import NAMED
from sgdesk.services.file.changes import Area
from sgdesk.services.file.saving import paper_name
from sgdesk.services.returns.cover_letter import CoverLetter, cover_letter
from sgdesk.services.returns.final import (
    Frozen,
    FrozenReturn,
    export_frozen,
    frozen_pdf,
    frozen_returns,
)
from sgdesk.ui.context import Context
from sgdesk.ui.page import Page
from sgdesk.ui.printing import SavedBand, save_into_folder, show_paper
from sgdesk.ui.returns.final.check_dialog import CheckReturnDialog
from sgdesk.ui.returns.final.columns import past_columns
from sgdesk.ui.returns.final.compare_dialog import CompareDialog
from sgdesk.ui.returns.final.cover_dialog import CoverDialog
from sgdesk.ui.returns.final.final_dialog import FinalDialog
from sgdesk.ui.returns.final.sent_dialog import SentDialog
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import (
    Banner,
    BannerKind,
    EmptyState,
    FlowLayout,
    PushButton,
    RowsModel,
    Table,
)
from sgdesk.ui.widgets.scroll import CurrentOnly

FINAL_FROM_TODAY = (
    "To make one of an earlier day final, set As at back to today: Make final asks for the day."
)


def offer_final(button: PushButton, context: Context) -> None:
    """Offer to make a return final, or say at the grey button why not now."""
    why = ""
    if not context.may_write:
        reading = tr("Nothing can be changed in this file now, so nothing can be made final.")
        why = reading if context.is_today else tr(FINAL_FROM_TODAY)
    button.setEnabled(context.may_write)
    button.setToolTip(why)
    button.setAccessibleDescription(why)


class PastReturns(Page):
    """A row opens by having its files written again, to the byte as they were."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.RETURNS})
    topic: ClassVar[str] = "final"

    def _build(self) -> None:
        # The letter that it has beside the return in hand, and no other act has on either.
        self._new = PushButton(tr("Ma&ke final …"), "lock")
        self._files = PushButton(tr("Save its f&iles …"), "folder")
        self._print = PushButton(tr("&Print …"), "print")
        self._mail = PushButton(tr("E-mai&l …"), "mail")
        self._sent = PushButton(tr("Mark as &sent …"), "check")
        self._correct = PushButton(tr("Co&rrect …"), "redo")
        self._compare = PushButton(tr("&Compare …"), "copy")
        self._check = PushButton(tr("Check a file or co&de …"), "search")
        self._correct.setToolTip(tr("Make a new return that names and replaces this one"))
        self._next = Banner(kind=BannerKind.CALM)
        self._next.hide()
        self._made: Frozen | None = None
        self._written_to: dict[int, str] = {}
        self._done = SavedBand()
        self._model: RowsModel[FrozenReturn] = RowsModel(past_columns())
        self._table = Table(tr("Past returns"))
        self._table.is_of_today = True
        self._table.offer(
            self._files,
            self._print,
            self._mail,
            self._sent,
            self._correct,
            self._compare,
            correct=self._correct,
            take_away=self._say_it_stays,
        )
        self._table.setObjectName("return-past")
        self._table.setModel(self._model)
        self._empty = EmptyState(
            tr("No return is final yet"),
            tr(
                "Made final, a return gets a number and a signature and stays as it is, "
                "whatever changes afterwards. It can be sent, checked and compared."
            ),
            tr("Make final …"),
            "lock",
            drawing="return",
        )
        self._lay_out()

    def _buttons(self) -> tuple[PushButton, ...]:
        """In the order in which they are needed."""
        return (*self._of_one(), self._compare, self._check)

    def _of_one(self) -> tuple[PushButton, ...]:
        """Those that have no use before the first return is final."""
        return (self._new, self._files, self._print, self._mail, self._sent, self._correct)

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for each in self._buttons():
            buttons.addWidget(each)
        self._stack = CurrentOnly()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(buttons)
        column.addWidget(self._next)
        column.addWidget(self._done)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._next.offer(tr("E-mail it …"), lambda: self._go_on(self._write_letter))
        self._next.offer(tr("Save its files …"), lambda: self._go_on(self._save_files))
        self._next.offer(tr("Print it …"), lambda: self._go_on(self.print_page))
        self._new.clicked.connect(self.make_final)
        self._empty.chosen.connect(self.make_final)
        self._files.clicked.connect(self._save_files)
        self._table.opened.connect(lambda _: self._save_files())
        self._print.clicked.connect(self.print_page)
        self._mail.clicked.connect(self._write_letter)
        self._sent.clicked.connect(self._note_sent)
        self._correct.clicked.connect(self._correct_chosen)
        self._compare.clicked.connect(self._compare_chosen)
        self._check.clicked.connect(lambda: CheckReturnDialog(self.context, self).open())
        self._table.selectionModel().selectionChanged.connect(self._offer)

    def _load(self) -> None:
        workspace = self.context.workspace
        self.fetch(lambda: frozen_returns(workspace), self._fill)

    def _fill(self, returns: tuple[FrozenReturn, ...]) -> None:
        chosen = {self._made.id} if self._made else {each.id for each in self._chosen()}
        self._model.set_rows(returns)
        self._table.fit_columns()
        self._stack.setCurrentWidget(self._table if returns else self._empty)
        for each in self._of_one():  # the first of them stands under the words instead
            each.setVisible(bool(returns))
        for place, row in enumerate(self._model.rows):
            if row.id in chosen or (not chosen and place == 0):
                self._table.selectRow(place)
        self._offer()
        made = next((row for row in returns if self._made and row.id == self._made.id), None)
        if made is not None and made.sent_on is not None:
            self._leave_made()

    def _leave_made(self) -> None:
        """What was made final now has gone on its way: offer nothing any more."""
        self._made = None
        self._next.hide()

    def _chosen(self) -> list[FrozenReturn]:
        rows = self._table.selectionModel().selectedRows()
        return [self._model.row(index) for index in rows]

    def _only(self) -> FrozenReturn | None:
        chosen = self._chosen()
        return chosen[0] if len(chosen) == 1 else None

    def _offer(self, *_: object) -> None:
        """Offer what can be done with what is chosen."""
        only, may_write = self._only(), self.context.may_write
        offer_final(self._new, self.context)
        self._files.setEnabled(only is not None)
        self._print.setEnabled(only is not None)
        self._mail.setEnabled(only is not None)
        self._sent.setEnabled(may_write and only is not None)
        self._correct.setEnabled(may_write and only is not None and not only.replaced_by)
        self._compare.setEnabled(len(self._chosen()) < 3)

    def make_final(self) -> None:
        """Ask how, and make the return as at the day that the window shows final."""
        if self.context.may_write:
            self._open_final(None)

    def _correct_chosen(self) -> None:
        only = self._only()
        if only is not None:
            self._open_final(only.id)

    def _open_final(self, replaces: int | None) -> None:
        dialog = FinalDialog(self.context, self._model.rows, replaces, self)
        dialog.made.connect(self.show_made)
        dialog.open()

    def show_made(self, made: Frozen) -> None:
        """Say the number of what was made final now, choose it, and offer what comes next."""
        self._made = made
        said = tr(
            "{number} is final. Nothing changes it from now on. It is not sent yet.",
            number=made.number,
        )
        self._next.show_text(said)
        self._fill(tuple(self._model.rows))

    def _go_on(self, do: Callable[[], object]) -> None:
        """Do the next thing with the one that was made final now, whatever was chosen since."""
        for place, row in enumerate(self._model.rows):
            if self._made is not None and row.id == self._made.id:
                self._table.selectRow(place)
                do()
                return

    def _note_sent(self) -> None:
        only = self._only()
        if only is not None:
            written_to = self._written_to.get(only.id, "")
            SentDialog(self.context, only, self, written_to=written_to).open()

    def _say_it_stays(self) -> None:
        """Nothing takes a final return away; say what can be done."""
        self.context.say(
            tr("A return that is final stays. “Correct …” makes a new one that replaces it.")
        )

    def _compare_chosen(self) -> None:
        chosen = [each.id for each in self._chosen()]
        CompareDialog(self.context, self._model.rows, chosen, self).open()

    def _write_letter(self) -> None:
        only, workspace = self._only(), self.context.workspace
        if only is None:
            return

        def show(letter: CoverLetter) -> None:
            known = self._written_to.get(only.id, letter.to)
            dialog = CoverDialog(self.context, only, replace(letter, to=known), self)
            dialog.addressed.connect(lambda to: self._written_to.update({only.id: to}))
            dialog.open()

        self.fetch(lambda: cover_letter(workspace, only.id), show, about="letter")

    def print_page(self) -> None:
        """Show the summary of the one that is chosen, as it was made."""
        only, workspace = self._only(), self.context.workspace
        if only is not None:
            named = only.has_names and not only.is_protected
            show_paper(
                self.context,
                tr("Return {number} with names", number=only.number)
                if named
                else tr("Return {number}", number=only.number),
                paper_name(
                    workspace,
                    "training-summary",
                    only.as_at,
                    of=f"{only.number}{NAMED if named else ''}",
                ),
                lambda: frozen_pdf(workspace, only.id),
                self,
            )

    def _save_files(self) -> None:
        """Let a folder be chosen and write the files there, byte for byte as they were."""
        only = self._only()
        if only is None:
            return
        workspace = self.context.workspace
        save_into_folder(
            self.context,
            tr("Where to put the files of the return"),
            lambda folder: export_frozen(workspace, only.id, folder).files,
            self,
            self._saved,
            label=tr("Writing the return"),
        )

    def _saved(self, files: Sequence[Path]) -> None:
        also = tr("They are exactly as they were.")
        self._done.show_saved(files, self.context.alerts, also=also)
