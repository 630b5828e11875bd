"""Leaving, coming back, a long leave, and having been a lead elsewhere."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from sgdesk.domain.dates import add_months, long_date
from sgdesk.domain.people.person import Person
from sgdesk.domain.training.words import AWAY_WORDS
from sgdesk.services.people.absence import (
    Departure,
    come_back,
    leave,
    led_elsewhere,
    preview_leaving,
    roles_at_the_end,
    stay_after_all,
)
from sgdesk.services.people.people import PersonView, person_view
from sgdesk.services.people.roles import RoleView, roles_view
from sgdesk.services.training.exemptions import end_leave, exempt_from_everything
from sgdesk.ui.context import Context
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import MonthAlone, Note
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.tick import Tick

_REVIEW_MONTHS = 6
"""How far ahead the box of the review day begins; the person chooses."""


class LeftDialog(ActionDialog):
    """Asks for the last day with the organisation, and says what ends on it.

    ``told`` is the name with what tells them from others of the name.
    """

    def __init__(
        self, context: Context, person: Person, parent: QWidget | None = None, told: str = ""
    ) -> None:
        super().__init__(
            context, tr("{name} leaves", name=told or person.name), tr("Note the last day"), parent
        )
        self._person = person
        self._newest = Newest()
        hint = tr("From the day after, nothing is called for. Training and certificates stay.")
        self.day = self.add_date("day", tr("Last &day"), hint, ahead=True, month=MonthAlone.LAST)
        self.effect = Note()
        self.form.column.addWidget(self.effect)
        self.day.changed.connect(self._preview)
        self.day.set_value(self.today)
        self.day.setFocus()
        self._preview()

    def _preview(self) -> None:
        day = self.day.value()
        if day is None:
            return
        workspace, number = self.context.workspace, self._person.id
        self.context.tasks.run(
            lambda: preview_leaving(workspace, number, day),
            self._newest.only(self._show),
            owner=self,
        )

    def _show(self, found: Departure) -> None:
        lines = []
        if found.ends:
            lines.append(tr("Ends on that day: {roles}.", roles=", ".join(found.ends)))
        if found.training:
            one = "1 training is dated after it, on {day}. It stays as it is."
            many = "{n} trainings are dated after it, the first on {day}. They stay as they are."
            day = long_date(found.training[0])
            lines.append(tr_count(one, many, len(found.training), day=day))
        self.effect.setText(" ".join(lines))

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._person.id
        day = self.day.value() or self.today
        return lambda: leave(workspace, number, day)


class ComeBackDialog(ActionDialog):
    """Asks from which day somebody is back and in which roles, or that they never left."""

    def __init__(
        self,
        context: Context,
        person: Person,
        roles: tuple[RoleView, ...],
        held: tuple[int, ...],
        parent: QWidget | None = None,
    ) -> None:
        title = tr("{name} came back", name=person.name)
        super().__init__(context, title, tr("Note it"), parent)
        self._person_id = person.id
        left = long_date(person.left) if person.left else ""
        choices: list[tuple[str, object]] = [
            (tr("They came back on a day"), True),
            (tr("They never left: the last day was a mistake"), False),
        ]
        self.what = self.add_choice("what", tr("&What happened"), choices)
        hint = tr(
            "Their last day, {day}, is kept: what was counted then stays as it was.", day=left
        )
        self.day = self.add_date(
            "day", tr("First day &back"), hint, ahead=True, month=MonthAlone.FIRST
        )
        self.day.set_value(self.today)
        self.roles: dict[int, QCheckBox] = {}
        ticks = QWidget()
        column = QVBoxLayout(ticks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        for each in roles:
            box = Tick(each.role.name)
            box.setMinimumHeight(TARGET)
            box.setChecked(each.role.id in held)
            column.addWidget(box)
            self.roles[each.role.id] = box
        hint = tr("Those of their last day are ticked. They begin on the first day back.")
        self.form.add("roles", tr("In which roles"), ticks, hint)
        self.what.currentIndexChanged.connect(self._switch)

    def _switch(self, _: int) -> None:
        back = bool(self.what.currentData())
        for key in ("day", "roles"):
            self.form.set_shown(key, shown=back)

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem() if self.what.currentData() else ""}

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._person_id
        if not self.what.currentData():
            return lambda: stay_after_all(workspace, number)
        day = self.day.value() or self.today
        chosen = tuple(each for each, box in self.roles.items() if box.isChecked())
        return lambda: come_back(workspace, number, day, chosen)


def open_come_back(
    context: Context,
    person_id: int,
    parent: QWidget,
    *,
    back_on: date | None = None,
    role: int | None = None,
) -> None:
    """Ask from which day somebody is back and in which roles; a day and a role may be known."""

    def read() -> tuple[Person, tuple[RoleView, ...], tuple[int, ...]]:
        held = roles_at_the_end(context.workspace, person_id)
        person = person_view(context.workspace, person_id).person
        return person, roles_view(context.workspace), held if role is None else (role,)

    def show(found: tuple[Person, tuple[RoleView, ...], tuple[int, ...]]) -> None:
        made = ComeBackDialog(context, *found, parent)
        if back_on is not None:
            made.day.set_value(back_on)
        made.open()

    context.tasks.run(read, show, owner=parent)


_AWAY = {
    "Away": "Away",
    "Parental leave": "Parental leave: maternity, paternity, adoption",
    "Long-term absence": "Long-term absence",
}
"""What is offered for each word that is kept."""


class LongLeaveDialog(ActionDialog):
    """Exempts somebody who is away for long from all that is asked, until a review day.

    ``told`` is the name with what tells them from others of the name.
    """

    def __init__(
        self, context: Context, person: Person, parent: QWidget | None = None, told: str = ""
    ) -> None:
        title = tr("{name} is away for long", name=told or person.name)
        super().__init__(context, title, tr("Agree the leave"), parent)
        self._person_id = person.id
        choices: list[tuple[str, object]] = [(tr(_AWAY[each]), each) for each in AWAY_WORDS]
        hint = tr("This word alone is kept of it.")
        if person.notes:
            hint = tr("This word alone is kept of it. What your note about them says is apart.")
        self.reason = self.add_choice("reason", tr("&Why"), choices, hint)
        self.agreed_by = self.add_line("agreed_by", tr("&Agreed by"))
        self.start = self.add_date("start", tr("&From"), ahead=True, month=MonthAlone.FIRST)
        self.start.set_value(self.today)
        hint = tr("Until then they are exempt from all that is asked, and counted apart.")
        self.review = self.add_date(
            "review", tr("&Look at it again on"), hint, ahead=True, month=MonthAlone.FIRST
        )
        self.review.set_value(add_months(self.today, _REVIEW_MONTHS))
        self.agreed_by.setFocus()

    def problems(self) -> dict[str, str]:
        start, review = self.start.value(), self.review.value()
        backwards = start is not None and review is not None and review < start
        late = tr("It has to be on or after the first day") if backwards else ""
        return {
            "agreed_by": "" if self.agreed_by.text().strip() else tr("Say who agreed"),
            "start": self.start.problem(),
            "review": self.review.problem() or late,
        }

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._person_id
        reason, agreed_by = str(self.reason.currentData()), self.agreed_by.text()
        start, review = self.start.value() or date.min, self.review.value() or date.min
        return lambda: exempt_from_everything(
            workspace,
            number,
            reason=reason,
            agreed_by=agreed_by,
            start=start,
            review_on=review,
        )


class BackFromLeaveDialog(ActionDialog):
    """Ends a long leave, whatever it exempts from, on one day."""

    def __init__(
        self, context: Context, view: PersonView, parent: QWidget | None = None, told: str = ""
    ) -> None:
        person = view.person
        title = tr("{name} is back from leave", name=told or person.name)
        super().__init__(context, title, tr("Note it"), parent)
        self._person_id = person.id
        leave = [each for each in view.exemptions if each.is_leave_on(self.today)]
        until = max((each.review_on for each in leave), default=self.today)
        hint = tr(
            "From this day they are asked what their roles call for again. The leave was agreed "
            "until {day}.",
            day=long_date(until),
        )
        self.day = self.add_date("day", tr("First day &back"), hint, ahead=True)
        self.day.set_value(self.today)
        self.day.setFocus()

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._person_id
        day = self.day.value() or self.today
        return lambda: end_leave(workspace, number, day)


class LedElsewhereDialog(ActionDialog):
    """Notes that somebody was a lead elsewhere, so that they were not out of the role.

    ``told`` is the name with what tells them from others of the name.
    """

    def __init__(
        self, context: Context, person: Person, parent: QWidget | None = None, told: str = ""
    ) -> None:
        title = tr("{name} was a lead elsewhere", name=told or person.name)
        super().__init__(context, title, tr("Note it"), parent)
        self._person_id = person.id
        self.where = self.add_line("where", tr("&Where"))
        hint = tr("Leave it empty where it is not known.")
        self.start = self.add_date("start", tr("&From"), hint, month=MonthAlone.FIRST)
        self.end = self.add_date(
            "end", tr("&Until"), tr("Empty where they still are."), month=MonthAlone.LAST
        )
        self.where.setFocus()

    def problems(self) -> dict[str, str]:
        start, end = self.start.value(), self.end.value()
        backwards = start is not None and end is not None and end < start
        late = tr("The last day has to be on or after the first day") if backwards else ""
        return {
            "start": self.start.problem(required=False),
            "end": self.end.problem(required=False) or late,
        }

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._person_id
        start, end, where = self.start.value(), self.end.value(), self.where.text()
        return lambda: led_elsewhere(workspace, number, start, end, where)
