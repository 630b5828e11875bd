"""Adding a trainer, changing what is kept, noting a day, and stopping."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QWidget

from sgdesk.domain.sessions.trainer import DayKind, Trainer, TrainerDetails
from sgdesk.services.courses.trainers import add_trainer, change_trainer, note_day, withdraw_trainer
from sgdesk.services.training.told_apart import PeopleTold
from sgdesk.ui.context import Context
from sgdesk.ui.courses.trainers.words import DAY_KINDS
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import MonthAlone
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.person_box import PersonBox
from sgdesk.ui.words import told_names


class TrainerDialog(ActionDialog):
    """A name of ours or from outside, and how they came to train.

    ``added`` is told the id of a new one.
    """

    def __init__(
        self,
        context: Context,
        people: PeopleTold,
        row: Trainer | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Add a trainer") if row is None else tr("Change what is kept of a trainer")
        verb = tr("Add them") if row is None else tr("Save")
        super().__init__(context, title, verb, parent)
        self.added: Callable[[int], object] = lambda _: None
        self._trainer = row.id if row else None
        hint = tr("Somebody of yours, or type the name of somebody from outside.")
        self.name = self.form.add("name", tr("&Name"), PersonBox(), hint)
        self.name.set_people(told_names(people.people, people.apart))
        self._people = {each.id: each.name for each in people.people}
        self.name.set_name(tr("Name"))
        hint = tr("What lets them train others, such as Trained nurse, 10 years with children.")
        self.qualifications = self.add_text("qualifications", tr("&Qualifications"), hint)
        hint = tr("Leave it empty where it has not been done.")
        self.trained = self.add_date(
            "trained", tr("&Train the trainers programme"), hint, month=MonthAlone.FIRST
        )
        self.observed = self.add_date(
            "observed", tr("&Observed a course first"), hint, month=MonthAlone.FIRST
        )
        self.notes = self.add_text("notes", tr("Not&es"))
        if row is not None:
            self._fill(row)
        self.name.setFocus()

    def _fill(self, row: Trainer) -> None:
        if row.person_id is not None:
            self.name.choose(row.person_id)
        self.name.setEditText(row.name)
        self.qualifications.setPlainText(row.qualifications)
        self.trained.set_value(row.trained_the_trainer_on)
        self.observed.set_value(row.observed_first_on)
        self.notes.setPlainText(row.notes)

    def problems(self) -> dict[str, str]:
        return {
            "name": "" if self.name.currentText().strip() else tr("Enter a name"),
            "trained": self.trained.problem(required=False),
            "observed": self.observed.problem(required=False),
        }

    def action(self) -> Callable[[], object]:
        ours = self.name.person()
        details = TrainerDetails(
            name=self._people[ours[0]] if ours else self.name.currentText().strip(),
            person_id=ours[0] if ours else None,
            qualifications=self.qualifications.toPlainText().strip(),
            trained_the_trainer_on=self.trained.value(),
            observed_first_on=self.observed.value(),
            notes=self.notes.toPlainText().strip(),
        )
        workspace, trainer = self.context.workspace, self._trainer
        if trainer is None:
            return lambda: add_trainer(workspace, details)
        return lambda: change_trainer(workspace, trainer, details)

    def saved_as(self, result: object) -> None:
        if self._trainer is None:
            self.added(cast("tuple[int, object]", result)[0])


class DayDialog(ActionDialog):
    """Asks which day somebody gave beside the sessions, and what for."""

    def __init__(self, context: Context, row: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(
            context, tr("A day that {name} gave", name=row.name), tr("Note it"), parent
        )
        self._trainer = row.id
        self.day = self.add_date("day", tr("&Day"), tr("Sessions count by themselves."))
        self.day.set_value(self.today)
        kinds: list[tuple[str, object]] = [(tr(text), kind) for kind, text in DAY_KINDS.items()]
        self.kind = self.add_choice("kind", tr("&What for"), kinds)
        self.notes = self.add_line("notes", tr("&Notes"))
        self.day.setFocus()

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, trainer = self.context.workspace, self._trainer
        day, kind = self.day.value() or self.today, DayKind(self.kind.currentData())
        notes = self.notes.text()
        return lambda: note_day(workspace, trainer, day, kind, notes)


class StopDialog(ActionDialog):
    """Asks from which day on somebody no longer trains."""

    def __init__(self, context: Context, row: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("{name} stops training", name=row.name), tr("Stop"), parent)
        self._trainer = row.id
        hint = tr("Sessions that they gave stay. From this day on they are not offered any more.")
        self.day = self.add_date("day", tr("&From"), hint, ahead=True)
        self.day.set_value(self.today)
        self.day.setFocus()

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, trainer, day = self.context.workspace, self._trainer, self.day.value()
        return lambda: withdraw_trainer(workspace, trainer, day)
