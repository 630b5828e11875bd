"""Forms say what is wrong on Save, on top and at the box, and keep what was typed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import sgdesk
from sgdesk.domain.errors import InputError
from sgdesk.ui.widgets import DateBox, Form, FormDialog, PushButton, ScrollPage
from sgdesk.ui.widgets.arranging import let_stay_empty
from tests.factories import TODAY


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.add("name", "&Full name", QLineEdit(), "As it should stand on a certificate")
    made.add("day", "Started on", DateBox(TODAY))
    made.show()
    return made


def words(form: Form) -> list[str]:
    labels = [each.text() for each in form.findChildren(QLabel) if each.isVisible()]
    return labels + [each.text() for each in form.findChildren(QPushButton) if each.isVisible()]


def test_nothing_is_said_before_save(form: Form) -> None:
    assert "There is a problem" not in words(form)
    assert not form.summary.isVisible()


def test_a_problem_stands_on_top_and_at_its_box(form: Form) -> None:
    name = form.findChildren(QLineEdit)[0]
    name.setText("  ")
    assert not form.show_problems({"name": "Enter a name", "day": ""})
    assert words(form).count("Enter a name") == 2
    assert "There is a problem" in words(form)
    assert name.text() == "  "


def test_what_is_typed_next_mends_the_first_box_that_is_wrong(form: Form) -> None:
    name = form.findChildren(QLineEdit)[0]
    name.setText("12345")
    form.show_problems({"name": "Enter a name"})
    assert name.hasFocus()
    assert name.selectedText() == "12345"


def test_a_problem_of_no_box_has_the_focus_itself(form: Form) -> None:
    form.show_problems({"": "It is in use"})
    assert form.summary.hasFocus()


def test_a_line_on_top_leads_to_its_box(form: Form) -> None:
    form.show_problems({"name": "Enter a name"})
    link = next(each for each in form.findChildren(QPushButton) if each.text() == "Enter a name")
    link.click()
    assert form.findChildren(QLineEdit)[0].hasFocus()


def test_problems_go_once_they_are_mended(form: Form) -> None:
    form.show_problems({"name": "Enter a name"})
    assert form.show_problems({"name": ""})
    assert "Enter a name" not in words(form)
    assert not form.summary.isVisible()


def test_what_a_service_refuses_stands_on_top(form: Form) -> None:
    form.show_error(InputError("There is a role called {name} already.", name="Helper"))
    assert "There is a role called Helper already." in words(form)


def test_every_box_bears_the_name_of_its_label(form: Form) -> None:
    name, day = form.findChildren(QLineEdit)
    assert name.accessibleName() == "Full name"
    assert name.accessibleDescription() == "As it should stand on a certificate"
    assert day.accessibleName() == "Started on"


def test_a_dialog_lets_go_of_itself(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = FormDialog("Add a person", "Add")
    saved: list[bool] = []
    dialog.save = lambda: saved.append(True)
    dialog.show()
    dialog.verb.click()
    assert saved == [True]
    dialog.reject()
    qapp.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
    assert not isValid(dialog)


def test_a_hidden_box_takes_its_label_and_hint_along(form: Form) -> None:
    form.set_shown("name", shown=False)
    assert "Full name" not in " ".join(words(form)).replace("&", "")
    assert "As it should stand on a certificate" not in words(form)
    form.set_shown("name", shown=True)
    assert "As it should stand on a certificate" in words(form)


def test_at_twice_the_text_a_dialog_stays_inside_the_screen_and_long_labels_wrap(
    qtbot: QtBot,
) -> None:
    dialog = FormDialog("Follow another partnership", "Follow it")
    long = dialog.form.add("long", "What the role calls for from this day on " * 6, QLineEdit())
    for number in range(20):
        dialog.form.add(str(number), f"Box {number}", QLineEdit())
    room = dialog.screen().availableGeometry()
    large = dialog.font()
    large.setPointSizeF(2 * large.pointSizeF())
    dialog.setFont(large)
    dialog.resize(2 * room.width(), 2 * room.height())
    dialog.show()
    assert dialog.height() < room.height()
    assert dialog.width() < room.width()
    label = next(each for each in dialog.findChildren(QLabel) if each.buddy() is long)
    assert label.height() >= 2 * label.fontMetrics().height()
    assert label.width() < dialog.width()


def test_enter_in_a_box_presses_the_verb_whatever_other_buttons_there_are(qtbot: QtBot) -> None:
    dialog = FormDialog("Sample", "Do it")
    qtbot.addWidget(dialog)
    box = dialog.form.add("name", "Name", QLineEdit())
    other = PushButton("Something else")
    dialog.form.column.addWidget(other)
    pressed: list[str] = []
    dialog.save = lambda: pressed.append("verb")
    other.clicked.connect(lambda: pressed.append("other"))
    box.setFocus()
    with qtbot.waitActive(dialog):
        dialog.show()

    QTest.keyClick(box, Qt.Key.Key_Return)

    assert pressed == ["verb"]


@pytest.mark.parametrize("wide", [260, 500])
def test_a_long_problem_takes_more_lines_and_makes_no_form_wider(qtbot: QtBot, wide: int) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    form = Form()
    box = form.add("name", "Name", QLineEdit())
    page.body.addWidget(form)
    page.resize(wide, 400)
    page.show()
    form.show_problems({"name": "That is not it. Look whether Caps Lock is on. " * 3})
    QApplication.processEvents()

    (link,) = form.summary.findChildren(QPushButton)
    inner = page.widget()
    assert inner is not None and inner.width() <= page.viewport().width()
    assert link.height() >= 3 * link.fontMetrics().height()
    link.click()
    assert box.hasFocus()


def test_at_the_one_box_of_a_question_it_is_said_once_and_the_next_can_be_typed(form: Form) -> None:
    name = form.findChildren(QLineEdit)[0]
    form.findChildren(DateBox)[0].setFocus()
    form.show_at("name", "That is not it")
    assert words(form).count("That is not it") == 1
    assert not form.summary.isVisible() and name.hasFocus()
    form.show_problems({})
    assert "That is not it" not in words(form)


def test_the_frame_of_a_form_names_nobody_and_its_name_says_what_it_is(qtbot: QtBot) -> None:
    dialog = FormDialog("Details of Ann Sample", "Save")
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "sgdesk"
    assert dialog.accessibleName() == "Details of Ann Sample"
    assert "Details of Ann Sample" in [each.text() for each in dialog.findChildren(QLabel)]


def test_the_letter_of_a_label_leads_into_a_box_that_holds_another(qtbot: QtBot) -> None:
    form, first, day = Form(), QLineEdit(), DateBox(TODAY)
    qtbot.addWidget(form)
    form.add("name", "&Full name", first)
    form.add("day", "&Day", day)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is day.edit


def test_a_box_that_goes_takes_no_other_part_of_its_dialog_along(qtbot: QtBot) -> None:
    dialog = FormDialog("Add a role", "Add")
    qtbot.addWidget(dialog)
    gone = dialog.form.add("gone", "Gone", QLineEdit("not empty"))
    kept = dialog.form.add("kept", "Kept", QLineEdit())
    dialog.show()
    assert dialog.focusWidget() is kept
    gone.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(gone)
    assert all(isValid(each) for each in (kept, dialog.verb, dialog.cancel))


def test_nowhere_is_qt_asked_for_the_chain_of_tab() -> None:
    """Python takes each widget that it names for a part of the one before, and lets go of it."""
    source = Path(sgdesk.__file__).parent
    asks = [each.name for each in source.rglob("*.py") if "InFocusChain" in each.read_text("utf-8")]
    assert asks == []


def test_a_dialog_begins_in_no_box_that_asks_for_nothing(qtbot: QtBot) -> None:
    dialog = FormDialog("What Sample calls for", "Save")
    qtbot.addWidget(dialog)
    first = dialog.form.add("name", "Name", QLineEdit("not empty"))
    let_stay_empty(dialog.form.add("reason", "Reason (if you like)", QLineEdit()))
    dialog.show()
    assert dialog.focusWidget() is first


def test_what_has_the_focus_of_a_long_form_is_in_sight_from_the_start(qtbot: QtBot) -> None:
    dialog = FormDialog("Long", "Save")
    qtbot.addWidget(dialog)
    for each in range(60):
        dialog.form.add(f"box {each}", f"Box {each}", QLineEdit("not empty"))
    last = dialog.form.add("last", "Last", QLineEdit())
    dialog.show()
    QApplication.processEvents()
    assert dialog.focusWidget() is last
    assert not last.visibleRegion().isEmpty()
