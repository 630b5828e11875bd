"""Erasing from somebody's page: shown first, with a second person, and taken back as told."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.people.retention import ErasingReason
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person, change_person, person_view
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.rights.requests import requests
from sgdesk.services.people.rights.retention import set_hold
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.person.panel import PersonPanel
from sgdesk.ui.people.rights.erase_dialog import EraseDialog
from sgdesk.ui.people.rights.request_dialog import RequestDialog
from sgdesk.ui.places import Place, Wanted
from tests.factories import TODAY

ADA, BOB = 1, 2


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    """What the dialogs stand on."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def opened(ground: QWidget, context: Context, whom: erasing.Whom) -> EraseDialog:
    dialog = EraseDialog(context, whom, ground)
    dialog.open()
    return dialog


def shown(kind: type[QWidget]) -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]


def test_it_shows_what_goes_what_stays_and_what_names_them(
    ground: QWidget, context: Context, workspace: Workspace
) -> None:
    change_person(workspace, BOB, PersonDetails("Bob", "Example", notes="Ask Ada Example first"))
    dialog = opened(ground, context, erasing.whom_of_person(workspace, ADA))
    assert "People 1" in dialog.goes.text()
    assert "Ask Ada Example first" in dialog.look.text()
    said = [each.text() for each in dialog.banner.findChildren(QLabel)]
    assert "six years" in said[0]
    assert dialog.agreed.isVisible()
    assert dialog.cancel.isDefault()


def test_it_wants_a_reason_a_second_person_and_what_was_agreed(
    ground: QWidget, context: Context, workspace: Workspace
) -> None:
    dialog = opened(ground, context, erasing.whom_of_person(workspace, ADA))
    dialog.verb.click()
    said = dialog.form.summary.accessibleName()
    for each in ("Choose why", "second person", "insurer"):
        assert each in said
    assert not erasing.erasure_log(workspace).waiting
    dialog.reason.setCurrentIndex(dialog.reason.findData(ErasingReason.ASKED.value))
    dialog.second.setText("Pat Trustee")
    dialog.agreed.setChecked(True)
    dialog.verb.click()
    (waiting,) = erasing.erasure_log(workspace).waiting
    assert (waiting.name, waiting.erasure.reason) == ("Ada Example", "asked")
    assert waiting.erasure.due_on == TODAY + timedelta(days=14)
    assert person_view(workspace, ADA).person.name == "Ada Example"


def test_under_a_hold_the_button_is_off(
    ground: QWidget, context: Context, workspace: Workspace
) -> None:
    set_hold(workspace, holds=True)
    dialog = opened(ground, context, erasing.whom_of_person(workspace, ADA))
    assert not dialog.verb.isEnabled()
    assert dialog.banner.isVisible()


def test_roles_and_training_are_saved_for_the_trustees_first(
    ground: QWidget, context: Context, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.files.append(tmp_path / "trustees")
    dialog = opened(ground, context, erasing.whom_of_person(workspace, ADA))
    dialog.hand_over.click()
    saved = {each.name: each for each in (tmp_path / "trustees").iterdir()}
    assert set(saved) == {"training-ada-example.pdf", "training-ada-example.json"}
    kept = json.loads(saved["training-ada-example.json"].read_bytes())
    assert [each["role"] for each in kept["roles"]] == ["Helper"]
    assert kept["training"][0]["day"]


def test_whoever_stands_in_the_history_alone_is_erased_at_once(
    ground: QWidget, context: Context, workspace: Workspace
) -> None:
    add_person(workspace, PersonDetails("Wanda", "Mistake"))
    undo(workspace)
    dialog = opened(ground, context, erasing.find_person(workspace, "Wanda Mistake"))
    assert "history alone" in dialog.when.text()
    dialog.verb.click()
    assert b"Wanda" not in workspace.path.read_bytes()


def test_the_page_of_somebody_leads_to_both(window: MainWindow, workspace: Workspace) -> None:
    window.navigate(Place.PEOPLE, Wanted(person=ADA))
    panel = window.findChildren(PersonPanel)[0]
    buttons = {each.text(): each for each in panel.findChildren(QPushButton)}
    buttons["Erase …"].click()
    (dialog,) = shown(EraseDialog)
    assert "Ada Example" in dialog.windowTitle()
    dialog.close()
    buttons["They asked for it …"].click()
    (asked,) = shown(RequestDialog)
    assert isinstance(asked, RequestDialog)
    assert "owed by" in asked.owed.text()
    asked.verb.click()
    assert [each.name for each in requests(workspace)] == ["Ada Example"]
