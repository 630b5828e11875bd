"""Columns share the width that there is: nothing is out of sight, and names give way last."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sgdesk.ui.widgets import Column, RowsModel, Table
from sgdesk.ui.widgets.lists.column_room import EMPTY, Wish, share_room
from sgdesk.ui.widgets.lists.columns import KEPT

LINE = 16
NAME = Wish(600, is_main=True)


def test_where_there_is_room_every_column_has_what_it_needs() -> None:
    assert share_room([NAME, Wish(90), Wish(40)], 730, LINE) == (600, 90, 40)


def test_the_widest_gives_way_and_short_ones_stay_whole() -> None:
    assert share_room([NAME, Wish(90), Wish(40)], 500, LINE) == (370, 90, 40)


def test_two_wide_ones_come_down_together() -> None:
    assert share_room([NAME, Wish(500, is_main=True), Wish(40)], 640, LINE) == (300, 300, 40)


def test_what_is_spare_is_left_out_before_a_name_gets_short() -> None:
    wishes = [NAME, Wish(90, spare=1), Wish(90, spare=2), Wish(90)]
    assert share_room(wishes, 440, LINE) == (260, 90, 0, 90)
    assert share_room(wishes, 350, LINE) == (260, 0, 0, 90)


def test_what_says_nothing_goes_before_anything_gives_way() -> None:
    wishes = [Wish(200, is_main=True), Wish(90), Wish(80, spare=EMPTY)]
    assert share_room(wishes, 370, LINE) == (200, 90, 80)
    assert share_room(wishes, 369, LINE) == (200, 90, 0)


def test_what_is_left_out_last_goes_only_where_else_one_would_scroll() -> None:
    wishes = [NAME, Wish(90, spare=-1), Wish(90)]
    assert share_room(wishes, 250, LINE) == (96, 77, 77)
    assert share_room(wishes, 220, LINE) == (130, 0, 90)


@given(
    st.lists(
        st.builds(Wish, st.integers(1, 900), st.integers(-2, 3), st.booleans()),
        min_size=1,
        max_size=12,
    ),
    st.integers(0, 3000),
)
def test_nothing_gets_more_than_it_needs_and_all_fits_that_can(
    wishes: list[Wish], room: int
) -> None:
    widths = share_room(wishes, room, LINE)
    assert all(width <= each.needed for width, each in zip(widths, wishes, strict=True))
    assert all(width or each.spare for width, each in zip(widths, wishes, strict=True))
    least = [min(each.needed, LINE * (6 if each.is_main else 4)) for each in wishes]
    kept = [low for low, each in zip(least, wishes, strict=True) if not each.spare]
    assert sum(widths) <= max(room, sum(kept))
    if sum(each.needed for each in wishes) <= room:
        assert widths == tuple(each.needed for each in wishes)


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    note: str = ""


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    columns = [
        Column[Row]("Person", lambda row: row.name),
        *(Column[Row](f"Number {n}", lambda _: "1 Jan 2026") for n in range(10)),
        Column[Row]("Note", lambda row: row.note),
    ]
    made = Table("People")
    qtbot.addWidget(made)
    made.setModel(RowsModel(columns, [Row("Wilhelmina Featherstonehaugh-Cholmondeley")]))
    made.resize(1366, 300)
    made.show()
    QApplication.processEvents()
    made.fit_columns()
    return made


def sideways(table: Table) -> int:
    QApplication.processEvents()
    return table.horizontalScrollBar().maximum()


def test_twelve_columns_do_not_scroll_sideways(table: Table) -> None:
    assert sideways(table) == 0
    table.resize(1000, 300)
    assert sideways(table) == 0


def test_a_column_that_says_nothing_goes_where_there_is_no_room_and_comes_back(
    table: Table,
) -> None:
    assert not table.isColumnHidden(11)
    table.resize(900, 300)
    QApplication.processEvents()
    assert table.isColumnHidden(11)
    table.resize(1366, 300)
    QApplication.processEvents()
    assert not table.isColumnHidden(11)


def test_what_is_cut_is_said_by_a_tip(table: Table) -> None:
    table.resize(700, 300)
    QApplication.processEvents()
    index = table.model().index(0, 0)
    assert table.fontMetrics().horizontalAdvance(str(index.data())) > table.columnWidth(0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == index.data()


def test_widths_that_somebody_chose_stay(table: Table) -> None:
    table.keep_widths((300, *(120,) * 11))
    table.resize(700, 300)
    QApplication.processEvents()
    assert table.columnWidth(0) == 300
    assert table.property(KEPT)


def test_a_list_is_saved_and_copied_with_the_columns_that_have_no_room_on_the_screen(
    table: Table,
) -> None:
    table.resize(900, 300)
    QApplication.processEvents()
    assert table.isColumnHidden(11)
    shown = table.shown()
    assert len(shown.headings) == table.model().columnCount()
    assert {len(row) for row in shown.rows} == {len(shown.headings)}
    table.selectRow(0)
    assert table.copied().splitlines()[0].split("\t") == list(shown.headings)
