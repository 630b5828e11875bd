"""Typing in 25 paper forms, by count of keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.forms.form import FormKind
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.forms.page import EvaluationPage
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell

DIGITS_A_MINUTE = 120
"""Two a second, read off a tick on paper."""

LETTERS_A_MINUTE = 200
"""Forty words a minute: somebody who types, but not for a living."""

DAY = len("27/3/25") + 1
"""The day that the forms came back, typed once for all of them, and the Tab after it."""


def test_25_forms_with_four_scales_and_two_short_texts_take_under_five_minutes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Every key is pressed and counted, from the first digit to the saving.

    A digit on a scale is one key, since the grid moves on by itself; a text takes a key a letter
    and one Tab; saving counts as one.
    """
    hall = make_hall(tmp_path, "scsp", TODAY, people_count=0)
    number = _hold_for(hall, 25)
    alerts = RecordingAlerts()
    page = EvaluationPage()
    qtbot.addWidget(page)
    page.show()
    QTest.qWaitForWindowActive(page)
    page.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, RecordingShell()))
    page._tabs.setCurrentWidget(page.type_in)
    grid = page.type_in._grid
    grid.start()
    digits, letters = 0, DAY
    for _ in range(25):
        QTest.keyClicks(grid, "5424")
        digits += 4
        for _ in range(2):
            letters += _type_text(grid, "whom to call")
    said = str(grid.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.count("hom to call") == 2  # the row in one breath, for a screen reader
    QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    letters += 1
    forms = hall.forms(number, FormKind.EVALUATION)
    assert [each.received_on for each in forms] == [TODAY] * 25
    assert digits / DIGITS_A_MINUTE + letters / LETTERS_A_MINUTE < 5


def _hold_for(hall: Hall, people: int) -> int:
    number = hall.plan(next(iter(hall.courses)), TODAY)
    details = [PersonDetails(f"Person {each + 1}", "Example") for each in range(people)]
    ids = [add_person(hall.workspace, each, hall.role, TODAY)[0] for each in details]
    marks = [Mark(each, attended=True) for each in ids]
    mark_attendance(hall.workspace, number, marks)
    return number


def _type_text(grid: QWidget, text: str) -> int:
    """Type an answer and go on with Tab; how many keys that was."""
    QTest.keyClicks(grid, text[0])
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor.accessibleName().endswith("?")  # the question, for a screen reader
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    return len(text) + 1


def test_the_grid_takes_the_focus_before_there_is_anything_to_type(
    qtbot: QtBot, tmp_path: Path
) -> None:
    hall = make_hall(tmp_path, "scsp", TODAY, people_count=0)
    alerts = RecordingAlerts()
    page = EvaluationPage()
    qtbot.addWidget(page)
    page.show()
    QTest.qWaitForWindowActive(page)
    page.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, RecordingShell()))
    page._tabs.setCurrentWidget(page.type_in)
    grid = page.type_in._grid
    assert grid.model().rowCount() == 0
    grid.show()
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert not grid.currentIndex().isValid()


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> EvaluationPage:
    """A grid for two forms of four scales and two texts, the cursor in its first answer."""
    hall = make_hall(tmp_path, "scsp", TODAY, people_count=0)
    _hold_for(hall, 2)
    alerts = RecordingAlerts()
    made = EvaluationPage()
    qtbot.addWidget(made)
    made.show()
    QTest.qWaitForWindowActive(made)
    made.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, RecordingShell()))
    made._tabs.setCurrentWidget(made.type_in)
    made.type_in._grid.start()
    return made


def answers(page: EvaluationPage, row: int = 0) -> list[str]:
    model = page.type_in._grid.model()
    return [model.index(row, column).data() for column in range(1, model.columnCount())]


def in_text(page: EvaluationPage, letters: str) -> QWidget:
    """Type into the text under the cursor; the box that opened for it."""
    for letter in letters:
        QTest.keyClicks(QApplication.focusWidget() or page, letter)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    return editor


def test_tab_behind_a_figure_as_in_a_spreadsheet_leaves_no_question_out(
    page: EvaluationPage,
) -> None:
    grid = page.type_in._grid
    for figure, key in (("5", Qt.Key.Key_Tab), ("4", Qt.Key.Key_Return)):
        QTest.keyClicks(grid, figure)
        QTest.keyClick(grid, key)
        assert "goes on by itself" in page.type_in._note.text()
    QTest.keyClicks(grid, "2")
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab):  # pressed again it leaves one out
        QTest.keyClick(grid, key)

    assert answers(page)[:4] == ["5", "4", "2", ""]
    assert grid.currentIndex().column() == 5


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_behind_a_text_the_cursor_goes_on_by_one_answer(page: EvaluationPage, key: Qt.Key) -> None:
    grid = page.type_in._grid
    QTest.keyClicks(grid, "5424")
    QTest.keyClick(in_text(page, "whom to call"), key)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 6)
    QTest.keyClick(in_text(page, "ask first"), key)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 1)
    assert answers(page) == ["5", "4", "2", "4", "whom to call", "ask first"]


def test_what_stands_in_a_box_that_is_still_open_is_saved(page: EvaluationPage) -> None:
    QTest.keyClicks(page.type_in._grid, "5424")
    editor = in_text(page, "whom to call")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "1 form is saved." in page.type_in._done.text()
    assert answers(page)[4] == "whom to call"


def test_letters_go_into_the_middle_of_a_text_and_escape_brings_back_what_stood(
    page: EvaluationPage,
) -> None:
    grid = page.type_in._grid
    QTest.keyClicks(grid, "5424")
    QTest.keyClick(in_text(page, "whom call"), Qt.Key.Key_Return)
    grid.setCurrentIndex(grid.model().index(0, 5))
    grid.edit(grid.currentIndex())
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setCursorPosition(5)
    QTest.keyClicks(editor, "to ")
    assert editor.text() == "whom to call"
    assert answers(page)[4] == "whom to call"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert answers(page)[4] == "whom call"
