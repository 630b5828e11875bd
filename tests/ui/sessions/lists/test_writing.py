"""What is written of a list: one action, with what changed since shown first."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sgdesk.domain.sessions.session import BookingState
from sgdesk.services.file.undo import undo, undo_state
from sgdesk.services.imports.attendance import ListOf
from sgdesk.services.sessions.sessions import change_session, session_view
from sgdesk.ui.action_words import action_wish
from sgdesk.ui.sessions.lists.dialog import ListDialog
from tests.services.imports.attendance.lists import Evening
from tests.ui.sessions.lists.lines import LIST, go_to, shown

ATTENDED, AWAY = BookingState.ATTENDED, BookingState.DID_NOT_ATTEND


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
