"""When backups are made and where they go: at closing, after changes, before big steps, a stick."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.data.file.backups import copying
from sgdesk.domain.errors import FileError, InputError
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.backing_up import (
    back_up,
    back_up_and_thin,
    back_up_before,
    back_up_elsewhere,
    back_up_if_changed,
    backup_is_due,
    backups,
    backups_in,
    backups_of,
)
from sgdesk.services.file.workspace import Workspace, new_workspace, open_workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.organisation.following import choose_partnership
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


def block_backups() -> None:
    """A file where the folder of backups should be."""
    paths.data_folder().mkdir(parents=True, exist_ok=True)
    paths.backup_folder().write_bytes(b"")


def test_a_backup_goes_to_the_usual_folder_or_another(
    workspace: Workspace, tmp_path: Path, own_home: Path
) -> None:
    usual = back_up(workspace.path, clock=CLOCK)
    other = back_up(workspace.path, tmp_path / "stick", clock=CLOCK)

    assert usual.path.parent == own_home / "backups"
    assert other.path.parent == tmp_path / "stick"
    assert backups(workspace.path) == (usual,)
    assert backups_of(workspace) == (usual,)
    assert backups_of(workspace, tmp_path / "stick") == backups_in(tmp_path / "stick") == (other,)


def test_a_folder_that_is_a_file_is_told(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "stick").write_bytes(b"")

    with pytest.raises(InputError, match="The organisation file is safe"):
        back_up(workspace.path, tmp_path / "stick", clock=CLOCK)


def test_the_automatic_backup_thins_out_older_ones_and_stays_itself(workspace: Workspace) -> None:
    for days in range(30):
        back_up(
            workspace.path, clock=factories.clock_at(factories.TODAY + timedelta(days=2 * days))
        )

    made = back_up_and_thin(workspace)

    left = backups(workspace.path)
    assert left[0] == made
    assert 14 <= len(left) < 28


def test_thinning_out_leaves_the_backups_of_another_file_of_the_same_name(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = factories.make_workspace(tmp_path / "other", "hscp", name="Example Club")
    for days in range(30):
        moment = factories.clock_at(factories.TODAY - timedelta(days=2 * days))
        copying.back_up(other.path, paths.backup_folder(), moment())
    back_up_and_thin(workspace)

    assert len(backups(other.path)) == 30
    assert len(backups(workspace.path)) == 1
    other.close()


def test_thinning_out_leaves_the_backups_of_a_copy_that_somebody_else_works_on(
    workspace: Workspace, tmp_path: Path
) -> None:
    other = tmp_path / "other.sgdesk"
    shutil.copyfile(workspace.path, other)
    copy = open_workspace(other, writable=True, clock=CLOCK)
    people.add_person(copy, PersonDetails("Only", "Here"))
    copy.close()
    for days in range(30):
        back_up(other, clock=factories.clock_at(factories.TODAY + timedelta(days=2 * days)))

    made = back_up_and_thin(workspace)

    assert len(backups(other)) == 31
    assert made in backups(workspace.path)


def test_a_backup_is_due_after_a_change_and_not_twice(workspace: Workspace) -> None:
    assert backup_is_due(workspace)
    made = back_up_if_changed(workspace)
    assert made is not None
    assert not backup_is_due(workspace)
    assert back_up_if_changed(workspace) is None

    people.add_person(workspace, PersonDetails("Ben"))

    assert backup_is_due(workspace)
    again = back_up_if_changed(workspace)
    assert again is not None
    assert (again.number, again.people) == (2, 2)


def test_a_file_that_is_opened_again_needs_none_before_something_changes(
    workspace: Workspace,
) -> None:
    back_up_and_thin(workspace)
    workspace.close()

    again = open_workspace(workspace.path, writable=True)
    assert not backup_is_due(again)
    for each in backups_of(again):
        each.path.unlink()
    assert backup_is_due(again)
    again.close()


def test_what_is_open_for_reading_is_not_backed_up_by_itself(workspace: Workspace) -> None:
    reader = open_workspace(workspace.path, writable=False)

    assert back_up_if_changed(reader) is None
    reader.close()


def test_before_an_import_and_another_partnership_there_is_a_backup(
    workspace: Workspace, tmp_path: Path
) -> None:
    sheet = tmp_path / "roles.csv"
    sheet.write_text("role,group\nHelper,2\n", encoding="utf-8")

    import_sheet(workspace, SheetKind.ROLES, sheet, dry_run=True)
    assert backups_of(workspace) == ()
    import_sheet(workspace, SheetKind.ROLES, sheet)
    choose_partnership(workspace, "generic")

    with workspace.file.reading() as connection:
        entries = connection.exec_driver_sql("SELECT count(*) FROM history").scalar_one()
    found = backups_of(workspace)
    assert [entries - each.entries for each in found] == [1, 2]


def test_without_room_for_a_backup_the_work_goes_on_and_it_is_told(workspace: Workspace) -> None:
    block_backups()

    choose_partnership(workspace, "generic")

    assert workspace.backup_fault is not None
    assert "backup" in str(workspace.backup_fault)
    paths.backup_folder().unlink()
    back_up_before(workspace)
    assert workspace.backup_fault is None
    assert len(backups_of(workspace)) == 1


def test_the_sample_needs_no_backup_before_an_import(tmp_path: Path) -> None:
    sample = new_workspace(
        tmp_path / "s.sgdesk", name="Sample", partnership="generic", is_sample=True
    )

    back_up_before(sample)

    assert backups_of(sample) == ()
    sample.close()


def test_a_second_place_holds_a_backup_that_was_read_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    back_up_and_thin(workspace)

    done = back_up_elsewhere(workspace, stick)

    assert done.backup.path.parent == stick
    assert done.backup.number == 2
    assert done.thinned == ()
    assert backups_of(workspace, stick) == (done.backup,)


def test_a_second_place_that_is_not_there_is_told_and_not_made(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="is not there, so no backup was put there"):
        back_up_elsewhere(workspace, tmp_path / "stick")

    assert not (tmp_path / "stick").exists()


def test_backups_are_found_after_the_file_is_lost_or_damaged(workspace: Workspace) -> None:
    made = back_up_and_thin(workspace)
    workspace.close()

    workspace.path.write_bytes(b"")
    assert backups(workspace.path) == (made,)
    workspace.path.unlink()
    assert backups(workspace.path) == (made,)


def test_backups_of_an_encrypted_file_are_found_with_its_passphrase(tmp_path: Path) -> None:
    secret = Secret("a long enough passphrase")
    hidden = new_workspace(
        tmp_path / "mine.sgdesk", name="Example", partnership="generic", secret=secret
    )
    made = back_up_and_thin(hidden)
    hidden.close()

    assert backups(hidden.path, secret) == (made,)
    (locked,) = backups(hidden.path)
    assert not locked.is_readable
    hidden.path.unlink()
    assert backups(hidden.path, secret) == (made,)


def test_a_damaged_file_is_not_backed_up(workspace: Workspace, tmp_path: Path) -> None:
    workspace.close()
    spoilt = bytearray(workspace.path.read_bytes())
    spoilt[-3000] ^= 1
    damaged = tmp_path / "damaged.sgdesk"
    damaged.write_bytes(spoilt)
    shutil.copyfile(workspace.path, tmp_path / "good.sgdesk")

    with pytest.raises(FileError, match="is damaged"):
        back_up(damaged, clock=CLOCK)
    back_up(tmp_path / "good.sgdesk", clock=CLOCK)
