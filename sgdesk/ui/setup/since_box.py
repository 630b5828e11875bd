"""From which day something holds: since always, or from a day that is typed in."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import DateBox, Note


class SinceBox(QWidget):
    """Two choices, and under them what comes of the past; the first one's day may lie ahead."""

    changed = Signal()

    def __init__(
        self, today: date, from_day: str, always: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._is_offered = True
        self._from = QRadioButton(from_day)
        self._always = QRadioButton(always)
        group = QButtonGroup(self)
        for button in (self._from, self._always):
            button.setMinimumHeight(TARGET)
            group.addButton(button)
        self._from.setChecked(True)
        self._day = DateBox(today, may_lie_ahead=True)
        self._day.set_value(today)
        self._day.edit.setAccessibleName(from_day)
        self._day.setContentsMargins(Space.WIDE, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        self.past = Note()
        for each in (self._from, self._day, self._always, self.past):
            column.addWidget(each)
        group.buttonToggled.connect(self._toggled)
        self._day.edit.textEdited.connect(self._keep)
        self._day.changed.connect(self._tell)
        self._tell_past()

    def choose_always(self) -> None:
        """Let it hold since always, as what is set for the first time does."""
        self._always.setChecked(True)

    def offer(self, *, is_first: bool) -> None:
        """Offer "since always" for a first rule, else from today, until somebody chooses."""
        if self._is_offered:
            (self._always if is_first else self._from).setChecked(True)
            self._is_offered = True

    def value(self) -> date | None:
        """The day from which it holds; ``None`` for since always."""
        return None if self._always.isChecked() else self._day.value()

    def preview_day(self) -> date:
        """The day to look at what it does: the day from which it holds, but never a past one."""
        return max(self.value() or self._today, self._today)

    def problem(self) -> str:
        """What is wrong with the day that was typed, or nothing; for Save."""
        return "" if self._always.isChecked() else self._day.problem()

    def _keep(self) -> None:
        """Somebody chose: nothing is offered over it any more."""
        self._is_offered = False

    def _toggled(self) -> None:
        self._keep()
        self._day.setEnabled(self._from.isChecked())
        self._tell()

    def _tell(self) -> None:
        self._tell_past()
        self.changed.emit()

    def _tell_past(self) -> None:
        """Say by which rule the past is counted then."""
        day = self.value()
        if self._always.isChecked():
            said = tr(
                "Every day in the past is counted by it too. Returns that are final stay as they "
                "are."
            )
        elif day is None:
            said = ""
        else:
            said = tr(
                "Days before {day} go on being counted by what held then, in figures and in "
                "returns.",
                day=long_date(day),
            )
        self.past.setText(said)
