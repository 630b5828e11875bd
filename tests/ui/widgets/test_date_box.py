"""A date is taken as people write it; what is none is told once the box is left."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.ui.widgets import DateBox, MonthAlone, Note
from tests.factories import TODAY

TAB = Qt.FocusPolicy.TabFocus


@pytest.fixture
def box(qtbot: QtBot) -> DateBox:
    made = DateBox(TODAY)
    qtbot.addWidget(made)
    return made


def said_back(box: DateBox) -> str:
    return box.findChildren(Note)[0].text()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("27/3/25", date(2025, 3, 27)),
        ("27.03.2025", date(2025, 3, 27)),
        ("27 Mar 2025", date(2025, 3, 27)),
        ("2025-03-27", date(2025, 3, 27)),
        ("today", TODAY),
        ("yesterday", date(2026, 3, 30)),
    ],
)
def test_a_date_is_understood_and_said_back(box: DateBox, typed: str, day: date) -> None:
    box.edit.setText(typed)
    assert box.value() == day
    assert said_back(box).endswith(str(day.year))
    assert box.edit.accessibleDescription() == said_back(box)
    assert box.problem() == ""


def test_the_day_of_the_week_is_said_back(box: DateBox) -> None:
    box.edit.setText("27 3 2025")
    assert said_back(box) == "Thu 27 March 2025"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "Enter a date, such as 27 3 2025"),
        ("soon", "Enter a date, such as 27 3 2025"),
        ("31/2/2025", "There is no such day in the calendar"),
        ("3/27/2025", "Write the day first, then the month, such as 27 3 2025"),
        ("1 April 2026", "The date must be today or in the past"),
    ],
)
def test_what_is_wrong_is_said_in_words_on_save_alone(
    box: DateBox, typed: str, problem: str
) -> None:
    box.edit.setText(typed)
    assert box.value() is None
    assert box.problem() == problem
    assert box.edit.text() == typed


def test_an_empty_box_may_be_allowed(box: DateBox) -> None:
    assert box.problem(required=False) == ""


def test_a_day_may_lie_ahead_where_it_is_allowed(qtbot: QtBot) -> None:
    box = DateBox(TODAY, may_lie_ahead=True)
    qtbot.addWidget(box)
    box.edit.setText("1 April 2026")
    assert box.value() == date(2026, 4, 1)


def test_a_day_that_was_set_reads_back_as_itself(box: DateBox) -> None:
    box.set_value(date(2024, 2, 29))
    assert box.value() == date(2024, 2, 29)
    box.set_value(None)
    assert box.edit.text() == ""


def test_tab_passes_the_picture_and_alt_down_opens_the_calendar(qtbot: QtBot, box: DateBox) -> None:
    box.show()
    stops = [each for each in box.findChildren(QWidget) if each.focusPolicy() & TAB]
    assert stops == [box.edit]
    QTest.keyClick(box.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (calendar,) = box.findChildren(QCalendarWidget)
    assert calendar.isVisible()


def test_the_calendar_begins_on_monday_and_fills_the_box(qtbot: QtBot, box: DateBox) -> None:
    box.show()
    box.set_value(date(2025, 3, 27))
    box._open_calendar()
    calendar = box.findChildren(QCalendarWidget)[0]
    assert calendar.firstDayOfWeek().name == "Monday"
    assert calendar.maximumDate().toString("yyyy-MM-dd") == TODAY.isoformat()
    calendar.clicked.emit(calendar.selectedDate().addDays(1))
    assert box.value() == date(2025, 3, 28)
    qtbot.waitUntil(lambda: not box.findChildren(QCalendarWidget))


def test_a_box_that_stayed_open_over_midnight_goes_with_the_day(qtbot: QtBot) -> None:
    today, other = DateBox(TODAY), DateBox(TODAY)
    for each in (today, other):
        qtbot.addWidget(each)
    today.set_value(TODAY)
    other.set_value(TODAY - timedelta(days=3))
    for each in (today, other):
        each.set_today(TODAY + timedelta(days=1))
    assert today.value() == TODAY + timedelta(days=1)
    assert other.value() == TODAY - timedelta(days=3)


def test_nothing_below_a_box_jumps_as_a_date_is_typed(box: DateBox) -> None:
    box.show()
    empty = box.sizeHint().height()
    box.edit.setText("27/3/25")
    assert box.sizeHint().height() == empty


def test_a_year_alone_asks_for_its_month_and_none_is_guessed(qtbot: QtBot) -> None:
    box = DateBox(date(2026, 11, 30))
    qtbot.addWidget(box)
    box.edit.setText("2024")
    assert box.edit.accessibleDescription() == "Which month? Such as March 2024"
    assert box.value() is None
    assert box.problem().startswith("Which month of 2024?")
    box.edit.setText("14 March 2024")
    assert (box.value(), box.problem()) == (date(2024, 3, 14), "")


@pytest.mark.parametrize(
    ("month", "day", "said"),
    [
        (MonthAlone.FIRST, date(2024, 2, 1), "Taken as its first day, 1 February 2024"),
        (MonthAlone.LAST, date(2024, 2, 29), "Taken as its last day, 29 February 2024"),
        (MonthAlone.KEPT, date(2024, 2, 1), "February 2024, day not known"),
    ],
)
def test_a_month_alone_is_taken_as_it_is_said(
    qtbot: QtBot, month: MonthAlone, day: date, said: str
) -> None:
    box = DateBox(TODAY, month=month)
    qtbot.addWidget(box)
    box.edit.setText("February 2024")
    assert (box.value(), said_back(box), box.problem()) == (day, said, "")
    assert box.is_month_alone() is (month is MonthAlone.KEPT)


def test_no_day_is_made_up_for_a_month_where_a_day_is_meant(box: DateBox) -> None:
    box.edit.setText("February 2024")
    assert box.value() is None
    assert said_back(box) == "Which day? Such as 14 February 2024"
    assert box.problem() == "Enter the day too, such as 14 February 2024"


def test_the_last_day_of_this_month_lies_ahead(qtbot: QtBot) -> None:
    box = DateBox(TODAY, month=MonthAlone.LAST)
    qtbot.addWidget(box)
    ahead = TODAY + timedelta(days=1)
    box.edit.setText(f"{ahead:%m/%Y}")
    assert box.problem() == "The date must be today or in the past"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("banana", "✕ This is no date: write 27 3 2025"),
        ("31/2/2025", "✕ There is no such day"),
        ("2/13/2024", "✕ Write the day first: 27 3 2025"),
        ("1 Jan 1890", "✕ Before 1950: look at the year"),
        ("31 Feb 1890", "✕ There is no such day"),
        ("1 4 1949", "✕ Before 1950: look at the year"),
        ("March 2024", "✕ Which day? Such as 14 March 2024"),
        ("2024", "✕ Which month? Such as March 2024"),
        ("1 April 2026", "✕ It has to be today or earlier"),
    ],
)
def test_what_is_no_day_is_told_once_the_box_is_left_and_moves_nothing(
    qtbot: QtBot, typed: str, said: str
) -> None:
    whole = QWidget()
    box, below = DateBox(TODAY), QLineEdit()
    column = QVBoxLayout(whole)
    column.addWidget(box)
    column.addWidget(below)
    qtbot.addWidget(whole)
    with qtbot.waitActive(whole):
        whole.show()
        whole.activateWindow()
    box.edit.setFocus()
    QTest.keyClicks(box.edit, typed)
    assert "✕" not in said_back(box), "not while somebody types"
    stood = below.y()
    below.setFocus()
    assert said_back(box) == said == box.edit.accessibleDescription()
    QApplication.processEvents()
    assert below.y() == stood

    box.edit.setText("27 3 2025")
    assert said_back(box) == "Thu 27 March 2025"


def test_an_empty_box_that_is_left_says_nothing(box: DateBox) -> None:
    box.edit.editingFinished.emit()
    assert said_back(box) == ""
