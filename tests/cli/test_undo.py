"""``sgdesk undo``: the last change is taken back, and what it was is said."""

from pathlib import Path

import pytest

from sgdesk.cli import main
from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from tests import factories


def test_the_last_change_is_taken_back_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = factories.make_workspace(tmp_path)
    add_person(workspace, PersonDetails("Sample", "Mistake"))
    before = factories.dump(workspace)["person"]
    workspace.close()

    assert main(["undo", str(workspace.path)]) == 0

    assert "Taken back: add person, which was done at 2026-03-31 10:42." in capsys.readouterr().out
    opened = open_workspace(workspace.path, writable=False)
    assert before
    assert factories.dump(opened)["person"] == []
    opened.close()


def test_where_nothing_can_be_taken_back_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = factories.make_workspace(tmp_path)
    workspace.close()

    assert main(["undo", str(workspace.path)]) == 2

    assert "There is nothing to undo." in capsys.readouterr().err
