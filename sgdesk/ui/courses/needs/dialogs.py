"""Noting a need, a gap or a barrier, and saying what was done about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtWidgets import QWidget

from sgdesk.domain.courses.need import Need, NeedDetails
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.organisation.pack import PackItem
from sgdesk.services.courses.catalogue import CatalogueLine
from sgdesk.services.courses.needs import change_need, close_need, raise_need
from sgdesk.services.training.told_apart import PeopleTold
from sgdesk.ui.context import Context
from sgdesk.ui.courses.needs.words import KINDS
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.person_box import PersonBox
from sgdesk.ui.widgets.boxes.tick import Tick
from sgdesk.ui.words import told_names

_OWN_WORDS = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be chosen about a need; ``listed`` is whose list of sources it is."""

    sources: tuple[PackItem, ...]
    people: PeopleTold
    courses: Sequence[CatalogueLine]
    partnership: str


class NeedDialog(ActionDialog):
    """Asks what is needed, where that was found, and whether the partnership should hear of it.

    ``added`` is told the id of a new one.
    """

    def __init__(
        self,
        context: Context,
        offered: Offered,
        row: Need | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Note a need, a gap or a barrier") if row is None else tr("Change what is noted")
        super().__init__(context, title, tr("Note it") if row is None else tr("Save"), parent)
        self.added: Callable[[int], object] = lambda _: None
        self._need = row.id if row else None
        self._build_boxes(offered)
        if row is not None:
            self._fill(row)
        self._ask_own_words()
        self.summary.setFocus()

    def _build_boxes(self, offered: Offered) -> None:
        kinds: list[tuple[str, object]] = [(tr(text), kind) for kind, text in KINDS.items()]
        self.kind = self.add_choice("kind", tr("&Kind"), kinds)
        hint = tr("One or two sentences; nothing about cases.")
        self.summary = self.add_text("summary", tr("&What"), hint)
        self.day = self.add_date("day", tr("&Noted on"))
        self.day.set_value(self.today)
        sources: list[tuple[str, object]] = [(each.text, each.key) for each in offered.sources]
        sources.append((tr("Something else"), _OWN_WORDS))
        hint = tr("The list is {document}’s.", document=offered.partnership)
        self.source = self.add_choice("source", tr("&Source"), sources, hint)
        self.form.set_shown("source", shown=bool(offered.sources))
        self.own = self.add_line("own", tr("Where it was &found, in your words"))
        self.source.currentIndexChanged.connect(lambda _: self._ask_own_words())
        hint = tr("Leave it empty where it is about nobody in particular.")
        self.person = self.form.add("person", tr("&Told by or about"), PersonBox(), hint)
        self.person.set_people(told_names(offered.people.people, offered.people.apart))
        self.person.set_name(tr("Told by or about"))
        courses: list[tuple[str, object]] = [(tr("No course in particular"), None)]
        courses += [(each.title, each.id) for each in offered.courses]
        self.course = self.add_choice("course", tr("&Course"), courses)
        self.report = self.form.add(
            "report", tr("Partnership"), Tick(tr("A gap to &report to the partnership"))
        )
        self.report.setMinimumHeight(TARGET)

    def _ask_own_words(self) -> None:
        self.form.set_shown("own", shown=self.source.currentData() == _OWN_WORDS)

    def _fill(self, row: Need) -> None:
        self.kind.setCurrentIndex(self.kind.findData(row.kind))
        self.summary.setPlainText(row.summary)
        self.day.set_value(row.raised_on)
        at = self.source.findData(row.source)
        self.source.setCurrentIndex(at if at >= 0 else self.source.findData(_OWN_WORDS))
        self.own.setText(row.source if at < 0 else "")
        if row.person_id is not None:
            self.person.choose(row.person_id)
        self.course.setCurrentIndex(max(0, self.course.findData(row.course_id)))
        self.report.setChecked(row.report_to_partnership)

    def problems(self) -> dict[str, str]:
        unknown = self.person.currentText().strip() and self.person.person() is None
        return {
            "summary": ""
            if self.summary.toPlainText().strip()
            else tr("Say what is needed, missing or in the way"),
            "day": self.day.problem(),
            "person": tr("Choose somebody of the list, or leave it empty") if unknown else "",
        }

    def action(self) -> Callable[[], object]:
        person = self.person.person()
        details = NeedDetails(
            kind=NeedKind(self.kind.currentData()),
            summary=self.summary.toPlainText().strip(),
            raised_on=self.day.value() or self.today,
            source=self.source.currentData() or self.own.text().strip(),
            person_id=person[0] if person else None,
            course_id=self.course.currentData(),
            report_to_partnership=self.report.isChecked(),
        )
        workspace, need = self.context.workspace, self._need
        if need is None:
            return lambda: raise_need(workspace, details)
        return lambda: change_need(workspace, need, details)

    def saved_as(self, result: object) -> None:
        if self._need is None:
            self.added(cast("tuple[int, object]", result)[0])


class DoneDialog(ActionDialog):
    """Asks what was done about it and when, which closes it."""

    def __init__(self, context: Context, row: Need, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("What was done"), tr("Note it as done"), parent)
        self._need = row.id
        self.done_text = self.add_text("done", tr("&What was done"), row.summary)
        self.done_text.setPlainText(row.done)
        self.day = self.add_date("day", tr("&On"))
        self.day.set_value(self.today)
        self.done_text.setFocus()

    def problems(self) -> dict[str, str]:
        return {
            "done": "" if self.done_text.toPlainText().strip() else tr("Say what was done"),
            "day": self.day.problem(),
        }

    def action(self) -> Callable[[], object]:
        workspace, need = self.context.workspace, self._need
        done, day = self.done_text.toPlainText(), self.day.value()
        return lambda: close_need(workspace, need, done, day)
