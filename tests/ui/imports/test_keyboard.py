"""The whole import by keyboard alone: nothing traps Tab, and everything has a name."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import everyone
from sgdesk.ui.imports.dialog import ImportDialog
from tests.ui.imports.conftest import write_sheet

Opens = Callable[..., ImportDialog]
KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHEET = (
    "Name,Role,Level 2,Big day",
    "Ada Example,Helper,13/03/2025,lovely",
    "Bob Example,Helper,wobbly 14/03/2025,long",
    "Cy Sample,Door steward,15/03/2025,",
    "Dee Sample,Tea maker,15/03/2025,",
)
_MOST = 120


def walk(dialog: ImportDialog, key: Qt.Key = KEY.Key_Tab) -> list[QWidget]:
    """Every stop from where the focus is, once round."""
    stops: list[QWidget] = []
    for _ in range(_MOST):
        here = dialog.focusWidget()
        assert here is not None
        if here in stops:
            return stops
        stops.append(here)
        QTest.keyClick(here, key)
    raise AssertionError(f"Tab never came round: {stops[-3:]}")


def test_tab_goes_once_round_everything_and_back(open_dialog: Opens, tmp_path: Path) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *SHEET))
    dialog.parts.add_people.click()
    for _ in range(3):
        QApplication.processEvents()  # Tab goes as it is laid out
    dialog.activateWindow()
    QApplication.processEvents()  # what came is laid out, and Tab goes by where things stand
    dialog.source.choose.setFocus()
    stops = walk(dialog)
    questions = dialog.parts.questions
    assert set(questions.controls) <= set(stops)
    assert {dialog.source.paste, dialog.parts.kind, dialog.parts.add_people} <= set(stops)
    assert {dialog.parts.tabs.sheet.view, dialog.main, dialog.cancel} <= set(stops)
    assert [each for each in stops if each in questions.controls] == questions.controls
    dialog.source.choose.setFocus()
    assert set(walk(dialog, KEY.Key_Backtab)) == set(stops)


def test_every_stop_says_what_it_is_to_a_screen_reader(open_dialog: Opens, tmp_path: Path) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *SHEET))
    dialog.parts.add_people.click()
    dialog.activateWindow()
    dialog.source.choose.setFocus()
    for stop in walk(dialog):
        reads = QAccessible.queryAccessibleInterface(stop)
        assert reads is not None
        said = reads.text(QAccessible.Text.Name) or reads.text(QAccessible.Text.Value)
        assert said.strip(), stop


def test_an_import_with_questions_is_done_by_keys_alone(
    open_dialog: Opens, workspace: Workspace, tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *SHEET))
    dialog.activateWindow()
    dialog.parts.add_people.setFocus()
    QTest.keyClick(dialog.parts.add_people, KEY.Key_Space)
    while (card := dialog.parts.questions.next_open()) is not None:
        card.ways[0].setFocus()
        QTest.keyClick(card.ways[0], KEY.Key_Space)
    focused = QApplication.focusWidget() or dialog
    QTest.keyClick(focused, KEY.Key_Return, CONTROL)
    assert dialog.parts.finish.isVisible()
    assert len(everyone(workspace)) == 4


def test_arrow_keys_go_from_answer_to_answer_and_give_none(
    open_dialog: Opens, tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *SHEET))
    dialog.activateWindow()
    card = dialog.parts.questions.next_open()
    assert card is not None
    card.ways[0].setFocus()
    QTest.keyClick(card.ways[0], KEY.Key_Right)
    assert dialog.focusWidget() is card.ways[1]
    assert not any(each.isChecked() for each in card.ways)
    QTest.keyClick(card.ways[1], KEY.Key_Space)
    assert [each.isChecked() for each in card.ways] == [False, True]
    QTest.keyClick(card.ways[1], KEY.Key_Space)
    assert [each.isChecked() for each in card.ways] == [False, True]


def test_in_a_narrow_window_the_questions_are_a_tab_and_keep_the_focus(
    open_dialog: Opens, tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *SHEET))
    dialog.activateWindow()
    first = dialog.parts.questions.controls[0]
    first.setFocus()
    dialog.resize(560, 384)
    QApplication.processEvents()
    tabs = dialog.parts.tabs
    assert tabs.currentWidget() is dialog.parts.questions
    assert tabs.tabText(0) == "Questions (2)"
    assert dialog.focusWidget() is first
    assert not dialog.parts.unknown.isVisible()
    dialog.resize(1200, 700)
    QApplication.processEvents()
    assert dialog.parts.unknown.isVisible()
    assert tabs.indexOf(dialog.parts.questions) == -1
    assert dialog.parts.questions.isVisible()
    assert dialog.focusWidget() is first


def test_one_answer_is_given_to_the_other_open_ones_like_it(
    open_dialog: Opens, tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *SHEET))
    dialog.parts.add_people.click()
    report = dialog.shown.report if dialog.shown else None
    assert report is not None
    roles = [each for each in report.questions if each.kind.value == "role"]
    card = dialog.parts.questions.cards[roles[0].id]
    assert not card.share.isVisible()
    card.ways[0].click()
    assert card.share.text() == "The same answer for the other one"
    card.share.click()
    answered = dialog.shown.report if dialog.shown else None
    assert answered is not None
    answers = {each.answer for each in answered.questions if each.kind.value == "role"}
    assert len(answers) == 1 and answers != {""}
    assert not card.share.isVisible()


def test_enter_brings_nothing_in_while_a_question_is_open(
    open_dialog: Opens, workspace: Workspace, tmp_path: Path
) -> None:
    before = everyone(workspace)
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *SHEET))
    dialog.activateWindow()
    dialog.parts.add_people.click()
    assert dialog.main.isEnabled()
    QTest.keyClick(dialog.source.choose.parentWidget() or dialog, KEY.Key_Return)
    assert "open" in dialog.problem.text()
    assert everyone(workspace) == before
    dialog.main.setFocus()
    QTest.keyClick(dialog.main, KEY.Key_Return)
    assert everyone(workspace) != before
