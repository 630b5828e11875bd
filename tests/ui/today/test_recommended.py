"""Under Harrow the word "recommended" stands wherever its interval or state is shown, uncut."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sgdesk.services.sessions.bookings import candidates
from sgdesk.services.sessions.training_plan import training_plan
from sgdesk.services.training.recording import TrainingDetails, record_training
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.sessions.columns import candidate_columns
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.today.page import TodayPage
from sgdesk.ui.today.to_do import ToDoList
from sgdesk.ui.widgets import CoverageTile, LinkButton
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell


@pytest.fixture
def harrow(tmp_path: Path) -> Hall:
    """Four helpers whose e-learning is overdue."""
    hall = make_hall(tmp_path, "hscb", TODAY, ("induction", "elearning"))
    details = TrainingDetails(hall.courses["elearning"], TODAY - timedelta(days=1200))
    record_training(hall.workspace, hall.people, details)
    return hall


def test_on_today_the_tile_and_each_line_to_do_say_it_apart_from_the_title(
    qtbot: QtBot, harrow: Hall, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    page = TodayPage()
    qtbot.addWidget(page)
    page.refresh(Context(harrow.workspace, InlineTasks(alerts.refuse), alerts, shell))
    page.show()
    tiles = [each.accessibleName() for each in page.findChildren(CoverageTile)]
    advised = [each for each in tiles if "recommended" in each]
    assert len(advised) == 1
    assert "Introductory e-learning, 0.0%, 0 of 4, recommended" in advised[0]
    to_do = page.findChildren(ToDoList)[0]
    notes = [each for each in to_do.findChildren(QLabel) if each.text().startswith("recommended")]
    lines = [
        each.accessibleName()
        for each in to_do.findChildren(LinkButton)
        if each.accessibleName().endswith("Introductory e-learning, recommended")
    ]
    assert len(notes) == len(lines) == 4


def test_who_should_come_says_it_beside_what_the_course_is_for(harrow: Hall) -> None:
    number = harrow.plan("elearning", TODAY + timedelta(days=7))
    shown = candidate_columns()[2]
    assert {shown.text(each) for each in candidates(harrow.workspace, number)} == {
        "Introductory e-learning, recommended"
    }
    number = harrow.plan("induction", TODAY + timedelta(days=7))
    assert {shown.text(each) for each in candidates(harrow.workspace, number)} == {
        "Mandatory induction"
    }


def test_the_training_plan_says_it_beside_each_state(harrow: Hall) -> None:
    plan = training_plan(harrow.workspace)
    said = {
        (row.requirements, person.state_words)
        for row in plan.rows
        for month in row.months
        for person in month.people
    }
    assert said == {
        (("Mandatory induction",), "Not done"),
        (("Introductory e-learning",), "Overdue, recommended"),
    }
