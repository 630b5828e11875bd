"""Workers who are not ours: one list with what their employers confirmed."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from sgdesk.domain.dates import short_date
from sgdesk.domain.people.keeping.erasing import Mention, Subject
from sgdesk.domain.people.outside import OutsideWorker
from sgdesk.services.people.outside import outside_workers
from sgdesk.services.people.rights.erasing import whom_of_outside
from sgdesk.services.people.subject_access import save_outside_access
from sgdesk.ui.context import Context
from sgdesk.ui.people.outside.dialogs import EndOutsideDialog, OutsideDialog
from sgdesk.ui.people.rights.erase_dialog import EraseDialog
from sgdesk.ui.people.rights.held_dialog import save_held
from sgdesk.ui.printing import SavedBand
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, em
from sgdesk.ui.widgets import Column, EmptyState, FormDialog, Note, RowsModel, Table
from sgdesk.ui.widgets.arranging import size_dialog
from sgdesk.ui.widgets.lists.columns import KEPT

_WIDEST = 18
"""The widest that a column begins, in lines of text; a tip shows the rest."""


class OutsideWorkersDialog(FormDialog):
    """Stays open after each action; those who want asking stand first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Workers from outside"), tr("&Add somebody …"), parent)
        self._context = context
        about = tr(
            "People who work with you and whom somebody else employs, such as a hired coach. They "
            "are in no figure. Keep what their employer told you, and when to ask again."
        )
        self.about = Note(about)
        self.none = EmptyState(tr("Nobody yet"), about, drawing="people")
        self.model: RowsModel[OutsideWorker] = RowsModel(_columns(context.as_at))
        self.table = Table(tr("Workers from outside"))
        self.table.setObjectName("outside-workers")
        self.table.setModel(self.model)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(em(self, 14))
        self.saved_band = SavedBand()
        for each in (self.about, self.none, self.saved_band, self.table):
            self.form.column.addWidget(each)
        self.let_grow(self.table)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.change = self.buttons.addButton(tr("&Change …"), role)
        self.end = self.buttons.addButton(tr("No &longer with us …"), role)
        self.held = self.buttons.addButton(tr("Save &everything held …"), role)
        self.erase = self.buttons.addButton(tr("Erase …"), role)
        for button in (self.change, self.end, self.held, self.erase):
            button.setMinimumHeight(TARGET)
        self.cancel.setText(tr("Close"))
        size_dialog(self, 66, 30)
        self.table.offer(
            self.change, self.end, self.held, self.erase, correct=self.change, take_away=self.end
        )
        self._connect()
        self.load()

    def _connect(self) -> None:
        self.save = self._add
        self.change.clicked.connect(self._change)
        self.end.clicked.connect(self._end)
        self.held.clicked.connect(self._save_held)
        self.erase.clicked.connect(self._erase)
        self.table.opened.connect(lambda _: self._change())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())

    def load(self) -> None:
        """Read the list anew."""
        context = self._context
        self._context.tasks.run(
            lambda: outside_workers(context.workspace, context.as_at), self._show, owner=self
        )

    def _show(self, rows: tuple[OutsideWorker, ...]) -> None:
        day = self._context.as_at
        first = sorted(rows, key=lambda row: not row.wants_asking(day))
        self.model.set_rows(first)
        self.table.fit_columns()
        for place in () if self.table.property(KEPT) else range(len(self.model.columns)):
            widest = min(self.table.columnWidth(place), em(self, _WIDEST))
            self.table.setColumnWidth(place, widest)
        self.table.setVisible(bool(rows))
        self.about.setVisible(bool(rows))
        self.none.setVisible(not rows)
        if rows:
            self.table.selectRow(0)
        self._offer()

    def _chosen(self) -> OutsideWorker | None:
        index = self.table.currentIndex()
        return self.model.row(index) if index.isValid() and self.model.rows else None

    def _offer(self) -> None:
        may = self._context.may_write
        self.verb.setEnabled(may)
        for each in (self.change, self.end, self.erase):
            each.setEnabled(may and self._chosen() is not None)
        self.held.setEnabled(self._chosen() is not None)

    def _add(self) -> None:
        self._open(OutsideDialog(self._context, None, self))

    def _change(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self._context.may_write:
            self._open(OutsideDialog(self._context, chosen, self))

    def _end(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._open(EndOutsideDialog(self._context, chosen, self))

    def _save_held(self) -> None:
        """Save all that is held about the worker, for whoever asks to see it."""
        chosen, context = self._chosen(), self._context
        if chosen is None:
            return

        def write(folder: Path, texts: Sequence[Mention]) -> Sequence[Path]:
            made = save_outside_access(context.workspace, chosen.id, chosen.name, folder, texts)
            return (made,)

        def say(files: Sequence[Path]) -> None:
            self.saved_band.show_saved(files, context.alerts)

        save_held(context, Subject.OUTSIDE_WORKER, chosen.id, chosen.name, self, write, say)

    def _erase(self) -> None:
        """Show what erasing them would do, and decide it."""
        chosen, context = self._chosen(), self._context
        if chosen is not None:
            context.tasks.run(
                lambda: whom_of_outside(context.workspace, chosen.id),
                lambda whom: self._open(EraseDialog(context, whom, self)),
                owner=self,
            )

    def _open(self, dialog: FormDialog) -> None:
        dialog.accepted.connect(self.load)
        dialog.open()


def _columns(day: date) -> list[Column[OutsideWorker]]:
    return [
        Column(tr("Name"), lambda row: row.name),
        Column(tr("Ask again"), lambda row: _asked(row, day), sort=_sorted),
        Column(tr("Their employer confirmed"), lambda row: _confirmed(row, day)),
        Column(tr("Employed by"), lambda row: row.employer),
        Column(tr("What they do"), lambda row: row.work),
    ]


def _confirmed(row: OutsideWorker, day: date) -> str:
    if row.confirmed_on is None or not row.is_confirmed(day):
        return tr("▲ nothing yet")
    said = row.confirmed or tr("yes")
    return tr("{said}, {day}", said=said, day=short_date(row.confirmed_on))


def _asked(row: OutsideWorker, day: date) -> str:
    if row.review_on is None:
        return tr("no day set")
    when = short_date(row.review_on)
    return tr("▲ since {day}", day=when) if row.review_on <= day else when


def _sorted(row: OutsideWorker) -> date:
    return row.review_on or date.max
