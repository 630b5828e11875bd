"""What is said of a role beside what it calls for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sgdesk.domain.people.person import RoleTraits
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people import roles
from tests import factories


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path, "scsp")
    yield made
    made.close()


def only(workspace: Workspace) -> roles.RoleView:
    (found,) = roles.roles_view(workspace)
    return found


def test_a_role_keeps_whether_it_works_with_children_and_recruits(workspace: Workspace) -> None:
    roles.add_role(workspace, "Manager", "5", None, RoleTraits(True, False))

    assert only(workspace).role.traits == RoleTraits(with_children=True, recruits=False)


def test_nothing_is_said_of_a_role_until_somebody_says_it(workspace: Workspace) -> None:
    roles.add_role(workspace, "Manager", "5")

    assert only(workspace).role.traits == RoleTraits(None, None)


def test_a_trait_alone_changes_no_rule_and_can_be_taken_back(workspace: Workspace) -> None:
    number, _ = roles.add_role(workspace, "Manager", "5")

    roles.change_role(
        workspace,
        number,
        group="5",
        requirements=only(workspace).role.requirements,
        from_date=factories.TODAY,
        traits=RoleTraits(None, True),
    )

    assert only(workspace).role.recruits is True
    assert [rule.from_date for rule in roles.role_rules(workspace, number)] == [None]
    undo(workspace)
    assert only(workspace).role.recruits is None


def test_a_rule_that_differs_holds_from_its_day_whatever_is_said_beside_it(
    workspace: Workspace,
) -> None:
    number, _ = roles.add_role(workspace, "Manager", "5")

    roles.change_role(
        workspace,
        number,
        group="5",
        requirements=["induction"],
        from_date=factories.TODAY,
        traits=RoleTraits(False, None),
    )

    rules = roles.role_rules(workspace, number)
    assert [rule.from_date for rule in rules] == [None, factories.TODAY]
    assert only(workspace).role.with_children is False


def test_recruiting_is_offered_for_the_groups_whose_words_speak_of_it(workspace: Workspace) -> None:
    pack = workspace.pack_named("scsp")

    offered = [each.key for each in pack.groups if roles.offers_recruiting(pack, each.key)]

    assert offered == ["5", "6"]
    assert not roles.offers_recruiting(pack, None)
