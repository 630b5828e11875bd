"""A look through a whole file, in plain words."""

from dataclasses import dataclass
from pathlib import Path

from sgdesk import paths
from sgdesk.data import examining
from sgdesk.data.file.backups.apart import backup_apart
from sgdesk.data.file.engine import header_version
from sgdesk.data.file.passphrase.key import key_for
from sgdesk.domain.errors import ChangedOutside, DamagedError
from sgdesk.domain.file.health import NOTHING_BESIDE, Beside, Finding, NewerBackup
from sgdesk.domain.file.passphrases import Secret

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

    newer: NewerBackup | None = None
    """The newest backup, where it has something that the file lacks; no fault of the file."""

    beside: Beside = NOTHING_BESIDE
    """How much it holds besides people and training."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all is wrong in it; it may be a copy from before all the same."""
        return not self.findings

    @property
    def is_latest(self) -> bool:
        """Whether no backup has what the file lacks, or somebody went back on purpose."""
        return self.newer is None or self.newer.was_meant

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
        return (*self.plain_notes, *(() if self.newer is None else (str(self.newer),)))

    @property
    def plain_notes(self) -> tuple[str, ...]:
        """Those of :attr:`notes` that are of the file alone, which are keys of translations."""
        return (_EXTRA,) if self.extra_tables else ()

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

    Its history is held against that of its newest backup on this computer, too: a copy from
    before, and one that was worked on apart, are sound and told (:attr:`Health.newer`).

    Raises :class:`~sgdesk.domain.errors.FileError` where it cannot be opened at all: it is not
    there, not ours, newer than this program, or under another passphrase.
    """
    key = key_for(path, secret)
    version = header_version(path, key)
    found = examining.look(path, key)
    return Health(
        found.organisation,
        found.people,
        found.training,
        version,
        found.findings,
        path.name,
        found.extra_tables,
        found.unnoted,
        backup_apart(path, paths.backup_folder(), key),
        found.beside,
    )
