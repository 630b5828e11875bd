"""The actions of the return in a table, and what can be done with each."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.returns.parts import ReturnAction, SectionKey
from sgdesk.domain.returns.sections import SECTION_TITLES
from sgdesk.ui.context import Context
from sgdesk.ui.returns.action_dialog import FinishDialog, ReturnActionDialog
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import Column, FlowLayout, PushButton, RowsModel, fit_height, still_table


class ActionsPart(QWidget):
    """A row opens by being changed."""

    def __init__(self) -> None:
        super().__init__()
        self._context: Context | None = None
        self.add = PushButton(tr("Add an act&ion …"), "add")
        self.change = PushButton(tr("&Change …"), "edit")
        self.finish = PushButton(tr("Note as &done …"), "check")
        self._model: RowsModel[ReturnAction] = RowsModel(_columns())
        self.table = still_table(tr("Actions"))
        self.table.setObjectName("return-actions")
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.table.offer(self.change, self.finish, correct=self.change)
        self._lay_out()
        self.add.clicked.connect(self._add)
        self.change.clicked.connect(self._change)
        self.finish.clicked.connect(self._finish)
        self.table.opened.connect(lambda _: self._change())
        self.table.selectionModel().currentRowChanged.connect(self._offer)

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for each in (self.add, self.change, self.finish):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(buttons)
        column.addWidget(self.table)

    def show_actions(self, context: Context, actions: Sequence[ReturnAction]) -> None:
        """Show the actions as they were typed; the one that was chosen stays."""
        chosen = self._chosen()
        self._context = context
        self._model.set_rows(actions)
        ids = [each.id for each in actions]
        if ids:
            place = ids.index(chosen.id) if chosen and chosen.id in ids else 0
            self.table.setCurrentIndex(self._model.index(place, 0))
        self.table.setVisible(bool(ids))
        fit_height(self.table)
        self._offer()

    def _chosen(self) -> ReturnAction | None:
        index: QModelIndex = self.table.currentIndex()
        return self._model.row(index) if index.isValid() else None

    def _offer(self, *_: object) -> None:
        may_write = self._context is not None and self._context.may_write
        chosen = self._chosen()
        self.add.setEnabled(may_write)
        self.change.setEnabled(may_write and chosen is not None)
        self.finish.setEnabled(may_write and chosen is not None and chosen.done_on is None)

    def _add(self) -> None:
        if self._context is not None and self._context.may_write:
            ReturnActionDialog(self._context, None, self).open()

    def _change(self) -> None:
        chosen = self._chosen()
        if self._context is not None and chosen is not None and self._context.may_write:
            ReturnActionDialog(self._context, chosen, self).open()

    def _finish(self) -> None:
        chosen = self._chosen()
        if self._context is not None and chosen is not None:
            FinishDialog(self._context, chosen, self).open()


def _columns() -> list[Column[ReturnAction]]:
    return [
        Column[ReturnAction](tr("What"), lambda row: row.summary),
        Column[ReturnAction](tr("Evidence"), lambda row: row.evidence or tr("not said")),
        Column[ReturnAction](tr("Who does it"), lambda row: row.owner or tr("nobody yet")),
        Column[ReturnAction](tr("By when"), _when),
        Column[ReturnAction](tr("Grew out of"), _section),
    ]


def _when(row: ReturnAction) -> str:
    if row.done_on is not None:
        return tr("done on {day}", day=long_date(row.done_on))
    return long_date(row.due_on) if row.due_on is not None else tr("no date yet")


def _section(row: ReturnAction) -> str:
    known = {key.value for key in SectionKey}
    return tr(SECTION_TITLES[SectionKey(row.section)]) if row.section in known else ""
