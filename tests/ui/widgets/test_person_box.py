"""Somebody is chosen by any part of their name, without accents, and never a namesake."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.ui.widgets.boxes.person_box import PersonBox


def box_of(qtbot: QtBot, *people: tuple[int, str]) -> PersonBox:
    box = PersonBox()
    qtbot.addWidget(box)
    box.set_people(people)
    box.show()
    return box


def test_no_accents_are_needed_to_find_or_to_choose(qtbot: QtBot) -> None:
    box = box_of(qtbot, (1, "Łukasz Żółć"), (2, "Una Sample"))
    QTest.keyClicks(box.edit, "zol")
    completer = box.completer()
    assert completer is not None
    assert completer.currentCompletion() == "Łukasz Żółć"
    assert box.only_match() == (1, "Łukasz Żółć")
    box.setEditText("lukasz zolc")
    assert box.person() == (1, "Łukasz Żółć")


def test_the_name_as_it_is_written_goes_before_one_that_is_like_it(qtbot: QtBot) -> None:
    box = box_of(qtbot, (1, "Zoe Sample"), (2, "Zoë Sample"))
    box.setEditText("Zoë Sample")
    assert box.person() == (2, "Zoë Sample")
    box.setEditText("ZOE SAMPLE")
    assert box.person() == (1, "Zoe Sample")


def test_two_of_one_name_are_nobody_until_one_is_chosen(qtbot: QtBot) -> None:
    box = box_of(qtbot, (1, "Ada Sample"), (2, "Ada Sample"))
    box.setEditText("Ada Sample")
    assert box.person() is None
    box.choose(2)
    assert box.person() == (2, "Ada Sample")


def test_a_box_that_is_emptied_at_enter_stays_empty(qtbot: QtBot) -> None:
    everybody = [(1, "Ada Sample"), (2, "Gita Sample"), (3, "Hugh Sample"), (4, "Ivy Sample")]
    box = box_of(qtbot, *everybody)
    added: list[tuple[int, str] | None] = []

    def add() -> None:
        added.append(found := box.person())
        box.setEditText("")
        box.set_people(each for each in everybody if each != found)

    box.entered.connect(add)
    box.edit.setFocus()
    QTest.keyClicks(box.edit, "gita")
    completer = box.completer()
    popup = completer.popup() if completer is not None else None
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(added))
    QApplication.processEvents()
    assert added == [(2, "Gita Sample")]
    assert (box.currentText(), box.person()) == ("", None)


def test_a_click_into_a_box_that_holds_a_name_marks_it_and_a_second_puts_the_cursor(
    qtbot: QtBot,
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    other, box = QLineEdit(), PersonBox()
    column.addWidget(other)
    column.addWidget(box)
    box.set_people([(1, "Ada Sample"), (2, "Una Sample")])
    box.choose(1)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    other.setFocus()
    QTest.mouseClick(box.edit, Qt.MouseButton.LeftButton)
    assert box.edit.selectedText() == "Ada Sample"
    QTest.keyClicks(box.edit, "una")
    assert box.only_match() == (2, "Una Sample")
    QTest.mouseClick(box.edit, Qt.MouseButton.LeftButton)
    assert box.edit.selectedText() != "una"
