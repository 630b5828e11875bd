"""The kinds of write that are cut off, filled up and broken, each in a few steps.

A step is done when ``done()`` is called: from then on what it saved may not be lost.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sgdesk.data.file.passphrase.key import key_of
from sgdesk.domain.errors import UserError
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services import imports
from sgdesk.services.file import undo
from sgdesk.services.file.safety import backing_up, passphrase, restoring
from sgdesk.services.file.workspace import new_workspace
from sgdesk.services.imports import SheetKind
from sgdesk.services.people.rights import erasing
from tests import factories
from tests.torture import world as worlds
from tests.torture.world import CANARIES, World, files_of, record, state_in

Done = Callable[[], None]
Steps = Callable[[World, Done], None]
Extra = Callable[[World, World, int], list[str]]
"""What else has to hold: the world from before, the world now, and how many steps were done."""

DATABASES = Path(__file__).parents[1] / "databases"


def _nothing(world: World) -> None:
    """Nothing more is needed."""


def _holds(before: World, now: World, done: int) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class Deed:
    """One kind of write: what has to be there, its steps, and what has to hold however it ends."""

    name: str
    steps: Steps
    prepare: Callable[[World], None] = _nothing
    extra: Extra = _holds
    migrates: bool = False


def _record(world: World, done: Done) -> None:
    with world.opened() as workspace:
        for number, name in enumerate(CANARIES[:3]):
            record(workspace, name, 20 + number)
            done()


def _import(world: World, done: Done) -> None:
    with world.opened() as workspace:
        for number in range(2):
            imports.import_sheet(workspace, SheetKind.PEOPLE, world.root / f"people-{number}.csv")
            done()


def _write_sheets(world: World) -> None:
    for number in range(2):
        rows = [f"N{number}{row},Sample,{CANARIES[3]}{row},Minister" for row in range(25)]
        content = "reference,given_name,family_name,role\n" + "\n".join(rows) + "\n"
        (world.root / f"people-{number}.csv").write_text(content, encoding="utf-8")


def _undo(world: World, done: Done) -> None:
    with world.opened() as workspace:
        for step in (undo.undo, undo.undo, undo.redo):
            step(workspace)
            done()


def _record_three(world: World) -> None:
    _record(world, lambda: None)


def _back_up(world: World, done: Done) -> None:
    backing_up.back_up(world.file, clock=world.clock, secret=world.secret)
    done()
    later = world.later(1)
    backing_up.back_up(world.file, world.stick, clock=later.clock, secret=world.secret)
    done()


def _backups_stay(before: World, now: World, done: int) -> list[str]:
    """What was there stays, and whatever bears the name of a backup is whole."""
    broken = []
    expected = state_in(before)
    for folder in ("backups", "stick"):
        old, new = (files_of(getattr(each, folder)) for each in (before, now))
        names = {each.name for each in old}
        if gone := names - {each.name for each in new}:
            broken.append(f"I5 a backup is gone: {sorted(gone)}")
        broken += [
            f"I3 a backup is not whole: {path.name}"
            for path in sorted(new)
            if path.name not in names and not _says(now, path, expected)
        ]
    made = sum(len(files_of(each)) for each in (now.backups, now.stick))
    made -= sum(len(files_of(each)) for each in (before.backups, before.stick))
    if made < done:
        broken.append("I1 a backup that was acknowledged is not there")
    return broken


def _says(world: World, path: Path, expected: worlds.State) -> bool:
    try:
        return state_in(world, path) == expected
    except UserError:
        return False


_MADE = ((-20, 3), (-10, 2), (-1, 2))
"""So many backups on a day so many days ago, an hour apart; of the first days one each may stay."""


def _many_backups(world: World) -> None:
    """Some closing times, and the backups of another file of the same name."""
    other = World(world.root / "other", world.encrypted)
    for folder in (other.work, other.stick):
        folder.mkdir(parents=True)
    made = new_workspace(
        other.file,
        name="St Other's",
        partnership="generic",
        clock=world.clock,
        secret=world.secret,
    )
    made.close()
    for days, many in _MADE:
        for hour in range(many):
            clock = factories.clock_at(world.later(days).day, 8 + hour)
            backing_up.back_up(world.file, clock=clock, secret=world.secret)
        backing_up.back_up(other.file, clock=world.later(days).clock, secret=world.secret)
    shutil.rmtree(other.root)


def _rotate(world: World, done: Done) -> None:
    for days in range(2):
        with world.later(days).opened() as workspace:
            record(workspace, CANARIES[0], 40 + days)
            backing_up.back_up_and_thin(workspace)
        done()


def _some_stay(before: World, now: World, done: int) -> list[str]:
    """The newest backup is whole, another file's are all there, and no slot is empty."""
    broken = []
    names = {each.name for each in files_of(now.backups)}
    others = {each.name for each in files_of(before.backups) if _organisation(before, each) != ""}
    if others - names:
        broken.append(f"I5 another file's backups were thinned: {sorted(others - names)}")
    newest = backing_up.backups(now.file, secret=now.secret)
    if not newest:
        return [*broken, "I3 no backup is left"]
    try:
        state_in(now, newest[0].path)
    except UserError as error:
        broken.append(f"I3 the newest backup does not open: {error}")
    return broken


def _organisation(world: World, path: Path) -> str:
    """The name of another organisation; blank where it is ours."""
    with suppress(UserError):
        workspace = worlds.open_with_any(world, path, writable=False)
        try:
            with workspace.file.reading() as reader:
                name = str(reader.exec_driver_sql("SELECT name FROM organisation").scalar())
        finally:
            workspace.close()
        return "" if name == "St Example's" else name
    return ""


def _back_up_and_go_on(world: World) -> None:
    backing_up.back_up(world.file, world.stick, clock=world.clock, secret=world.secret)
    with world.opened() as workspace:
        record(workspace, CANARIES[2], 3)


def _restore(world: World, done: Done) -> None:
    backup = next(iter(files_of(world.stick)))
    restoring.restore(backup, world.file, clock=world.clock, secret=world.secret)
    done()
    restoring.undo_restore(world.file, clock=world.later(1).clock, secret=world.secret)
    done()


def _both_are_there(before: World, now: World, done: int) -> list[str]:
    """What was there before the restore is whole somewhere, and the backup still is."""
    broken = []
    if not any(_says(now, path, state_in(before)) for path in files_of(now.work)):
        broken.append("I5 what was there before the restore is gone")
    backup = next(iter(files_of(before.stick)))
    if not _says(now, now.stick / backup.name, state_in(before, backup)):
        broken.append("I5 the backup is gone")
    return broken


def _older(version: int) -> Callable[[World], None]:
    def prepare(world: World) -> None:
        shutil.copyfile(DATABASES / f"schema-{version}.sgdesk", world.file)
        if world.encrypted:
            worlds.encrypt(world.file)

    return prepare


def _migrate(world: World, done: Done) -> None:
    with world.opened():
        done()


def _older_is_kept(before: World, now: World, done: int) -> list[str]:
    """Once the file is up to date, the old one is among the backups."""
    return [] if not done or files_of(now.backups) else ["I5 no backup of the older file"]


def _make(world: World, done: Done) -> None:
    for number in range(2):
        made = new_workspace(
            world.work / f"New {number}.sgdesk",
            name="St New's",
            partnership="generic",
            clock=factories.clock_at(world.day + timedelta(days=1)),
            secret=world.secret,
        )
        made.close()
        done()


def _new_ones_open(before: World, now: World, done: int) -> list[str]:
    """Whatever bears the name of a new file opens; what was acknowledged is there."""
    broken = []
    made = files_of(now.work) - {now.file}
    for path in sorted(made):
        try:
            state_in(now, path)
        except UserError as error:
            broken.append(f"I3 a new file does not open: {error}")
    return broken if len(made) >= done else [*broken, "I1 a new file is not there"]


def _erase(world: World, done: Done) -> None:
    with world.opened() as workspace:
        whom = erasing.whom_of_person(workspace, worlds.person_id(workspace, CANARIES[0]))
        erasing.erase_at_once(workspace, whom, reason=ErasingReason.ASKED)
        done()


def _gone_or_here(before: World, now: World, done: int) -> list[str]:
    """Once somebody is no longer in the file's rows, no byte of it holds their name."""
    workspace = worlds.open_with_any(now, now.file, writable=False)
    try:
        with workspace.file.reading() as reader:
            tables = reader.exec_driver_sql(
                "SELECT count(*) FROM person WHERE family_name = ?", (CANARIES[0],)
            )
            is_here = bool(tables.scalar())
            told = reader.exec_driver_sql("SELECT details, changes FROM history").all()
    finally:
        workspace.close()
    if is_here:
        return []
    broken = []
    if CANARIES[0] in repr(told):
        broken.append("I2 erased from the rows and not from the history")
    if CANARIES[0].encode() in now.file.read_bytes():
        broken.append("I6 the name of somebody erased is still in the file's bytes")
    return broken


def _one_backup(world: World) -> None:
    backing_up.back_up(world.file, clock=world.later(-3).clock, secret=world.secret)


def _set_passphrase(world: World, done: Done) -> None:
    """Set one (or change it), and take it off again."""
    key = key_of(worlds.OTHER_SECRET, bytes(range(16, 32)))
    for new in (passphrase.NewPassphrase(key), None):
        with world.opened() as workspace:
            passphrase.change(workspace, new)
        done()


def _nothing_in_clear(before: World, now: World, done: int) -> list[str]:
    """Once the file is under a passphrase, what of it still is in clear is told; its backups open
    with what opens the file, and ask for nothing where it asks for nothing."""
    broken = [
        f"I3 a backup does not open: {path.name}"
        for path in sorted(files_of(now.backups))
        if not _opens(now, path)
    ]
    workspace = worlds.open_with_any(now, now.file, writable=True)
    try:  # as the window and the command line do when they open a file
        passphrase.protect_backups(workspace)
        # One that a failing disk left under words that were taken off is told, and opens by them.
        broken += [
            f"I2 a backup is not under the passphrase of its file: {each.path.name}"
            for each in backing_up.backups_of(workspace)
            if workspace.is_encrypted and not (each.is_readable and each.is_encrypted)
        ]
    finally:
        workspace.close()
    if not passphrase.has_passphrase(now.file):
        return broken
    clear = [
        path.name
        for folder in (now.work, now.backups)
        for path in sorted(folder.iterdir())
        if path.is_file() and any(name.encode() in path.read_bytes() for name in CANARIES)
    ]
    return [*broken, *(f"I4 in clear without a word: {name}" for name in clear)]


def _opens(world: World, path: Path) -> bool:
    try:
        state_in(world, path)
    except UserError:
        return False
    return True


DEEDS = (
    Deed("record", _record),
    Deed("import", _import, _write_sheets),
    Deed("undo", _undo, _record_three),
    Deed("backup", _back_up, extra=_backups_stay),
    Deed("rotate", _rotate, _many_backups, _some_stay),
    Deed("restore", _restore, _back_up_and_go_on, _both_are_there),
    Deed("migrate", _migrate, _older(3), _older_is_kept, migrates=True),
    Deed("erase", _erase, extra=_gone_or_here),
    Deed("passphrase", _set_passphrase, _one_backup, _nothing_in_clear),
    Deed("make", _make, extra=_new_ones_open),
)
