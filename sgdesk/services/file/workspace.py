"""An organisation file at work: the file, the packs and the day."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sgdesk import paths
from sgdesk.data.courses.catalogue import add_pack_courses
from sgdesk.data.file.backups.facts import read_facts
from sgdesk.data.file.backups.places import note_place, places_of
from sgdesk.data.file.disk.files import refuse_special
from sgdesk.data.file.passphrase.key import key_for, key_of, new_salt, recovery_code
from sgdesk.data.file.store import (
    Clock,
    OrganisationFile,
    Reader,
    create_file,
    local_now,
    open_file,
)
from sgdesk.data.organisation.organisation import (
    NewOrganisation,
    add_organisation,
    read_organisation,
    read_settings,
)
from sgdesk.data.packs import load_pack, load_packs
from sgdesk.domain.errors import InputError, UserError, WrongPassphrase
from sgdesk.domain.file.backups import Backup
from sgdesk.domain.file.names import completed
from sgdesk.domain.organisation.organisation import Organisation
from sgdesk.domain.organisation.pack import FollowUpWindow, LoadedPacks, Pack
from sgdesk.domain.organisation.settings import DENOMINATION, PARTNERSHIP, settings_from
from sgdesk.domain.people.keeping.erasing import Carried
from sgdesk.domain.text import is_one_line
from sgdesk.services.file.due_erasing import NOTHING, carry_out_due
from sgdesk.services.file.safety.clock import refusing_doubt

if TYPE_CHECKING:
    from sgdesk.domain.file.passphrases import Secret


@dataclass(slots=True)
class Workspace:
    """One open file with the packs that its rules come from.

    Every service takes it first. Close it when done; what was saved before stays saved.
    """

    file: OrganisationFile
    _packs: LoadedPacks | None = field(default=None, repr=False)
    last_backup: Backup | None = field(default=None, repr=False)
    """The newest backup that is known to hold all of it (``services.file.backing_up``)."""

    last_good: tuple[object, Backup | None] | None = field(default=None, repr=False)
    """The newest backup that can be read, with what its folder looked like when it was found."""

    backup_fault: UserError | None = field(default=None, repr=False)
    """Why no backup could be made before the last big step, to be told with its result."""

    backup_owed: bool = field(default=False, repr=False)
    """Whether a big step, such as an import or a final return, is in no backup yet."""

    erased: Carried = field(default=NOTHING, repr=False)
    """What opening it erased, since it was decided or done before: to be told."""

    @property
    def packs(self) -> LoadedPacks:
        """Every pack there is, read when they are first asked for."""
        if self._packs is None:
            self._packs = all_packs()
        return self._packs

    @property
    def path(self) -> Path:
        """Where the organisation file lies."""
        return self.file.path

    @property
    def may_write(self) -> bool:
        """Whether changes can be saved, or the file is open for reading beside another."""
        return self.file.may_write

    @property
    def is_encrypted(self) -> bool:
        """Whether the file is under a passphrase."""
        return self.file.key is not None

    @property
    def secret(self) -> "Secret | None":
        """What opens the backups of this file too, without asking again; none for a plain file."""
        from sgdesk.domain.file.passphrases import Secret

        key = self.file.key
        return None if key is None else Secret(" ".join(recovery_code(key)), is_recovery_code=True)

    def know_second_place(self, folder: Path | None) -> None:
        """Where backups are put too, such as a stick: what is decided about erasing goes there.

        It is known to whoever opens the file on this computer from now on, in the window or not.
        """
        if folder is not None:
            note_place(self.identity(), folder)
        _know_places(self.file)

    def identity(self) -> str:
        """What the file and its backups are known by, whatever they are called."""
        with self.file.reading() as connection:
            return read_facts(connection).identity

    @property
    def places_out_of_reach(self) -> tuple[Path, ...]:
        """Folders in which backups were put and that are not there now, such as a stick's."""
        return tuple(each for each in self.file.other_places if not each.is_dir())

    def today(self) -> date:
        """The laptop's local date."""
        return self.file.clock().date()

    def pack(self, connection: Reader) -> Pack:
        """The pack that is followed today; see :meth:`pack_in`."""
        return self.pack_on(connection, self.today())

    def pack_on(self, connection: Reader, day: date) -> Pack:
        """The pack that was followed on a day, so that the past keeps the rule of its time."""
        return self.pack_in(read_organisation(connection), read_settings(connection, day))

    def pack_in(self, about: Organisation, stored: Mapping[str, str]) -> Pack:
        """The same from what was read already: the organisation and the settings of a day.

        Where its document gives no window for impact forms, the organisation's own stands there.
        """
        pack = self.pack_named(stored.get(PARTNERSHIP) or about.partnership)
        own = settings_from(stored).impact_window
        if own is None or pack.impact_window is not None:
            return pack
        return replace(pack, impact_window=FollowUpWindow(*own, source=None))

    def pack_named(self, key: str) -> Pack:
        """The pack of that key, without the others where it came with the program.

        Raises :class:`InputError` that lists the keys there are where it is none of them.
        """
        return _shipped(paths.resource("partnerships"), key) or find_pack(self.packs, key)

    def denomination(self, connection: Reader, day: date | None = None) -> Pack | None:
        """The pack of the denomination or national body that stood beside it on the day."""
        stored = read_settings(connection, day or self.today())
        return self.denomination_in(read_organisation(connection), stored)

    def denomination_in(self, about: Organisation, stored: Mapping[str, str]) -> Pack | None:
        """The same from what was read already: the organisation and the settings of a day."""
        key = stored.get(DENOMINATION, about.denomination)
        return _shipped(paths.resource("denominations"), key) if key else None

    def pack_of_course(self, key: str) -> Pack | None:
        """The pack, a denomination's too, from which a course came; ``None`` if it is gone."""
        folders = (paths.resource("denominations"), paths.resource("partnerships"))
        shipped = next((pack for each in folders if (pack := _shipped(each, key))), None)
        return shipped or self.packs.packs.get(key)

    def close(self) -> None:
        """Let go of the file; it may then be opened elsewhere."""
        self.file.close()


def all_packs() -> LoadedPacks:
    """Our packs and those in the person's own folder, with what is wrong with any of them."""
    return load_packs(paths.resource("partnerships"), paths.user_packs_folder())


@cache
def all_denominations() -> LoadedPacks:
    """The packs of denominations and national bodies, to stand beside a partnership's."""
    return load_packs(paths.resource("denominations"))


@cache
def _shipped(folder: Path, key: str) -> Pack | None:
    """The pack that came with the program in the file of its key's name, if there is one.

    Such a pack stands before one of the person's own with the same key, as in ``all_packs``.
    """
    path = folder / f"{key}.toml"
    pack = load_pack(path) if path.is_file() else None
    return pack if pack is not None and pack.id == key else None


def check_pack(path: Path) -> Pack:
    """Read one pack; raises :class:`InputError` that names the file, the line and the fault."""
    return load_pack(path)


def find_pack(packs: LoadedPacks, key: str) -> Pack:
    """The pack of that key; raises :class:`InputError` that lists the keys there are."""
    pack = packs.packs.get(key)
    if pack is None:
        raise InputError(
            "There is no partnership {key}. Choose one of: {known}.",
            key=key,
            known=", ".join(packs.packs),
        )
    return pack


NOT_ONE_LINE = (
    "The name of the organisation holds a line end or another character that cannot be seen. Type "
    "it on one line. Nothing was saved."
)


def new_workspace(
    path: Path,
    *,
    name: str,
    partnership: str,
    clock: Clock = local_now,
    is_sample: bool = False,
    secret: "Secret | None" = None,
    fill: Callable[[Workspace], object] | None = None,
) -> Workspace:
    """Make a new organisation file and open it for writing; encrypted with a ``secret``.

    Its name is completed with ``.sgdesk``. What ``fill`` puts in is part of the making: the file
    has its name once all of it is there, and where anything raises, or the program is killed,
    there is none. Raises :class:`InputError` for an unknown partnership, a blank name, or a file
    that is there already, and :class:`~sgdesk.domain.errors.FileError` where none can be made.
    """
    from sgdesk.data.file.disk.making import made_whole

    packs = all_packs()
    pack = find_pack(packs, partnership)
    if not name.strip():
        raise InputError("The organisation needs a name. Nothing was made.")
    if not is_one_line(name.strip()):
        raise InputError(NOT_ONE_LINE)
    whole = new_path(path)
    key = key_of(secret, new_salt()) if secret else None
    with made_whole(whole) as part:
        file = create_file(part, clock=clock, key=key)
        try:
            with file.writing("create_organisation", {"name": name.strip()}) as writer:
                new = NewOrganisation(name.strip(), pack.id, is_sample, clock().date())
                add_organisation(writer, new)
                add_pack_courses(writer, pack)
            if fill is not None:
                fill(Workspace(file, packs))
        finally:
            file.close()
    return Workspace(open_file(whole, writable=True, clock=clock, key=key), packs)


def new_path(path: Path) -> Path:
    """Where a new file goes that a person calls so, completed with ``.sgdesk``.

    Raises :class:`InputError` where a folder, or anything else, has that name already.
    """
    refuse_special(path)
    whole = completed(path)
    for each in (path, whole):
        if os.path.lexists(each):
            raise InputError(
                "{file} is already there and was left as it is. Choose another name.",
                file=each.name,
            )
    return whole


def open_workspace(
    path: Path,
    *,
    writable: bool,
    clock: Clock = local_now,
    secret: "Secret | None" = None,
    asks_about_clock: bool = False,
    erases_due: bool = True,
) -> Workspace:
    """Open an organisation file, as its one writer or for reading beside others.

    Raises :class:`~sgdesk.domain.errors.PassphraseNeeded` where it is encrypted and there is no
    ``secret``, :class:`WrongPassphrase` where that is not its own. Where it ``asks_about_clock``
    and the clock may be wrong, :class:`~sgdesk.services.file.safety.clock.DoubtfulClock` is raised
    before anything is written. Whoever goes on without an answer lets nobody be erased because
    their day has come by that clock: not ``erases_due``.
    """
    look = refusing_doubt(clock) if asks_about_clock else None
    key = key_for(path, secret)
    try:
        file = open_file(path, writable=writable, clock=clock, key=key, before_writing=look)
    except WrongPassphrase:
        if secret is not None:
            from sgdesk.data.file.passphrase.salts import refuse_lost_salt

            refuse_lost_salt(path, secret, paths.backup_folder())
        raise
    try:
        _know_places(file)
        return Workspace(file, erased=carry_out_due(file, erases_due=erases_due))
    except BaseException:
        file.close()
        raise


def _know_places(file: OrganisationFile) -> None:
    """Let the file know where its backups were put; the second place is the last that is there."""
    with file.reading() as connection:
        file.other_places = places_of(read_facts(connection).identity)
    there = (each for each in file.other_places if each.is_dir())
    file.second_place = next(there, next(iter(file.other_places), None))


def partnerships(packs: LoadedPacks) -> Mapping[str, str]:
    """The keys and names of the packs that an organisation can choose."""
    return {pack.id: pack.name for pack in packs.packs.values()}
