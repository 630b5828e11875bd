"""The matrix keeps the rules of models, sorts, groups, ticks and reads rows aloud."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sgdesk.domain.training.states import State
from sgdesk.services.views.overview import matrix
from sgdesk.ui.dressing import apply_text_size
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.matrix.delegate import CellWords, MatrixDelegate, tick_width
from sgdesk.ui.people.matrix.filters import Filter
from sgdesk.ui.people.matrix.lines import make_lines
from sgdesk.ui.people.matrix.model import BELOW_ROLE, GroupHeading, MatrixModel, Order
from sgdesk.ui.people.matrix.table import MatrixTable
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.widgets import STATE_ROLE
from tests.factories import TODAY
from tests.services.hall import make_hall
from tests.ui.people.conftest import given_names

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def click(page: PeoplePage, row: int, *, held: Qt.KeyboardModifier = NONE, on_box: bool) -> None:
    box = page.table.visualRect(page.model.index(row, 0))
    at = QPoint(box.left() + (18 if on_box else 120), box.center().y())
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, held, at)


def entries(page: PeoplePage) -> list[str]:
    rows = (page.model.entry(row) for row in range(page.model.rowCount()))
    return [each.text if isinstance(each, GroupHeading) else each.name.split()[0] for each in rows]


def test_the_model_keeps_the_rules_of_models(page: PeoplePage) -> None:
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page.model
    )
    page.model.set_by_role(True)
    page.model.tick([1, 2])
    page.model.sort(1, Qt.SortOrder.DescendingOrder)
    page.model.narrow(lambda lines: list(lines)[:2])
    page.model.set_by_role(False)
    assert tester.model() is page.model


def test_a_cell_is_state_word_and_day(page: PeoplePage) -> None:
    row = page.model.row_of(3)
    assert row is not None
    keys = [key for key, _ in page.model.columns]
    cell = page.model.index(row, 1 + keys.index("level1"))
    due = page.line(3).row.cells["level1"].due
    assert due is not None
    assert State(cell.data(STATE_ROLE)) is State.OVERDUE
    assert cell.data().startswith("Overdue since ")
    assert cell.data(BELOW_ROLE).endswith(str(due.year))
    assert page.model.index(row, 1 + keys.index("level2")).data() is None


def test_the_first_cell_reads_the_whole_row_aloud(page: PeoplePage) -> None:
    row = page.model.row_of(1)
    assert row is not None
    page.model.tick([1])
    said = page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Ada Example, Helper, Safeguarding induction: Done ")
    assert "Safeguarding Level 1: In date until " in said
    assert said.endswith(", ticked")


def test_rows_come_by_name_or_the_most_urgent_first(page: PeoplePage) -> None:
    assert given_names(page)[:2] == ["Ada", "Bob"]
    page.filters.order_chosen.emit(Order.URGENCY)
    assert given_names(page)[0] == "Łukasz"
    assert given_names(page)[-1] == "Dee"
    page.filters.order_chosen.emit(Order.NAME)
    assert given_names(page)[:2] == ["Ada", "Bob"]


def test_a_heading_sorts_its_column_and_keeps_who_had_the_focus(page: PeoplePage) -> None:
    page.table.show_person(1)
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert given_names(page)[-1] == "Ada"
    current = page.table.current_line()
    assert current is not None
    assert current.id == 1


def test_under_their_roles_somebody_with_two_stands_twice(page: PeoplePage) -> None:
    page.filters.by_role.setChecked(True)
    assert entries(page) == [
        "Helper, 4 people",
        "Ada",
        "Hal",
        "Maximiliana-Alexandrina",
        "Łukasz",
        "Leader, 3 people",
        "Bob",
        "Maximiliana-Alexandrina",
        "محمد",
        "No role, 1 person",
        "Dee",
    ]
    assert page.table.columnSpan(0, 0) == page.model.columnCount()
    page.filters.by_role.setChecked(False)
    assert page.table.columnSpan(0, 0) == 1


def test_the_arrow_keys_pass_over_headings(page: PeoplePage) -> None:
    page.filters.by_role.setChecked(True)
    page.table.show_person(3)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    current = page.table.current_line()
    assert current is not None
    assert current.name == "Bob Example"


def test_the_box_and_ctrl_tick_one_shift_ticks_a_run(page: PeoplePage) -> None:
    click(page, 1, on_box=True)
    assert page.model.ticked == {page.model.lines[1].id}
    assert page.panel.isHidden()
    click(page, 3, held=SHIFT, on_box=False)
    assert page.model.ticked == {line.id for line in page.model.lines[1:4]}
    click(page, 2, held=CTRL, on_box=False)
    assert page.model.ticked == {page.model.lines[1].id, page.model.lines[3].id}


def test_a_press_on_the_name_shows_the_person_and_ticks_nobody(page: PeoplePage) -> None:
    click(page, 0, on_box=False)
    assert page.panel.isVisible()
    assert page.panel.person_id == 1
    assert page.model.ticked == frozenset()


def test_space_and_shift_with_arrows_tick_from_the_keyboard(page: PeoplePage) -> None:
    page.table.show_person(1)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.model.ticked == {1}
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.model.ticked == frozenset()
    QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    assert page.model.ticked == {line.id for line in page.model.lines[:3]}


def test_ticks_stay_while_a_filter_hides_them_and_are_counted(page: PeoplePage) -> None:
    page.model.tick([1, 2])
    page.filters.set_filter(Filter(text="bob"))
    assert page.bar.chosen.text() == "2 people ticked, 1 not shown"
    assert {line.id for line in page.chosen()} == {1, 2}
    page.bar.clear_button.click()
    assert page.model.ticked == frozenset()


def test_everybody_shown_is_ticked_at_once(page: PeoplePage) -> None:
    page.table.setFocus()
    page.bar.all.click()
    assert len(page.model.ticked) == 7
    assert page.bar.all.isChecked()
    page.bar.all.click()
    assert page.model.ticked == frozenset()
    QTest.keyClick(page.table, Qt.Key.Key_A, CTRL)
    assert len(page.model.ticked) == 7


@pytest.mark.parametrize("ticked", [frozenset({1}), frozenset({1, 2})])
def test_ticked_rows_are_copied_as_a_spreadsheet_takes_them(
    page: PeoplePage, ticked: frozenset[int]
) -> None:
    page.table.setFocus()
    page.model.tick(ticked)
    QTest.keyClick(page.table, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[0] == "Name"
    assert [line.split("\t")[0] for line in lines[1:]] == ["Ada Example", "Bob Example"][
        : len(ticked)
    ]


def test_the_days_of_the_matrix_are_those_of_the_window(page: PeoplePage) -> None:
    page.context.shell.go_to_day(TODAY - timedelta(days=1000))
    assert "Eli" in given_names(page)
    assert page.panel.isHidden()


def test_where_there_is_no_room_the_days_go_first_then_the_words_and_never_a_name(
    qtbot: QtBot, tmp_path: Path
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    found, model = matrix(hall.workspace), MatrixModel()
    model.set_matrix(found.columns, found.roles, make_lines(found), found.reasons)
    model.narrow(list)
    hall.workspace.close()
    table = MatrixTable("Sample", model)
    qtbot.addWidget(table)
    cells, seen = table.itemDelegate(), []
    assert isinstance(cells, MatrixDelegate)
    table.show()
    for width in range(700, 300, -4):
        table.setFixedWidth(width)
        table.fit_columns()
        name = table.fontMetrics().horizontalAdvance("Cleo Sample")
        assert table.columnWidth(0) > name + tick_width(table)
        if table.horizontalHeader().length() <= table.viewport().width():
            seen.append(cells.cell_words)
    assert seen == sorted(seen, key=list(CellWords).index)
    assert set(seen) == set(CellWords)


def test_names_stay_while_columns_scroll_and_are_ticked_there(
    people_window: MainWindow, page: PeoplePage
) -> None:
    people_window.resize(760, 640)
    bar = page.table.horizontalScrollBar()
    page.table.setColumnWidth(1, 900)
    bar.setValue(bar.maximum())
    assert page.table.is_scrolled
    middle = page.table.rowViewportPosition(1) + 10
    QTest.mouseClick(
        page.table.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(18, middle),
    )
    assert page.model.ticked == {page.model.lines[1].id}
    assert page.table.indexAt(QPoint(18, middle)).column() == 0
    assert not page.table.grab().isNull()


def test_rows_grow_with_larger_text(page: PeoplePage, qapp: QApplication) -> None:
    usual = page.table.rowHeight(0)
    apply_text_size(qapp, 150)
    try:
        assert page.table.rowHeight(0) >= 1.25 * usual
    finally:
        apply_text_size(qapp, 100)
    assert page.table.rowHeight(0) == usual
