"""Whoever is here under a like name is told, the likest first, by the rule of the imports."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.domain.names import split_name
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people import absence, people, roles
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.views.like_people import like_people
from tests import factories

TODAY = factories.TODAY
DAY = timedelta(days=1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path)
    roles.add_role(made, "Helper", "1", ["level1"])
    for given in ("Robert", "Bob", "Cat"):
        people.add_person(made, PersonDetails(given, "Sample"), 1, TODAY - 400 * DAY)
    absence.leave(made, 2, TODAY - DAY)
    yield made
    made.close()


def test_the_same_name_comes_before_one_that_is_used_for_it(workspace: Workspace) -> None:
    found = like_people(workspace, split_name("Bob Sample"))
    assert [(each.name, each.roles, each.left) for each in found] == [
        ("Bob Sample", (), TODAY - DAY),
        ("Robert Sample", ("Helper",), None),
    ]


@pytest.mark.parametrize("name", ["Dee Other", "", "Sam Somebody"])
def test_nobody_is_told_of_another_name(workspace: Workspace, name: str) -> None:
    assert like_people(workspace, split_name(name)) == ()
