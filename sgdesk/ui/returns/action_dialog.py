"""Adding an action, changing it, and noting that it is done."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sgdesk.domain.returns.parts import ReturnAction, SectionKey
from sgdesk.domain.returns.sections import SECTION_TITLES
from sgdesk.services.returns.words import ActionDetails, add_action, change_action, finish_action
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import MonthAlone
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog


class ReturnActionDialog(ActionDialog):
    """Asks what, who does it, by when, and which section it grew out of."""

    def __init__(
        self, context: Context, action: ReturnAction | None = None, parent: QWidget | None = None
    ) -> None:
        self._action = action
        title = tr("Add an action") if action is None else tr("Change the action")
        super().__init__(context, title, tr("&Save"), parent)
        self.what = self.add_line("what", tr("&What is to be done"))
        hint = tr("What will show that it was done: minutes, a booking, a list.")
        self.evidence = self.add_line("evidence", tr("&Evidence"), hint)
        hint = tr("By their office: a name is taken out of the return.")
        self.owner = self.add_line("owner", tr("Who &does it"), hint)
        hint = tr("It may lie ahead.")
        self.due = self.add_date("due", tr("&By when"), hint, ahead=True, month=MonthAlone.FIRST)
        sections: list[tuple[str, object]] = [(tr("None of them"), "")]
        sections += [(tr(text), key.value) for key, text in SECTION_TITLES.items()]
        self.section = self.add_choice("section", tr("&Grew out of the section"), sections)
        if action is not None:
            self._show(action)
        self.what.setFocus()

    def _show(self, action: ReturnAction) -> None:
        self.what.setText(action.summary)
        self.owner.setText(action.owner)
        self.evidence.setText(action.evidence)
        self.due.set_value(action.due_on)
        self.section.setCurrentIndex(max(0, self.section.findData(action.section)))

    def problems(self) -> dict[str, str]:
        what = "" if self.what.text().strip() else tr("Say what is to be done")
        return {"what": what, "due": self.due.problem(required=False)}

    def action(self) -> Callable[[], object]:
        workspace, action = self.context.workspace, self._action
        section = self.section.currentData()
        details = ActionDetails(
            self.what.text(),
            self.owner.text(),
            self.due.value(),
            SectionKey(section) if section else None,
            self.evidence.text(),
        )
        if action is None:
            return lambda: add_action(workspace, details)
        return lambda: change_action(workspace, action.id, details)


class FinishDialog(ActionDialog):
    """Asks on which day an action was done."""

    def __init__(
        self, context: Context, action: ReturnAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tr("Note it as done"), tr("&Note it"), parent)
        self._action = action
        self.day = self.add_date("day", tr("&Done on"), action.summary)
        self.day.set_value(self.today)
        self.day.setFocus()

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, number, day = self.context.workspace, self._action.id, self.day.value()
        return lambda: finish_action(workspace, number, day)
