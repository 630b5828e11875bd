"""An organisation of three, and dialogs for certificates that are let go of."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.people.received.dialog import ReceivedDialog
from sgdesk.ui.tasks import InlineTasks
from tests.factories import make_workspace
from tests.ui.conftest import RecordingShell

Open = Callable[..., ReceivedDialog]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "file").mkdir()
    made = make_workspace(tmp_path / "file")
    for given, family in (("Ann", "Sample"), ("Bob", "Instance"), ("Zoë", "Example")):
        add_person(made, PersonDetails(given, family))
    yield made
    made.close()


@pytest.fixture
def context(workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell) -> Context:
    return Context(workspace, InlineTasks(alerts.refuse), alerts, shell)


@pytest.fixture
def look(qtbot: QtBot, context: Context) -> Iterator[Open]:
    made: list[ReceivedDialog] = []

    def make(*paths: Path, person: tuple[int, str] | None = None) -> ReceivedDialog:
        dialog = ReceivedDialog(context, paths, person=person)
        dialog.resize(1300, 680)
        dialog.show()
        made.append(dialog)
        return dialog

    yield make
    for each in made:
        if isValid(each):
            each.done(0)
    qtbot.waitUntil(lambda: not any(isValid(each) for each in made))
