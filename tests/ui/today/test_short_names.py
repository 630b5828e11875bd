"""What a pack remarks on a level in brackets does not push the level itself out of sight."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sgdesk.services.sessions.bookings import candidates
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

REMARK = "(our own ladder; the document names no levels)"


@pytest.fixture
def tees(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "hsscp", TODAY, ("induction", "level1"))


def test_today_says_the_level_alone_and_keeps_the_remark_at_hand(
    qtbot: QtBot, tees: Hall, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    page = TodayPage()
    qtbot.addWidget(page)
    page.refresh(Context(tees.workspace, InlineTasks(alerts.refuse), alerts, shell))
    page.show()
    tiles = {tile._title: tile for tile in page.findChildren(CoverageTile)}
    assert f"Level 1 {REMARK}" in tiles["Level 1"].toolTip()
    assert tiles["Level 1"].accessibleName().startswith(f"Level 1 {REMARK}")
    names = [each.text() for each in page.findChildren(ToDoList)[0].findChildren(LinkButton)]
    assert any(name.endswith(": Level 1") for name in names)
    assert not any(REMARK in name for name in names)


def test_who_should_come_says_the_level_alone(tees: Hall) -> None:
    number = tees.plan("level1", TODAY + timedelta(days=7))
    shown = candidate_columns()[2]
    assert {shown.text(each) for each in candidates(tees.workspace, number)} == {"Level 1"}
