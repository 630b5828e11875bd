"""The induction of several people at once: begun on a first evening, finished as papers return."""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sgdesk.services.file.changes import Changes
from sgdesk.services.people.induction import BegunTogether, LastDay, begin_inductions
from sgdesk.services.people.several.finishing import UnderWay, complete_inductions
from sgdesk.ui.alerts import listed
from sgdesk.ui.context import Context
from sgdesk.ui.people.person.induction_dialogs import add_all_through, through_problem
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Note
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


class FinishInductionsDialog(ActionDialog):
    """Asks once for the last day, who inducted and, where needed, the day of the signature."""

    def __init__(
        self,
        context: Context,
        people: Mapping[int, str],
        found: UnderWay,
        parent: QWidget | None = None,
    ) -> None:
        self._people = dict(people)
        self._found = found
        count = len(found.open_lines)
        title = tr_count(
            "Finish the induction of {n} person", "Finish the induction of {n} people", count
        )
        super().__init__(context, title, tr("Finish"), parent)
        none = [name for each, name in self._people.items() if each not in found.open_lines]
        self.form.column.addWidget(Note(_whom_words(found, self._people, none)))
        hint = tr("The induction course counts as done on this day.")
        self.day = self.add_date("day", tr("&Completed on"), hint)
        self.day.set_value(self.today)
        self.by = self.add_line("by", tr("&Inducted by"))
        self.by.setText(found.by)
        self.open_lines = sum(found.open_lines.values())
        self.all_through = add_all_through(self, self.open_lines)
        hint = tr("The day the definitions of harm were signed for as received.")
        self.signed = self.add_date("signed", tr("&Signed on"), hint)
        self.form.set_shown("signed", shown=found.needs_signature)
        self.day.setFocus()

    def problems(self) -> dict[str, str]:
        return {
            "day": self.day.problem(),
            "by": "" if self.by.text().strip() else tr("Say who inducted"),
            "through": through_problem(self.all_through, self.open_lines),
            "signed": self.signed.problem() if self._found.needs_signature else "",
        }

    def action(self) -> Callable[[], object]:
        workspace, people = self.context.workspace, tuple(self._found.open_lines)
        noted = LastDay(
            self.day.value() or self.today,
            inducted_by=self.by.text(),
            signed_on=self.signed.value(),
            gone_through=self.all_through.isChecked(),
        )
        return lambda: complete_inductions(workspace, people, noted)


def _whom_words(found: UnderWay, names: Mapping[int, str], none: Sequence[str]) -> str:
    """Whose induction is finished, and who is left out since none is under way."""
    said = tr("{names}.", names=listed([names[each] for each in found.open_lines]))
    if none:
        left = tr("Left out, as no induction of theirs is under way: {names}.", names=listed(none))
        return f"{said}\n\n{left}"
    return said
