"""Under Harrow the word "recommended" stands wherever its interval or state is shown, uncut."""

from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import State
from sgdesk.services.sessions.bookings import candidates
from sgdesk.services.sessions.training_plan import training_plan
from sgdesk.services.training.recording import TrainingDetails, record_training
from sgdesk.services.views.overview import today_view
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.sessions.columns import candidate_columns
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.today.page import TodayPage, greeting
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
    assert "Introductory e-learning, 0.0%, 0 of 4, refresh recommended" in advised[0]
    to_do = page.findChildren(ToDoList)[0]
    notes = [each for each in to_do.findChildren(QLabel) if each.text().startswith("recommended")]
    lines = [
        each.accessibleName()
        for each in to_do.findChildren(LinkButton)
        if each.accessibleName().endswith("Introductory e-learning, recommended")
    ]
    assert len(notes) == len(lines) == 4


def test_the_headline_counts_apart_who_needs_no_more_than_a_recommended_refresh(
    harrow: Hall,
) -> None:
    now = time(12)
    assert greeting(today_view(harrow.workspace), now).endswith("4 people need training now.")
    for each in harrow.people[:3]:
        details = TrainingDetails(harrow.courses["induction"], TODAY - timedelta(days=900))
        record_training(harrow.workspace, [each], details)
    assert greeting(today_view(harrow.workspace), now).endswith(
        "4 people need training now, 3 of them only a refresh that Harrow recommends."
    )


def test_what_was_never_done_is_no_recommended_refresh(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscb", TODAY, ("elearning",))
    view = today_view(hall.workspace)
    assert (view.need_training_now, view.need_only_recommended) == (4, 0)
    assert not any(each.is_recommended for each in view.to_do)


def test_share_and_count_are_never_cut(qtbot: QtBot) -> None:
    counts = Counts()
    counts.add(State.IN_DATE)
    tile = CoverageTile("Level 1", counts, is_advice=True)
    qtbot.addWidget(tile)
    words = tile.fontMetrics().horizontalAdvance("1 of 1, refresh recommended")
    assert tile.sizeHint().width() > words + tile.fontMetrics().horizontalAdvance("100.0%")


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
