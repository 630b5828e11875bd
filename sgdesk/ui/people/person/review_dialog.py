"""Noting supervision or a review of practice."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.people.keeping.review import (
    REVIEW_TITLES,
    RaisesConcerns,
    ReviewDetails,
    ReviewKind,
)
from sgdesk.services.people.reviews import note_review
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import MonthAlone
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.tick import Tick

CONCERNS = {
    RaisesConcerns.NOT_ASKED: "Not asked",
    RaisesConcerns.YES: "Yes",
    RaisesConcerns.PARTLY: "In part",
    RaisesConcerns.NO: "No",
}


class PracticeReviewDialog(ActionDialog):
    """Asks when, with whom, whether it asked how training was embedded, and when again."""

    def __init__(
        self, context: Context, person: tuple[int, str], parent: QWidget | None = None
    ) -> None:
        self._person_id, name = person
        title = tr("Supervision or review with {name}", name=name)
        super().__init__(context, title, tr("Note it"), parent)
        kinds: list[tuple[str, object]] = [
            (tr(text), kind.value) for kind, text in REVIEW_TITLES.items()
        ]
        self.kind = self.add_choice("kind", tr("&Kind"), kinds)
        self.day = self.add_date("day", tr("&Held on"))
        self.day.set_value(self.today)
        self.by = self.add_line("by", tr("&With whom"))
        self.asked = Tick(tr("It &asked how training was embedded"))
        self.asked.setMinimumHeight(TARGET)
        self.form.column.addWidget(self.asked)
        hint = tr("One sentence on what is done differently now; nothing about cases.")
        self.embedded = self.add_line("embedded", tr("H&ow training was put into practice"), hint)
        answers: list[tuple[str, object]] = [
            (tr(text), answer.value) for answer, text in CONCERNS.items()
        ]
        hint = tr(
            "Ask in these words. The return counts answers and never says whose they are; the "
            "person may ask to see theirs."
        )
        asks = tr("Do you feel able to &raise a concern here?")
        self.concerns = self.add_choice("concerns", asks, answers, hint)
        hint = tr("Leave it empty where none is planned.")
        self.due = self.add_date("due", tr("&Next due"), hint, ahead=True, month=MonthAlone.FIRST)
        self.kind.setFocus()

    def problems(self) -> dict[str, str]:
        held, due = self.day.value(), self.due.value()
        early = held is not None and due is not None and due <= held
        follows = tr("It has to follow {day}", day=long_date(held)) if early and held else ""
        return {
            "day": self.day.problem(),
            "due": self.due.problem(required=False) or follows,
        }

    def action(self) -> Callable[[], object]:
        embedded = self.embedded.text().strip()
        details = ReviewDetails(
            person_id=self._person_id,
            kind=ReviewKind(self.kind.currentData()),
            held_on=self.day.value() or self.today,
            held_by=self.by.text().strip(),
            asked_how_training_embedded=self.asked.isChecked() or bool(embedded),
            embedded=embedded,
            next_due=self.due.value(),
            raises_concerns=RaisesConcerns(self.concerns.currentData()),
        )
        workspace = self.context.workspace
        return lambda: note_review(workspace, details)
