"""Noting that a return was sent: the day and to whom, since only the person knows."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sgdesk.services.returns.final import FrozenReturn, mark_sent
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog


class SentDialog(ActionDialog):
    """Asks for the day and the recipient of one return; offers whom an e-mail was written to."""

    def __init__(
        self,
        context: Context,
        line: FrozenReturn,
        parent: QWidget | None = None,
        *,
        written_to: str = "",
    ) -> None:
        title = tr("{number} was sent", number=line.number)
        super().__init__(context, title, tr("Note it"), parent)
        self._line = line
        self.day = self.add_date("day", tr("&On"))
        self.day.set_value(line.sent_on or self.today)
        hint = tr("A name, an office or an e-mail address.")
        self.to = self.add_line("to", tr("&To whom"), hint)
        self.to.setText(line.sent_to or written_to)
        self.to.setFocus()

    def problems(self) -> dict[str, str]:
        whom = "" if self.to.text().strip() else tr("Say to whom it was sent")
        return {"day": self.day.problem(), "to": whom}

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._line.id
        day, to = self.day.value() or self.today, self.to.text().strip()
        return lambda: mark_sent(workspace, number, day, to)
