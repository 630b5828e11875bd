"""Every role and what it calls for in one grid: several changes, one look, one saving."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from sgdesk.services.people.roles import RoleView, change_roles, preview_roles
from sgdesk.ui.context import Context
from sgdesk.ui.setup.effect_note import EffectNote
from sgdesk.ui.setup.roles.role_dialog import Choices
from sgdesk.ui.setup.roles.role_grid_model import ROLE, RoleGridModel
from sgdesk.ui.setup.since_box import SinceBox
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, em
from sgdesk.ui.widgets import FormDialog, Note
from sgdesk.ui.widgets.arranging import let_stay_empty, size_dialog
from sgdesk.ui.widgets.lists.frozen import FrozenTable

_TOGGLES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RoleGrid(FrozenTable):
    """Arrows move, Space changes; a press on a cell does, too. The roles stay in sight."""

    def __init__(self, model: RoleGridModel, parent: QWidget | None = None) -> None:
        super().__init__(tr("What the roles call for"), parent)
        self._grid = model
        self.setSortingEnabled(False)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleDescription(tr("Space calls for it or no longer."))
        self.clicked.connect(model.toggle)
        self.horizontalHeader().setStretchLastSection(True)
        self.fit_columns()
        self.setCurrentIndex(model.index(0, ROLE + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TOGGLES and not event.modifiers():
            self._grid.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)


class RoleGridDialog(FormDialog):
    """Says whom all of it would turn before it is saved, as one action, from a day on."""

    def __init__(
        self,
        context: Context,
        choices: Choices,
        views: Sequence[RoleView],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("What the roles call for"), tr("Save"), parent)
        self._context = context
        self._newest = Newest()
        self.model = RoleGridModel(choices, views)
        self.grid = RoleGrid(self.model)
        self.effect = EffectNote()
        self._reason = QLineEdit()
        self._build(len(views))
        self.model.changed.connect(self._preview)
        self.save = self._save
        self.verb.setEnabled(False)
        self.verb.setAutoDefault(False)
        self.verb.setDefault(False)
        size_dialog(self, 62, 44)
        self.grid.setFocus()

    def _build(self, rows: int) -> None:
        column = self.form.column
        column.addWidget(
            Note(
                tr(
                    "Press a cell to change it, or move with the arrows and press Space. "
                    "Nothing is saved yet."
                )
            )
        )
        self.grid.setMinimumHeight(min(rows + 1, 14) * em(self.grid, 2))
        column.addWidget(self.grid, 1)
        column.addWidget(self.effect)
        today = self._context.workspace.today()
        always = tr("Since always: it was wrong and is put right")
        since = SinceBox(today, tr("From this day on; before it the old rule stays"), always)
        self._since = self.form.add("from", tr("From when it holds"), since)
        since.changed.connect(self._preview)
        self.form.add("reason", tr("&Reason (if you like)"), self._reason)
        let_stay_empty(self._reason)
        self._reason.setMinimumHeight(TARGET)

    def _preview(self) -> None:
        """Ask whom it would turn; an answer to an older question is dropped."""
        wishes = self.model.wishes()
        self.verb.setEnabled(bool(wishes))
        self.verb.setDefault(bool(wishes))
        self._since.offer(is_first=bool(wishes) and self.model.are_first(wishes))
        if not wishes:
            self._newest.forget()
            self.effect.hide()
            return
        day, workspace = self._since.preview_day(), self._context.workspace
        wished = {each.role_id: each.requirements for each in wishes}
        self._context.tasks.run(
            lambda: preview_roles(workspace, wished, day),
            self._newest.only(self.effect.show_effect),
            owner=self,
        )

    def _save(self) -> None:
        wishes = self.model.wishes()
        if not wishes or not self.form.show_problems({"from": self._since.problem()}):
            return
        workspace, day, reason = self._context.workspace, self._since.value(), self._reason.text()
        self._context.perform(
            lambda: change_roles(workspace, wishes, day, reason),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )
