"""Roles with so few people that a number can point at one of them."""

import json
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.domain.returns.parts import SectionKey
from sgdesk.domain.returns.small_numbers import MERGED
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.returns.document import Shown
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.returns.final.final_dialog import FinalDialog
from sgdesk.ui.returns.final.shown_choice import ShownDialog
from sgdesk.ui.returns.page import ReturnPage
from sgdesk.ui.widgets import Banner, Note
from tests.factories import TODAY
from tests.services.opened import files_in


@pytest.fixture
def page(page: ReturnPage, workspace: Workspace, context: Context) -> ReturnPage:
    """Two roles with two people each beside the three helpers."""
    begun = TODAY - timedelta(days=900)
    for role in ("Organist", "Verger"):
        number, _ = add_role(workspace, role, None, ["induction"])
        for given in ("Eve", "Fay"):
            add_person(workspace, PersonDetails(given, f"Of{role}s"), number, begun)
    page.refresh(context)
    return page


def warnings(page: ReturnPage) -> list[str]:
    page.hand.list.choose(SectionKey.REQUIREMENTS)
    found = page.hand.view.figures.findChildren(Banner)
    return [each._label.text() for each in found if each.isVisibleTo(page)]


def test_small_roles_are_named_under_their_table(page: ReturnPage) -> None:
    (said,) = warnings(page)
    assert "“Organist” and “Verger”" in said
    assert "one row in what you send" in said


def test_what_the_files_show_of_roles_is_chosen_and_small_ones_are_one_row(
    page: ReturnPage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    labels = []
    for folder, shown in (
        ("least", Shown()),
        ("roles", Shown(roles=True)),
        ("apart", Shown(roles=True, apart=True)),
    ):
        alerts.files.append(tmp_path / folder)
        choose(page, shown)
        page._export.click()
        made = json.loads(files_in(tmp_path / folder)["summary.json"].read_text("utf-8"))
        labels.append({row["role"] for row in made["by_role"]})
    assert labels == [set(), {MERGED}, {"Helper", "Organist", "Verger"}]


def choose(page: ReturnPage, shown: Shown) -> None:
    page._what.click()
    dialog = page.findChildren(ShownDialog)[-1]
    assert "“Organist” and “Verger”" in dialog.choice.few.text()
    dialog.choice.set_shown(shown)
    dialog.verb.click()


@pytest.mark.parametrize("ticked", [True, False])
def test_making_it_final_begins_with_what_is_ticked(page: ReturnPage, ticked: bool) -> None:
    shown = Shown(*(ticked,) * len(fields(Shown)))
    choose(page, shown)
    page._names.setChecked(ticked)
    page._final.click()
    dialog = page.findChildren(FinalDialog)[0]
    assert dialog.choice.shown == shown
    assert dialog.annex.named is ticked


def test_small_roles_apart_want_the_table_by_role(page: ReturnPage) -> None:
    page._what.click()
    choice = page.findChildren(ShownDialog)[-1].choice
    choice.apart.setChecked(True)
    assert not choice.apart.isEnabled()
    assert choice.shown == Shown()


def test_the_lead_is_told_that_their_own_training_is_stated(page: ReturnPage) -> None:
    page._what.click()
    notes = page.findChildren(ShownDialog)[-1].findChildren(Note)
    assert any("their own training" in each.text() for each in notes)
