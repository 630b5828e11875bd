"""A dialog is as high as its form needs, and nothing is left empty or has to be scrolled."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import FlowLayout, FormDialog, PushButton, ScrollPage
from sgdesk.ui.widgets.boxes.typed import TypedFilter, note_typing

HINT = "It goes over several lines where the dialog is narrow, as words that explain often do. " * 2


@pytest.fixture
def typing(qapp: QApplication) -> Iterator[TypedFilter]:
    made = note_typing(qapp)
    yield made
    qapp.removeEventFilter(made)


def dialog(qtbot: QtBot, boxes: int = 2) -> FormDialog:
    made = FormDialog("Example", "Save")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.keeps_typed = False
    qtbot.addWidget(made)
    for number in range(boxes):
        made.form.add(f"box{number}", f"Box {number}", QLineEdit(), HINT)
    return made


def shown(made: FormDialog) -> FormDialog:
    made.show()
    QApplication.processEvents()
    return made


def page(made: FormDialog) -> ScrollPage:
    found = made.findChild(ScrollPage)
    assert isinstance(found, ScrollPage)
    return found


def scrolls(made: FormDialog) -> bool:
    return page(made).verticalScrollBar().isVisible()


def left_empty(made: FormDialog) -> int:
    """Pixels below the last box."""
    return page(made).viewport().height() - made.form.geometry().bottom()


def test_it_is_as_high_as_its_lines_at_this_width(qtbot: QtBot) -> None:
    made = shown(dialog(qtbot))
    assert not scrolls(made)
    assert left_empty(made) <= 2 * Space.WIDE


def test_what_comes_later_finds_room(qtbot: QtBot) -> None:
    made = shown(dialog(qtbot))
    made.form.add("late", "Late", QLineEdit(), HINT)
    QApplication.processEvents()
    assert not scrolls(made)


def test_what_is_wrong_finds_room(qtbot: QtBot) -> None:
    made = shown(dialog(qtbot))
    before = made.height()
    made.form.show_problems({"box0": "Enter a name", "box1": "Enter a day"})
    QApplication.processEvents()
    assert made.height() > before
    assert not scrolls(made)


def test_what_is_unfolded_finds_room(qtbot: QtBot) -> None:
    made = dialog(qtbot)
    fold = made.form.fold("More")
    made.form.add("more", "More", QLineEdit(), HINT)
    shown(made)
    fold.button.click()
    QApplication.processEvents()
    assert not scrolls(made)


def test_nothing_moves_by_itself_once_somebody_types(qtbot: QtBot, typing: TypedFilter) -> None:
    made = shown(dialog(qtbot))
    before = made.height()
    QTest.keyClicks(made.form.findChildren(QLineEdit)[0], "Ann")
    made.form.add("late", "Late", QLineEdit(), HINT)
    QApplication.processEvents()
    assert made.height() == before


def test_it_never_grows_out_of_the_screen(qtbot: QtBot) -> None:
    made = shown(dialog(qtbot, boxes=3))
    for number in range(30):
        made.form.add(f"late{number}", "Late", QLineEdit(), HINT)
        QApplication.processEvents()
    assert made.screen().availableGeometry().contains(made.frameGeometry())
    assert scrolls(made)


def test_a_list_begins_with_some_room_and_scrolls_before_the_form(qtbot: QtBot) -> None:
    made = dialog(qtbot, boxes=1)
    table = QTableView()
    table.setMinimumHeight(60)
    made.form.column.addWidget(table)
    made.let_grow(table)
    shown(made)
    assert table.height() > 120
    made.resize(made.width(), made.height() - 50)
    QApplication.processEvents()
    assert not scrolls(made)


def test_buttons_of_a_dialog_end_at_the_right_in_every_line(qtbot: QtBot) -> None:
    row = FlowLayout(to_the_right=True)
    buttons = [PushButton(words) for words in ("Print …", "Save as PDF …", "Close")]
    made = FormDialog("Example", "Save")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    for each in buttons:
        row.addWidget(each)
    made.form.column.addLayout(row)
    made.resize(300, 300)
    shown(made)
    lines = {each.y(): each for each in sorted(buttons, key=lambda one: one.x())}
    assert {each.geometry().right() for each in lines.values()} == {made.form.rect().right()}


def test_without_its_list_what_is_in_a_dialog_keeps_together(qtbot: QtBot) -> None:
    """A list may be hidden where there is nothing in it; the room for it is not spread."""
    made = dialog(qtbot)
    table = QTableView()
    made.form.column.addWidget(table)
    made.let_grow(table)
    table.hide()
    shown(made)
    made.resize(made.width(), made.height() + 200)
    QApplication.processEvents()
    first, second = (each.geometry() for each in made.form.findChildren(QLineEdit))
    spread = second.top() - first.bottom()
    made.resize(made.width(), made.height() + 200)
    QApplication.processEvents()
    first, second = (each.geometry() for each in made.form.findChildren(QLineEdit))
    assert second.top() - first.bottom() == spread
