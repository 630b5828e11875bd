"""Induction: beginning it, going through its lines, completing it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.people.induction import InductionLine
from sgdesk.services.people.induction import (
    Checklist,
    begin_induction,
    complete_induction,
    tick_items,
)
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import Note
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.tick import Tick


class BeginInductionDialog(ActionDialog):
    """Asks when it begins, who inducts, and for lines of the organisation's own."""

    def __init__(
        self, context: Context, person: tuple[int, str], parent: QWidget | None = None
    ) -> None:
        self._person_id, name = person
        title = tr("Induction of {name}", name=name)
        super().__init__(context, title, tr("Begin"), parent)
        self.day = self.add_date("day", tr("&Begun on"))
        self.day.set_value(self.today)
        self.by = self.add_line("by", tr("&Who inducts"))
        hint = tr("One on each line, such as “Where the fire exits are”.")
        self.own = self.add_text("own", tr("&Lines of your own, after those asked for"), hint)
        hint = tr("Leave it empty for the edition that was in force on that day.")
        self.edition = self.add_line("edition", tr("&Edition of Working Together"), hint)
        self.day.setFocus()

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, person = self.context.workspace, self._person_id
        day, by = self.day.value() or self.today, self.by.text()
        own, edition = self.own.toPlainText().splitlines(), self.edition.text().strip() or None
        return lambda: begin_induction(
            workspace, person, day, own_items=own, inducted_by=by, edition=edition
        )


class ChecklistLine(QWidget):
    """One line to tick: Space or a click on its words; it says its paragraph and its day."""

    def __init__(self, item: InductionLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.box = QCheckBox()
        self.box.setChecked(item.done_on is not None)
        self.box.setMinimumSize(TARGET, TARGET)
        said = line_words(item)
        self.box.setAccessibleName(item.item_text)
        self.box.setAccessibleDescription(said)
        words = Note("\n".join(text for text in (item.item_text, said) if text))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self.setFocusProxy(self.box)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.box.toggle()
        super().mouseReleaseEvent(event)


def line_words(item: InductionLine) -> str:
    """Where a line comes from, and the day it was gone through."""
    source = tr("Asked for in {paragraph}.", paragraph=item.source) if item.source else ""
    done = tr("Done {day}.", day=long_date(item.done_on)) if item.done_on else ""
    return " ".join(text for text in (source, done) if text)


class ChecklistDialog(ActionDialog):
    """Ticks the lines gone through on one day; a line ticked before keeps its own day."""

    def __init__(self, context: Context, found: Checklist, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Induction checklist"), tr("Save"), parent)
        self._induction_id = found.induction.id
        hint = tr("The day for the lines that you tick now.")
        self.day = self.add_date("day", tr("&Gone through on"), hint)
        self.day.set_value(self.today)
        self.lines = [ChecklistLine(item) for item in found.items]
        for line in self.lines:
            self.form.column.addWidget(line)
        still_open = (line for line in self.lines if not line.box.isChecked())
        next(still_open, self.lines[0]).setFocus()

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, number, day = self.context.workspace, self._induction_id, self.day.value()
        done = {
            line.item.id: day if line.box.isChecked() else None
            for line in self.lines
            if line.box.isChecked() is (line.item.done_on is None)
        }
        return lambda: tick_items(workspace, number, done)


class CompleteInductionDialog(ActionDialog):
    """Asks for the last day, who inducted, and where needed the day of the signature."""

    def __init__(self, context: Context, found: Checklist, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Complete the induction"), tr("Complete"), parent)
        self._induction_id = found.induction.id
        self._is_signed = found.needs_signature
        hint = tr("The induction course counts as done on this day.")
        self.day = self.add_date("day", tr("&Completed on"), hint)
        self.day.set_value(self.today)
        self.by = self.add_line("by", tr("&Inducted by"))
        self.by.setText(found.induction.inducted_by)
        self._open = sum(item.done_on is None for item in found.items)
        self.all_through = add_all_through(self, self._open)
        hint = tr("The day the definitions of harm were signed for as received.")
        self.signed = self.add_date("signed", tr("&Signed on"), hint)
        self.form.set_shown("signed", shown=self._is_signed)
        hint = tr("The edition of the national guidance that was gone through and signed for.")
        self.edition = self.add_line("edition", tr("&Edition"), hint)
        self._offered_edition = found.edition
        self.edition.setText(found.edition)
        self.day.setFocus()

    def problems(self) -> dict[str, str]:
        return {
            "day": self.day.problem(),
            "by": "" if self.by.text().strip() else tr("Say who inducted"),
            "signed": self.signed.problem() if self._is_signed else "",
            "through": through_problem(self.all_through, self._open),
        }

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._induction_id
        typed = self.edition.text().strip()
        edition = "" if typed == self._offered_edition else typed
        day, by, signed = self.day.value() or self.today, self.by.text(), self.signed.value()
        is_through = self.all_through.isChecked()
        return lambda: complete_induction(
            workspace,
            number,
            day,
            inducted_by=by,
            signed_on=signed,
            edition=edition,
            gone_through=is_through,
        )


def add_all_through(dialog: ActionDialog, still_open: int) -> Tick:
    """Add the tick that the lines that are open still were gone through; hidden where none is."""
    one = "The &line that is open still was gone through on that day"
    many = "All {n} &lines that are open still were gone through on that day"
    tick = Tick(tr_count(one, many, still_open))
    tick.setMinimumHeight(TARGET)
    hint = tr(
        "As it stands on the sheet that was signed. Else tick the lines on the person’s page."
    )
    dialog.form.add("through", tr("What was gone through"), tick, hint)
    dialog.form.set_shown("through", shown=still_open > 0)
    return tick


def through_problem(tick: Tick, still_open: int) -> str:
    """An induction is not finished while a line of it is open."""
    if not still_open or tick.isChecked():
        return ""
    return tr("Tick it where all was gone through; else it is not finished yet")
