"""An organisation that somebody is in, and two passphrases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sgdesk.services.file.safety.passphrase import new_passphrase
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from tests import factories
from tests.services.file.safety.passphrases.words import CANARY, OTHER, WORDS, Made


@pytest.fixture(scope="session")
def keys() -> Made:
    return Made(new_passphrase(WORDS), new_passphrase(OTHER))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "files").mkdir()
    made = factories.make_workspace(tmp_path / "files")
    add_person(made, PersonDetails(CANARY, "Sample"))
    yield made
    made.close()
