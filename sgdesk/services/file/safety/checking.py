"""A look through a whole file, in plain words."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sgdesk import paths
from sgdesk.data import examining
from sgdesk.data.file.backups.apart import Apart, backup_apart
from sgdesk.data.file.engine import header_version
from sgdesk.data.file.passphrase.key import key_for
from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import ChangedOutside, DamagedError
from sgdesk.domain.health import Finding
from sgdesk.domain.passphrases import Secret

_MOST_SAID = 3
"""So many findings stand in the one sentence; the rest are listed."""


@dataclass(frozen=True, slots=True)
class Health:
    """What a look through a file found; ``findings`` is empty where all is well.

    ``training`` counts what was recorded and not struck out. Where the file is too damaged to say,
    the name is blank and the counts are 0.
    """

    organisation: str
    people: int
    training: int
    schema_version: int
    findings: tuple[Finding, ...]
    file: str = ""
    extra_tables: int = 0
    """Tables that another program put into the file: they do nothing, so they are no fault."""

    unnoted: str = ""
    """What another program changed without the history, as counts, where nothing else is wrong."""

    restored_past: datetime | None = None
    """When the newest backup was made that has more than the file, since one was restored."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all is wrong."""
        return not self.findings

    @property
    def fault(self) -> ChangedOutside | DamagedError | None:
        """The same in the words with which opening such a file refuses; ``None`` where all is well.

        Changes of another program alone are no damage: they can be kept and noted. Where more than
        they are wrong, it is damaged.
        """
        if self.is_sound:
            return None
        if self.unnoted:
            return ChangedOutside(self.unnoted, self.file)
        return DamagedError("; ".join(self.faults[:_MOST_SAID]), self.file)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is no fault and worth knowing, as sentences."""
        extra = (_EXTRA,) if self.extra_tables else ()
        return (*extra, _behind(self.restored_past)) if self.restored_past else extra

    @property
    def faults(self) -> tuple[str, ...]:
        """The findings as sentences."""
        return tuple(map(str, self.findings))


_EXTRA = (
    "Another program put a table of its own into the file. It does nothing there and was left as "
    "it is; whoever put it there may have looked at more."
)


def check(path: Path, secret: Secret | None = None) -> Health:
    """Look a file through: pages, parts, every value, documents, signatures, history and rows.

    Its history has to hold that of its newest backup on this computer, too: else it is an older
    copy, or was worked on apart.

    Raises :class:`~sgdesk.domain.errors.FileError` where it cannot be opened at all: it is not
    there, not ours, newer than this program, or under another passphrase.
    """
    key = key_for(path, secret)
    version = header_version(path, key)
    found = examining.look(path, key)
    newest = backup_apart(path, paths.backup_folder(), key)
    was_meant = newest is not None and newest.is_explained
    is_apart = newest is not None and not was_meant
    return Health(
        found.organisation,
        found.people,
        found.training,
        version,
        (*found.findings, _apart(newest)) if newest and is_apart else found.findings,
        path.name,
        found.extra_tables,
        "" if is_apart else found.unnoted,
        newest.made_at if newest is not None and was_meant else None,
    )


def _apart(newest: Apart) -> Finding:
    day = f"{long_date(newest.made_at.date())} at {newest.made_at:%H:%M}"
    return Finding("", f"it is older than its backup of {day}, or was changed apart from that")


def _behind(made_at: datetime) -> str:
    return (
        f"The newest backup, made on {long_date(made_at.date())} at {made_at:%H:%M}, has changes "
        "that are not in the file, because the file was restored since."
    )
