"""Exempting somebody, a reason for not completing, and striking training out."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import add_months
from sgdesk.services.people.people import TrainingView
from sgdesk.services.training.exemptions import end_exemption, exempt, note_reason
from sgdesk.services.training.recording import void_training
from sgdesk.ui.context import Context
from sgdesk.ui.people.recording.course_reason_dialog import ReasonBoxes
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import MonthAlone
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog

_REVIEW_MONTHS = 6
"""How far ahead the box of the review day begins; the person chooses."""


class ExemptDialog(ActionDialog):
    """Agrees an exemption from one requirement: why, who agreed, until when."""

    def __init__(
        self,
        context: Context,
        person: tuple[int, str],
        requirement: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        self._person_id, name = person
        self._requirement, asked = requirement
        title = tr("Exempt {name} from {training}", name=name, training=asked)
        super().__init__(context, title, tr("Agree the exemption"), parent)
        hint = tr("Such as parental leave. No more about health than is needed.")
        self.reason = self.add_line("reason", tr("&Why"), hint)
        self.agreed_by = self.add_line("agreed_by", tr("&Agreed by"))
        self.start = self.add_date("start", tr("&From"), ahead=True, month=MonthAlone.FIRST)
        self.start.set_value(self.today)
        hint = tr("Until then the person is left out of the percentage.")
        self.review = self.add_date(
            "review", tr("&Look at it again on"), hint, ahead=True, month=MonthAlone.FIRST
        )
        self.review.set_value(add_months(self.today, _REVIEW_MONTHS))
        self.reason.setFocus()

    def problems(self) -> dict[str, str]:
        start, review = self.start.value(), self.review.value()
        backwards = start is not None and review is not None and review < start
        late = tr("It has to be on or after the first day") if backwards else ""
        return {
            "reason": "" if self.reason.text().strip() else tr("Say why"),
            "agreed_by": "" if self.agreed_by.text().strip() else tr("Say who agreed"),
            "start": self.start.problem(),
            "review": self.review.problem() or late,
        }

    def action(self) -> Callable[[], object]:
        workspace, person, requirement = (
            self.context.workspace,
            self._person_id,
            self._requirement,
        )
        reason, agreed_by = self.reason.text(), self.agreed_by.text()
        start, review = self.start.value() or date.min, self.review.value() or date.min
        return lambda: exempt(
            workspace,
            person,
            requirement,
            reason=reason,
            agreed_by=agreed_by,
            start=start,
            review_on=review,
        )


class EndExemptionDialog(ActionDialog):
    """Asks for the last day that an exemption covers."""

    def __init__(
        self, context: Context, exemption_id: int, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, title, tr("End the exemption"), parent)
        self._exemption_id = exemption_id
        self.day = self.add_date(
            "day", tr("&Last day that it covers"), ahead=True, month=MonthAlone.LAST
        )
        self.day.set_value(self.today)
        self.day.setFocus()

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._exemption_id
        day = self.day.value() or self.today
        return lambda: end_exemption(workspace, number, day)


class ReasonDialog(ActionDialog):
    """Notes why a requirement is not completed, in neutral words."""

    def __init__(
        self,
        context: Context,
        person: tuple[int, str],
        requirement: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        self._person_id, name = person
        self._requirement, asked = requirement
        title = tr("Why {name} has not completed {training}", name=name, training=asked)
        super().__init__(context, title, tr("Note the reason"), parent)
        self._boxes = ReasonBoxes(self)
        self.reason, self.detail = self._boxes.reason, self._boxes.detail
        self.reason.setFocus()

    def problems(self) -> dict[str, str]:
        return {"detail": self._boxes.problem()}

    def action(self) -> Callable[[], object]:
        workspace, person, requirement = (
            self.context.workspace,
            self._person_id,
            self._requirement,
        )
        reason, detail = self.reason.currentData(), self.detail.text()
        return lambda: note_reason(workspace, person, requirement, reason, detail)


class VoidDialog(ActionDialog):
    """Strikes an entry of training out, with a reason; it stays to be seen."""

    def __init__(
        self, context: Context, entry: TrainingView, parent: QWidget | None = None
    ) -> None:
        title = tr(
            "Strike out {course}, {day}",
            course=entry.course,
            day=entry.row.day,
        )
        super().__init__(context, title, tr("Strike out"), parent)
        self._training_id = entry.row.id
        hint = tr("It stays to be seen, and no longer counts.")
        if entry.certificate:
            hint = tr(
                "It stays to be seen, and no longer counts. Certificate {number} is revoked "
                "with it.",
                number=entry.certificate,
            )
        self.reason = self.add_line("reason", tr("&Why"), hint)
        self.reason.setFocus()

    def problems(self) -> dict[str, str]:
        return {"reason": "" if self.reason.text().strip() else tr("Say why")}

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._training_id
        reason = self.reason.text()
        return lambda: void_training(workspace, number, reason)
