"""A hall whose people are due for a course, and the page of its sessions."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.places import NOTHING, Wanted
from sgdesk.ui.sessions.page import SessionsPage
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell

COURSE = "right-help-right-time"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    yield made
    made.workspace.close()


@pytest.fixture
def show(
    qtbot: QtBot, hall: Hall, alerts: RecordingAlerts, shell: RecordingShell
) -> Callable[..., SessionsPage]:
    """Shows the page as the file is now."""
    page = SessionsPage()
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()

    def again(wanted: Wanted = NOTHING, **values: object) -> SessionsPage:
        context = Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell, **values)  # type: ignore[arg-type]
        page.refresh(context, wanted)
        return page

    return again
