"""Adding a worker who is not ours, changing what is kept, and their last day."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sgdesk.domain.people.outside import OutsideDetails, OutsideWorker
from sgdesk.services.people.outside import (
    add_outside_worker,
    change_outside_worker,
    end_outside_worker,
)
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import MonthAlone
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog


class OutsideDialog(ActionDialog):
    """Who they are, who employs them, and what the employer confirmed and when."""

    def __init__(
        self, context: Context, row: OutsideWorker | None = None, parent: QWidget | None = None
    ) -> None:
        title = tr("Add a worker from outside")
        if row is not None:
            title = tr("What is kept of {name}", name=row.name)
        verb = tr("Add them") if row is None else tr("Save")
        super().__init__(context, title, verb, parent)
        self._worker = row.id if row else None
        self.name = self.add_line("name", tr("&Name"))
        self.work = self.add_line("work", tr("&What they do"), tr("Such as coaching on Saturdays."))
        self.employer = self.add_line("employer", tr("Who &employs them"))
        hint = tr("Such as “Level 2 in March 2026 and a check by us, by e-mail”. Nothing more.")
        self.confirmed = self.add_line("confirmed", tr("What their employer &confirmed"), hint)
        self.day = self.add_date("day", tr("Confirmed &on"))
        hint = tr("Today reminds you from that day on. No document says when: set by us.")
        self.review = self.add_date(
            "review", tr("&Ask again on"), hint, ahead=True, month=MonthAlone.FIRST
        )
        self.notes = self.add_line("notes", tr("No&tes"))
        if row is not None:
            self._fill(row)
        self.name.setFocus()

    def _fill(self, row: OutsideWorker) -> None:
        self.name.setText(row.name)
        self.work.setText(row.work)
        self.employer.setText(row.employer)
        self.confirmed.setText(row.confirmed)
        self.day.set_value(row.confirmed_on)
        self.review.set_value(row.review_on)
        self.notes.setText(row.notes)

    def problems(self) -> dict[str, str]:
        day, review = self.day.value(), self.review.value()
        said = bool(self.confirmed.text().strip())
        no_day = tr("Say on which day it was confirmed")
        backwards = day is not None and review is not None and review <= day
        return {
            "name": "" if self.name.text().strip() else tr("Enter a name"),
            "day": self.day.problem(required=False) or (no_day if said and day is None else ""),
            "review": self.review.problem(required=False)
            or (tr("It has to follow the day of the confirmation") if backwards else ""),
        }

    def action(self) -> Callable[[], object]:
        details = OutsideDetails(
            name=self.name.text(),
            work=self.work.text(),
            employer=self.employer.text(),
            confirmed_on=self.day.value(),
            confirmed=self.confirmed.text(),
            review_on=self.review.value(),
            notes=self.notes.text(),
        )
        workspace, worker = self.context.workspace, self._worker
        if worker is None:
            return lambda: add_outside_worker(workspace, details)
        return lambda: change_outside_worker(workspace, worker, details)


class EndOutsideDialog(ActionDialog):
    """Asks for the last day that somebody is with us."""

    def __init__(self, context: Context, row: OutsideWorker, parent: QWidget | None = None) -> None:
        title = tr("{name} is with us no longer", name=row.name)
        super().__init__(context, title, tr("Note the last day"), parent)
        self._worker = row.id
        self.day = self.add_date("day", tr("&Last day"), ahead=True, month=MonthAlone.LAST)
        self.day.set_value(self.today)
        self.day.setFocus()

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, worker = self.context.workspace, self._worker
        day = self.day.value() or self.today
        return lambda: end_outside_worker(workspace, worker, day)
