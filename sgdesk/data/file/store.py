"""An open organisation file: the one thing that services read from and write to."""

import getpass
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Connection, Engine

from sgdesk.data.file import engine as engines
from sgdesk.data.file.backups.restoring import before_opening
from sgdesk.data.file.damage.sums import Seal, seal
from sgdesk.data.file.damage.watch import Since
from sgdesk.data.file.disk import raw
from sgdesk.data.file.disk.lock import WriterLock
from sgdesk.data.file.disk.outside import Lookout
from sgdesk.data.file.errors import plain_faults
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.schema import SCHEMA_VERSION, file_facts
from sgdesk.data.file.unit_of_work import Values, Writer, writing
from sgdesk.domain.errors import FileError

if TYPE_CHECKING:
    from sgdesk.domain.file.health import Outside


Clock = Callable[[], datetime]

Reader = Connection
"""What a service holds while it reads: one transaction, to be handed back to ``data``."""


class BeforeWriting(Protocol):
    """Looks at a file that is going to be written to; what it raises leaves the file as it is."""

    def __call__(self, connection: Reader, *, is_older: bool) -> object:
        """``is_older`` where the file is going to be brought up to date."""


def local_now() -> datetime:
    """The laptop's local time, with its offset."""
    return datetime.now().astimezone()


def account_name() -> str:
    """Who works at this computer, for the history."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


class OrganisationFile:
    """A file with its connection and, where it may be written, its writer's lock."""

    def __init__(
        self,
        path: Path,
        engine: Engine,
        lock: WriterLock | None,
        clock: Clock,
        actor: str,
        key: FileKey | None = None,
    ) -> None:
        self.path = path
        self.engine = engine
        self.clock = clock
        self.actor = actor
        self.key = key
        self.second_place: Path | None = None
        """Where backups are put too, such as a stick, once that is known."""
        self.other_places: tuple[Path, ...] = ()
        """Every folder in which a backup was put beside the usual one, there now or not."""
        self._lock = lock
        self._held: tuple[int, int] | None = raw.hold(path)
        self._lookout = Lookout(path, engine)
        self._unsealed: Since | None = Since()

    @property
    def may_write(self) -> bool:
        """Whether this copy of the program holds the writer's lock."""
        return self._lock is not None

    def reading(self) -> AbstractContextManager[Connection]:
        """One read transaction: everything read in it is of one moment."""
        return engines.reading(self.engine, self.path)

    @contextmanager
    def writing(
        self, action: str, details: Values | None = None, undoes: int | None = None
    ) -> Iterator[Writer]:
        """One write transaction with one entry in the history; see ``unit_of_work.writing``."""
        if self._lock is None:
            raise FileError("{file} is open for reading only.", file=self.path.name)
        outside = self.look_outside()
        if outside is not None:
            raise outside.error
        try:
            with writing(
                self.engine,
                self.path,
                action=action,
                actor=self.actor,
                now=self.clock(),
                details=details,
                undoes=undoes,
            ) as writer:
                yield writer
        except BaseException:
            self._lookout.note_failure(self.engine)
            raise
        self._unsealed = self._unsealed and self._unsealed.and_(writer.pages)
        self._seal(writer.head)

    def _seal(self, head: str) -> None:
        """Seal what was written, and remember how the file was left; ``head`` is the newest hash.

        Another program may have written in the moment before the lock or after it. What it changed
        without the history is not sealed, and the next look tells of it. Where the disk took the
        sums in part, SQLite takes them back at the next reading, which is no other program either.
        """
        asked = []

        def fits(connection: Connection) -> bool:
            from sgdesk.data.file.damage.unnoted import is_noted

            asked.append(is_noted(connection))
            return asked[-1]

        if seal(self.engine, self.path, self._unsealed, is_noted=fits):
            self._unsealed = Since()
            self._lookout.note(self.engine, head)
        elif all(asked):
            self._lookout.note_failure(self.engine)

    def look_outside(self) -> "Outside | None":
        """What another program did to the file since we wrote to it or opened it, if anything."""
        return self._lookout.look(self.engine, self.key, self.clock())

    def note_writing(self) -> None:
        """Say that this program itself wrote to the file, in whatever way."""
        self._lookout.note(self.engine)

    @contextmanager
    def set_aside(self) -> Iterator[None]:
        """Let go of the file for a while, but not of its lock: another may take its place."""
        self.engine.dispose()
        if self._held is not None:
            raw.release(self._held)
            self._held = None
        try:
            yield
        finally:
            self.engine = engines.connect(self.path, self.key, read_only=self._lock is None)
            self._held = raw.hold(self.path)
            self._lookout = Lookout(self.path, self.engine)

    def close(self) -> None:
        """Let go of the file and of its lock; a closed file may be closed again."""
        self.engine.dispose()
        if self._held is not None:
            raw.release(self._held)
            self._held = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def create_file(
    path: Path,
    *,
    clock: Clock = local_now,
    actor: str | None = None,
    key: FileKey | None = None,
) -> OrganisationFile:
    """Make a new organisation file with every table in it; refuse where one is there.

    With a ``key`` it is encrypted.
    """
    engine = engines.create(path, key)
    with raw.holding(path):
        return _made(path, engine, clock, account_name() if actor is None else actor, key)


def _made(
    path: Path, engine: Engine, clock: Clock, actor: str, key: FileKey | None
) -> OrganisationFile:
    from sgdesk.data.file.frozen import make_tables

    lock = WriterLock(path)
    try:
        lock.acquire(clock())
        with plain_faults(path), engine.connect() as connection, connection.begin():
            make_tables(connection)
            engines.stamp(connection)
            connection.exec_driver_sql(
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
            )
            connection.exec_driver_sql(
                "INSERT INTO alembic_version VALUES (?)", (f"{SCHEMA_VERSION:04}",)
            )
            facts = {"id": 1, "identity": secrets.token_hex(16)}
            connection.execute(file_facts.insert().values(**facts))
        seal(engine, path)
    except BaseException:
        engine.dispose()
        lock.release()
        path.unlink(missing_ok=True)
        raise
    return OrganisationFile(path, engine, lock, clock, actor, key)


def open_file(
    path: Path,
    *,
    writable: bool,
    clock: Clock = local_now,
    actor: str | None = None,
    key: FileKey | None = None,
    takes_unnoted: bool = False,
    before_writing: BeforeWriting | None = None,
) -> OrganisationFile:
    """Open a file that is there, for reading beside others or as its one writer.

    Raises :class:`FileError` where it is missing, empty, damaged, foreign, newer, encrypted with
    another ``key``, or held by another writer, and
    :class:`~sgdesk.domain.errors.ChangedOutside` where another program changed rows of it without
    the history; with ``takes_unnoted`` it is opened nevertheless, and not sealed. An older schema
    is brought up to date first, after a backup, by a writer. ``before_writing`` is shown the file
    once it is known to be sound and before anything is written to it; what it raises leaves the
    file as it is.
    """
    before_opening(path, clock(), writable=writable)
    version = engines.header_version(path, key)
    who = account_name() if actor is None else actor
    with raw.holding(path):
        return _opened(
            path,
            version,
            clock,
            who,
            key,
            writable=writable,
            takes_unnoted=takes_unnoted,
            before_writing=before_writing,
        )


def _opened(
    path: Path,
    version: int,
    clock: Clock,
    actor: str,
    key: FileKey | None,
    *,
    writable: bool,
    takes_unnoted: bool,
    before_writing: BeforeWriting | None,
) -> OrganisationFile:
    is_older = version < SCHEMA_VERSION
    lock = None
    if writable or is_older:
        lock = WriterLock(path)
        lock.acquire(clock())
    engine = engines.connect(path, key, read_only=lock is None)
    try:
        found = engines.look_through(engine, path)
        if lock is not None and before_writing is not None:
            with engines.reading(engine, path) as connection:
                before_writing(connection, is_older=is_older)
        if is_older:
            from sgdesk.data.file.migrate import migrate

            migrate(engine, path, clock(), key)
        if found is Seal.UNSEALED and not takes_unnoted:
            from sgdesk.data.file.damage.unnoted import refuse_unnoted

            with engines.reading(engine, path) as connection:
                refuse_unnoted(connection, path)
        if lock is not None and not takes_unnoted:
            seal(engine, path)
    except BaseException:
        engine.dispose()
        if lock is not None:
            lock.release()
        raise
    return OrganisationFile(path, engine, lock, clock, actor, key)
