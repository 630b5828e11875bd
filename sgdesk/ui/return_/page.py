"""Return: the training summary for a Section 11 return as live figures, and its export."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, TypeVar

from PySide6.QtWidgets import QCheckBox, QTabWidget, QVBoxLayout

from sgdesk.domain.dates import long_date
from sgdesk.domain.returns import TITLE, GroupedFigures, RequirementFigures, ReturnDocument
from sgdesk.services.results import Area
from sgdesk.services.returns import Exported, export_return, return_document
from sgdesk.ui.page import Page
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.reminders.dialog import RemindersDialog
from sgdesk.ui.return_ import tables
from sgdesk.ui.return_.final.annex_dialog import AnnexDialog
from sgdesk.ui.return_.final.past import PastReturns
from sgdesk.ui.tasks import Lane
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import (
    Banner,
    Column,
    FlowLayout,
    Heading,
    Note,
    PushButton,
    RowsModel,
    Table,
)

R = TypeVar("R")


class ReturnPage(Page):
    """Each row of a table opens the people behind it."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ORGANISATION, Area.PEOPLE, Area.ROLES, Area.COURSES, Area.TRAINING, Area.RETURNS}
    )
    topic: ClassVar[str] = "return"

    def _build(self) -> None:
        self._title = Heading(tr(TITLE), TextSize.TITLE)
        self._sub = Note()
        self._export = PushButton(tr("Export …"), "folder")
        self._mail = PushButton(tr("Prepare an e-mail …"), "mail")
        self._names = QCheckBox(tr("With an annex of names"))
        self._names.setToolTip(tr("Send names only where you were asked for them"))
        self._final = PushButton(tr("Make final …"), "lock")
        self._remind = PushButton(tr("Reminders …"), "calendar")
        self._past = PastReturns()
        self._done = Banner()
        self._done.hide()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._all: RowsModel[RequirementFigures] = self._table(tr("All"), "return-all", [])
        self._roles = self._table(tr("By role"), "return-role", self._by(tr("Role")))
        self._groups = self._table(tr("By group"), "return-group", self._by(tr("Group")))
        reasons = tables.reason_columns()
        self._reasons = self._table(tr("Reasons for not completing"), "return-why", reasons)
        self._tabs.addTab(self._past, tr("Past returns"))
        self._how = Note()
        self._folder = Path()
        self._tabs.findChildren(Table)[0].setSortingEnabled(False)
        self._lay_out()

    @staticmethod
    def _by(heading: str) -> list[Column[GroupedFigures]]:
        return tables.grouped_columns(heading)

    def _table(self, title: str, name: str, columns: Sequence[Column[R]]) -> RowsModel[R]:
        model: RowsModel[R] = RowsModel(columns)
        table = Table(title)
        table.setObjectName(name)
        table.setModel(model)
        table.horizontalHeader().setStretchLastSection(False)
        table.opened.connect(self._open_row)
        self._tabs.addTab(table, title)
        return model

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for each in (self._export, self._mail, self._names, self._final, self._remind):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._title)
        column.addWidget(self._sub)
        column.addLayout(buttons)
        column.addWidget(self._done)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._how)

    def _connect(self) -> None:
        self._export.clicked.connect(lambda: self._write(self._exported))
        self._mail.clicked.connect(lambda: self._write(self._open_draft))
        self._final.clicked.connect(self._past.make_final)
        self._remind.clicked.connect(lambda: RemindersDialog(self.context, self).open())
        self._done.chosen.connect(lambda: self.context.alerts.show_outside(self._folder))

    def _load(self) -> None:
        self._final.setEnabled(self.context.may_write)
        self._past.refresh(self.context)
        workspace, as_at = self.context.workspace, self.context.as_at
        self.fetch(lambda: return_document(workspace, as_at), self._fill)

    def _fill(self, document: ReturnDocument) -> None:
        one, many = "{n} person counts", "{n} people count"
        self._sub.setText(
            tr(
                "{organisation} for {partnership}, as at {day}. {counted}.",
                organisation=document.sender.organisation,
                partnership=document.sender.partnership,
                day=long_date(document.as_at),
                counted=tr_count(one, many, document.people),
            )
        )
        self._all.set_columns(tables.requirement_columns(document))
        self._all.set_rows(document.requirements)
        self._roles.set_rows(document.by_role)
        self._groups.set_rows(document.by_group)
        self._reasons.set_rows(tables.reason_rows(document))
        self._how.setText(tables.counted_how(document))
        for table in self._tabs.findChildren(Table):
            table.fit_columns()

    def _open_row(self, row: object) -> None:
        wanted = None
        if isinstance(row, RequirementFigures):
            wanted = Wanted(requirement=row.key)
        elif isinstance(row, GroupedFigures):
            by_role = self._tabs.currentIndex() == 1
            wanted = Wanted(
                requirement=row.requirement,
                role=row.label if by_role else None,
                group=None if by_role else row.key,
            )
        elif isinstance(row, tables.ReasonRow):
            wanted = Wanted(requirement=row.requirement)
        if wanted is not None:
            self.context.navigate(Place.PEOPLE, wanted)

    def _write(self, then: Callable[[Exported], object]) -> None:
        """Ask about the annex where there is one, then write the files and go on."""
        if self._names.isChecked():
            AnnexDialog(lambda passphrase: self._write_to(then, passphrase), self).open()
        else:
            self._write_to(then)

    def _write_to(self, then: Callable[[Exported], object], passphrase: str = "") -> None:
        """Let a folder be chosen, write every file of the return into it, and go on."""
        folder = self.context.alerts.choose_folder(tr("Where to put the files of the return"))
        if folder is None:
            return
        context, named = self.context, self._names.isChecked()
        context.tasks.run(
            lambda: export_return(
                context.workspace, folder, context.as_at, named=named, passphrase=passphrase
            ),
            then,
            label=tr("Writing the return"),
            lane=Lane.PAPER,
            owner=self,
        )

    def _exported(self, made: Exported) -> None:
        self._folder = made.files[0].parent
        names = ", ".join(path.name for path in made.files)
        text = tr("Saved in {folder}: {names}", folder=self._folder, names=names)
        self._done.show_text(text, tr("Open the folder"))

    def _open_draft(self, made: Exported) -> None:
        self._exported(made)
        self.context.alerts.show_outside(made.files[-1])
