"""Where a file lies, who else sees a folder, and the copies that a service makes of a file."""

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from sgdesk import paths
from sgdesk.data.file.disk.disks import (
    Disk,
    Mount,
    disk_at,
    disk_of_windows,
    mounts_in,
    mounts_told,
)
from sgdesk.services.file.safety.places import (
    PlaceKind,
    conflict_copies,
    place_of,
    synced_by,
    usual_place,
    who_else_sees,
)
from sgdesk.services.file.workspace import Workspace
from tests import factories

TABLE = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /proc rw - proc proc rw
41 22 8:17 / /media/ada/MY\040STICK rw,nosuid shared:20 - vfat /dev/sdb1 rw
42 22 0:55 / /home/ada/office rw shared:21 - cifs //server/office rw
43 22 0:56 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
"""
SAID = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk4s1 on /Volumes/MY STICK (msdos, local, nodev, nosuid)
//ada@server/office on /Volumes/office (smbfs, nodev, nosuid, mounted by ada)
"""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Workspace]:
    workspace = factories.make_workspace(tmp_path)
    yield workspace
    workspace.close()


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/Users/ada/OneDrive/Church", "OneDrive"),
        ("/Users/ada/OneDrive - Example Church", "OneDrive"),
        ("/home/ada/Dropbox (Personal)", "Dropbox"),
        ("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("/Users/ada/iCloudDrive", "iCloud"),
        ("/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.org/My Drive", "Google Drive"),
        ("/Users/ada/Library/CloudStorage/Box-Box", "Box"),
        ("/Users/ada/pCloud Drive", "pCloud"),
        ("/home/ada/MEGA", "MEGA"),
        ("/home/ada/Documents", None),
        ("/home/ada/Megaphone/Toolbox", None),
    ],
)
def test_a_folder_that_a_service_copies_is_known_by_its_name(
    folder: str, service: str | None
) -> None:
    assert synced_by(PurePosixPath(folder) / "a.sgdesk") == service


def test_the_name_of_the_file_itself_tells_nothing() -> None:
    assert synced_by(Path("/home/ada/dropbox.sgdesk")) is None


def test_a_folder_that_windows_says_is_onedrives_is_known_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))

    assert synced_by(tmp_path / "Church" / "a.sgdesk") == "OneDrive"
    assert synced_by(tmp_path.parent / "a.sgdesk") is None


def test_a_place_is_explained_in_a_sentence_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path))

    place = place_of(tmp_path / "a.sgdesk")

    assert place is not None
    assert place.kind is PlaceKind.SYNCED
    assert str(place.sentence).startswith("OneDrive copies this folder to other computers.")
    assert str(place.sentence).endswith("let OneDrive have the backups.")
    assert str(who_else_sees(tmp_path)).startswith("OneDrive copies this folder")


@pytest.mark.parametrize(
    ("path", "disk"),
    [
        ("/home/ada/a.sgdesk", Disk.OWN),
        ("/media/ada/MY STICK/backups/a.sgdesk", Disk.STICK),
        ("/home/ada/office/a.sgdesk", Disk.SHARE),
        ("/run/user/1000/gvfs/smb-share/a.sgdesk", Disk.SHARE),
        ("/media/ada/a.sgdesk", Disk.OWN),
    ],
)
def test_linux_says_what_disk_a_folder_lies_on(path: str, disk: Disk) -> None:
    assert disk_at(PurePosixPath(path), mounts_in(TABLE)) is disk


@pytest.mark.parametrize(
    ("path", "disk"),
    [
        ("/Users/ada/a.sgdesk", Disk.OWN),
        ("/Volumes/MY STICK/a.sgdesk", Disk.STICK),
        ("/Volumes/office/a.sgdesk", Disk.SHARE),
    ],
)
def test_macos_says_what_disk_a_folder_lies_on(path: str, disk: Disk) -> None:
    assert disk_at(PurePosixPath(path), mounts_told(SAID)) is disk


@pytest.mark.parametrize(
    ("path", "drive_type", "disk"),
    [
        (r"C:\Users\ada\a.sgdesk", 3, Disk.OWN),
        (r"E:\a.sgdesk", 2, Disk.STICK),
        (r"Z:\a.sgdesk", 4, Disk.SHARE),
        (r"\\server\office\a.sgdesk", 1, Disk.SHARE),
        (r"\\?\C:\Users\ada\a.sgdesk", 3, Disk.OWN),
    ],
)
def test_windows_says_what_disk_a_folder_lies_on(path: str, drive_type: int, disk: Disk) -> None:
    assert disk_of_windows(path, drive_type) is disk


def test_without_any_table_every_disk_is_ones_own() -> None:
    assert disk_at(PurePosixPath("/media/ada/STICK/a"), []) is Disk.OWN
    assert mounts_in("no such\nlines - at\n all") == [] == mounts_told("nothing")
    assert Mount(PurePosixPath("/"), "ext4") in mounts_in(TABLE)


@pytest.mark.parametrize(
    "name",
    [
        "generic (1).sgdesk",
        "generic 2.sgdesk",
        "generic (Ada's conflicted copy 2026-03-31).sgdesk",
        "generic.sync-conflict-20260331-104207-ABCDEFG.sgdesk",
        "generic-LAPTOP-7.sgdesk",
        "generic - Copy.sgdesk",
        "generic [Conflict].sgdesk",
    ],
)
def test_a_copy_that_a_service_left_beside_the_file_is_named(file: Workspace, name: str) -> None:
    copy = file.path.with_name(name)
    shutil.copyfile(file.path, copy)

    assert conflict_copies(file.path) == (copy,)


def test_other_files_beside_it_are_no_copies(file: Workspace, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = factories.make_workspace(tmp_path / "other", name="Example Club")
    other.close()
    shutil.copyfile(other.path, tmp_path / "generic-hall.sgdesk")
    for name in (
        "generic before restore 2026-03-31 104207.sgdesk",
        "generics.sgdesk",
        "generic yours 2026-03-31 104207.sgdesk",
    ):
        shutil.copyfile(file.path, tmp_path / name)
    (tmp_path / "generic (1).txt").write_bytes(b"")

    assert conflict_copies(file.path) == ()


def test_a_folder_of_ones_own_is_seen_by_nobody_else(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir(mode=0o700)

    assert who_else_sees(tmp_path / "mine") is None


@pytest.mark.needs("rights")
def test_a_folder_that_everybody_gets_to_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    opened = [folder, *folder.parents]
    before = [(each, each.stat().st_mode) for each in opened[:-2]]
    for each, mode in before:
        each.chmod(mode | 0o055)

    seen = who_else_sees(folder)
    for each, mode in before:
        each.chmod(mode)

    assert str(seen) == "Others who use this computer can open this folder."


def test_a_new_file_is_proposed_in_documents_where_nothing_copies_them(tmp_path: Path) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    found = usual_place(documents, tmp_path)
    assert found.folder == documents
    assert "No cloud service copies it" in str(found.why)


@pytest.mark.parametrize("name", ["OneDrive/Documents", "Dropbox", "iCloudDrive/Docs"])
def test_documents_that_a_service_copies_are_left_and_it_is_said_why(
    tmp_path: Path, name: str
) -> None:
    documents = tmp_path / name
    documents.mkdir(parents=True)
    found = usual_place(documents, tmp_path)
    assert found.folder == paths.data_folder()
    assert "copies that folder to other computers" in str(found.why)


@pytest.mark.needs("links")
def test_documents_that_only_lead_to_a_copied_folder_are_left_too(tmp_path: Path) -> None:
    real = tmp_path / "Dropbox" / "Papers"
    real.mkdir(parents=True)
    (tmp_path / "Documents").symlink_to(real, target_is_directory=True)
    found = usual_place(tmp_path / "Documents", tmp_path)
    assert found.folder == paths.data_folder()
    assert "Dropbox copies" in str(found.why)


def test_documents_that_icloud_keeps_where_they_are_are_left_too(tmp_path: Path) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    (tmp_path / "Library/Mobile Documents/com~apple~CloudDocs/Documents").mkdir(parents=True)
    found = usual_place(documents, tmp_path)
    assert found.folder == paths.data_folder()
    assert "iCloud copies" in str(found.why)


def test_without_documents_a_file_goes_to_the_programs_own_folder() -> None:
    found = usual_place()
    assert found.folder == paths.data_folder()
    assert "own folder" in str(found.why)
