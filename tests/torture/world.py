"""What is tortured: a small organisation in a folder of its own, and what its file says."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sgdesk.data.file.passphrase.key import FileKey, key_of, recovery_code
from sgdesk.data.file.schema import metadata
from sgdesk.domain.errors import PassphraseNeeded, UserError, WrongPassphrase
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services import imports
from sgdesk.services.certificates import issuing
from sgdesk.services.file import undo
from sgdesk.services.file.safety.checking import check
from sgdesk.services.file.workspace import Workspace, new_workspace, open_workspace
from sgdesk.services.people import people
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.returns.final import freeze_return
from sgdesk.services.sample.making import write_sheets
from sgdesk.services.training import recording
from sgdesk.services.training.recording import TrainingDetails
from tests import factories

TODAY = factories.TODAY
CANARIES = ("Quillfeather", "Zyxworthy", "Brambleknot", "Oxtongue")
"""Family names that stand nowhere but in the file: wherever else they are found, they leaked."""

SECRET = Secret(" ".join(recovery_code(FileKey(bytes(range(32)), bytes(16)))), True)
OTHER_SECRET = Secret(" ".join(recovery_code(FileKey(bytes(range(32, 64)), bytes(16)))), True)
"""Recovery codes, since taking a key from a passphrase takes a tenth of a second each time."""

_SKIPPED = frozenset({"page_sum"})
_VOLATILE = {
    "history": frozenset({"hash", "previous_hash", "digests", "first_hash"}),
    "erasure": frozenset({"entry_hash"}),
    "file_facts": frozenset({"identity", "history_head", "backup_number", "backed_up_at"}),
}
"""What differs from one run to the next for the same actions: salts, and what hangs on them."""

State = dict[str, str]
"""A digest for each table: what the file says, without how often it was written."""


@dataclass(frozen=True, slots=True)
class World:
    """A folder with the file, the person's own folder, a stick, and the secrets that may fit."""

    root: Path
    encrypted: bool
    day: date = TODAY
    after_fault: Callable[[Workspace], None] | None = None
    """What is done with the open file once something in it was refused, before it is closed."""

    @property
    def work(self) -> Path:
        """The folder of the file."""
        return self.root / "work"

    @property
    def file(self) -> Path:
        """The organisation file."""
        return self.work / "St Example's.sgdesk"

    @property
    def home(self) -> Path:
        """What ``SGDESK_HOME`` is set to."""
        return self.root / "home"

    @property
    def backups(self) -> Path:
        """The usual folder of backups."""
        return self.home / "backups"

    @property
    def stick(self) -> Path:
        """Another disk, as it were."""
        return self.root / "stick"

    @property
    def secret(self) -> Secret | None:
        """What opens the file."""
        return SECRET if self.encrypted else None

    def later(self, days: int) -> "World":
        """The same on a later day."""
        return replace(self, day=self.day + timedelta(days=days))

    def clock(self) -> datetime:
        """A clock that stands still."""
        return factories.clock_at(self.day)()

    def enter(self) -> None:
        """Let this process use the person's own folder of this world."""
        os.environ["SGDESK_HOME"] = str(self.home)

    @contextmanager
    def opened(self) -> Iterator[Workspace]:
        """The file, open for writing."""
        workspace = open_with_any(self, self.file, writable=True)
        try:
            yield workspace
        except UserError:
            if self.after_fault is not None:
                self.after_fault(workspace)
            raise
        finally:
            workspace.close()


def make_world(root: Path, *, encrypted: bool) -> World:
    """The organisation with people, training, certificates, a final return and an undone action."""
    world = World(root, encrypted)
    for folder in (world.work, world.home, world.stick):
        folder.mkdir(parents=True)
    world.enter()
    workspace = new_workspace(
        world.file,
        name="St Example's",
        partnership="hscp",
        clock=world.clock,
        secret=world.secret,
    )
    for kind, sheet in write_sheets(root / "sheets", TODAY).items():
        imports.import_sheet(workspace, kind, sheet)
    for number, name in enumerate(CANARIES):
        people.add_person(
            workspace,
            PersonDetails("Sample", name, reference=f"C{number}", email=f"{name}@example.org"),
        )
    record(workspace, CANARIES[0], 10)
    record(workspace, CANARIES[1], 11)
    issuing.issue_certificates(workspace)
    freeze_return(workspace)
    people.add_person(workspace, PersonDetails("Sample", "Mistake"))
    undo.undo(workspace)
    workspace.close()
    return world


def copied(world: World, root: Path) -> World:
    """A copy of a world to be spoilt."""
    shutil.copytree(world.root, root, copy_function=shutil.copyfile)
    return replace(world, root=root)


def person_id(workspace: Workspace, family_name: str) -> int:
    """The id of somebody who is in the file."""
    with workspace.file.reading() as reader:
        found = reader.exec_driver_sql(
            "SELECT id FROM person WHERE family_name = ?", (family_name,)
        )
        return int(found.scalar_one())


def record(workspace: Workspace, family_name: str, days_ago: int) -> None:
    """Record a course for somebody, on a day so long before the day of the world."""
    course = recording.course_choices(workspace)[0]
    day = workspace.today() - timedelta(days=days_ago)
    details = TrainingDetails(course.id, day, provider="A provider", notes="as a test")
    recording.record_training(workspace, [person_id(workspace, family_name)], details)


def state_of(workspace: Workspace) -> State:
    """What the file says, table by table."""
    with workspace.file.reading() as reader:
        state = {}
        for table in metadata.sorted_tables:
            if table.name in _SKIPPED:
                continue
            left_out = _VOLATILE.get(table.name, frozenset())
            names = ", ".join(each.name for each in table.columns if each.name not in left_out)
            rows = reader.exec_driver_sql(f"SELECT {names} FROM {table.name} ORDER BY id").all()
            state[table.name] = hashlib.sha256(repr(rows).encode()).hexdigest()
    return state


def state_in(world: World, path: Path | None = None) -> State:
    """What a file says, opened for reading with whichever secret fits."""
    workspace = open_with_any(world, path or world.file, writable=False)
    try:
        return state_of(workspace)
    finally:
        workspace.close()


def open_with_any(world: World, path: Path, *, writable: bool) -> Workspace:
    """Open a file with whichever secret fits it."""
    for secret in (SECRET, OTHER_SECRET):
        try:
            return open_workspace(path, writable=writable, clock=world.clock, secret=secret)
        except (PassphraseNeeded, WrongPassphrase) as error:
            fault = error
    raise fault


def faults_of(world: World) -> tuple[str, ...]:
    """What a look through the file finds, with whichever secret fits."""
    for secret in (SECRET, OTHER_SECRET):
        try:
            return tuple(map(str, check(world.file, secret=secret).faults))
        except WrongPassphrase as error:
            fault = error
        except UserError as error:
            return (str(error),)
    return (str(fault),)


def encrypt(path: Path) -> None:
    """Put a file of any schema under :data:`SECRET`, as no version of the program did."""
    from sqlcipher3 import dbapi2

    key = key_of(SECRET, bytes(range(16)))
    made = path.with_name("made")
    with closing(dbapi2.connect(str(path))) as raw:
        owner, version = (
            raw.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        )
        literal = f"x'{key.raw.hex()}{key.salt.hex()}'"
        raw.execute(f'ATTACH DATABASE ? AS made KEY "{literal}"', (str(made),))
        raw.execute("SELECT sqlcipher_export('made')")
        raw.execute(f"PRAGMA made.application_id = {owner}")
        raw.execute(f"PRAGMA made.user_version = {version}")
    made.replace(path)


def files_of(folder: Path) -> frozenset[Path]:
    """Every organisation file in a folder by its name."""
    return frozenset(folder.glob("*.sgdesk")) if folder.is_dir() else frozenset()
