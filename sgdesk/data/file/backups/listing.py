"""Which backups there are of a file, told by what stands in them and not by their names."""

import re
import stat
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sgdesk.data.file.backups.facts import Facts, facts_of, unreadable
from sgdesk.data.file.engine import header_version, is_plain
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.domain.errors import PassphraseNeeded, UserError, WrongPassphrase
from sgdesk.domain.file.backups import Backup, newest_first
from sgdesk.domain.file.names import ENDING, is_organisation_name, stem_of, stem_of_copies

STAMP = "%Y-%m-%d %H%M%S"
_NAMED = re.compile(r"(?P<stem>.+) (?P<moment>\d{4}-\d{2}-\d{2} \d{6})( \(\d+\))?", re.DOTALL)


def list_backups(
    folder: Path, identity: str, stem: str, key: FileKey | None = None
) -> tuple[Backup, ...]:
    """The backups in a folder of the file of that identity, the newest first.

    What cannot be read, such as a damaged one or one under another passphrase, stands at the end
    where its name is that of a backup of a file called ``stem``; and so does every backup of that
    name where the ``identity`` is blank, because the file itself cannot be read.
    """
    found = []
    for path in files_in(folder):
        backup = read_backup(path, key)
        known = backup.identity == identity if backup.identity and identity else None
        if known or (known is None and is_backup_name(path, stem)):
            found.append(backup)
    return newest_first(found)


def all_backups(folder: Path, key: FileKey | None = None) -> tuple[Backup, ...]:
    """Every organisation file in a folder, whosever it is, the newest first."""
    return newest_first([read_backup(path, key) for path in files_in(folder)])


def files_in(folder: Path) -> list[Path]:
    """The files of a folder that are called as organisation files are; none where it is gone."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            hidden = path.name.startswith(".")
            if is_organisation_name(path.name) and not hidden and _is_plain_file(path):
                found.append(path)
    return sorted(found)


def _is_plain_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def is_backup_name(path: Path, stem: str) -> bool:
    """Whether the name is that of a backup of a file called ``stem``."""
    named = _NAMED.fullmatch(stem_of(path))
    return named is not None and named["stem"] == stem_of_copies(Path(f"{stem}{ENDING}"))


def read_backup(path: Path, key: FileKey | None = None) -> Backup:
    """What stands in one backup; it is not looked through for damage here."""
    is_encrypted = not is_plain(path)
    try:
        facts = _facts(path, key, is_encrypted=is_encrypted)
    except unreadable() as error:
        fault = str(error) if isinstance(error, UserError) else f"{path.name} cannot be read."
        locked = isinstance(error, PassphraseNeeded | WrongPassphrase)
        return replace(_unreadable(path, fault, is_encrypted=is_encrypted), needs_secret=locked)
    return Backup(
        path=path,
        made_at=_moment(path, facts),
        size=_size(path),
        number=facts.number,
        identity=facts.identity,
        organisation=facts.organisation,
        people=facts.people,
        entries=facts.entries,
        head=facts.head,
        is_encrypted=is_encrypted,
    )


def _facts(path: Path, key: FileKey | None, *, is_encrypted: bool) -> Facts:
    """Through a cipher one look has to do; where that fails, its header says why."""
    if is_encrypted and key is not None:
        try:
            return facts_of(path, key)
        except unreadable():
            header_version(path, key)
            raise
    header_version(path, key)
    return facts_of(path, key)


def _unreadable(path: Path, fault: str, *, is_encrypted: bool) -> Backup:
    moment = _moment(path, None)
    size = _size(path)
    return Backup(path, moment, size, is_encrypted=is_encrypted, is_readable=False, fault=fault)


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


def _moment(path: Path, facts: Facts | None) -> datetime:
    """When it was made: as it says itself, as its name says, or else when it was written."""
    with suppress(ValueError):
        return datetime.fromisoformat(facts.backed_up_at if facts else "").astimezone()
    named = _NAMED.fullmatch(stem_of(path))
    with suppress(ValueError, OverflowError, OSError):
        return datetime.strptime(named["moment"] if named else "", STAMP).astimezone()
    with suppress(OSError, OverflowError):
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return datetime.fromtimestamp(0).astimezone()
