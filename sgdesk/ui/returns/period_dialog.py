"""The day on which the period of the return begins."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from sgdesk.services.returns.words import save_period
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog


class PeriodDialog(ActionDialog):
    """Asks for the first day; the last is the day that the window shows."""

    def __init__(self, context: Context, start: date | None, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Period of the return"), tr("&Save"), parent)
        hint = tr("Leave it empty to begin on the day after the last final return.")
        self.start = self.add_date("start", tr("&Begins on"), hint)
        self.start.set_value(start)
        self.start.setFocus()

    def problems(self) -> dict[str, str]:
        return {"start": self.start.problem(required=False)}

    def action(self) -> Callable[[], object]:
        workspace, start = self.context.workspace, self.start.value()
        return lambda: save_period(workspace, start)
