"""The policy on Set-up, Organisation, and what to do where a newer document is in force."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.policy import training_policy
from sgdesk.ui.context import Context
from sgdesk.ui.places import NEWER_DOCUMENT, POLICY, Wanted
from sgdesk.ui.setup.page import SetupPage
from sgdesk.ui.setup.policy import PolicyDialog, policy_words
from tests.factories import TODAY, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path, "hscp")
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot) -> SetupPage:
    made = SetupPage()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def dialog() -> PolicyDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, PolicyDialog)]
    shown = [each for each in found if each.isVisible()]
    assert len(shown) == 1
    return shown[0]


def test_the_policy_is_asked_for_kept_and_said(
    page: SetupPage, context: Context, workspace: Workspace
) -> None:
    page.refresh(context, Wanted(action=POLICY))
    assert page.section is page._organisation
    made = dialog()
    assert made.review.value() == TODAY.replace(year=TODAY.year + 1)
    made.verb.click()
    assert "Enter a date" in made.form.summary.accessibleName()
    made.approved.set_value(TODAY - timedelta(days=9))
    made.review.set_value(TODAY - timedelta(days=9))
    made.verb.click()
    assert "has to follow the approval" in made.form.summary.accessibleName()
    made.review.set_value(TODAY + timedelta(days=90))
    made.name.setText("Our policy")
    made.by.setText("the trustees")
    made.verb.click()
    kept = training_policy(workspace)
    assert kept is not None
    assert (kept.title, kept.approved_by) == ("Our policy", "the trustees")
    page.refresh(context)
    said = page._organisation._policy._said.text()
    assert said == (
        "Our policy, approved on 22 March 2026 by the trustees. To be reviewed on 29 June 2026."
    )


def test_the_policy_opens_from_its_button_with_what_is_kept(
    page: SetupPage, context: Context
) -> None:
    page.refresh(context)
    assert "None is noted." in page._organisation._policy._said.text()
    page._organisation._policy.button.click()
    dialog().approved.set_value(TODAY)
    dialog().verb.click()
    page.refresh(context)
    page._organisation._policy.button.click()
    assert dialog().approved.value() == TODAY


def test_a_newer_document_is_explained_where_it_was_asked_about_alone(
    page: SetupPage, context: Context
) -> None:
    page.refresh(context, Wanted(action="partnership"))
    assert not page._partnership._newer.isVisible()
    page.refresh(context, Wanted(action=NEWER_DOCUMENT))
    assert page.section is page._partnership
    assert page._partnership._newer.isVisible()
    assert "(version 2023-25)" in page._partnership._newer._label.text()


def test_who_asks_for_a_policy_is_said_under_that_partnership_alone() -> None:
    assert "Herefordshire asks its partners for one (Appendix 1)" in policy_words(None, "hscp")
    assert "Herefordshire" not in policy_words(None, "sandwell")
