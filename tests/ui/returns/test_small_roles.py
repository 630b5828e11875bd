"""Roles with so few people that a number can point at one of them."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sgdesk.domain.returns.parts import SectionKey
from sgdesk.domain.returns.small_numbers import MERGED
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.returns.final.final_dialog import FinalDialog
from sgdesk.ui.returns.page import ReturnPage
from sgdesk.ui.widgets import Banner
from tests.factories import TODAY


@pytest.fixture
def page(page: ReturnPage, workspace: Workspace, context: Context) -> ReturnPage:
    """Two roles with two people each beside the three helpers."""
    begun = TODAY - timedelta(days=900)
    for role in ("Organist", "Verger"):
        number, _ = add_role(workspace, role, None, ["induction"])
        for given in ("Eve", "Fay"):
            add_person(workspace, PersonDetails(given, role), number, begun)
    page.refresh(context)
    return page


def warnings(page: ReturnPage) -> list[str]:
    page.hand.list.choose(SectionKey.REQUIREMENTS)
    found = page.hand.view.figures.findChildren(Banner)
    return [each._label.text() for each in found if each.isVisibleTo(page)]


def test_small_roles_are_named_under_their_table(page: ReturnPage) -> None:
    (said,) = warnings(page)
    assert "Organist and Verger" in said
    assert "Merge small roles" in said


def test_merged_rows_are_in_the_files_only_where_that_is_ticked(
    page: ReturnPage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    labels = []
    for folder in ("plain", "merged"):
        alerts.files.append(tmp_path / folder)
        page._merge.setChecked(folder == "merged")
        page._export.click()
        made = json.loads((tmp_path / folder / "summary.json").read_text("utf-8"))
        labels.append({row["role"] for row in made["by_role"]})
    assert labels == [{"Helper", "Organist", "Verger"}, {MERGED, "Helper"}]


@pytest.mark.parametrize("ticked", [True, False])
def test_making_it_final_begins_with_what_is_ticked(page: ReturnPage, ticked: bool) -> None:
    page._merge.setChecked(ticked)
    page._names.setChecked(ticked)
    page._final.click()
    dialog = page.findChildren(FinalDialog)[0]
    assert dialog.merge.isVisible()
    assert dialog.merge.isChecked() is ticked
    assert dialog.annex.named is ticked


def test_without_small_roles_there_is_nothing_to_tick(qtbot: QtBot, context: Context) -> None:
    made = ReturnPage()
    qtbot.addWidget(made)
    made.refresh(context)
    assert not made._merge.isVisibleTo(made)
