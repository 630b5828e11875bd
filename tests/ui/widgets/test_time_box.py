"""The box for a time of day: said back, and asked where morning and evening cannot be told."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sgdesk.ui.widgets.boxes.fields import Form, FormDialog
from sgdesk.ui.widgets.boxes.time_box import TimeBox


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[TimeBox]:
    form = Form()
    qtbot.addWidget(form)
    made = form.add("starts", "&Begins at", TimeBox())
    form.show()
    yield made
    form.close()


def type_in(box: TimeBox, text: str) -> None:
    box.edit.clear()
    QTest.keyClicks(box.edit, text)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("7pm", "7 in the evening"),
        ("19.00", "7 in the evening"),
        ("19", "7 in the evening"),
        ("noon", "noon"),
        ("9.30", "9.30 in the morning"),
        ("half past", ""),
    ],
)
def test_a_time_is_said_back_as_it_was_understood(box: TimeBox, typed: str, said: str) -> None:
    type_in(box, typed)
    assert box.echo.text() == said
    assert box.edit.accessibleDescription() == said
    assert not box.early.isVisible()


@pytest.mark.parametrize(("typed", "late"), [("7.15", "7.15pm"), ("7", "7pm")])
def test_where_it_may_be_either_both_are_offered_and_none_is_taken(
    box: TimeBox, typed: str, late: str
) -> None:
    type_in(box, typed)
    assert box.echo.text() == "Which one: am or pm?"
    assert (box.early.text(), box.late.text()) == (late.replace("pm", "am"), late)
    assert "in the morning or in the evening" in box.problem()
    assert box.text() == typed
    QTest.mouseClick(box.late, Qt.MouseButton.LeftButton)
    assert (box.text(), box.problem()) == (late, "")
    assert "in the evening" in box.echo.text()
    assert not box.early.isVisible()
    assert not box.late.isVisible()


def test_a_morning_that_might_be_an_evening_is_one_press_from_it(box: TimeBox) -> None:
    type_in(box, "9.30")
    assert (box.problem(), box.early.isVisible(), box.late.text()) == ("", False, "9.30pm")
    assert box.late.accessibleName() == "Begins at: 9.30 in the evening"
    QTest.mouseClick(box.late, Qt.MouseButton.LeftButton)
    assert (box.text(), box.echo.text()) == ("9.30pm", "9.30 in the evening")
    assert box.focusWidget() is box.edit


def test_a_time_that_was_settled_before_is_not_asked_about_until_it_is_changed(
    box: TimeBox,
) -> None:
    box.set_settled("10:30")
    assert (box.echo.text(), box.late.isVisible()) == ("10.30 in the morning", False)
    type_in(box, "11:30")
    assert box.late.isVisible()


def test_the_boxes_below_stay_where_they_are_while_a_time_is_typed(box: TimeBox) -> None:
    heights = set()
    for typed in ("", "7", "7.15", "7.15pm", "11.45"):
        type_in(box, typed)
        heights.add(box.sizeHint().height())
    assert len(heights) == 1


@pytest.fixture
def both(qtbot: QtBot) -> tuple[TimeBox, TimeBox]:
    dialog = FormDialog("Plan a session", "Plan it")
    dialog.keeps_typed = False
    qtbot.addWidget(dialog)
    begins = dialog.form.add("starts", "&Begins at", TimeBox())
    ends = dialog.form.add("ends", "&Ends at", TimeBox())
    ends.ends_after(begins)
    dialog.show()
    begins.edit.setFocus()
    return begins, ends


def test_the_question_does_not_take_what_is_typed_after_tab(both: tuple[TimeBox, TimeBox]) -> None:
    begins, ends = both
    type_in(begins, "7")
    assert begins.late.isVisible()
    QTest.keyClick(begins.edit, Qt.Key.Key_Tab)
    focus = begins.window().focusWidget()
    assert focus is ends.edit
    QTest.keyClicks(focus, "9pm")
    assert (begins.text(), ends.text()) == ("7", "9pm")
    assert begins.late.isVisible()
    assert begins.problem()


def test_an_end_that_can_only_be_after_the_beginning_is_not_asked(
    both: tuple[TimeBox, TimeBox],
) -> None:
    begins, ends = both
    type_in(begins, "6pm")
    type_in(ends, "7.30")
    assert (ends.echo.text(), ends.problem(), ends.time()) == ("7.30 in the evening", "", "7.30pm")
    assert (ends.text(), ends.late.isVisible()) == ("7.30", False)
    type_in(begins, "7")
    assert ends.problem()
    type_in(begins, "7p")
    assert (ends.problem(), ends.time()) == ("", "7.30pm")
