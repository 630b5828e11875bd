"""Choosing training to follow up: any in the file, the partnership's courses too."""

from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import short_date
from sgdesk.services.forms.follow_up import FollowUpLine, make_follow_ups, to_follow_up
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, em
from sgdesk.ui.widgets import Column, FormDialog, Note, RowsModel, Table, TickAll
from sgdesk.ui.widgets.boxes.tick import Tick
from sgdesk.ui.widgets.lists.cut_title import cut_title
from sgdesk.ui.words import told_name


def follow_up_columns() -> list[Column[FollowUpLine]]:
    """Training without an impact form, with the window that one would have."""
    return [
        Column(tr("Person"), lambda row: told_name(row.person_name, row.apart)),
        Column(tr("Course"), lambda row: row.course_title, is_main=True, cut=cut_title),
        Column(
            tr("Done on"),
            lambda row: short_date(row.completed_on),
            sort=lambda row: row.completed_on,
        ),
        Column(tr("Opens"), lambda row: short_date(row.opens), sort=lambda row: row.opens, spare=1),
        Column(tr("Due"), lambda row: short_date(row.due), sort=lambda row: row.due),
        Column(tr("Who ran it"), lambda row: row.provider or tr("not recorded"), spare=2),
    ]


class FollowUpDialog(FormDialog):
    """Makes impact forms for the training that is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Follow up training"), tr("&Make the forms"), parent)
        self._context = context
        about = tr(
            "What has it changed? Tick training of the last twelve months, whoever ran it; each "
            "gets an impact form, which stands in the list when it opens."
        )
        self.model: RowsModel[FollowUpLine] = RowsModel(follow_up_columns())
        self.table = Table(tr("Training without an impact form"))
        self.table.setObjectName("follow-up")
        self.table.setModel(self.model)
        self.table.setMinimumHeight(em(self, 17))
        self.all = TickAll(self.table)
        self.managers = Tick(tr("With the &line manager’s form too"))
        self.managers.setMinimumHeight(TARGET)
        self.said = Note()
        for each in (Note(about), self.all, self.table, self.managers, self.said):
            self.form.column.addWidget(each)
        self.let_grow(self.table)
        self.resize(em(self, 80), self.height())
        self.save = self._make
        self.table.selectionModel().selectionChanged.connect(self._offer)
        workspace, as_at = context.workspace, context.as_at
        context.tasks.run(lambda: to_follow_up(workspace, as_at), self._fill, label="", owner=self)
        self._offer()

    def _fill(self, lines: tuple[FollowUpLine, ...]) -> None:
        self.model.set_rows(lines)
        self.table.fit_columns()
        self.table.setVisible(bool(lines))
        self.all.setVisible(bool(lines))
        self.table.setFocus()
        self._offer()

    def _chosen(self) -> list[int]:
        rows = self.table.selectionModel().selectedRows()
        return [self.model.row(index).training_id for index in rows]

    def _offer(self, *_: object) -> None:
        """What cannot be done is not offered."""
        count = len(self._chosen())
        nothing = tr("All training of the last twelve months has its form.")
        self.said.setText("" if self.model.rows else nothing)
        self.said.setVisible(not self.model.rows)
        self.verb.setEnabled(self._context.may_write and bool(count))

    def _make(self) -> None:
        workspace, ids = self._context.workspace, self._chosen()
        with_managers = self.managers.isChecked()
        self._context.perform(
            lambda: make_follow_ups(workspace, ids, with_managers=with_managers),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )
