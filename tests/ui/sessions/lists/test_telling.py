"""What the dialog says: why a line is asked about, what was not taken; read aloud, narrow."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox

from sgdesk.services.imports.attendance import Effect
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.ui.sessions.lists.dialog import ListDialog
from tests.services.imports.attendance.lists import Evening
from tests.services.imports.cases.workbooks import workbook
from tests.ui.bars import SMALL, doubled_bars
from tests.ui.sessions.lists.lines import LIST, go_to, shown, to_know


def test_everything_has_a_name_that_is_read_aloud(open_list: Callable[..., ListDialog]) -> None:
    dialog = open_list(LIST)
    for line in dialog.table.lines.rows:
        go_to(dialog, line.said)
        for kind in (QAbstractButton, QComboBox):
            for each in dialog.findChildren(kind):
                if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    named = each.accessibleName() or (
                        each.text() if isinstance(each, QAbstractButton) else ""
                    )
                    assert named, each
    assert {each.effect for each in dialog.table.lines.rows} == {Effect.ASKED, Effect.YES}


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        ("Name\tAttendance\nAda Sample\t\nBo Sample\tYes\n", "the box is empty"),
        ("Name\tAttended\tPresent\nAda Sample\tYes\tNo\n", "two columns disagree; “No”"),
    ],
)
def test_why_a_line_is_asked_about_is_said_plainly(
    open_list: Callable[..., ListDialog], sheet: str, words: str
) -> None:
    dialog = open_list(sheet)

    assert to_know(dialog, "Ada Sample") == words


def test_what_was_ticked_before_is_told_as_it_was_ticked(
    made: Evening, open_list: Callable[..., ListDialog]
) -> None:
    ada, bo = made.hall.people[:2]
    marks = [Mark(ada, attended=True), Mark(bo, attended=False, reason="unwell")]
    mark_attendance(made.hall.workspace, made.session, marks)

    dialog = open_list("Name\tAttendance\nAda Sample\tYes\nBo Sample\tYes\n")

    assert dialog.sum.text() == "0 came, 1 is ticked already. 1 needs an answer from you."
    assert to_know(dialog, "Bo Sample").startswith("you ticked: did not come")


def test_an_address_that_is_none_is_left_out_and_its_line_stays(
    open_list: Callable[..., ListDialog],
) -> None:
    dialog = open_list("Name\tEmail\tAttended\nAda Sample\tnone yet\tYes\n")

    assert shown(dialog) == {"Ada Sample": "Came"}
    assert "The e-mail address in row 2 was left out." in dialog.more.text()
    assert "passed over" not in dialog.more.text()


def test_what_was_not_taken_from_a_list_is_said_below_it(
    open_list: Callable[..., ListDialog], tmp_path: Path
) -> None:
    dialog = open_list("")
    rows = (("Name", "Attended", "Table"), ("Ada Sample", "Yes", 3), ("Bo Sample", "Yes", 4))

    dialog.take(workbook(tmp_path, *rows, hidden=[3], comments={"A1": "ask Jan"}))

    assert "Nothing was taken from 1 column: C “Table”." in dialog.more.text()
    assert "1 row: 3 (hidden in the sheet, and read all the same)" in dialog.more.text()
    assert "“ask Jan” (a comment on this cell was not read)" in dialog.more.text()


def test_at_200_per_cent_list_and_card_stand_beside_each_other_each_with_its_own_bar(
    open_list: Callable[..., ListDialog],
) -> None:
    many = "".join(f"Zara Newly{each}\tYes\n" for each in "abcdefghijklmnopqrstuvwx")
    dialog = open_list(LIST + many)
    dialog.resize(1200, 700)
    assert not dialog.table.isColumnHidden(3)

    dialog.resize(SMALL)

    assert dialog.table.isColumnHidden(3)
    assert dialog.table.verticalScrollBar().isVisible()
    assert doubled_bars(dialog) == []
    names = dialog.table.columnViewportPosition(1) + dialog.table.columnWidth(1)
    assert names <= dialog.table.viewport().width()
    assert "it is not certain" in dialog.card.about()
