"""Beginning the induction of several people at once, as on their first evening."""

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sgdesk.services.file.changes import Changes
from sgdesk.services.people.induction import BegunTogether, begin_inductions
from sgdesk.ui.alerts import listed
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog


class BeginInductionsDialog(ActionDialog):
    """Asks once when it begins and who inducts; ``begun`` tells for whom, so that it is printed."""

    begun = Signal(object)

    def __init__(
        self, context: Context, people: Mapping[int, str], parent: QWidget | None = None
    ) -> None:
        self._people = dict(people)
        title = tr_count(
            "Begin the induction of {n} person", "Begin the induction of {n} people", len(people)
        )
        super().__init__(context, title, tr("Begin and print"), parent)
        self.day = self.add_date("day", tr("&Begun on"))
        self.day.set_value(self.today)
        self.by = self.add_line("by", tr("&Who inducts"))
        hint = tr("One on each line, such as “Where the fire exits are”.")
        self.own = self.add_text("own", tr("&Lines of your own, after those asked for"), hint)
        self.day.setFocus()

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, people = self.context.workspace, tuple(self._people)
        day, by = self.day.value() or self.today, self.by.text()
        own = self.own.toPlainText().splitlines()
        return lambda: begin_inductions(workspace, people, day, own_items=own, inducted_by=by)

    def saved_as(self, result: object) -> None:
        """Say who was left out before the sheets of the others are shown."""
        found, _ = cast("tuple[BegunTogether, Changes]", result)
        if found.left_out:
            names = listed([self._people[each] for each in found.left_out])
            self.context.alerts.tell(
                tr("Some had one already"),
                tr("Nothing was changed for {names}: they have an induction.", names=names),
            )
        self.begun.emit(found.begun)
