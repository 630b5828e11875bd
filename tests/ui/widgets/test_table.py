"""Tables sort by their own keys, copy as a spreadsheet takes them, and read a row aloud."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.training.states import State
from sgdesk.ui.widgets import STATE_ROLE, Column, RowsModel, Table, fit_height, still_table


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    due: date
    state: State


ROWS = (
    Row("Cy", date(2026, 2, 1), State.OVERDUE),
    Row("ada", date(2027, 1, 1), State.IN_DATE),
    Row("Bob", date(2026, 10, 1), State.DUE_SOON),
)


@pytest.fixture
def model() -> RowsModel[Row]:
    columns = [
        Column[Row]("Name", lambda row: row.name),
        Column[Row]("Due", lambda row: row.due.strftime("%d/%m/%Y"), sort=lambda row: row.due),
        Column[Row](
            "State", lambda row: row.state.value, state=lambda row: row.state, hint=lambda _: "why"
        ),
    ]
    return RowsModel(columns, ROWS)


@pytest.fixture
def table(qtbot: QtBot, model: RowsModel[Row]) -> Table:
    made = Table("Training")
    qtbot.addWidget(made)
    made.setModel(model)
    made.show()
    return made


def names(model: RowsModel[Row]) -> list[str]:
    return [row.name for row in model.rows]


def test_the_model_keeps_the_rules_of_models(model: RowsModel[Row]) -> None:
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.sort(1)
    model.set_rows(ROWS[:1])
    assert tester.model() is model


def test_rows_come_in_the_order_they_were_given(model: RowsModel[Row], table: Table) -> None:
    assert names(model) == ["Cy", "ada", "Bob"]


def test_a_column_sorts_by_its_key_and_words_without_regard_to_case(
    model: RowsModel[Row],
) -> None:
    model.sort(0)
    assert names(model) == ["ada", "Bob", "Cy"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["ada", "Bob", "Cy"]
    model.sort(1)
    assert names(model) == ["Cy", "Bob", "ada"]


def test_the_order_stays_when_rows_change(model: RowsModel[Row]) -> None:
    model.sort(0)
    model.set_rows(ROWS[::-1])
    assert names(model) == ["ada", "Bob", "Cy"]


def test_the_first_cell_reads_the_whole_row_aloud(model: RowsModel[Row]) -> None:
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Cy, Due: 01/02/2026, State: overdue"
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "overdue"


def test_a_cell_knows_its_state_and_its_hint(model: RowsModel[Row]) -> None:
    assert model.index(0, 2).data(STATE_ROLE) == State.OVERDUE
    assert model.index(0, 0).data(STATE_ROLE) is None
    assert model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole) == "why"


def test_chosen_rows_are_copied_with_their_headings(table: Table) -> None:
    table.selectRow(1)
    assert table.copied() == "Name\tDue\tState\nada\t01/01/2027\tin_date"


def test_enter_opens_the_row(qtbot: QtBot, table: Table) -> None:
    table.setCurrentIndex(table.model().index(2, 0))
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [ROWS[2]]


def test_columns_are_wide_enough_for_heading_and_cells(table: Table) -> None:
    table.fit_columns()
    metrics = table.fontMetrics()
    assert table.columnWidth(1) > metrics.horizontalAdvance("01/02/2026")
    assert table.columnWidth(2) > metrics.horizontalAdvance("due_soon") + metrics.ascent()


def test_cells_with_states_are_drawn_in_both_ways(table: Table) -> None:
    plain = table.grab().toImage()
    table.selectAll()
    assert table.grab().toImage() != plain


def test_the_mark_stays_on_its_row_when_the_order_changes(table: Table) -> None:
    table.setCurrentIndex(table.model().index(0, 0))
    marked = table.currentIndex().data()
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        table.model().sort(0, order)
        assert table.currentIndex().data() == marked


def right_click(table: Table, row: int) -> QMenu:
    """The menu that a right click on a row opens."""
    place = table.visualRect(table.model().index(row, 0)).center()
    table.setCurrentIndex(table.model().index(row, 0))
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(table.viewport(), event)
    return table.findChildren(QMenu)[-1]


def test_a_right_click_offers_what_the_buttons_of_the_page_do(qtbot: QtBot, table: Table) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    usable, not_now = QPushButton("&Print …"), QPushButton("&Revoke …")
    not_now.setEnabled(False)
    pressed = []
    usable.clicked.connect(lambda: pressed.append("print"))
    for each in (usable, not_now):
        column.addWidget(each)
    page.show()
    table.offer(usable, not_now)
    menu = right_click(table, 1)
    assert [(each.text(), each.isEnabled()) for each in menu.actions() if each.text()] == [
        ("&Print …", True),
        ("&Revoke …", False),
        ("&Copy the chosen rows", True),
    ]
    menu.actions()[0].trigger()
    menu.close()
    assert pressed == ["print"]


def test_a_right_click_copies_the_chosen_rows(table: Table) -> None:
    menu = right_click(table, 2)
    menu.actions()[-1].trigger()
    menu.close()
    assert QApplication.clipboard().text().splitlines()[1].startswith("Bob\t")


def lowest_ink(table: Table, place: int) -> int:
    """How far down the words of a heading reach, in pixels from the top of the header."""
    header = table.horizontalHeader()
    left = header.sectionViewportPosition(place) + 4
    rect = QRect(left, 0, header.sectionSize(place) - 8, header.height() - 2)
    picture = header.viewport().grab(rect).toImage()
    ground = picture.pixelColor(0, 0).lightness()
    return max(
        y
        for y in range(picture.height())
        for x in range(picture.width())
        if abs(picture.pixelColor(x, y).lightness() - ground) > 60
    )


def test_a_heading_wider_than_its_column_takes_a_second_line(qtbot: QtBot) -> None:
    table = Table("Dip samples")
    qtbot.addWidget(table)
    columns = [Column[str](title, str) for title in ("Course", "Zoological views", "Held")]
    table.setModel(RowsModel(columns, ("ax", "be", "no")))
    table.resize(600, 200)
    table.show()
    table.setColumnWidth(1, 200)
    QApplication.processEvents()
    header = table.horizontalHeader()
    usual, line = header.height(), header.fontMetrics().lineSpacing()
    low = lowest_ink(table, 1)
    table.setColumnWidth(1, header.fontMetrics().horizontalAdvance("Zoological") + 14)
    QApplication.processEvents()
    assert header.height() == usual + line
    assert lowest_ink(table, 1) >= low + line // 2
    for wide in (200, header.fontMetrics().horizontalAdvance("Zoolog") + 14):
        table.setColumnWidth(1, wide)  # it fits, or no second line would help it
        QApplication.processEvents()
        assert header.height() == usual


@pytest.mark.parametrize(("wide", "has_bar"), [(400, False), (60, True)])
def test_a_still_table_is_as_high_as_its_rows_and_a_bar_that_is_needed(
    qtbot: QtBot, wide: int, has_bar: bool
) -> None:
    table = still_table("Backups")
    qtbot.addWidget(table)
    table.setModel(RowsModel([Column[str](title, str) for title in ("Made", "What")], ("a", "b")))
    fit_height(table)
    table.resize(wide, table.height())
    table.show()
    QApplication.processEvents()
    assert table.horizontalScrollBar().isVisible() is has_bar
    rows = table.viewport().height() - 2 * table.rowHeight(0)
    assert rows == 0


def test_a_column_that_says_nothing_gives_way_to_names_that_have_no_room(qtbot: QtBot) -> None:
    columns = [
        Column[str]("Name", lambda row: row),
        Column[str]("About", lambda _: "", is_main=True),
        Column[str]("Course", lambda row: row, is_main=True),
    ]
    table = Table("Forms")
    qtbot.addWidget(table)
    table.setModel(RowsModel(columns, ["Person Sample of a long name"]))
    table.resize(table.fontMetrics().height() * 24, 200)
    table.show()
    table.fit_columns()
    assert [table.isColumnHidden(place) for place in range(3)] == [False, True, False]
