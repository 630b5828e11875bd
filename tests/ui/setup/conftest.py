"""Set-up round the sample organisation."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.setup.section import SetupSection
from sgdesk.ui.tasks import InlineTasks
from tests.services.sample.made import a_sample
from tests.ui.conftest import RecordingShell

S = TypeVar("S", bound=SetupSection)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = a_sample(tmp_path / "s.sgdesk")
    yield made
    made.close()


@pytest.fixture
def context(workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell) -> Context:
    return Context(workspace, InlineTasks(alerts.refuse), alerts, shell)


@pytest.fixture
def open_section(qtbot: QtBot, context: Context) -> Callable[[type[S]], S]:
    """A section that has been loaded and is on the screen."""

    def make(kind: type[S]) -> S:
        section = kind()
        qtbot.addWidget(section)
        section.refresh(context)
        section.show()
        return section

    return make
