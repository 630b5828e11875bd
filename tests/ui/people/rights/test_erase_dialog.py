"""Erasing from somebody's page: shown first, with a second person, and taken back as told."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.data.erasing.ways import ROOTS, WAYS, Way
from sgdesk.domain.dates import long_date
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person, change_person, person_view
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.rights.requests import requests
from sgdesk.services.people.rights.retention import set_hold
from sgdesk.services.training.standing import everyone
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.person.panel import PersonPanel
from sgdesk.ui.people.rights.erase_dialog import EraseDialog
from sgdesk.ui.people.rights.request_dialog import RequestDialog
from sgdesk.ui.people.rights.words import ROWS
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.widgets.scroll import ScrollPage
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
    assert "Their own entry" in dialog.goes.text()
    (tick,) = dialog.look.ticks.values()
    assert "Ask Ada Example first" in tick.text()
    assert not tick.isChecked()
    said = [each.text() for each in dialog.banner.findChildren(QLabel)]
    assert "six years" in said[0]
    assert dialog.agreed.isVisible()


def test_it_tells_that_they_were_added_before_and_that_was_undone(
    ground: QWidget, context: Context, workspace: Workspace
) -> None:
    add_person(workspace, PersonDetails("Wanda", "Mistake"))
    undo(workspace)
    add_person(workspace, PersonDetails("Wanda", "Mistake"))
    dialog = opened(ground, context, erasing.find_person(workspace, "Wanda Mistake"))
    assert "added 1 more time, and that was undone" in dialog.goes.text()
    add_person(workspace, PersonDetails("Wanda", "Mistake"))
    one = erasing.whom_of_person(workspace, everyone(workspace)[-1].id)
    assert "1 more on the list bears this name" in opened(ground, context, one).stays.text()


def test_enter_loses_nothing_and_is_the_verbs_once_all_is_given(
    ground: QWidget, context: Context, workspace: Workspace
) -> None:
    dialog = opened(ground, context, erasing.whom_of_person(workspace, ADA))
    dialog.reason.setCurrentIndex(dialog.reason.findData(ErasingReason.ASKED.value))
    QTest.keyClicks(dialog.second, "Pat Trustee")
    QTest.keyClick(dialog.second, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.second.text() == "Pat Trustee"
    assert not erasing.erasure_log(workspace).waiting
    dialog.agreed.setChecked(True)
    QTest.keyClick(dialog.second, Qt.Key.Key_Return)
    assert len(erasing.erasure_log(workspace).waiting) == 1


@pytest.mark.parametrize("width", [683, 420])
def test_nothing_is_cut_off_at_the_right(
    ground: QWidget, context: Context, workspace: Workspace, width: int
) -> None:
    dialog = opened(ground, context, erasing.whom_of_person(workspace, ADA))
    dialog.resize(width, 384)
    QApplication.processEvents()
    page = dialog.findChildren(ScrollPage)[0]
    inner = page.widget()
    assert inner is not None
    assert inner.width() <= page.viewport().width()
    assert inner.minimumSizeHint().width() <= page.viewport().width()


def test_the_bar_says_who_is_erased_and_when(window: MainWindow, workspace: Workspace) -> None:
    context = window.context
    assert context is not None
    dialog = EraseDialog(context, erasing.whom_of_person(workspace, ADA), window)
    dialog.open()
    dialog.reason.setCurrentIndex(dialog.reason.findData(ErasingReason.ASKED.value))
    dialog.second.setText("Pat Trustee")
    dialog.agreed.setChecked(True)
    dialog.verb.click()
    assert dialog.said == f"Decided: Ada Example is erased on {long_date(TODAY + timedelta(14))}"


def test_the_preview_names_the_accounts_of_the_computer(
    ground: QWidget, context: Context, workspace: Workspace
) -> None:
    workspace.file.actor = "ada.example"
    change_person(workspace, BOB, PersonDetails("Bob", "Example", notes="One"))
    workspace.file.actor = "office"
    change_person(workspace, BOB, PersonDetails("Bob", "Example", notes="Two"))
    dialog = opened(ground, context, erasing.whom_of_person(workspace, ADA))
    assert "ada.example" in dialog.goes.text()
    assert "office" in dialog.stays.text()
    assert "ada.example" not in dialog.stays.text()


def test_every_row_that_goes_has_its_words() -> None:
    going = {table for (table, _), way in WAYS.items() if way is Way.GOES}
    assert set(ROWS) == going | set(ROOTS)


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
    for each in (dialog.reason, dialog.second, dialog.agreed):
        assert not each.isEnabled()
    assert "It is done when" not in dialog.when.text()
    assert dialog.banner.isVisible()


def test_roles_and_training_are_saved_for_the_trustees_first(
    ground: QWidget, context: Context, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.files.append(tmp_path / "trustees")
    dialog = opened(ground, context, erasing.whom_of_person(workspace, ADA))
    dialog.hand_over.click()
    saved = {each.name: each for each in (tmp_path / "trustees").iterdir()}
    begins = f"training-record-st-examples-ada-example-{TODAY}"
    assert set(saved) == {f"{begins}.pdf", f"{begins}.json"}
    kept = json.loads(saved[f"{begins}.json"].read_bytes())
    assert [each["role"] for each in kept["roles"]] == ["Helper"]
    assert kept["training"][0]["day"]


def test_whoever_stands_in_the_history_alone_is_erased_at_once(
    ground: QWidget, context: Context, workspace: Workspace
) -> None:
    add_person(workspace, PersonDetails("Wanda", "Mistake"))
    undo(workspace)
    dialog = opened(ground, context, erasing.find_person(workspace, "Wanda Mistake"))
    assert "history alone" in dialog.when.text()
    assert "Wanda Mistake" in dialog.when.text()
    dialog.verb.click()
    assert b"Wanda" not in workspace.path.read_bytes()


def test_the_page_of_somebody_leads_to_both(window: MainWindow, workspace: Workspace) -> None:
    window.navigate(Place.PEOPLE, Wanted(person=ADA))
    panel = window.findChildren(PersonPanel)[0]
    buttons = {each.text(): each for each in panel.findChildren(QPushButton)}
    buttons["Erase …"].click()
    (dialog,) = shown(EraseDialog)
    assert "Ada Example" in dialog.accessibleName()
    dialog.close()
    buttons["They asked for it …"].click()
    (asked,) = shown(RequestDialog)
    assert isinstance(asked, RequestDialog)
    assert "owed by" in asked.owed.text()
    asked.verb.click()
    assert [each.name for each in requests(workspace)] == ["Ada Example"]
    window.refresh_all()
    window.navigate(Place.PEOPLE, Wanted(person=ADA))
    panel = window.findChildren(PersonPanel)[0]
    said = "\n".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())
    assert "the answer is owed by" in said


def test_the_page_of_somebody_says_on_which_day_they_are_to_be_erased(
    window: MainWindow, workspace: Workspace
) -> None:
    whom = erasing.whom_of_person(workspace, ADA)
    erasing.decide_erasing(
        workspace, whom, reason=ErasingReason.ASKED, second_person="Pat", early_agreed=True
    )
    window.navigate(Place.PEOPLE, Wanted(person=ADA))
    panel = window.findChildren(PersonPanel)[0]
    said = "\n".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())
    assert f"To be erased on {long_date(TODAY + timedelta(14))}" in said
