"""Posts are put right: another role, other days, or taken out where they were never held."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.services.file.undo import actions, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people import absence, people, roles
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.people.posts import add_post, change_post, take_out_post
from tests import factories

TODAY = factories.TODAY
DAY = timedelta(days=1)
SINCE = TODAY - 400 * DAY


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path)
    roles.add_role(made, "Helper", "1", ["level1"])
    roles.add_role(made, "Leader", "2", ["level2"])
    people.add_person(made, PersonDetails("Ann", "Sample"), 1, SINCE)
    yield made
    made.close()


def roles_of(workspace: Workspace) -> list[str]:
    return [each.role for each in people.person_view(workspace, 1).posts]


def test_a_post_gets_the_role_that_it_should_have_had(workspace: Workspace) -> None:
    before = factories.dump(workspace)
    change_post(workspace, 1, SINCE, None, 2)
    view = people.person_view(workspace, 1)
    assert [(each.role, each.post.start) for each in view.posts] == [("Leader", SINCE)]
    assert [each.requirement for _, each in view.standings] == ["level2"]
    undo(workspace)
    assert factories.dump(workspace) == before


def test_a_start_is_not_moved_to_a_day_on_which_they_are_away(workspace: Workspace) -> None:
    absence.leave(workspace, 1, TODAY - 100 * DAY)
    absence.come_back(workspace, 1, TODAY - 50 * DAY, [1])
    with pytest.raises(InputError, match="was away"):
        change_post(workspace, 2, TODAY - 70 * DAY, None)
    change_post(workspace, 2, TODAY - 50 * DAY, TODAY)
    assert people.person_view(workspace, 1).posts[1].post.end == TODAY


def test_a_role_entered_by_mistake_counts_on_no_day_and_undo_brings_it_back(
    workspace: Workspace,
) -> None:
    add_post(workspace, 1, 2, SINCE)
    before = factories.dump(workspace)
    take_out_post(workspace, 2)
    assert roles_of(workspace) == ["Helper"]
    view = people.person_view(workspace, 1, TODAY - 100 * DAY)
    assert [each.requirement for _, each in view.standings] == ["level1"]
    newest = actions(workspace, 1)[0]
    assert (newest.code, newest.details) == ("take_out_post", {"role": "Leader"})
    undo(workspace)
    assert factories.dump(workspace) == before


def test_a_role_is_taken_out_once(workspace: Workspace) -> None:
    take_out_post(workspace, 1)
    with pytest.raises(RefusedError, match="no longer there"):
        take_out_post(workspace, 1)
    with pytest.raises(RefusedError, match="no longer there"):
        change_post(workspace, 1, None, None)
