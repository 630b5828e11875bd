"""Esc and the cross ask before they drop what was typed, and ask nothing where nothing was."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.widgets import FormDialog, SearchBox
from sgdesk.ui.widgets.boxes.typed import asks_nothing


class Sheet(FormDialog):
    """A form with a box of each kind."""

    def __init__(self, alerts: RecordingAlerts) -> None:
        super().__init__("A form", "&Add the person", None)
        self.asks = alerts.choose
        self.name = self.form.add("name", "Name", QLineEdit("Ada"))
        self.kind = self.form.add("kind", "Kind", QComboBox())
        self.kind.addItems(["One", "Two"])
        self.sure = self.form.add("sure", "Sure", QCheckBox("Sure"))
        self.list = self.form.add("list", "List", QListWidget())
        item = QListWidgetItem("Bob")
        item.setCheckState(Qt.CheckState.Unchecked)
        self.list.addItem(item)
        self.search = self.form.add("find", "Find", SearchBox("Find"))
        self.times = 0
        self.save = self._save

    def _save(self) -> None:
        self.times += 1
        self.accept()


@pytest.fixture
def sheet(qtbot: QtBot, alerts: RecordingAlerts) -> Iterator[Sheet]:
    made = Sheet(alerts)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.name.setFocus()
    yield made
    made.typed.forget()


def escape(sheet: Sheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Escape)


def test_nothing_typed_nothing_asked(sheet: Sheet, alerts: RecordingAlerts) -> None:
    QTest.mouseClick(sheet.name, Qt.MouseButton.LeftButton)
    escape(sheet)
    assert not alerts.choices
    assert not sheet.isVisible()


def test_esc_asks_with_the_verb_of_the_dialog_and_stays_where_nothing_is_chosen(
    sheet: Sheet, alerts: RecordingAlerts
) -> None:
    QTest.keyClicks(sheet.name, " Sample")
    escape(sheet)
    (asked,) = alerts.choices
    assert asked.ways == ("Add the person", "Drop it")
    assert asked.stay == "Go back"
    assert sheet.isVisible()
    assert sheet.name.text() == "Ada Sample"


def test_the_cross_of_the_window_asks_too(sheet: Sheet, alerts: RecordingAlerts) -> None:
    QTest.keyClicks(sheet.name, "x")
    assert not sheet.close()
    assert len(alerts.choices) == 1
    assert sheet.isVisible()


def test_save_saves_and_drop_drops(sheet: Sheet, alerts: RecordingAlerts) -> None:
    QTest.keyClicks(sheet.name, "x")
    alerts.ways.append(0)
    escape(sheet)
    assert (sheet.times, sheet.isVisible()) == (1, False)


def test_what_is_to_be_dropped_is_asked_once(sheet: Sheet, alerts: RecordingAlerts) -> None:
    QTest.keyClicks(sheet.name, "x")
    alerts.ways.append(1)
    escape(sheet)
    assert (sheet.times, sheet.isVisible(), len(alerts.choices)) == (0, False, 1)


def test_cancel_is_a_choice_and_asks_nothing(sheet: Sheet, alerts: RecordingAlerts) -> None:
    QTest.keyClicks(sheet.name, "x")
    sheet.cancel.click()
    assert not alerts.choices
    assert not sheet.isVisible()


def test_all_as_before_asks_nothing(sheet: Sheet, alerts: RecordingAlerts) -> None:
    QTest.keyClicks(sheet.name, "x")
    QTest.keyClick(sheet.name, Qt.Key.Key_Backspace)
    escape(sheet)
    assert not alerts.choices


def test_what_the_program_fills_in_is_not_typed(sheet: Sheet, alerts: RecordingAlerts) -> None:
    sheet.name.setText("Bea")
    QTest.keyClick(sheet.name, Qt.Key.Key_End)
    escape(sheet)
    assert not alerts.choices


def test_words_to_look_for_are_no_answer(sheet: Sheet, alerts: RecordingAlerts) -> None:
    sheet.search.setFocus()
    QTest.keyClicks(sheet.search, "bo")
    sheet.reject()
    assert not alerts.choices


@pytest.mark.parametrize("kind", ["choice", "tick", "ticked in a list"])
def test_a_choice_and_a_tick_count_as_typed(
    sheet: Sheet, alerts: RecordingAlerts, kind: str
) -> None:
    if kind == "choice":
        QTest.keyClick(sheet.kind, Qt.Key.Key_Down)
    elif kind == "tick":
        QTest.keyClick(sheet.sure, Qt.Key.Key_Space)
    else:
        sheet.list.setCurrentRow(0)
        QTest.keyClick(sheet.list, Qt.Key.Key_Space)
    escape(sheet)
    assert len(alerts.choices) == 1


def test_where_nothing_can_be_saved_only_dropping_is_offered(
    sheet: Sheet, alerts: RecordingAlerts
) -> None:
    QTest.keyClicks(sheet.name, "x")
    sheet.verb.setEnabled(False)
    escape(sheet)
    assert alerts.choices[0].ways == ("Drop it",)


def test_whoever_waits_goes_on_once_it_is_saved(sheet: Sheet, alerts: RecordingAlerts) -> None:
    went_on: list[bool] = []
    QTest.keyClicks(sheet.name, "x")
    alerts.ways.append(0)
    assert not sheet.may_close(lambda: went_on.append(True))
    assert (went_on, sheet.times) == ([True], 1)


def test_what_a_window_over_it_holds_is_not_its_own(sheet: Sheet, alerts: RecordingAlerts) -> None:
    over = QDialog(sheet)
    line = QLineEdit(over)
    over.show()
    QTest.keyClick(sheet.name, Qt.Key.Key_End)
    line.setText("chosen and given up")
    over.close()
    escape(sheet)
    assert not alerts.choices


def test_a_box_that_only_looks_is_no_answer(sheet: Sheet, alerts: RecordingAlerts) -> None:
    page = QSpinBox()
    asks_nothing(page)
    sheet.form.add("page", "Page", page)
    QTest.keyClick(page, Qt.Key.Key_Up)
    assert page.value() == 1
    escape(sheet)
    assert not alerts.choices
