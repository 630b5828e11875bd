"""What every dialog that reads a sheet does: take one, Ctrl+Enter, F6."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.services.imports import Source
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.imports.parts.sheet_dialog import SheetDialog

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Taking(SheetDialog):
    """Keeps what it was given."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Bring in a list")
        self.given: list[Source] = []
        self.presses = 0
        self.answers = 0
        self.list, self.box = QWidget(), QLineEdit()
        column = QVBoxLayout(self.list)
        self.off = QPushButton("Off")
        self.off.setEnabled(False)
        column.addWidget(self.off)
        column.addWidget(self.box)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.addWidget(self.source)
        whole.addWidget(self.problem)
        whole.addWidget(self.list)
        self.lay(inside, (self.list,))

    def take(self, source: Source) -> None:
        self.given.append(source)

    def press(self) -> None:
        self.presses += 1

    def answers_given(self) -> int:
        return self.answers


@pytest.fixture
def dialog(qtbot: QtBot, context: Context) -> Taking:
    made = Taking(context)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_control_and_enter_press_the_main_button_once_it_can_be_pressed(dialog: Taking) -> None:
    dialog.box.setFocus()
    QTest.keyClick(dialog.box, KEY.Key_Return, CONTROL)
    assert dialog.presses == 0
    dialog.main.setEnabled(True)
    QTest.keyClick(dialog.box, KEY.Key_Return, CONTROL)
    assert dialog.presses == 1


def test_f6_goes_round_the_parts_that_take_the_focus_and_back(dialog: Taking) -> None:
    dialog.main.setEnabled(True)
    dialog.source.choose.setFocus()
    went = []
    for _ in range(3):
        QTest.keyClick(dialog, KEY.Key_F6)
        went.append(dialog.focusWidget())
    assert went == [dialog.box, dialog.main, dialog.source.choose]
    QTest.keyClick(dialog, KEY.Key_F6, SHIFT)
    assert dialog.focusWidget() is dialog.main
    dialog.list.hide()
    QTest.keyClick(dialog, KEY.Key_F6, SHIFT)
    assert dialog.focusWidget() is dialog.source.choose


def test_what_is_switched_off_hands_the_focus_to_the_file_and_not_to_cancel(
    dialog: Taking,
) -> None:
    dialog.main.setEnabled(True)
    dialog.main.setFocus()
    dialog.hold_focus()
    dialog.main.setEnabled(False)
    assert dialog.focusWidget() is dialog.source.choose


def test_an_empty_clipboard_is_refused_in_a_sentence(qtbot: QtBot, dialog: Taking) -> None:
    QGuiApplication.clipboard().clear()
    QTest.keyClick(dialog, KEY.Key_V, CONTROL)
    assert dialog.given == []
    assert dialog.problem.isVisible()


def test_worksheets_are_offered_where_there_are_several(dialog: Taking, tmp_path: Path) -> None:
    dialog.source.show_source(tmp_path / "a.xlsx", ("Staff", "Helpers"), "Helpers")
    assert dialog.source.worksheet.isVisible()
    assert dialog.source.worksheet.currentText() == "Helpers"
    dialog.source.show_source(tmp_path / "a.xlsx", ("Staff",), "Staff")
    assert not dialog.source.worksheet.isVisible()
    assert dialog.source.file.text() == "a.xlsx"


def test_without_answers_it_is_given_up_without_a_question(
    dialog: Taking, alerts: RecordingAlerts
) -> None:
    dialog.reject()
    assert not dialog.isVisible()
    assert alerts.asked == []


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (1, "Your answer to 1 question would be forgotten."),
        (3, "Your answers to 3 questions would be forgotten."),
    ],
)
def test_answers_are_forgotten_only_where_that_was_said(
    dialog: Taking, alerts: RecordingAlerts, answers: int, words: str
) -> None:
    dialog.answers = answers
    alerts.answers.extend((False, True))
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    assert [each.text for each in alerts.asked] == [words, words]


def test_once_everything_is_in_there_is_nothing_to_forget(
    dialog: Taking, alerts: RecordingAlerts
) -> None:
    dialog.answers = 2
    dialog.stop_taking()
    dialog.reject()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert alerts.asked == []
