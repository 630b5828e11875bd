"""Noting that somebody asked to see what is held about them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.people.access import owed_by
from sgdesk.services.people.rights.requests import note_request
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Note
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog


class RequestDialog(ActionDialog):
    """Asks on which day they asked, and says by when the answer is owed."""

    def __init__(
        self, context: Context, person_id: int, name: str, parent: QWidget | None = None
    ) -> None:
        title = tr("{name} asks what is held", name=name)
        super().__init__(context, title, tr("Note it"), parent)
        self._person_id = person_id
        hint = tr("By word of mouth counts too. Ask for proof of who they are where you doubt it.")
        self.day = self.add_date("day", tr("They &asked on"), hint)
        self.owed = Note()
        self.form.column.addWidget(self.owed)
        self.day.changed.connect(self._say)
        self.day.set_value(self.today)
        self._say()

    def _say(self) -> None:
        day = self.day.value()
        if day is not None:
            self.owed.setText(
                tr(
                    "One calendar month: the answer is owed by {day}. “Save everything held” on "
                    "their page makes it.",
                    day=long_date(owed_by(day)),
                )
            )

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._person_id
        day: date = self.day.value() or self.today
        return lambda: note_request(workspace, day, person_id=number)
