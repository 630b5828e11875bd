"""Roles and what they call for, from which day."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation import organisation
from sgdesk.services.people import people, roles
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.training import standing
from tests import factories

TODAY = factories.TODAY
DAY = timedelta(days=1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path, "hscp")
    yield made
    made.close()


def asked(workspace: Workspace, days_from_today: int = 0) -> set[str]:
    found = standing.person_standing(workspace, 1, TODAY + days_from_today * DAY)
    return {each.requirement for each in found.standings} if found else set()


def test_a_role_calls_for_what_its_group_does_with_the_lower_levels(workspace: Workspace) -> None:
    roles.add_role(workspace, " Lead ", "3")
    roles.add_role(workspace, "Own choice", None, ["level3"])
    roles.add_role(workspace, "Nothing", None)

    found = {each.role.name: each.requirements for each in roles.roles_view(workspace)}

    assert found == {
        "Lead": ("level1", "level2", "level3"),
        "Own choice": ("level1", "level2", "level3"),
        "Nothing": (),
    }


@pytest.mark.parametrize(
    ("name", "group", "requirements", "sentence"),
    [
        (" ", "2", None, "Enter a name for the role"),
        ("HELPER", "2", None, "There is a role called HELPER already"),
        ("Driver", "9", None, "has no group 9"),
        ("Driver", "2", ["level9"], "level9 is not something Herefordshire"),
    ],
)
def test_what_cannot_be_a_role_is_refused(
    workspace: Workspace, name: str, group: str, requirements: list[str] | None, sentence: str
) -> None:
    roles.add_role(workspace, "Helper", "2")
    before = factories.dump(workspace, history=True)

    with pytest.raises(InputError, match=sentence):
        roles.add_role(workspace, name, group, requirements)

    assert factories.dump(workspace, history=True) == before


def test_a_change_holds_from_its_day_and_the_past_stays(workspace: Workspace) -> None:
    number, _ = roles.add_role(workspace, "Helper", "1")
    people.add_person(workspace, PersonDetails("Ann"), number, None)

    roles.change_role(
        workspace,
        number,
        group="2",
        requirements=["level2"],
        from_date=TODAY,
        reason="More contact",
    )

    assert asked(workspace, -1) == {"level1"}
    assert asked(workspace) == {"level1", "level2"}

    roles.change_role(workspace, number, group="3", requirements=["level3"], from_date=TODAY)
    roles.change_role(workspace, number, group=None, requirements=[], from_date=None)

    assert asked(workspace, -1) == set()
    assert asked(workspace) == {"level1", "level2", "level3"}
    for expected in ({"level1"}, {"level1"}):
        undo(workspace)
        assert asked(workspace, -1) == expected
    assert asked(workspace) == {"level1", "level2"}
    undo(workspace)
    assert asked(workspace) == {"level1"}


def test_a_topic_of_our_own_can_be_asked_of_a_role(workspace: Workspace) -> None:
    organisation.add_topic(workspace, "Online Safety", "Online safety")
    number, _ = roles.add_role(workspace, "Helper", "1", ["level1", "online-safety"])
    people.add_person(workspace, PersonDetails("Ann"), number, None)

    assert asked(workspace) == {"level1", "online-safety"}


def test_a_role_keeps_its_posts_under_another_name(workspace: Workspace) -> None:
    number, _ = roles.add_role(workspace, "Helper", "1")
    roles.add_role(workspace, "Driver", "1")
    people.add_person(workspace, PersonDetails("Ann"), number, None)

    roles.rename_role(workspace, number, "HELPER")
    roles.rename_role(workspace, number, "Team member")
    with pytest.raises(InputError, match="There is a role called driver already"):
        roles.rename_role(workspace, number, "driver")

    view = people.person_view(workspace, 1)
    assert [each.role for each in view.posts] == ["Team member"]
    assert {each.role.name: each.holders for each in roles.roles_view(workspace)} == {
        "Driver": 0,
        "Team member": 1,
    }
