"""An evening, and the dialog that reads lists of who came to it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sgdesk.services.imports import Pasted
from sgdesk.services.imports.attendance import ListOf
from sgdesk.services.sessions.sessions import session_view
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.sessions.lists.dialog import ListDialog
from sgdesk.ui.tasks import InlineTasks
from tests.services.imports.attendance.lists import Evening, evening
from tests.ui.conftest import RecordingShell


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Evening]:
    found = evening(tmp_path)
    yield found
    found.hall.workspace.close()


@pytest.fixture
def open_list(
    qtbot: QtBot, made: Evening, alerts: RecordingAlerts, shell: RecordingShell
) -> Iterator[Callable[..., ListDialog]]:
    context = Context(made.hall.workspace, InlineTasks(alerts.refuse), alerts, shell)
    opened: list[ListDialog] = []

    def make(text: str, of: ListOf = ListOf.ATTENDANCE) -> ListDialog:
        view = session_view(made.hall.workspace, made.session)
        dialog = ListDialog(context, view, of)
        dialog.show()
        opened.append(dialog)
        if text:
            dialog.take(Pasted(text))
        return dialog

    yield make
    for each in opened:
        if isValid(each):
            each.done(0)
    qtbot.waitUntil(lambda: not any(isValid(each) for each in opened))
