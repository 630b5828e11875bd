"""What was learnt and passed on: a list, the newest first, with one line for each."""

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from sgdesk.domain.dates import short_date
from sgdesk.domain.training.learning import LearningShared
from sgdesk.services.training.learning import learning_view, strike_learning
from sgdesk.ui.alerts import Prompt
from sgdesk.ui.page import Page
from sgdesk.ui.people.learning.pass_on_dialog import PassOnDialog
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import Column, EmptyState, Note, PushButton, RowsModel, Table
from sgdesk.ui.widgets.arranging import row_of


class LearningTab(Page):
    """The list with two buttons over it; Undo takes either back."""

    topic: ClassVar[str] = "trainers"

    def _build(self) -> None:
        self.add_button = PushButton(tr("&Note what was passed on …"), "add")
        self.strike_button = PushButton(tr("Stri&ke out"), "close")
        about = tr(
            "What one person learns helps most once others know it. Partnerships ask that learning "
            "is passed on; a line for each time is enough. It can also be noted from a training on "
            "the person’s page."
        )
        self.table = Table(tr("Learning passed on"))
        self.table.offer(self.strike_button, take_away=self._ask_to_strike)
        self.adds = self.add_button
        self.table.setObjectName("learning")
        self._model: RowsModel[LearningShared] = RowsModel(_columns())
        self.table.setModel(self._model)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.empty = EmptyState(
            tr("Nothing noted yet"),
            about,
            tr("Note what was passed on"),
            "add",
            drawing="sessions",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._about = Note(about)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._about)
        column.addLayout(row_of(self.add_button, self.strike_button))
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.empty.chosen.connect(self._add)
        self.strike_button.clicked.connect(self._strike)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        self._model.modelReset.connect(self._offer)

    def _load(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        self.fetch(lambda: learning_view(workspace, as_at), self._fill)

    def _fill(self, rows: tuple[LearningShared, ...]) -> None:
        self._model.set_rows(rows)
        self.table.fit_columns()
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        for each in (self._about, self.add_button, self.strike_button):
            each.setVisible(bool(rows))
        for button in self.empty.findChildren(PushButton):
            button.setEnabled(self.context.may_write)
        if rows:
            self.table.selectRow(0)
        self._offer()

    def _chosen(self) -> LearningShared | None:
        index = self.table.currentIndex()
        return self._model.row(index) if index.isValid() else None

    def _offer(self) -> None:
        may = self._context is not None and self.context.may_write
        self.add_button.setEnabled(may)
        self.strike_button.setEnabled(may and self._chosen() is not None)

    def _add(self) -> None:
        if self.context.may_write:
            PassOnDialog(self.context, None, self).open()

    def _ask_to_strike(self) -> None:
        """A key is pressed in passing: what the button does at once is asked first."""
        chosen = self._chosen()
        if chosen is not None and self.strike_button.isEnabled():
            question = Prompt(
                title=tr("Strike out what was passed on?"),
                text=tr("To {team}: {what}", team=chosen.team, what=chosen.summary),
                do_it=tr("Strike it out"),
                leave_it=tr("Leave it"),
            )
            if self.context.alerts.ask(question):
                self._strike()

    def _strike(self) -> None:
        chosen, workspace = self._chosen(), self.context.workspace
        if chosen is not None:
            self.context.perform(lambda: strike_learning(workspace, chosen.id), owner=self)


def _columns() -> list[Column[LearningShared]]:
    return [
        Column(tr("When"), lambda row: short_date(row.shared_on), sort=lambda row: row.shared_on),
        Column(tr("With which team"), lambda row: row.team),
        Column(tr("What was passed on"), lambda row: row.summary, is_main=True),
        Column(tr("Learnt at"), lambda row: row.course or tr("elsewhere"), spare=1),
    ]
