"""Typing in 25 paper forms, by count of keys."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.forms.form import FormKind
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.forms.page import EvaluationPage
from sgdesk.ui.forms.typing_in.keys import DIGITS_A_MINUTE, LETTERS_A_MINUTE, keys_for_forms
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell


def test_25_forms_with_four_scales_and_two_short_texts_take_under_five_minutes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    keys = keys_for_forms(25)
    with capsys.disabled():
        sys.stdout.write(
            f"\n25 forms: {keys.digits} digits at {DIGITS_A_MINUTE} a minute and {keys.letters} "
            f"keys of text at {LETTERS_A_MINUTE} a minute: {keys.minutes:.1f} minutes\n"
        )
    assert (keys.digits, keys.letters) == (100, 659)
    assert keys.minutes < 5


def test_longer_texts_take_longer_than_five_minutes() -> None:
    assert keys_for_forms(25, letters=20).minutes > 5


def test_the_grid_really_takes_so_many_keys(qtbot: QtBot, tmp_path: Path) -> None:
    """Every key is pressed and counted, from the first digit to the saving."""
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
    pressed = 0
    for _ in range(25):
        QTest.keyClicks(grid, "5424")
        pressed += 4
        for _ in range(2):
            pressed += _type_text(grid, "whom to call")
    QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    pressed += 1
    forms = hall.forms(number, FormKind.EVALUATION)
    assert [each.received_on for each in forms] == [TODAY] * 25
    assert pressed + len("27/3/25") + 1 == keys_for_forms(25).total


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
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    return len(text) + 1
