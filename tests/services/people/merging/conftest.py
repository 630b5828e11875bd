"""Two entries of one person."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people import people, roles
from sgdesk.services.people.people import PersonDetails
from tests import factories
from tests.services.people.merging.two import DAY, TODAY


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path)
    roles.add_role(made, "Helper", None, ["induction", "level1", "level2"])
    details = PersonDetails("Robert", "Sample", email="robert@example.org", notes="Keys")
    people.add_person(made, details, 1, TODAY - 400 * DAY)
    people.add_person(made, PersonDetails("Bob", "Sample", reference="B7", notes="Piano"), 1, None)
    yield made
    made.close()
