"""Lines that are asked about: answered by keys, one or many at once, and taken back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sgdesk.services.imports.attendance import Whose
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.sessions.lists.dialog import ListDialog
from tests.services.imports.attendance.lists import Evening
from tests.ui.sessions.lists.lines import LIST, go_to, shown


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


def test_nothing_stands_chosen_where_nobody_answered(
    open_list: Callable[..., ListDialog],
) -> None:
    dialog = open_list(LIST)
    go_to(dialog, "Robs iPad")
    assert not dialog.card.yes.isChecked()
    assert not dialog.card.no.isChecked()

    dialog.card.yes.click()

    assert dialog.card.yes.isChecked()


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
