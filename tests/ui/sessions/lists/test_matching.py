"""Whom a line means: matched by hand, offered where likely, told apart, typed and taken."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from sgdesk.ui.sessions.lists.dialog import ListDialog
from tests.services.imports.attendance.lists import Evening
from tests.ui.sessions.lists.lines import LIST, go_to, shown, to_know


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
