"""What Today asks again: the policy, workers from outside, and once a year the document."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from sgdesk.domain.organisation.policy import TrainingPolicy
from sgdesk.domain.people.outside import OutsideDetails
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.policy import keep_policy
from sgdesk.services.people.outside import add_outside_worker
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.views.agenda import agenda
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.places import NEWER_DOCUMENT, OUTSIDE, POLICY, Place, Wanted
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.today.page import TodayPage
from tests.factories import TODAY, make_workspace
from tests.ui.conftest import RecordingShell

DAY = timedelta(days=1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path, "hscp")
    role, _ = add_role(made, "Helper", "2")
    add_person(made, PersonDetails("Ada", "Example"), role, TODAY)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> TodayPage:
    made = TodayPage()
    qtbot.addWidget(made)
    made.refresh(context)
    made.show()
    return made


def said(page: TodayPage) -> str:
    return "\n".join(each.text() for each in page._also.findChildren(QLabel))


def press(page: TodayPage, name: str) -> None:
    QApplication.processEvents()
    found = [
        each
        for each in page.findChildren(QAbstractButton)
        if name in each.accessibleName() and each.isVisible()
    ]
    assert len(found) == 1
    found[0].click()


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(60, "is to be reviewed by 30 May 2026"), (-1, "▲ Your training policy was to be reviewed")],
)
def test_the_review_of_the_policy_is_told_and_leads_to_it(
    page: TodayPage,
    workspace: Workspace,
    context: Context,
    shell: RecordingShell,
    days: int,
    sentence: str,
) -> None:
    assert "policy" not in said(page)
    keep_policy(workspace, TrainingPolicy("Ours", TODAY - 400 * DAY, "", TODAY + days * DAY))
    page.refresh(context)
    assert sentence in said(page)
    press(page, "Your training policy")
    assert shell.visits == [(Place.SETUP, Wanted(action=POLICY))]


def test_workers_whose_employers_are_to_be_asked_are_named(
    page: TodayPage, workspace: Workspace, context: Context, shell: RecordingShell
) -> None:
    add_outside_worker(workspace, OutsideDetails("Kim Coach"))
    page.refresh(context)
    assert "✎ Kim Coach from outside: ask their employer." in said(page)
    add_outside_worker(workspace, OutsideDetails("Ann Other"))
    page.refresh(context)
    assert "2 workers from outside: ask their employers. Kim Coach, Ann Other." in said(page)
    press(page, "Open: ✎ 2 workers from outside")
    assert shell.visits == [(Place.PEOPLE, Wanted(action=OUTSIDE))]


def test_yes_keeps_the_question_away_for_a_year(
    page: TodayPage, workspace: Workspace, context: Context
) -> None:
    assert page._yearly.isVisible()
    text = page._yearly._said.text()
    assert (
        "Is “Learning and Development Strategy 2023-25” still the latest document of Hereford"
        in text
    )
    assert "Its own period has passed." in text
    page._yearly.yes.click()
    page.refresh(context)
    assert not page._yearly.isVisible()
    assert agenda(workspace).document is None


def test_no_leads_to_what_can_be_done(page: TodayPage, shell: RecordingShell) -> None:
    page._yearly.no.click()
    assert shell.visits == [(Place.SETUP, Wanted(action=NEWER_DOCUMENT))]


def test_another_day_asks_nothing(
    page: TodayPage, workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    past = Context(workspace, InlineTasks(alerts.refuse), alerts, shell, TODAY - DAY)
    page.refresh(past)
    assert not page._yearly.isVisible()
