"""Titles of courses that have no room are cut before what tells them apart."""

import pytest
from pytestqt.qtbot import QtBot

from sgdesk.ui.widgets import Column, RowsModel, Table
from sgdesk.ui.widgets.lists.cut_title import cut_title

LONG = "Working Together to Safeguard Children"


@pytest.mark.parametrize(
    ("title", "room", "shown"),
    [
        (f"{LONG} (Level 2)", 60, f"{LONG} (Level 2)"),
        (f"{LONG} (Level 2)", 20, "Working T… (Level 2)"),
        (f"{LONG} (Level 2) (withdrawn)", 30, "Working… (Level 2) (withdrawn)"),
        ("Safeguarding Level 3", 16, "Safegua… Level 3"),
        ("Safeguarding Level 3", 10, "S… Level 3"),
        ("Right Help, Right Time", 15, "Right Hel… Time"),
        ("Safeguarding induction", 18, "Safeguarding induction"),
        ("Safeguarding", 6, "Safeguarding"),
        ("Safeguarding Level 3", 9, "Safeguarding Level 3"),
    ],
)
def test_the_end_of_a_title_outlasts_its_middle(title: str, room: int, shown: str) -> None:
    assert cut_title(title, room, len) == shown


def test_a_list_that_is_narrow_shows_two_courses_by_what_tells_them_apart(qtbot: QtBot) -> None:
    def pictures(column: Column[str]) -> set[bytes]:
        table = Table("Courses")
        qtbot.addWidget(table)
        table.setModel(RowsModel([column], [f"{LONG} (Level 2)", f"{LONG} (Level 3)"]))
        table.setAlternatingRowColors(False)
        table.resize(table.fontMetrics().horizontalAdvance("Working Tog… (Level 2)") + 40, 200)
        table.show()
        rows = [table.visualRect(table.model().index(row, 0)) for row in range(2)]
        whole = table.viewport().grab().toImage()
        return {bytes(whole.copy(each).constBits()) for each in rows}

    assert len(pictures(Column("Course", lambda row: row))) == 1
    assert len(pictures(Column("Course", lambda row: row, cut=cut_title))) == 2
