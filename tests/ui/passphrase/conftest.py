"""A file under a passphrase, and a clock."""

from pathlib import Path

import pytest

from sgdesk.services.file.safety.passphrase import (
    NewPassphrase,
    change,
    new_passphrase,
)
from sgdesk.services.file.workspace import Workspace
from tests.ui.passphrase.hands import WORDS, Clock


@pytest.fixture(scope="session")
def key() -> NewPassphrase:
    """Derived once for all of them, since that takes its time."""
    return new_passphrase(WORDS)


@pytest.fixture
def locked(workspace: Workspace, key: NewPassphrase) -> Path:
    """The small organisation under a passphrase, and closed."""
    change(workspace, key)
    workspace.close()
    return workspace.path


@pytest.fixture
def clock() -> Clock:
    return Clock()
