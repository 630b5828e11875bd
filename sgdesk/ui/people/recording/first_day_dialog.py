"""The first day of several people's roles, asked for once."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from sgdesk.services.people.several.first_days import Starts, begin_on
from sgdesk.ui.context import Context
from sgdesk.ui.people.recording.effect_words import some_names
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import MonthAlone, Note
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog

_NAMED = 12


class FirstDayDialog(ActionDialog):
    """Names who gets the day, and who has one already and keeps it."""

    def __init__(
        self,
        context: Context,
        people: Mapping[int, str],
        found: Starts,
        parent: QWidget | None = None,
    ) -> None:
        self._people = tuple(each for each in people if each in found.without)
        names = [people[each] for each in self._people]
        title = tr_count("First day of {n} person", "First day of {n} people", len(names))
        super().__init__(context, title, tr("Save"), parent)
        self.whom = Note(tr("For {names}.", names=some_names(names, _NAMED)))
        self.form.column.addWidget(self.whom)
        if found.known:
            kept = some_names([people[each] for each in people if each in found.known], _NAMED)
            self.form.column.addWidget(
                Note(tr("As they are, with a first day or without a role: {names}.", names=kept))
            )
        hint = tr("Of each role of theirs that has no first day. The month will do.")
        self.day = self.add_date("day", tr("They &began on"), hint, month=MonthAlone.FIRST)
        self.day.setFocus()

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, people, day = self.context.workspace, self._people, self.day.value()
        return lambda: begin_on(workspace, people, day or self.today)
