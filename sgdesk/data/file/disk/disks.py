"""What the system says of the disk under a folder: this computer's own, a stick, a share."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

_SHARES = frozenset(
    "nfs nfs3 nfs4 cifs smb smb2 smb3 smbfs afpfs ncpfs 9p webdav davfs davfs2 ceph glusterfs afs "
    "fuse.sshfs fuse.davfs2 fuse.rclone fuse.smbnetfs fuse.gvfsd-fuse fuse.glusterfs".split()
)
"""Kinds of file system that lie on another computer."""

_STICKS_AT = (("media",), ("run", "media"), ("Volumes",))
"""Where Linux and macOS put what was plugged in."""


class Disk(StrEnum):
    """What kind of disk a folder lies on."""

    OWN = "own"
    STICK = "stick"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Mount:
    """A disk with the folder at which it is found and its kind of file system."""

    folder: PurePosixPath
    kind: str


def disk_of(path: Path) -> Disk:
    """What kind of disk a file lies on, or would; :attr:`Disk.OWN` where that cannot be told."""
    real = Path(os.path.realpath(path))
    if sys.platform == "win32":
        return disk_of_windows(str(real), _drive_type(real.drive))
    return disk_at(PurePosixPath(real), _mounts())


def disk_of_windows(path: str, drive_type: int) -> Disk:
    """The same by the path and by what Windows calls the type of its drive (2, 4)."""
    if path.startswith(("\\\\", "//")) and not path.startswith(("\\\\?\\", "\\\\.\\")):
        return Disk.SHARE
    return {2: Disk.STICK, 4: Disk.SHARE}.get(drive_type, Disk.OWN)


def _drive_type(drive: str) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    with suppress(OSError, AttributeError):
        return int(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\"))
    return 0


def disk_at(path: PurePosixPath, mounts: Iterable[Mount]) -> Disk:
    """The same by the disks of a Linux or macOS computer."""
    over = [each for each in mounts if path.is_relative_to(each.folder)]
    if not over:
        return Disk.OWN
    mount = max(over, key=lambda each: len(each.folder.parts))
    if mount.kind.lower() in _SHARES:
        return Disk.SHARE
    parts = mount.folder.parts[1:]
    is_plugged_in = any(parts[: len(each)] == each for each in _STICKS_AT)
    return Disk.STICK if is_plugged_in else Disk.OWN


def _mounts() -> list[Mount]:
    with suppress(OSError, UnicodeError):
        return mounts_in(Path("/proc/self/mountinfo").read_text(encoding="utf-8"))
    with suppress(OSError, subprocess.SubprocessError, UnicodeError):
        command = ["/sbin/mount"]
        said = subprocess.run(  # noqa: S603 - a fixed command of the system's
            command,
            capture_output=True,
            timeout=2,
            check=True,
            encoding="utf-8",
            errors="surrogateescape",
        )
        return mounts_told(said.stdout)
    return []


def mounts_in(table: str) -> list[Mount]:
    """The disks in Linux's own table."""
    found = []
    for line in table.splitlines():
        before, _, after = line.partition(" - ")
        fields, kind = before.split(" "), after.partition(" ")[0]
        if len(fields) > 4 and kind:
            folder = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[4])
            found.append(Mount(PurePosixPath(folder), kind))
    return found


def mounts_told(said: str) -> list[Mount]:
    """The disks as macOS' ``mount`` lists them: ``DISK on FOLDER (KIND, …)``."""
    lines = (re.fullmatch(r".+? on (/.*) \((\w+)[,)].*", line) for line in said.splitlines())
    return [Mount(PurePosixPath(line[1]), line[2]) for line in lines if line]
