"""One way to choose many rows: a tick before each, one for all, and how many are ticked."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sgdesk.ui.widgets import Column, RowsModel, Table, TickAll

NAMES = ("Ada", "Bob", "Cy", "Dee")


@pytest.fixture
def model() -> RowsModel[str]:
    return RowsModel([Column[str]("Person", str), Column[str]("Kind", lambda _: "x")])


@pytest.fixture
def table(qtbot: QtBot, model: RowsModel[str]) -> Table:
    made = Table("People")
    qtbot.addWidget(made)
    made.setModel(model)
    made.resize(400, 300)
    return made


@pytest.fixture
def every(qtbot: QtBot, table: Table, model: RowsModel[str]) -> TickAll:
    made = TickAll(table)
    qtbot.addWidget(made)
    model.set_rows(NAMES)
    table.fit_columns()
    table.show()
    made.show()
    QApplication.processEvents()
    return made


def ticked(table: Table) -> list[str]:
    rows = sorted(each.row() for each in table.selectionModel().selectedRows())
    return [NAMES[row] for row in rows]


def press(table: Table, row: int, *, on_box: bool) -> None:
    rect = table.visualRect(table.model().index(row, 0))
    across = table.tick_width() // 2 if on_box else table.tick_width() + 8
    place = QPoint(rect.left() + across, rect.center().y())
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_box_before_a_row_ticks_it_beside_the_others(table: Table, every: TickAll) -> None:
    press(table, 0, on_box=True)
    press(table, 2, on_box=True)
    assert ticked(table) == ["Ada", "Cy"]
    press(table, 0, on_box=True)
    assert ticked(table) == ["Cy"]


def test_going_to_another_row_loses_none_of_several_ticks(table: Table, every: TickAll) -> None:
    press(table, 0, on_box=True)
    press(table, 2, on_box=True)
    press(table, 3, on_box=False)
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert ticked(table) == ["Ada", "Cy"]
    assert table.currentIndex().row() == 2


def test_where_one_is_ticked_the_row_that_is_pressed_takes_its_place(
    table: Table, every: TickAll
) -> None:
    press(table, 0, on_box=False)
    press(table, 3, on_box=False)
    assert ticked(table) == ["Dee"]


def test_space_ticks_by_keyboard(table: Table, every: TickAll) -> None:
    table.setCurrentIndex(table.model().index(0, 0))
    table.clearSelection()
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert ticked(table) == ["Ada", "Bob"]
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert ticked(table) == ["Ada"]


def test_going_down_ticks_nothing_and_space_ticks_what_was_come_to(
    table: Table, every: TickAll
) -> None:
    table.point_at(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert (table.pointed(), ticked(table)) == (1, [])
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert ticked(table) == ["Bob"]
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert ticked(table) == ["Bob", "Cy"]


def test_a_letter_goes_to_a_row_and_ticks_nothing(table: Table, every: TickAll) -> None:
    table.point_at(0)
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_D)
    assert (table.pointed(), ticked(table)) == (3, ["Ada"])


def test_all_are_ticked_at_once_and_how_many_is_said(table: Table, every: TickAll) -> None:
    assert every.text() == "Tick all 4"
    every.click()
    assert ticked(table) == list(NAMES)
    assert every.text() == "4 of 4 ticked"
    assert every.checkState() is Qt.CheckState.Checked
    press(table, 1, on_box=True)
    assert every.text() == "3 of 4 ticked"
    assert every.checkState() is Qt.CheckState.PartiallyChecked
    every.click()
    every.click()
    assert ticked(table) == []
    assert every.checkState() is Qt.CheckState.Unchecked


def test_other_rows_begin_with_no_tick(every: TickAll, model: RowsModel[str]) -> None:
    every.click()
    model.set_rows(NAMES[:1])
    assert every.text() == "Tick the one"
    model.set_rows(())
    assert not every.isEnabled()


def test_a_tick_is_seen(table: Table, every: TickAll) -> None:
    table.clearSelection()
    empty = table.grab().toImage()
    press(table, 0, on_box=True)
    strip = table.visualRect(table.model().index(0, 0))
    strip.setWidth(table.tick_width())
    at = table.viewport().mapTo(table, strip.topLeft())
    strip.moveTopLeft(at)
    assert table.grab().toImage().copy(strip) != empty.copy(strip)
    assert table.columnWidth(0) > table.tick_width() + table.fontMetrics().horizontalAdvance("Ada")


def test_the_ground_of_a_ticked_row_is_quiet_and_its_box_is_filled(
    table: Table, every: TickAll
) -> None:
    table.selectRow(1)
    table.setFocus()
    rect = table.visualRect(table.model().index(1, 1))
    shown = table.viewport().grab().toImage()
    accent = table.palette().color(QPalette.ColorRole.Highlight)
    base = table.palette().color(QPalette.ColorRole.Base)
    ground = shown.pixelColor(rect.right() - 3, rect.center().y())
    assert abs(ground.lightness() - base.lightness()) < abs(ground.lightness() - accent.lightness())
    assert ground != base
    box = table.visualRect(table.model().index(1, 0))
    across = range(box.left(), box.left() + table.tick_width())
    assert any(shown.pixelColor(x, box.center().y() + 5) == accent for x in across)
