"""A form that was typed in by mistake is taken back, by keys, and waits again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sgdesk.domain.forms.form import FormKind
from sgdesk.services.courses.courses import change_course, course_view
from sgdesk.services.forms.typing_in import FormEntry, follow_ups, save_forms, take_back_form
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.forms.page import EvaluationPage
from sgdesk.ui.forms.typing_in.tab import TypeIn
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import Hall
from tests.ui.conftest import RecordingShell
from tests.ui.forms.conftest import HELD

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(make_window: Callable[[], MainWindow], hall: Hall, qtbot: QtBot) -> Iterator[MainWindow]:
    """Both forms are in, and the window shows where they were typed."""
    hall.hand_in(hall.forms(1, FormKind.EVALUATION), TODAY, satisfaction=4)
    made = make_window()
    made.desk.take(hall.workspace)
    made.navigate(Place.EVALUATION, Wanted(action="type-in"))
    show_ends_of_course(type_in_of(made))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    hall.workspace.close()


def type_in_of(window: MainWindow) -> TypeIn:
    assert isinstance(window.page, EvaluationPage)
    return window.page.type_in


def show_ends_of_course(tab: TypeIn) -> None:
    tab._kind.setCurrentIndex(tab._kind.findData(FormKind.EVALUATION))
    tab._kind.activated.emit(tab._kind.currentIndex())


def test_forms_taken_back_by_keys_wait_again_and_undo_brings_one_back(
    window: MainWindow, hall: Hall, qtbot: QtBot
) -> None:
    tab = type_in_of(window)
    first, second = (row.line.id for row in tab._model.rows)
    tab._grid.start()
    QTest.keyClick(tab._grid, Qt.Key.Key_T, ALT)
    qtbot.waitUntil(lambda: waiting(hall) == {first})
    QTest.keyClick(tab._grid, Qt.Key.Key_Down)
    QTest.keyClick(tab._grid, Qt.Key.Key_T, ALT)
    qtbot.waitUntil(lambda: waiting(hall) == {first, second})
    assert tab._grid.hasFocus()
    assert tab._grid.currentIndex().row() == 1
    assert tab._model.index(1, 1).data() == ""
    assert window._bar.text() == "Form taken back"
    assert not tab._take_back.isEnabled()
    QTest.keyClick(tab._grid, Qt.Key.Key_Z, CONTROL)
    assert waiting(hall) == {first}
    assert tab._model.index(1, 1).data() == "4"


def test_a_tick_goes_with_undo_while_another_form_is_half_typed(
    window: MainWindow, hall: Hall
) -> None:
    tab = type_in_of(window)
    tab._grid.start()
    tab._take_back.click()
    model = tab._model
    model.setData(model.index(0, 1), "3")
    assert str(model.index(1, 0).data()).startswith("✓")
    take_back_form(hall.workspace, model.rows[1].line.id)
    tab.refresh(tab.context)
    assert not str(model.index(1, 0).data()).startswith("✓")
    assert model.index(0, 1).data() == "3"
    assert tab._note.text().startswith("0 of 2")
    tab._model.let_go()


def waiting(hall: Hall) -> set[int]:
    """The end-of-course forms that are waited for."""
    queue = follow_ups(hall.workspace)
    return {each.id for each in queue if each.kind is FormKind.EVALUATION}


def test_tab_after_the_last_answer_leads_to_it(window: MainWindow) -> None:
    tab = type_in_of(window)
    model = tab._model
    tab._grid.setCurrentIndex(model.index(model.rowCount() - 1, model.columnCount() - 1))
    tab._grid.setFocus()
    QTest.keyClick(tab._grid, Qt.Key.Key_Tab)
    assert tab._take_back.hasFocus()
    last = model.rows[-1].line
    assert tab._take_back.accessibleName() == f"Take this form back: {last.who}, {last.code}"


def test_it_is_offered_for_a_form_that_is_in_alone(
    page: EvaluationPage, hall: Hall, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    tab = page.type_in
    hall.hand_in(hall.forms(1, FormKind.EVALUATION)[:1], TODAY)
    page.refresh(page.context)
    for row, is_in in ((0, True), (1, False)):
        tab._grid.setCurrentIndex(tab._model.index(row, 1))
        assert tab._take_back.isEnabled() == is_in
    past = Context(
        hall.workspace, InlineTasks(alerts.refuse), alerts, shell, TODAY - timedelta(days=1)
    )
    page.refresh(past)
    tab._grid.setCurrentIndex(tab._model.index(0, 1))
    assert not tab._take_back.isEnabled()


def test_what_is_typed_and_not_saved_is_asked_after_first(
    page: EvaluationPage, hall: Hall, alerts: RecordingAlerts
) -> None:
    tab = page.type_in
    first, _ = hall.forms(1, FormKind.EVALUATION)
    save_forms(hall.workspace, [FormEntry(first.id, TODAY, {"satisfaction": 4})])
    page.refresh(page.context)
    tab._model.setData(tab._model.index(1, 1), "5")
    tab._grid.setCurrentIndex(tab._model.index(0, 1))
    tab._take_back.click()
    assert hall.forms(1, FormKind.EVALUATION)[0].received_on == TODAY
    assert tab._model.index(1, 1).data() == "5"
    alerts.ways.append(1)
    tab._take_back.click()
    page.refresh(page.context)
    assert hall.forms(1, FormKind.EVALUATION)[0].received_on is None
    assert (tab._model.begun, tab._model.index(1, 1).data()) == (0, "")


def test_an_anonymous_form_stays_in_and_the_tab_says_why(page: EvaluationPage, hall: Hall) -> None:
    course = next(iter(hall.courses.values()))
    details = course_view(hall.workspace, course).details
    change_course(hall.workspace, course, replace(details, anonymous_forms=True))
    number = hall.hold(next(iter(hall.courses)), HELD + timedelta(days=1))
    hall.hand_in(hall.forms(number, FormKind.EVALUATION), TODAY, satisfaction=4)
    page.refresh(page.context)
    tab = page.type_in
    tab.show_form(hall.forms(number, FormKind.EVALUATION)[0])
    assert tab._take_back.isEnabled()
    tab._take_back.click()
    assert "An anonymous form cannot be taken back" in tab._problem.accessibleName()
    assert all(each.received_on for each in hall.forms(number, FormKind.EVALUATION))
