"""What another program changed in a file without the history: counted, and told before any use.

The sums of a file say that it was written to by somebody else, and not what; the history says what
stood there. So the rows of a file that is not sealed are held against it before they are believed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from sgdesk.data.file import history
from sgdesk.data.file.damage.replay import UNJOURNALED, Mismatch, newest_of_each, replay
from sgdesk.data.file.damage.words import counted
from sgdesk.data.file.engine import is_under_cipher
from sgdesk.data.file.schema import SCHEMA_VERSION, metadata
from sgdesk.domain.errors import ChangedOutside, DamagedError

_MOST_SAID = 6


@dataclass(slots=True)
class _Counts:
    """What was done to the rows of one table.

    ``among`` has the sizes of the runs of rows that were added at once and of which at least one
    changed: which, the history cannot say.
    """

    changed: set[int] = field(default_factory=set)
    added: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    among: list[int] = field(default_factory=list)

    def note(self, found: Mismatch) -> None:
        """Count one place where rows and history differ."""
        if found.last:
            self.among.append(found.last - found.row_id + 1)
            return
        kind = self.removed if found.is_missing else self.added if found.is_extra else self.changed
        kind.add(found.row_id)

    def said(self, table: str) -> Iterator[str]:
        """The counts in words."""
        for rows, deed in (
            (self.changed, "changed"),
            (self.added, "added"),
            (self.removed, "taken out"),
        ):
            if rows:
                yield f"{counted(table, len(rows))} {deed}"
        for size in self.among:
            yield f"at least 1 of {counted(table, size)} changed"


def said(found: Iterable[Mismatch]) -> str:
    """What another program did, as counts: "2 entries of training changed, 1 person added"."""
    by_table: dict[str, _Counts] = {}
    for each in newest_of_each(found):
        by_table.setdefault(each.table, _Counts()).note(each)
    tables = [each.name for each in metadata.sorted_tables if each.name not in UNJOURNALED]
    words = [each for name in tables if name in by_table for each in by_table[name].said(name)]
    if len(words) > _MOST_SAID:
        words[_MOST_SAID:] = ["and more"]
    return ", ".join(words)


def unnoted(connection: Connection) -> str:
    """What rows of an unsealed file are not as its history says, in words; blank for none.

    A file of an older schema is taken as it is: it has no sums, and the way to hold its rows
    against the history is that of the newest. So is one under a passphrase, whose cipher proves it.
    Raises :class:`DamagedError` where the history itself was altered.
    """
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version != SCHEMA_VERSION or is_under_cipher(connection.engine):
        return ""
    refuse_altered_history(connection)
    return said(replay(connection))


def is_noted(connection: Connection) -> bool:
    """Whether all rows are as the history says; not where that cannot be told."""
    try:
        return not unnoted(connection)
    except DamagedError:
        return False


def refuse_altered_history(connection: Connection) -> None:
    """Raise :class:`DamagedError` where an entry of the history is not as it was written."""
    broken = history.broken_link(connection)
    if broken is not None:
        raise DamagedError(f"the history was altered at entry {broken}")


def refuse_unnoted(connection: Connection, path: Path) -> None:
    """Raise :class:`ChangedOutside` where :func:`unnoted` finds anything in an unsealed file."""
    found = unnoted(connection)
    if found:
        raise ChangedOutside(found, path.name)
