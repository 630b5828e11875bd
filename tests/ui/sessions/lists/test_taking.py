"""Where a list comes from: a file, a worksheet, the clipboard; refused with a way on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sgdesk.domain.sessions.session import BookingState
from sgdesk.services.imports import Pasted
from sgdesk.services.sessions.sessions import session_view
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.sessions.lists.dialog import ListDialog
from sgdesk.ui.tasks import InlineTasks
from tests.services.imports.attendance.lists import Evening
from tests.ui.conftest import RecordingShell
from tests.ui.sessions.lists.lines import shown

ATTENDED, AWAY = BookingState.ATTENDED, BookingState.DID_NOT_ATTEND


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


def test_a_file_without_names_is_refused_and_another_can_be_taken(
    open_list: Callable[..., ListDialog],
) -> None:
    dialog = open_list("12\t13\n14\t15\n")
    assert "no column of names" in dialog.problem.text()
    assert not dialog.main.isEnabled()

    dialog.take(Pasted("Ada Sample\n"))

    assert not dialog.problem.isVisible()
    assert dialog.main.isEnabled()


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
