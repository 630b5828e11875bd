"""How the copies of a file follow it to another passphrase, and which cannot."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from sgdesk import paths
from sgdesk.data.file.backups import listing, wholeness
from sgdesk.data.file.backups.facts import facts_of, unreadable
from sgdesk.data.file.disk.files import write_note
from sgdesk.data.file.disk.lock import kept_from_writers
from sgdesk.data.file.engine import is_plain
from sgdesk.data.file.passphrase import converting
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.domain.errors import UserError
from sgdesk.domain.file.names import stem_of
from sgdesk.domain.file.passphrases import StillNamed
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Left:
    """A copy of the file that is as it was, and why; ``in_clear`` where anybody can read it."""

    path: Path
    why: str
    in_clear: bool


WHY_UNKNOWN = "it is damaged, or under an earlier passphrase"


@dataclass(slots=True)
class Followed:
    """What became of the backups; ``is_stuck`` where one of an earlier key could not follow.

    Of those that followed ``from_before`` were under a key of before.
    """

    count: int = 0
    from_before: int = 0
    left: list[Left] = field(default_factory=list)
    named: list[StillNamed | None] = field(default_factory=list)
    is_stuck: bool = False


def convert_backups(
    workspace: Workspace, identity: str, before: Sequence[FileKey], new: FileKey | None
) -> Followed:
    """Take the file's backups in the usual folder to a key; say which could not be."""
    done = Followed()
    for path in listing.files_in(paths.backup_folder()):
        try:
            found = key_of_copy(path, identity, (new, *before))
            if found is NoKey.NOT_OURS:
                continue
            if found is NoKey.UNKNOWN:
                if listing.is_backup_name(path, stem_of(workspace.path)):
                    done.left.append(left_as_it_was(path, WHY_UNKNOWN))
                continue
            if found.key != new:
                done.named.append(convert_one(path, found.key, new))
                done.count += 1
                done.from_before += found.key in before
        except (UserError, OSError) as error:
            done.left.append(left_as_it_was(path, str(error)))
            done.is_stuck = True
    return done


@dataclass(frozen=True, slots=True)
class FoundKey:
    """The key that a copy has; ``None`` for one in clear."""

    key: FileKey | None = field(repr=False)


class NoKey(Enum):
    """Why no key of a copy was found."""

    NOT_OURS = "a copy of another file"
    UNKNOWN = "damaged, or under other words"


def key_of_copy(path: Path, identity: str, keys: Sequence[FileKey | None]) -> FoundKey | NoKey:
    """The key that opens a copy of the file of that identity."""
    candidates = (None,) if is_plain(path) else [key for key in keys if key is not None]
    for key in candidates:
        try:
            return FoundKey(key) if facts_of(path, key).identity == identity else NoKey.NOT_OURS
        except unreadable():
            continue
    return NoKey.UNKNOWN


def convert_one(path: Path, old: FileKey | None, new: FileKey | None) -> StillNamed | None:
    """Take one copy from a key to another, with the sum beside it, if there is one."""
    told = wholeness.sum_path(path)
    before = told.read_bytes() if told.exists() else None

    def without_sum(_: Path) -> None:
        # Without its sum for a moment it is proved by what is in it, and never called changed.
        told.unlink(missing_ok=True)

    with kept_from_writers(path):
        try:
            named = converting.convert(path, old, new, without_sum)
        except BaseException:
            if before is not None and not told.exists():
                write_note(told, before.decode("utf-8", "surrogateescape"))
            raise
        if before is not None:
            write_note(told, f"{wholeness.checksum(path)}\n")
    return named


def left_as_it_was(path: Path, why: str) -> Left:
    """A copy that stays as it is, and whether anybody can read it."""
    return Left(path, why, in_clear=is_plain(path))


def unseen(named: Sequence[StillNamed | None], left: Sequence[Left]) -> int:
    """How many further names of old files in clear there are that no ``left`` tells of."""
    seen = []
    for each in left:
        with suppress(OSError):
            about = each.path.stat()
            seen.append((about.st_dev, about.st_ino))
    others = {(each.device, each.inode): each.names for each in named if each is not None}
    return sum(max(0, names - seen.count(which)) for which, names in others.items())
