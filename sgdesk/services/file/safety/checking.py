"""A look through a whole file, in plain words."""

from dataclasses import dataclass
from pathlib import Path

from sgdesk.data import examining
from sgdesk.data.file.engine import header_version
from sgdesk.data.file.passphrase.key import key_for
from sgdesk.domain.health import Finding
from sgdesk.domain.passphrases import Secret


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
    extra_tables: int = 0
    """Tables that another program put into the file: they do nothing, so they are no fault."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all is wrong."""
        return not self.findings

    @property
    def notes(self) -> tuple[str, ...]:
        """What is no fault and worth knowing, as sentences."""
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
        found.extra_tables,
    )
