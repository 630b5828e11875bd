"""One box for a date: takes it as people write it, says back how it was understood."""

import re
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sgdesk.domain.dates import long_date, month_end, month_year, short_date
from sgdesk.domain.datetext import (
    DateKind,
    DateReading,
    is_month_alone,
    read_typed_date,
    spoken,
)
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets.icons import IconButton
from sgdesk.ui.widgets.labels import Note, announce

_PROBLEMS = {
    DateKind.NONE: "Enter a date, such as 27 3 2025",
    DateKind.PLAN: "Enter the date alone, such as 27 3 2025",
    DateKind.IMPOSSIBLE: "There is no such day in the calendar",
    DateKind.OTHER_ORDER: "Write the day first, then the month, such as 27 3 2025",
    DateKind.SEVERAL: "Enter one date alone, such as 27 3 2025",
}


_SHORT = _PROBLEMS | {
    DateKind.NONE: "This is no date: write 27 3 2025",
    DateKind.PLAN: "Write the date alone: 27 3 2025",
    DateKind.IMPOSSIBLE: "There is no such day",
    DateKind.OTHER_ORDER: "Write the day first: 27 3 2025",
    DateKind.SEVERAL: "Write one date alone: 27 3 2025",
}
"""The same in the line below the box, which has no room for more."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_LONG_GONE = re.compile(r"(?<!\d)1[0-8](?=\d\d(?!\d))")
_FIRST = date(1950, 1, 1)
"""No day before is kept (RULES, the edges of time)."""


class MonthAlone(Enum):
    """What becomes of a month without a day; only a day is kept, but for training."""

    ASKED = auto()
    """The day is asked for."""
    FIRST = auto()
    """Something begins, or is due: the first day of the month, and said so."""
    LAST = auto()
    """Something ends: the last day of the month, and said so."""
    KEPT = auto()
    """It is kept as the month that it is; ``value`` is its first day."""


class DateBox(QWidget):
    """Takes 27/3/25, 27.03.2025, 27 Mar, today; ``today`` is what they are understood from.

    With ``may_lie_ahead`` a day in the future is accepted; ``month`` is what becomes of "March
    2024". What is no day is told in the line below once the box is left, which moves nothing;
    ``problem`` says it on Save.
    """

    changed = Signal()

    def __init__(
        self,
        today: date,
        *,
        may_lie_ahead: bool = False,
        month: MonthAlone = MonthAlone.ASKED,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._may_lie_ahead = may_lie_ahead
        self._month = month
        self._build()
        self.edit.textChanged.connect(self._say_back)
        self.edit.editingFinished.connect(self._say_no_day)
        self._button.clicked.connect(self._open_calendar)

    def _build(self) -> None:
        self.edit = QLineEdit()
        self.edit.setMinimumSize(em(self, 9), TARGET)
        self.edit.setMaximumWidth(em(self, 16))
        # The picture is for the mouse: by keys, Alt+Down opens what it opens, and Tab goes on.
        said = tr("Choose the day in a calendar (Alt+Down)")
        self._button = IconButton(said, "calendar", icon_only=True)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.edit.installEventFilter(self)
        self._echo = Note()
        self._echo.setMinimumHeight(em(self, 1))  # or all below would jump with the first date
        self.setFocusProxy(self.edit)
        row = QHBoxLayout()
        row.setSpacing(Space.TINY)
        row.addWidget(self.edit)
        row.addWidget(self._button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
        column.addWidget(self._echo)

    def value(self) -> date | None:
        """The day, or ``None`` where the box is empty or holds no usable date."""
        reading = self._read()
        return None if self._fault(reading) else self._day(reading)

    def is_month_alone(self) -> bool:
        """Whether a month is to be kept, such as "March 2024"; ``value`` is then its first day."""
        is_kept = self._month is MonthAlone.KEPT and self.value() is not None
        return is_kept and is_month_alone(self._read())

    def set_value(self, day: date | None) -> None:
        """Put a day in the box, or empty it."""
        self.edit.setText("" if day is None else short_date(day))

    def set_today(self, today: date) -> None:
        """Begin another day; a box that still holds the day before then takes the new one."""
        was_today = self.value() == self._today
        self._today = today
        if was_today:
            self.set_value(today)

    def problem(self, *, required: bool = True) -> str:
        """What is wrong with what was typed, or nothing; for Save."""
        if not self.edit.text().strip() and not required:
            return ""
        return self._fault(self._read())

    def _read(self) -> DateReading:
        return read_typed_date(self.edit.text(), self._today)

    def _day(self, reading: DateReading) -> date | None:
        """The day that is meant; of a month alone its first or its last."""
        day = reading.value
        is_last = day is not None and self._month is MonthAlone.LAST and is_month_alone(reading)
        return month_end(day) if day is not None and is_last else day

    def _fault(self, reading: DateReading) -> str:
        if self._is_long_gone(reading):
            return tr("A day before 1950 is not kept: look at the year")
        if reading.kind in (DateKind.DATE, DateKind.FUTURE):
            return self._fault_of_day(reading)
        year = self._year_alone()
        if year:
            return tr(
                "Which month of {year}? A year alone is not enough: ask whoever ran it, rather "
                "than guess",
                year=year,
            )
        return tr(_PROBLEMS[reading.kind])

    def _is_long_gone(self, reading: DateReading) -> bool:
        """Whether it is a day, of a year so long ago that none of it is kept."""
        if reading.kind is DateKind.IMPOSSIBLE:
            reading = read_typed_date(_LONG_GONE.sub("19", self.edit.text()), self._today)
            return reading.kind is DateKind.DATE
        return reading.value is not None and reading.value < _FIRST

    def _say_no_day(self) -> None:
        """Say in the line below what was typed and is no day that can be kept."""
        reading = self._read()
        if not self.edit.text().strip() or not self._fault(reading):
            return
        said = tr("✕ {what}", what=self._short_fault(reading))
        if said != self._echo.text():
            self._echo.setText(said)
            self.edit.setAccessibleDescription(said)
            announce(self.edit, said)

    def _short_fault(self, reading: DateReading) -> str:
        """What is wrong in so few words that they fit in the line."""
        if self._is_long_gone(reading):
            return tr("Before 1950: look at the year")
        is_day = reading.kind in (DateKind.DATE, DateKind.FUTURE)
        if self._year_alone() or (is_day and is_month_alone(reading)):
            return self._echo.text().removeprefix("✕ ")
        return tr("It has to be today or earlier") if is_day else tr(_SHORT[reading.kind])

    def _fault_of_day(self, reading: DateReading) -> str:
        day = self._day(reading)
        if day is not None and self._month is MonthAlone.ASKED and is_month_alone(reading):
            return tr("Enter the day too, such as 14 {month}", month=month_year(day))
        is_ahead = day is not None and day > self._today
        if is_ahead and not self._may_lie_ahead:
            return tr("The date must be today or in the past")
        return ""

    def _year_alone(self) -> str:
        """The year, where nothing else was typed: no month of it is guessed."""
        typed = self.edit.text().strip()
        return typed if _YEAR.fullmatch(typed) else ""

    def _say_back(self) -> None:
        reading = self._read()
        known = reading.kind in (DateKind.DATE, DateKind.FUTURE) and reading.value is not None
        said = spoken(reading.value) if known and reading.value else ""
        if reading.value is not None and known and is_month_alone(reading):
            said = self._say_month(reading.value)
        if self._year_alone():
            said = tr("Which month? Such as March {year}", year=self._year_alone())
        self._echo.setText(said)
        self.edit.setAccessibleDescription(said)
        self.changed.emit()

    def _say_month(self, first: date) -> str:
        """How a month without its day is understood."""
        month = month_year(first)
        if self._month is MonthAlone.KEPT:
            return tr("{month}, day not known", month=month)
        if self._month is MonthAlone.ASKED:
            return tr("Which day? Such as 14 {month}", month=month)
        if self._month is MonthAlone.LAST:
            return tr("Taken as its last day, {day}", day=long_date(month_end(first)))
        return tr("Taken as its first day, {day}", day=long_date(first))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Down opens the calendar, as it opens any list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self._open_calendar()
            return True
        return super().eventFilter(watched, event)

    def _open_calendar(self) -> None:
        popup = _CalendarPopup(self.value() or self._today, self)
        if not self._may_lie_ahead:
            popup.setMaximumDate(_q_date(self._today))
        popup.clicked.connect(self._take)
        popup.activated.connect(self._take)
        popup.move(self.edit.mapToGlobal(QPoint(0, self.edit.height())))
        popup.show()
        popup.setFocus()

    def _take(self, chosen: QDate) -> None:
        self.set_value(date(chosen.year(), chosen.month(), chosen.day()))
        popup = self.sender()
        if isinstance(popup, QCalendarWidget):
            popup.close()
        self.edit.setFocus()


class _CalendarPopup(QCalendarWidget):
    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        none = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        self.setVerticalHeaderFormat(none)
        self.setSelectedDate(_q_date(day))
        for child in self.findChildren(QWidget):
            child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return super().eventFilter(watched, event)


def _q_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
