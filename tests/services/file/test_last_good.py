"""The last good backup is known without reading all of them again, and never out of date."""

from pathlib import Path

from sgdesk.services.file.safety.backing_up import back_up_and_thin, backups_of, last_good_backup
from sgdesk.services.people.people import PersonDetails, add_person
from tests.factories import make_workspace


def test_it_follows_what_comes_and_goes(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    assert last_good_backup(workspace) is None
    first = back_up_and_thin(workspace)
    assert last_good_backup(workspace) == first
    add_person(workspace, PersonDetails("Ada", "Example"))
    second = back_up_and_thin(workspace)
    assert last_good_backup(workspace) == second
    second.path.unlink()
    assert last_good_backup(workspace) == first
    first.path.unlink()
    assert last_good_backup(workspace) is None
    workspace.close()


def test_one_that_cannot_be_read_is_no_good_one(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    first = back_up_and_thin(workspace)
    add_person(workspace, PersonDetails("Ada", "Example"))
    second = back_up_and_thin(workspace)
    second.path.unlink()
    second.path.write_bytes(b"nothing of ours")
    assert len(backups_of(workspace)) == 2
    assert last_good_backup(workspace) == first
    workspace.close()


def test_asking_again_reads_none_of_them(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    made = back_up_and_thin(workspace)
    known = last_good_backup(workspace)
    made.path.write_bytes(b"as long as nothing comes or goes it is not read again")
    assert last_good_backup(workspace) is known
    workspace.close()
