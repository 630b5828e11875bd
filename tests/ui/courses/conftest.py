"""A hall under Sandwell's or Hartlepool's document, and a window's context for it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell

ContextOf = Callable[[Hall], Context]


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "scsp", TODAY)


@pytest.fixture
def context_of(alerts: RecordingAlerts, shell: RecordingShell) -> ContextOf:
    def make(hall: Hall) -> Context:
        return Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell)

    return make


@pytest.fixture
def context(hall: Hall, context_of: ContextOf) -> Context:
    return context_of(hall)
