"""One session from the plan to its impact: nothing is touched but the keys."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.forms.follow_up import FollowUpState
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.certificates.register import register
from sgdesk.services.forms.typing_in import follow_ups, forms_of_session
from sgdesk.services.people.people import person_view
from sgdesk.services.sessions.sessions import session_lines
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from tests.services.hall import Hall, make_hall
from tests.ui.papers import shown_papers

PLANNED = date(2026, 1, 14)
HELD = date(2026, 1, 31)
TICKED = date(2026, 2, 3)
IMPACT = date(2026, 5, 4)
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = make_hall(tmp_path, "hscp", PLANNED, ("level1", "level2"))
    yield made
    made.workspace.close()


@pytest.fixture
def shown(make_window: Callable[[], MainWindow], hall: Hall) -> MainWindow:
    window = make_window()
    QTest.qWaitForWindowActive(window)
    window.desk.take(hall.workspace)
    return window


def come_back(qtbot: QtBot) -> None:
    """Do what a desktop does once a dialog is gone: the window under it is the active one."""
    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def focus() -> QWidget:
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    assert window is not None
    return window.focusWidget() or window


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(focus(), key, modifier)


def write(text: str) -> None:
    QTest.keyClicks(focus(), text)


def tab_to(*names: str) -> None:
    """Press Tab until a box of one of these names has the focus."""
    for _ in range(60):
        shown = focus()
        text = str(shown.property("text") or "").replace("&", "")
        if {shown.accessibleName(), text} & set(names):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {names}")


def plan() -> None:
    press(Qt.Key.Key_3, modifier=ALT)
    tab_to("Plan a session")
    press(Qt.Key.Key_Space)
    tab_to("Course")
    write("Right")
    tab_to("Day")
    write("31/1/26")
    tab_to("Begins at")
    write("19:00")
    tab_to("Ends at")
    write("21.00")
    tab_to("Where")
    write("Church hall")
    press(Qt.Key.Key_Return)


def test_a_session_goes_from_plan_to_impact_by_keys_alone(
    qtbot: QtBot, hall: Hall, shown: MainWindow, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    plan()
    (line,) = session_lines(hall.workspace)
    assert (line.held_on, line.starts_at, line.ends_at) == (HELD, "19:00", "21:00")

    book_all(hall)
    save_the_sheet(qtbot, alerts, tmp_path / "sheet.pdf")
    hall.go_to(TICKED)
    press(Qt.Key.Key_F5)
    tick(hall, line.id)
    type_in_the_forms(hall, line.id, FormKind.EVALUATION, "4424", 2)
    alerts.answers.append(True)  # others give the course, which is said first
    issue(hall)
    hall.go_to(IMPACT)
    press(Qt.Key.Key_F5)
    opened = [each for each in follow_ups(hall.workspace) if each.kind is FormKind.IMPACT]
    assert {each.state for each in opened} == {FollowUpState.OPEN}
    type_in_the_forms(hall, line.id, FormKind.IMPACT, "44", 3)
    assert shown.isVisible()


def book_all(hall: Hall) -> None:
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, modifier=CONTROL)
    press(Qt.Key.Key_Return)
    (line,) = session_lines(hall.workspace)
    assert line.booked == len(hall.people)


def save_the_sheet(qtbot: QtBot, alerts: RecordingAlerts, path: Path) -> None:
    press(Qt.Key.Key_T, modifier=ALT)
    qtbot.waitUntil(lambda: bool(shown_papers()))
    alerts.files.append(path)
    press(Qt.Key.Key_S, modifier=CONTROL)
    qtbot.waitUntil(path.is_file)
    press(Qt.Key.Key_Escape)
    come_back(qtbot)
    page = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()
    assert "Sample, Ada" in page


def tick(hall: Hall, session: int) -> None:
    """All came but the last, who was unwell; saved late, dated by the day of the session."""
    press(Qt.Key.Key_1, modifier=ALT)
    QApplication.processEvents()  # the page shows what it has read
    tab_to("Tick in: ✎ Right Help, Right Time, 31 January 2026 is to be ticked in.")
    press(Qt.Key.Key_Space)
    for _ in hall.people[1:]:
        press(Qt.Key.Key_Y)
    press(Qt.Key.Key_N)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_1)
    press(Qt.Key.Key_Return, modifier=CONTROL)
    came = [person_view(hall.workspace, each) for each in hall.people[:-1]]
    assert {entry.row.completed_on for view in came for entry in view.training} == {HELD}
    assert not person_view(hall.workspace, hall.people[-1]).training
    (line,) = session_lines(hall.workspace)
    assert (line.attended, line.did_not_attend) == (len(hall.people) - 1, 1)
    assert forms_of_session(hall.workspace, session)


def type_in_the_forms(
    hall: Hall, session: int, kind: FormKind, marks: str, left_empty: int
) -> None:
    """Find the pile by the code of one form, and type every form; texts are left empty."""
    forms = hall.forms(session, kind)
    press(Qt.Key.Key_5, modifier=ALT)
    tab_to("Find a form by its code", "Code on the form")
    write(forms[0].code)
    while focus().accessibleName() != "Answers, a row a form":
        press(Qt.Key.Key_Return)
    write(marks)
    for _ in forms[1:]:
        press(Qt.Key.Key_Tab)  # right behind a figure: the cursor has gone on by itself
        press(*[Qt.Key.Key_Tab] * left_empty)
        write(marks)
    press(Qt.Key.Key_Return, modifier=CONTROL)
    assert all(each.received_on for each in hall.forms(session, kind))


def issue(hall: Hall) -> None:
    press(Qt.Key.Key_4, modifier=ALT)
    tab_to("Issue all that are ready")
    press(Qt.Key.Key_Space)
    issued = register(hall.workspace)
    assert [each.completed_on for each in issued] == [HELD] * (len(hall.people) - 1)
