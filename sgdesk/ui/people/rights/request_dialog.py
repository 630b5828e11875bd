"""Noting that somebody asked to see what is held about them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import long_date, weekday
from sgdesk.domain.people.access import month_after, owed_by
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
            self.owed.setText(_owed_words(day))

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._person_id
        day: date = self.day.value() or self.today
        return lambda: note_request(workspace, day, person_id=number)


def _owed_words(asked_on: date) -> str:
    """By when the answer is owed, and why not on the day on which the month ends."""
    ends, owed = month_after(asked_on), owed_by(asked_on)
    how = tr("“Save everything held” on their page makes it.")
    if owed == ends:
        said = tr("One calendar month: the answer is owed by {day}.", day=_with_weekday(owed))
    else:
        said = tr(
            "One calendar month ends on {end}, which is a weekend or a bank holiday in England, so "
            "the answer is owed by the next working day: {day}.",
            end=_with_weekday(ends),
            day=_with_weekday(owed),
        )
    return f"{said} {how}"


def _with_weekday(day: date) -> str:
    return f"{tr(weekday(day))} {long_date(day)}"
