"""Backing up, restoring and looking a file through, as a person asks for it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import FileError, InputError
from sgdesk.services.file import maintenance
from sgdesk.services.file.workspace import Workspace, new_workspace, open_workspace
from sgdesk.services.people import people
from sgdesk.services.people.people import PersonDetails
from tests import factories

CLOCK = factories.clock_at()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path, "hscp")
    people.add_person(made, PersonDetails("Ann"))
    yield made
    made.close()


def test_a_good_file_has_no_faults(workspace: Workspace) -> None:
    found = maintenance.check(workspace.path)

    assert (found.organisation, found.people, found.faults) == ("St Example's", 1, ())


def test_a_backup_goes_to_the_usual_folder_or_another(
    workspace: Workspace, tmp_path: Path, own_home: Path
) -> None:
    usual = maintenance.back_up(workspace.path, clock=CLOCK)
    other = maintenance.back_up(workspace.path, tmp_path / "stick", clock=CLOCK)

    assert usual.path.parent == own_home / "backups"
    assert other.path.parent == tmp_path / "stick"
    assert [each.path for each in maintenance.backups(workspace.path)] == [usual.path]


def test_a_folder_that_is_a_file_is_told(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "stick").write_bytes(b"")

    with pytest.raises(InputError, match="The organisation file is safe"):
        maintenance.back_up(workspace.path, tmp_path / "stick", clock=CLOCK)


def test_the_automatic_backup_thins_out_older_ones_and_stays_itself(workspace: Workspace) -> None:
    for days in range(60):
        maintenance.back_up(
            workspace.path, clock=factories.clock_at(factories.TODAY + timedelta(days=days))
        )

    made = maintenance.back_up_and_thin(workspace)

    left = maintenance.backups(workspace.path)
    assert made.path in [each.path for each in left]
    assert 14 <= len(left) < 30


def test_an_open_file_is_not_restored_over(workspace: Workspace) -> None:
    made = maintenance.back_up(workspace.path, clock=CLOCK)
    before = workspace.path.read_bytes()

    with pytest.raises(FileError, match="is already open"):
        maintenance.restore(made.path, workspace.path)

    assert workspace.path.read_bytes() == before


def test_restoring_goes_back_and_keeps_what_was_there(workspace: Workspace) -> None:
    made = maintenance.back_up(workspace.path, clock=CLOCK)
    people.add_person(workspace, PersonDetails("Ben"))
    workspace.close()

    kept = maintenance.restore(made.path, workspace.path, clock=CLOCK)

    assert kept is not None
    assert maintenance.check(workspace.path).people == 1
    assert maintenance.check(kept).people == 2
    open_workspace(workspace.path, writable=True).close()


def test_what_is_no_backup_is_not_restored(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "letter.sgdesk").write_bytes(b"Dear all")
    workspace.close()
    before = workspace.path.read_bytes()

    with pytest.raises(FileError, match="is not an organisation file"):
        maintenance.restore(tmp_path / "letter.sgdesk", workspace.path)
    with pytest.raises(FileError, match="There is no file"):
        maintenance.restore(tmp_path / "nothing.sgdesk", workspace.path)

    assert workspace.path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "partnership", "sentence"),
    [(" ", "hscp", "The organisation needs a name"), ("St Example's", "x", "no partnership x")],
)
def test_a_new_organisation_needs_a_name_and_a_partnership(
    tmp_path: Path, name: str, partnership: str, sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        new_workspace(tmp_path / "new.sgdesk", name=name, partnership=partnership)

    assert list(tmp_path.iterdir()) == []
