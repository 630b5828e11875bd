"""How long people are kept, and looking at somebody again later."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from sgdesk.domain.dates import add_months, long_date
from sgdesk.domain.organisation.privacy_notice import period_words
from sgdesk.domain.people.keeping.retention import Period, kind_words
from sgdesk.services.people.rights.requests import RequestLine, note_answered
from sgdesk.services.people.rights.retention import DueLine, keep_periods, look_again
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Note
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.tick import Tick

_OFFERED = (18, 36, 72, 84, 120, 300, 600, 900)
"""Months: 18 months, and 3, 6, 7, 10, 25, 50 and 75 years."""

_LATER_MONTHS = 12
"""How far ahead the box begins; the person chooses."""


class RetentionDialog(ActionDialog):
    """A time and a reason for each kind of person; nothing is erased by it."""

    def __init__(
        self, context: Context, periods: tuple[Period, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tr("How long people are kept"), tr("Save"), parent)
        about = tr(
            "Counted from somebody’s last day. When it is over they stand on a list until you "
            "decide; nobody is erased by it. No law names one time: ask your insurer, denomination "
            "or data protection adviser. Training and roles are usually kept for six years or "
            "more; where you keep them for less, say why and who agreed."
        )
        self.form.column.addWidget(Note(about))
        self.months: dict[str, QComboBox] = {}
        self.reasons: dict[str, QLineEdit] = {}
        hint = tr("For all of them, unless you give each its own below.")
        self.reason = self.add_line("why", tr("&Why"), hint)
        self.own = Tick(tr("Give each its &own reason"))
        self.form.column.addWidget(self.own)
        for each in periods:
            kind = tr(kind_words(each.kind))
            choices: list[tuple[str, object]] = [(tr("Not decided"), None)]
            offered = sorted({*_OFFERED, *([each.months] if each.months else [])})
            choices += [(tr(period_words(months)), months) for months in offered]
            box = self.add_choice(each.kind, kind, choices)
            box.setCurrentIndex(max(0, box.findData(each.months)))
            reason = self.add_line(f"{each.kind} why", tr("{kind}: why", kind=kind))
            reason.setText(each.reason)
            reason.setCursorPosition(0)  # a long one is read from its beginning
            self.months[each.kind], self.reasons[each.kind] = box, reason
        given = {each.reason for each in periods if each.months is not None}
        self.reason.setText(given.pop() if len(given) == 1 else "")
        self.own.toggled.connect(self._show_own)
        self.own.setChecked(bool(given))
        self._show_own(self.own.isChecked())
        self.reason.setFocus()

    def _show_own(self, shown: bool) -> None:
        for kind in self.reasons:
            self.form.set_shown(f"{kind} why", shown=shown)
        self.reason.setEnabled(not shown)

    def _periods(self) -> tuple[Period, ...]:
        return tuple(
            Period(kind, box.currentData(), self._reason_of(kind))
            for kind, box in self.months.items()
        )

    def _reason_of(self, kind: str) -> str:
        box = self.reasons[kind] if self.own.isChecked() else self.reason
        return box.text().strip()

    def problems(self) -> dict[str, str]:
        own = self.own.isChecked()
        return {
            f"{each.kind} why" if own else "why": tr("Say who agreed to less than six years")
            for each in self._periods()
            if each.is_short and not each.reason
        }

    def action(self) -> Callable[[], object]:
        workspace, periods = self.context.workspace, self._periods()
        return lambda: keep_periods(workspace, periods)


class LookAgainDialog(ActionDialog):
    """Takes somebody off the list until a day."""

    def __init__(self, context: Context, line: DueLine, parent: QWidget | None = None) -> None:
        title = tr("Keep {name} for now", name=line.name)
        super().__init__(context, title, tr("Keep them"), parent)
        self._line = line
        hint = tr("They stand on the list again from that day on.")
        self.day = self.add_date("day", tr("&Look again on"), hint, ahead=True)
        self.day.set_value(add_months(self.today, _LATER_MONTHS))

    def problems(self) -> dict[str, str]:
        day = self.day.value()
        passed = tr("Choose a day ahead") if day is not None and day <= self.today else ""
        return {"day": self.day.problem() or passed}

    def action(self) -> Callable[[], object]:
        workspace, line, day = self.context.workspace, self._line, self.day.value() or self.today
        return lambda: look_again(workspace, line, day)


class AnsweredDialog(ActionDialog):
    """Notes on which day somebody was given what is held about them."""

    def __init__(self, context: Context, line: RequestLine, parent: QWidget | None = None) -> None:
        title = tr("{name} was given what is held", name=line.name)
        super().__init__(context, title, tr("Note it"), parent)
        self._line = line
        owed = long_date(line.request.owed_by)
        self.day = self.add_date("day", tr("&Given on"), tr("It was owed by {day}.", day=owed))
        self.day.set_value(self.today)

    def problems(self) -> dict[str, str]:
        day = self.day.value()
        early = day is not None and day < self._line.request.asked_on
        before = tr("It was given after they asked") if early else ""
        return {"day": self.day.problem() or before}

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._line.request.id
        day = self.day.value() or self.today
        return lambda: note_answered(workspace, number, day)
