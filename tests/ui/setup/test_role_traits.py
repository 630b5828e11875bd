"""Working with children and recruiting, as a role's dialog asks for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sgdesk.domain.people.person import RoleTraits
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.services.people import roles
from sgdesk.ui.context import Context
from sgdesk.ui.setup.roles.role_dialog import Choices, RoleDialog
from sgdesk.ui.setup.roles.traits import trait_words
from tests.factories import make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path, "scsp")
    yield made
    made.close()


def dialog(context: Context, view: roles.RoleView | None = None) -> RoleDialog:
    made = RoleDialog(context, Choices(organisation_view(context.workspace).pack), view)
    made.show()
    return made


def only(workspace: Workspace) -> roles.RoleView:
    (found,) = roles.roles_view(workspace)
    return found


def test_a_role_of_sandwells_group_5_is_offered_as_recruiting(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    made = dialog(context)
    made._name.setText("Manager")
    made._group.setCurrentIndex(5)
    made.verb.click()

    assert only(workspace).role.traits == RoleTraits(None, True)
    assert trait_words(only(workspace).role.traits) == "recruits"


def test_what_was_ticked_off_by_hand_stays_off_whatever_the_group(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    made = dialog(context)
    made._name.setText("Manager")
    made._group.setCurrentIndex(5)
    made._traits._recruits.click()
    made._group.setCurrentIndex(6)
    made._traits._children.setCurrentIndex(2)
    made.verb.click()

    assert only(workspace).role.traits == RoleTraits(False, False)


def test_opening_and_saving_a_role_says_nothing_that_nobody_said(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    roles.add_role(workspace, "Helper", "1")
    made = dialog(context, only(workspace))
    made.verb.click()

    assert only(workspace).role.traits == RoleTraits(None, None)
    assert trait_words(RoleTraits()) == "not said"
