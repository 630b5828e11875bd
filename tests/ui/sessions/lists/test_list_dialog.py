"""A list of who came, from the paste to the ticks: by keyboard, by hand, as one action."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sgdesk.domain.sessions.session import BookingState
from sgdesk.services.file.undo import undo, undo_state
from sgdesk.services.imports import Pasted
from sgdesk.services.imports.attendance import Effect, ListOf, Whose
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.services.sessions.sessions import change_session, session_view
from sgdesk.ui.action_words import action_wish
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.sessions.lists.dialog import ListDialog
from sgdesk.ui.tasks import InlineTasks
from tests.services.imports.attendance.lists import Evening, evening
from tests.services.imports.cases.workbooks import workbook
from tests.ui.bars import SMALL, doubled_bars
from tests.ui.conftest import RecordingShell

LIST = "Name\tAttendance\nAda Sample\tYes\nBo Sample\tPartly\nRobs iPad\tYes\nZara Newly\tYes\n"
ATTENDED, AWAY = BookingState.ATTENDED, BookingState.DID_NOT_ATTEND


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Evening]:
    found = evening(tmp_path)
    yield found
    found.hall.workspace.close()


@pytest.fixture
def open_list(
    qtbot: QtBot, made: Evening, alerts: RecordingAlerts, shell: RecordingShell
) -> Iterator[Callable[..., ListDialog]]:
    context = Context(made.hall.workspace, InlineTasks(alerts.refuse), alerts, shell)
    opened: list[ListDialog] = []

    def make(text: str, of: ListOf = ListOf.ATTENDANCE) -> ListDialog:
        view = session_view(made.hall.workspace, made.session)
        dialog = ListDialog(context, view, of)
        dialog.show()
        opened.append(dialog)
        if text:
            dialog.take(Pasted(text))
        return dialog

    yield make
    for each in opened:
        if isValid(each):
            each.done(0)
    qtbot.waitUntil(lambda: not any(isValid(each) for each in opened))


def go_to(dialog: ListDialog, said: str) -> None:
    rows = [each.said for each in dialog.table.lines.rows]
    flags = QItemSelectionModel.SelectionFlag
    index = dialog.table.lines.index(rows.index(said), 0)
    dialog.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)


def shown(dialog: ListDialog) -> dict[str, str]:
    model = dialog.table.lines
    return {
        str(model.index(at, 1).data()): str(model.index(at, 0).data())
        for at in range(model.rowCount())
    }


def test_those_who_are_asked_about_stand_on_top_and_nothing_is_written(
    made: Evening, open_list: Callable[..., ListDialog]
) -> None:
    before = made.states()
    dialog = open_list(LIST)

    assert shown(dialog) == {
        "Bo Sample": "Asked", "Robs iPad": "Asked", "Zara Newly": "Asked", "Ada Sample": "Came"
    }  # fmt: skip
    assert list(shown(dialog))[-1] == "Ada Sample"
    assert dialog.sum.text() == "1 came. 3 need an answer from you."
    assert dialog.main.text() == "Tick in 1 person"
    assert "Cleo Sample" in dialog.more.text()
    assert made.states() == before


def test_keys_answer_every_line_that_is_chosen_and_delete_takes_it_back(
    qtbot: QtBot, open_list: Callable[..., ListDialog]
) -> None:
    dialog = open_list(LIST)
    go_to(dialog, "Bo Sample")

    QTest.keyClick(dialog.table, Qt.Key.Key_N)
    assert shown(dialog)["Bo Sample"] == "Did not come"
    assert dialog.card.reason.isVisible()
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert shown(dialog)["Bo Sample"] == "Came"
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert shown(dialog)["Bo Sample"] == "Asked"

    dialog.table.selectAll()
    QTest.keyClick(dialog.table, Qt.Key.Key_N)
    assert shown(dialog)["Ada Sample"] == shown(dialog)["Bo Sample"] == "Did not come"
    assert len(dialog.table.chosen()) == 4


def test_a_line_stays_where_it_stood_once_it_is_answered(
    qtbot: QtBot, open_list: Callable[..., ListDialog]
) -> None:
    dialog = open_list(LIST)
    before = list(shown(dialog))
    go_to(dialog, before[0])

    QTest.keyClick(dialog.table, Qt.Key.Key_Y)

    assert list(shown(dialog)) == before
    assert shown(dialog)[before[0]] == "Came"
    current = dialog.table.current()
    assert current is not None
    assert current.said == before[0]


def test_a_name_is_matched_with_whoever_is_chosen_and_enter_writes_nothing(
    qtbot: QtBot, made: Evening, open_list: Callable[..., ListDialog]
) -> None:
    dialog = open_list(LIST)
    go_to(dialog, "Robs iPad")
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.focusWidget() in (dialog.card.who, dialog.card.who.edit)
    offered = [dialog.card.who.itemText(at) for at in range(dialog.card.who.count())]
    assert offered[:3] == ["Ada Sample", "Bo Sample", "Cleo Sample"]

    dialog.card.who.setEditText("Cleo Sample")
    QTest.keyClick(dialog.card.who.edit, Qt.Key.Key_Return)

    assert shown(dialog)["Robs iPad"] == "Came"
    assert dialog.isVisible()
    assert made.training() == 0
    assert dialog.focusWidget() is dialog.table


def test_the_whole_is_one_action_that_names_the_session_and_one_undo(
    qtbot: QtBot, made: Evening, open_list: Callable[..., ListDialog]
) -> None:
    before = made.states()
    dialog = open_list(LIST)
    said: list[str] = []
    dialog.followed.connect(said.append)
    go_to(dialog, "Bo Sample")
    QTest.keyClick(dialog.table, Qt.Key.Key_N)
    go_to(dialog, "Zara Newly")
    dialog.card.new.click()
    assert dialog.main.text() == "Tick in 3 people, 1 of them new"

    QTest.keyClick(dialog.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert made.states()["Zara Newly"] is ATTENDED
    assert made.states()["Bo Sample"] is AWAY
    assert said == [
        "1 line was left as it is: Robs iPad. 2 people have the training, dated 12 March 2024. "
        "1 did not come. 1 person is new with People."
    ]
    state = undo_state(made.hall.workspace)
    assert state.undo is not None
    assert "12 March 2024" in action_wish(state.undo.code, state.undo.details)
    undo(made.hall.workspace)
    assert made.states() == before


def test_a_list_of_another_day_waits_for_a_word(
    qtbot: QtBot, open_list: Callable[..., ListDialog]
) -> None:
    dialog = open_list("Name\tDate\nAda Sample\t19/03/2024\n")

    assert dialog.other.text().startswith(
        "This list is of 19 March 2024; the session was on 12 March 2024."
    )
    assert shown(dialog) == {"Ada Sample": "Not yet"}
    assert not dialog.main.isEnabled()

    dialog.other.chosen.emit()

    assert not dialog.other.isVisible()
    assert shown(dialog) == {"Ada Sample": "Came"}
    assert dialog.main.isEnabled()


def test_what_was_said_is_not_forgotten_without_a_word(
    qtbot: QtBot, open_list: Callable[..., ListDialog], alerts: RecordingAlerts
) -> None:
    dialog = open_list(LIST)
    go_to(dialog, "Bo Sample")
    QTest.keyClick(dialog.table, Qt.Key.Key_Y)
    alerts.answers.append(False)

    dialog.cancel.click()

    assert dialog.isVisible()
    assert len(alerts.asked) == 1


def test_a_file_without_names_is_refused_and_another_can_be_taken(
    open_list: Callable[..., ListDialog],
) -> None:
    dialog = open_list("12\t13\n14\t15\n")
    assert "no column of names" in dialog.problem.text()
    assert not dialog.main.isEnabled()

    dialog.take(Pasted("Ada Sample\n"))

    assert not dialog.problem.isVisible()
    assert dialog.main.isEnabled()


def test_bookings_come_in_the_same_way(
    qtbot: QtBot, made: Evening, open_list: Callable[..., ListDialog]
) -> None:
    text = "Name\tBooking status\nAda Sample\tCancelled\nDov Sample\tBooked\nEve Sample\tWaitlist\n"
    dialog = open_list(text, ListOf.BOOKINGS)
    assert shown(dialog) == {
        "Ada Sample": "Asked", "Eve Sample": "Asked", "Dov Sample": "Is booked"
    }  # fmt: skip
    go_to(dialog, "Ada Sample")
    assert not dialog.card.no.isChecked()
    dialog.card.no.click()
    assert dialog.main.text() == "Book 1 person and give 1 place back"

    dialog.main.click()

    assert made.states()["Ada Sample"] is BookingState.CANCELLED
    assert made.states()["Dov Sample"] is BookingState.BOOKED


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


def test_ctrl_v_over_the_sheet_brings_in_what_was_copied(
    qtbot: QtBot, made: Evening, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    from sgdesk.ui.sessions.tick_view import TickView

    view = TickView()
    qtbot.addWidget(view)
    context = Context(made.hall.workspace, InlineTasks(alerts.refuse), alerts, shell)
    view.show_session(session_view(made.hall.workspace, made.session), (), context)
    view.show()
    qtbot.waitExposed(view)
    QGuiApplication.clipboard().setText("Ada Sample\nBo Sample\n")
    view.grid.setFocus()

    QTest.keyClick(view.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, ListDialog))
    assert shown(dialog) == {"Ada Sample": "Came", "Bo Sample": "Came"}
    dialog.main.click()
    assert made.states()["Ada Sample"] is ATTENDED


def test_what_changed_since_it_was_looked_at_is_shown_again_and_not_written(
    tmp_path: Path, made: Evening, open_list: Callable[..., ListDialog]
) -> None:
    path = tmp_path / "register.csv"
    path.write_text("Name,Attended\nAda Sample,Yes\nBo Sample,Yes\n", encoding="utf-8")
    dialog = open_list("")
    dialog.take(path)
    path.write_text("Name,Attended\nAda Sample,Yes\nBo Sample,No\n", encoding="utf-8")

    dialog.main.click()

    assert "has changed since you looked" in dialog.problem.text()
    assert made.training() == 0
    assert shown(dialog) == {"Ada Sample": "Came", "Bo Sample": "Did not come"}
    dialog.main.click()
    assert made.states()["Bo Sample"] is AWAY


def test_another_worksheet_can_be_chosen(
    tmp_path: Path, open_list: Callable[..., ListDialog]
) -> None:
    path = tmp_path / "registers.xlsx"
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["Name", "Attended"])
    first.append(["Ada Sample", True])
    second = book.create_sheet("The evening")
    second.append(["Name", date(2024, 3, 5), date(2024, 3, 12)])
    second.append(["Bo Sample", "No", "Yes"])
    second.append(["Cleo Sample", "Yes", "No"])
    book.save(path)
    dialog = open_list("")
    dialog.take(path)
    assert shown(dialog) == {"Ada Sample": "Came"}

    dialog.source.worksheet_chosen.emit("The evening")

    assert shown(dialog) == {"Bo Sample": "Came", "Cleo Sample": "Did not come"}


def test_two_of_one_name_are_offered_first_and_told_apart(
    made: Evening, open_list: Callable[..., ListDialog]
) -> None:
    other = made.add("Bo", "Sample")
    dialog = open_list("Ada Sample\nBo Sample\n")
    go_to(dialog, "Bo Sample")
    who = dialog.card.who
    assert {who.itemText(at) for at in range(2)} == {"Bo Sample", "Bo Sample (bo@example.org)"}

    who.setCurrentIndex(who.findText("Bo Sample (bo@example.org)"))
    who.activated.emit(who.currentIndex())

    assert shown(dialog)["Bo Sample"] == "Came"
    line = next(each for each in dialog.table.lines.rows if each.said == "Bo Sample")
    assert line.person_id == made.hall.people[1] != other


def test_whoever_is_likely_is_offered_first_and_never_left_over(
    open_list: Callable[..., ListDialog],
) -> None:
    dialog = open_list(LIST + "Eve's tablet\tYes\n")
    who = dialog.card.who
    go_to(dialog, "Zara Newly")
    before = [who.itemText(at) for at in range(who.count())]

    go_to(dialog, "Eve's tablet")
    assert who.itemText(0) == "Eve Sample"
    who.setEditText("Eve Sample")
    assert who.person() is not None
    go_to(dialog, "Zara Newly")

    assert [who.itemText(at) for at in range(who.count())] == before


def test_who_would_wait_is_said_before_it_is_pressed(
    made: Evening, open_list: Callable[..., ListDialog]
) -> None:
    details = session_view(made.hall.workspace, made.session).details
    change_session(made.hall.workspace, made.session, replace(details, capacity=4))

    dialog = open_list("Name\nEve Sample\nDov Sample\nFlo Sample\n", ListOf.BOOKINGS)

    assert shown(dialog) == {
        "Eve Sample": "Is booked", "Dov Sample": "Waiting list", "Flo Sample": "Waiting list"
    }  # fmt: skip
    assert dialog.sum.text() == "1 to book, 2 for the waiting list."
    assert dialog.main.text() == "Book 1 person, 2 to the waiting list"


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


def to_know(dialog: ListDialog, said: str) -> str:
    model = dialog.table.lines
    rows = [each.said for each in model.rows]
    return str(model.index(rows.index(said), 3).data())


def test_nothing_stands_chosen_where_nobody_answered(
    open_list: Callable[..., ListDialog],
) -> None:
    dialog = open_list(LIST)
    go_to(dialog, "Robs iPad")
    assert not dialog.card.yes.isChecked()
    assert not dialog.card.no.isChecked()

    dialog.card.yes.click()

    assert dialog.card.yes.isChecked()


def test_who_is_like_is_named_and_taken_with_one_button(
    made: Evening, open_list: Callable[..., ListDialog]
) -> None:
    dialog = open_list("Name\tAttendance\nCleoo Sample\tYes\n")
    assert to_know(dialog, "Cleoo Sample") == "perhaps Cleo Sample"
    (button,) = [
        each
        for each in dialog.card.findChildren(QAbstractButton)
        if each.text().startswith("It is ") and each.isVisibleTo(dialog)
    ]

    assert button.text() == "It is Cleo Sample"
    button.click()

    assert dialog.focusWidget() is dialog.table
    assert dialog.draft is not None
    assert dialog.draft.lines[0].person_id == made.hall.people[2]
    assert shown(dialog) == {"Cleoo Sample": "Came"}


def test_all_who_are_chosen_are_added_at_once_but_no_device(
    open_list: Callable[..., ListDialog],
) -> None:
    dialog = open_list("Zara Newly\nYan Newly\nAda Sample\n")
    dialog.table.selectAll()

    dialog.card.new.click()

    assert shown(dialog) == dict.fromkeys(("Zara Newly", "Yan Newly", "Ada Sample"), "Came")
    assert dialog.draft is not None
    assert dialog.draft.added == 2


def test_ctrl_a_adds_all_the_new_ones_and_nobody_else_wherever_the_mark_is(
    open_list: Callable[..., ListDialog],
) -> None:
    dialog = open_list("Zara Newly\nYan Newly\nAda Sample\n")
    go_to(dialog, "Ada Sample")
    assert not dialog.card.new.isVisibleTo(dialog)
    QTest.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert dialog.card.new.text() == "Add 2 chosen lines as new"

    dialog.card.new.click()

    assert dialog.draft is not None
    assert dialog.draft.added == 2
    assert {each.said: each.whose for each in dialog.draft.lines} == {
        "Zara Newly": Whose.NEW,
        "Yan Newly": Whose.NEW,
        "Ada Sample": Whose.BOOKED,
    }


def test_no_answer_is_chosen_on_a_line_that_is_only_asked(
    open_list: Callable[..., ListDialog],
) -> None:
    dialog = open_list(LIST)
    for said, word in shown(dialog).items():
        go_to(dialog, said)
        card = dialog.card
        assert card.yes.isChecked() is (word == "Came"), said
        assert not card.no.isChecked()


def test_enter_takes_the_only_name_while_the_list_of_the_box_is_open(
    qtbot: QtBot, open_list: Callable[..., ListDialog]
) -> None:
    dialog = open_list(LIST)
    go_to(dialog, "Robs iPad")
    dialog.card.who.setFocus()
    QTest.keyClicks(dialog.card.who, "cleo")
    completer = dialog.card.who.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert shown(dialog)["Robs iPad"] == "Came"
    assert not popup.isVisible() and dialog.isVisible()


def test_enter_takes_the_only_name_that_fits_and_says_why_it_takes_none(
    open_list: Callable[..., ListDialog],
) -> None:
    dialog = open_list(LIST)
    go_to(dialog, "Robs iPad")
    dialog.card.who.setFocus()
    dialog.card.who.setEditText("sample")
    QTest.keyClick(dialog.card.who, Qt.Key.Key_Return)
    assert "Several people fit “sample”" in dialog.card.hint.text()
    dialog.card.who.setEditText("nobody here")
    QTest.keyClick(dialog.card.who, Qt.Key.Key_Return)
    assert "Nobody in your file fits" in dialog.card.hint.text()

    dialog.card.who.setEditText("cleo")
    QTest.keyClick(dialog.card.who, Qt.Key.Key_Return)

    assert shown(dialog)["Robs iPad"] == "Came"
    assert not dialog.card.hint.isVisibleTo(dialog)


def test_a_name_that_is_typed_and_not_taken_is_not_dropped_in_silence(
    made: Evening, open_list: Callable[..., ListDialog]
) -> None:
    before = made.states()
    dialog = open_list(LIST)
    go_to(dialog, "Robs iPad")
    dialog.card.who.setEditText("cleo")

    dialog.main.click()

    assert made.states() == before
    assert "“cleo” is not taken yet" in dialog.card.hint.text()
    dialog.card.who.setEditText("")
    dialog.main.click()
    assert made.states() != before


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
