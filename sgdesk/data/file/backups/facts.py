"""What a file says of itself: whose it is, which backup, and where its history ends."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select

from sgdesk.data.file.engine import connect, reading
from sgdesk.data.file.errors import all_errors
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.schema import file_facts, organisation, person
from sgdesk.domain.errors import DamagedError, UserError

_IDENTITY_LETTERS = 32

_NAME = select(organisation.c.name)
_HOW_MANY = select(func.count()).select_from(person)
_FACTS = select(file_facts)


def unreadable() -> tuple[type[Exception], ...]:
    """What reading a file may raise whose state nobody knows."""
    return (UserError, OSError, ValueError, *all_errors())


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one file; ``number`` and ``backed_up_at`` are those of a backup.

    ``identity`` is blank in a file from before the first release.
    """

    identity: str
    number: int = 0
    backed_up_at: str = ""
    entries: int = 0
    head: str = ""
    organisation: str = ""
    people: int = 0


def facts_of(path: Path, key: FileKey | None = None) -> Facts:
    """The facts of a file that is there and ours; raises as opening it does."""
    engine = connect(path, key, read_only=True)
    try:
        with reading(engine, path) as connection:
            return read_facts(connection)
    finally:
        engine.dispose()


def read_facts(connection: Connection) -> Facts:
    """The same from an open file; raises :class:`DamagedError` where another program emptied them.

    One from before schema 4 has no identity of its own yet; it gets the one that bringing it up
    to date will give it, so that a file and its older backups are known as one.
    """
    tables = _tables(connection)
    if not {organisation.name, person.name, "history"} <= tables:
        return Facts("")
    name = connection.execute(_NAME).scalar() or ""
    people = connection.execute(_HOW_MANY).scalar_one()
    if file_facts.name not in tables:
        first, last, entries = connection.exec_driver_sql(
            "SELECT (SELECT hash FROM history ORDER BY id LIMIT 1), "
            "(SELECT hash FROM history ORDER BY id DESC LIMIT 1), count(*) FROM history"
        ).one()
        identity = str(first or "")[:_IDENTITY_LETTERS]
        return Facts(identity, entries=entries, head=last or "", organisation=name, people=people)
    row = connection.execute(_FACTS).one_or_none()
    if row is None:
        raise DamagedError("what it says of itself is gone")
    return Facts(
        identity=row.identity,
        number=row.backup_number,
        backed_up_at=row.backed_up_at,
        entries=row.history_count,
        head=row.history_head,
        organisation=name,
        people=people,
    )


def _tables(connection: Connection) -> set[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    return set(connection.exec_driver_sql(query).scalars())


def write_facts(connection: Connection, *, number: int, backed_up_at: str) -> bool:
    """Write into a copy which backup it is, and since when; false where it has no such place."""
    if file_facts.name not in _tables(connection):
        return False
    change = file_facts.update().values(backup_number=number, backed_up_at=backed_up_at)
    connection.execute(change)
    return True
