"""Moving an organisation file to another folder, with proof that all of it arrived."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sgdesk.data.file.backups.copying import copy_file, mark_copy
from sgdesk.data.file.backups.facts import facts_of
from sgdesk.data.file.backups.listing import STAMP
from sgdesk.data.file.backups.wholeness import find_faults
from sgdesk.data.file.disk.files import free_name, make_folder, put_in_place, sync_file
from sgdesk.data.file.disk.leftovers import drop_part, part_in
from sgdesk.data.file.disk.lock import WriterLock
from sgdesk.data.file.passphrase.key import key_for
from sgdesk.data.file.store import Clock, local_now
from sgdesk.domain.errors import FileError, InputError, reason_of, remedy_of
from sgdesk.domain.file.names import ENDING, completed, stem_of, stem_of_copies
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.places import usual_place


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the file is now, and where the old one is kept.

    ``is_renamed`` is false where something held the old one, so that it still has its name.
    """

    path: Path
    kept: Path
    is_renamed: bool


def safe_place(path: Path) -> Path:
    """A free name for a file in the folder that new files are proposed in, after its own name."""
    return free_name(usual_place().folder / path.name)


def move_file(
    source: Path, target: Path, *, clock: Clock = local_now, secret: Secret | None = None
) -> Moved:
    """Copy a file that nobody has open to ``target``, prove the copy, and put the old one aside.

    The old one is kept beside where it was, under a name that says since when it is old; it is
    never written to. Raises :class:`InputError` where something stands at ``target`` or it cannot
    be written, and :class:`FileError` where the copy is not whole; nothing is changed then.
    """
    return _move(source, target, f"{stem_of(source)} moved away", clock, secret)


def move_back(
    kept: Path, place: Path, *, clock: Clock = local_now, secret: Secret | None = None
) -> Moved:
    """Put what was kept of a file that is gone back to where that was, as :func:`move_file` does.

    What was kept stays beside it as a spare of the file, and its name says so.
    """
    return _move(kept, place, f"{stem_of_copies(place)} spare", clock, secret)


def _move(source: Path, target: Path, aside: str, clock: Clock, secret: Secret | None) -> Moved:
    place = completed(target)
    make_folder(place.parent)
    lock = WriterLock(source)
    lock.acquire(clock())
    try:
        _copy(source, place, secret)
        return _put_aside(source, place, aside, clock)
    finally:
        lock.release()


def _copy(source: Path, place: Path, secret: Secret | None) -> None:
    part = part_in(place.parent)
    key = key_for(source, secret)
    try:
        copy_file(source, part, key)
        mark_copy(part, key, number=facts_of(part, key).number, backed_up_at="")
        faults = find_faults(part, key)
        if faults:
            raise FileError(
                "{file} was copied but cannot be read back ({what}), so it was not moved. "
                "Nothing was changed; choose another folder.",
                file=source.name,
                what=faults[0],
            )
        sync_file(part)
        put_in_place(part, place)
    except FileExistsError as error:
        raise InputError(
            "{file} is already there and was left as it is. Choose another name.", file=place.name
        ) from error
    except OSError as error:
        raise InputError(
            "{file} could not be written ({why}), so nothing was moved. {remedy}",
            file=str(place),
            why=reason_of(error),
            remedy=remedy_of(error),
        ) from error
    finally:
        drop_part(part)


def _put_aside(source: Path, place: Path, aside: str, clock: Clock) -> Moved:
    name = f"{aside} {clock().strftime(STAMP)}{ENDING}"
    kept = free_name(source.with_name(name))
    with suppress(OSError):
        source.rename(kept)
        return Moved(place, kept, is_renamed=True)
    return Moved(place, source, is_renamed=False)
