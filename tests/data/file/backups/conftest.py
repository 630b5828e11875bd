"""A file of three people, open for writing, and a folder for its backups."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sgdesk.data.file.store import OrganisationFile
from tests import factories
from tests.data.file.backups.scene import add_people


@pytest.fixture
def file(tmp_path: Path) -> Iterator[OrganisationFile]:
    """The file, called generic.sgdesk."""
    workspace = factories.make_workspace(tmp_path)
    add_people(workspace.file, 3)
    yield workspace.file
    workspace.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where its backups go; not made yet."""
    return tmp_path / "backups"
