"""An organisation with two people, and import dialogs that are let go of."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.tasks import InlineTasks
from tests.factories import make_workspace
from tests.ui.conftest import RecordingShell

USUAL = QSize(1200, 700)
"""What the dialog has on a screen of 1366 × 768."""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path, "hscp")
    add_role(made, "Helper", "2")
    for name in ("Ada", "Bob"):
        add_person(made, PersonDetails(name, "Example"))
    yield made
    made.close()


@pytest.fixture
def context(workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell) -> Context:
    return Context(workspace, InlineTasks(alerts.refuse), alerts, shell)


@pytest.fixture
def open_dialog(qtbot: QtBot, context: Context) -> Iterator[Callable[[Path | None], ImportDialog]]:
    made: list[ImportDialog] = []

    def make(path: Path | None = None) -> ImportDialog:
        dialog = ImportDialog(context, path=path)
        dialog.resize(USUAL)
        dialog.show()
        made.append(dialog)
        return dialog

    yield make
    for each in made:
        if isValid(each):
            each.done(0)
    qtbot.waitUntil(lambda: not any(isValid(each) for each in made))


def write_sheet(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path
