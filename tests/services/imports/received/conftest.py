"""A small organisation, and how its certificates are looked at."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.received.gathering import gather
from sgdesk.services.imports.received.proposing import propose
from sgdesk.services.imports.received.values import Received
from sgdesk.services.people.people import PersonDetails, add_person
from tests.factories import make_workspace

Look = Callable[..., Received]
ANN, BOB, ZOE = 1, 2, 3


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "file").mkdir()
    made = make_workspace(tmp_path / "file")
    for given, family in (("Ann", "Sample"), ("Bob", "Instance"), ("Zoë", "Example")):
        add_person(made, PersonDetails(given, family))
    yield made
    made.close()


@pytest.fixture
def look(workspace: Workspace) -> Look:
    def looked(*paths: Path, person: int | None = None) -> Received:
        return propose(workspace, gather(_paths(paths), lambda done, total: None), person)

    return looked


def _paths(paths: Sequence[Path]) -> Sequence[Path]:
    return paths
