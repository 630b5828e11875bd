"""Where a file lies: what a cloud folder, a share or a stick means for it, and who else sees it."""

import os
import re
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from sgdesk import paths
from sgdesk.data.file.backups.facts import facts_of, unreadable
from sgdesk.data.file.disk.disks import Disk, disk_of
from sgdesk.data.file.passphrase.key import key_for
from sgdesk.domain.file.names import is_organisation_name, stem_of

if TYPE_CHECKING:
    from sgdesk.domain.certificates.verdicts import Sentence
    from sgdesk.domain.file.passphrases import Secret


class PlaceKind(StrEnum):
    """What kind of place a file lies in, where that is worth a word."""

    SYNCED = "synced"
    SHARE = "share"
    STICK = "stick"


@dataclass(frozen=True, slots=True)
class Place:
    """A place and what it means; ``service`` copies the folder to other computers."""

    kind: PlaceKind
    service: str = ""

    @property
    def sentence(self) -> "Sentence":
        """What to know before an organisation file is worked with there."""
        from sgdesk.domain.certificates.verdicts import Sentence

        return Sentence(_MEANS[self.kind], {"service": self.service} if self.service else {})


_MEANS: Mapping[PlaceKind, str] = {
    PlaceKind.SYNCED: (
        "{service} copies this folder to other computers. A file that is copied while it is "
        "written to can be damaged, or come back as an older copy. Keep the file in a folder of "
        "this computer alone, and let {service} have the backups."
    ),
    PlaceKind.SHARE: (
        "This folder lies on another computer of the network. If the connection breaks while "
        "something is saved, that is lost, and two people can get in each other's way. Keep the "
        "file on this computer, and put backups there."
    ),
    PlaceKind.STICK: (
        "This is a stick or another disk that can be unplugged. Pulled out too early it can lose "
        "what was saved last, and whoever finds it can read it. Keep the file on this computer, "
        "and put backups on the stick."
    ),
}

_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "clouddocs": "iCloud",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "pcloud": "pCloud",
    "nextcloud": "Nextcloud",
}
"""How the names of folders begin or end that a service copies."""

_SYNCED_EXACTLY = {
    "box": "Box",
    "box sync": "Box",
    "box-box": "Box",
    "mega": "MEGA",
    "megasync": "MEGA",
    "mobile documents": "iCloud",
}
_VARIABLES = {
    "OneDrive": "OneDrive",
    "OneDriveCommercial": "OneDrive",
    "OneDriveConsumer": "OneDrive",
}
"""Where Windows says which folders OneDrive copies, whatever they are called."""


def place_of(path: Path) -> Place | None:
    """What is to be known of where a file lies, or would; ``None`` for an ordinary folder."""
    service = synced_by(path)
    if service is not None:
        return Place(PlaceKind.SYNCED, service)
    disk = disk_of(path)
    if disk is Disk.OWN:
        return None
    return Place(PlaceKind.SHARE if disk is Disk.SHARE else PlaceKind.STICK)


@dataclass(frozen=True, slots=True)
class UsualPlace:
    """The folder that a new file is proposed in, and why it is that one."""

    folder: Path
    why: "Sentence"


def usual_place(documents: Path | None = None, home: Path | None = None) -> UsualPlace:
    """Documents, where people look for their files, unless something copies that folder away.

    Else the folder of this program on this computer. ``documents`` and ``home`` are the person's
    own where they are left out.
    """
    from sgdesk.domain.certificates.verdicts import Sentence

    documents = documents or paths.documents_folder()
    own = paths.data_folder()
    if documents is None:
        return UsualPlace(own, Sentence(_NO_DOCUMENTS))
    service = _copies_documents(documents, home or Path.home())
    if service:
        return UsualPlace(own, Sentence(_DOCUMENTS_COPIED, {"service": service}))
    if place_of(documents / "file") is not None:
        return UsualPlace(own, Sentence(_DOCUMENTS_ELSEWHERE))
    return UsualPlace(documents, Sentence(_IN_DOCUMENTS))


_IN_DOCUMENTS = "That is your Documents folder. No cloud service copies it, as far as can be seen."
_NO_DOCUMENTS = "That is this program’s own folder on this computer."
_DOCUMENTS_COPIED = (
    "Not in Documents: {service} copies that folder to other computers, and a file that is copied "
    "while it is written to can be damaged. This is the program’s own folder on this computer."
)
_DOCUMENTS_ELSEWHERE = (
    "Not in Documents: that folder does not lie on this computer. This is the program’s own folder "
    "on this computer."
)


def _copies_documents(documents: Path, home: Path) -> str:
    """The service that copies Documents, by its own name, by what it leads to, or by iCloud's mark.

    Where iCloud keeps Documents they stay where they were, and lie in its drive, too.
    """
    for each in (documents, Path(os.path.realpath(documents))):
        service = synced_by(each / "file")
        if service is not None:
            return service
    drive = home / "Library" / "Mobile Documents" / "com~apple~CloudDocs" / "Documents"
    with suppress(OSError):
        if drive.exists():
            return "iCloud"
    return ""


def can_be_unplugged(folder: Path) -> bool:
    """Whether a folder lies on a stick, or another disk that is taken out and carried away."""
    return disk_of(folder) is Disk.STICK


def is_on_share(path: Path) -> bool:
    """Whether a file lies on another computer of the network, which may be slow to answer."""
    return disk_of(path) is Disk.SHARE


def synced_by(path: PurePath) -> str | None:
    """The service that copies the file's folder to other computers, told by the folders' names.

    A file that is copied while it is written to can be damaged, so Set-up warns of it.
    """
    for name, service in _VARIABLES.items():
        root = os.environ.get(name, "")
        if root and PurePath(root) in path.parents:
            return service
    for part in path.parent.parts:
        folder = part.casefold()
        if folder in _SYNCED_EXACTLY:
            return _SYNCED_EXACTLY[folder]
        for mark, service in _SYNCED.items():
            if folder.startswith(mark) or folder.endswith(mark):
                return service
    return None


_COPIES = (
    r" \(\d+\)",
    r" \d+",
    r".*conflicted copy.*",
    r".*sync-conflict.*",
    r".*\(conflict.*\)",
    r".*\[conflict.*\]",
    r"[ _-]conflict.*",
    r" - copy( \(\d+\))?",
    r"-[\w-]+",
)
"""How services end the name of a copy that they could not bring together with another; the last
is OneDrive's, the name of a computer."""

_LIKE_COPY = re.compile("|".join(_COPIES), re.IGNORECASE)


def conflict_copies(path: Path, secret: "Secret | None" = None) -> tuple[Path, ...]:
    """Files beside an organisation file that a service made of it, by their names and what is in
    them.

    They hold what was saved on another computer, so nothing is done to them by the program.
    """
    stem = stem_of(path)
    found = []
    with suppress(OSError):
        for each in sorted(path.parent.iterdir()):
            rest = stem_of(each).removeprefix(stem)
            is_named_so = is_organisation_name(each.name) and stem_of(each).startswith(stem)
            if is_named_so and each != path and each.is_file() and _LIKE_COPY.fullmatch(rest):
                found.append(each)
    ours = _identity(path, secret) if found else ""
    return tuple(each for each in found if _identity(each, secret) in (ours, ""))


def _identity(path: Path, secret: "Secret | None") -> str:
    try:
        return facts_of(path, key_for(path, secret)).identity
    except unreadable():
        return ""


def who_else_sees(folder: Path) -> "Sentence | None":
    """Who besides the person can look into a folder, to be said when papers were put there.

    ``None`` where it is the person's alone, as far as that can be told.
    """
    from sgdesk.domain.certificates.verdicts import Sentence

    place = place_of(folder / "paper")
    if place is not None:
        return Sentence(_SEEN[place.kind], {"service": place.service} if place.service else {})
    if sys.platform == "win32":
        is_public = "public" in (part.casefold() for part in folder.absolute().parts[:3])
        return Sentence(_SEEN_HERE) if is_public else None
    return Sentence(_SEEN_HERE) if _is_open_to_others(Path(os.path.realpath(folder))) else None


_SEEN: Mapping[PlaceKind, str] = {
    PlaceKind.SYNCED: "{service} copies this folder: everybody who shares it there can see this.",
    PlaceKind.SHARE: (
        "This folder lies on the network: everybody who may open it there can see this."
    ),
    PlaceKind.STICK: "This is a stick or another disk: everybody who has it can read this.",
}
_SEEN_HERE = "Others who use this computer can open this folder."


def _is_open_to_others(folder: Path) -> bool:
    """Whether other accounts of this computer get to the folder and may list what is in it."""
    try:
        if not stat.S_IMODE(folder.stat().st_mode) & stat.S_IROTH:
            return False
        ways = (folder, *folder.parents)
        return all(stat.S_IMODE(each.stat().st_mode) & stat.S_IXOTH for each in ways)
    except OSError:
        return False
