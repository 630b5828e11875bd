"""A hall with one session held three weeks ago, and the page that shows it."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.forms.page import EvaluationPage
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell

HELD = TODAY - timedelta(days=20)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    made = make_hall(tmp_path, "scsp", TODAY)
    made.hold(next(iter(made.courses)), HELD)
    return made


@pytest.fixture
def page(
    qtbot: QtBot, hall: Hall, alerts: RecordingAlerts, shell: RecordingShell
) -> EvaluationPage:
    made = EvaluationPage()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell))
    return made
