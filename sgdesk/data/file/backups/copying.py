"""Backups by SQLite's own online copy, each looked through before it takes its name."""

import errno
import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine

from sgdesk.data.file.backups.facts import read_facts, write_facts
from sgdesk.data.file.backups.listing import STAMP, list_backups, read_backup
from sgdesk.data.file.backups.wholeness import checksum, find_faults, sum_path
from sgdesk.data.file.damage.sums import CHANGED, Seal, seal, verify_read
from sgdesk.data.file.damage.unnoted import is_noted, refuse_unnoted
from sgdesk.data.file.damage.watch import Since, Watch
from sgdesk.data.file.disk import raw
from sgdesk.data.file.disk.files import (
    flush,
    free_name,
    make_folder,
    make_own,
    put_in_place,
    sync_file,
    sync_folder,
    write_note,
)
from sgdesk.data.file.disk.leftovers import clear_leftovers, drop_part, part_in
from sgdesk.data.file.engine import connect, header_version, is_plain, reading
from sgdesk.data.file.errors import plain_faults
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.domain.errors import (
    ChangedOutside,
    DamagedError,
    FileError,
    InputError,
    NotBackedUp,
    NotBackedUpChanged,
    reason_of,
    remedy_of,
)
from sgdesk.domain.file.backups import Backup
from sgdesk.domain.file.names import ENDING, stem_of, stem_of_copies


def back_up(
    source: Path,
    folder: Path,
    now: datetime,
    key: FileKey | None = None,
    *,
    beside: Path | None = None,
) -> Backup:
    """Copy the organisation file into ``folder`` while it may be open, and check the copy.

    The file's pages are proved against its own sums; the copy is taken page by page under SQLite's
    own locks, told which backup it is, looked through, and only then gets its name. Its number is
    the next after those of the file's backups in ``folder``, and in ``beside``, another folder of
    them. Raises :class:`NotBackedUp` where the file is damaged, another :class:`FileError` where it
    cannot be read, and :class:`InputError` where the folder cannot be written to; no earlier backup
    is touched.
    """
    header_version(source, key)
    try:
        make_folder(folder)
        clear_leftovers(folder)
        return _back_up(source, folder, now, key, beside)
    except DamagedError as error:
        raise NotBackedUp(error.found, source.name) from error
    except ChangedOutside as error:
        raise NotBackedUpChanged(error.found, source.name) from error
    except (OSError, InputError) as error:
        cause = error.__cause__ if isinstance(error, InputError) else error
        raise _unwritten(folder, cause) from error
    except FileError as error:
        if took_no_more(error):  # the file is only read: it is the folder's disk that is full
            raise _unwritten(folder, OSError(errno.ENOSPC, "full")) from error
        raise


def _unwritten(folder: Path, cause: BaseException | None) -> InputError:
    return InputError(
        "The backup could not be written to {folder} ({why}). The organisation file is safe. "
        "{remedy}",
        folder=str(folder),
        why=reason_of(cause),
        remedy=remedy_of(cause),
    )


def took_no_more(error: BaseException) -> bool:
    """Whether SQLite says, by itself or behind our own words, that the disk took no more."""
    cause = error.__cause__ if isinstance(error, FileError) else error
    told = getattr(cause, "orig", None) or cause
    code = getattr(told, "sqlite_errorcode", None)
    return code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE)


def _back_up(
    source: Path, folder: Path, now: datetime, key: FileKey | None, beside: Path | None
) -> Backup:
    part = part_in(folder)
    try:
        copy_file(source, part, key)
        number = _next_number(part, source, [folder, beside or folder], key)
        proves_itself = mark_copy(part, key, number=number, backed_up_at=now.isoformat())
        faults = find_faults(part, key)
        if faults:
            raise NotBackedUp(faults[0], source.name)
        sync_file(part)
        told = None if proves_itself else checksum(part)
        target = _name(part, folder / f"{stem_of_copies(source)} {now.strftime(STAMP)}{ENDING}")
        if told is not None:
            write_note(sum_path(target), f"{told}\n")
    finally:
        drop_part(part)
    return read_backup(target, key)


def copy_file(source: Path, part: Path, key: FileKey | None) -> None:
    """Copy an organisation file, which may be open, to a new one that its owner alone can read.

    An encrypted file needs its ``key``; the copy is under the same one. Raises
    :class:`DamagedError` where a page is not as the file's own sums have it, and
    :class:`ChangedOutside` where it is not sealed and its rows are not what its history says: the
    copy gets sums of its own and would look sound.
    """
    used = None if is_plain(source) else key
    os.close(make_own(part))
    with raw.holding(source):
        read = connect(source, used, read_only=True)
        try:
            with reading(read, source) as connection:
                with raw.opened(source) as stream:
                    found = verify_read(connection, stream).seal
                if found is Seal.CHANGED:
                    raise DamagedError(CHANGED, source.name)
                if found is Seal.UNSEALED:
                    refuse_unnoted(connection, source)
                _copy(connection, part, used)
        finally:
            read.dispose()


def copy_open(engine: Engine, part: Path, key: FileKey | None, file: tuple[int, int]) -> Seal:
    """Copy what an open engine reads, whatever has the name of its file by now.

    ``file`` are the numbers by which the system knows it. Returns what is to be said of it: that it
    is sound, that a page is not as its sums have it, or that the sums do not hold and its rows are
    not what its history says.
    """
    os.close(make_own(part))
    with reading(engine, part) as connection:
        with raw.held(file) as stream:
            found = Seal.SOUND if stream is None else verify_read(connection, stream).seal
        if found is Seal.UNSEALED and is_noted(connection):
            found = Seal.SOUND
        _copy(connection, part, key)
    return found


def _copy(connection: Connection, part: Path, key: FileKey | None) -> None:
    """Copy what a transaction reads."""
    written = connect(part, key)
    try:
        with closing(_driver(written)) as copy:
            cast("sqlite3.Connection", connection.connection.driver_connection).backup(copy)
    finally:
        written.dispose()


def _driver(engine: Engine) -> sqlite3.Connection:
    """A connection of the driver's own, taken out of its engine."""
    pooled = engine.raw_connection()
    connection = cast("sqlite3.Connection", pooled.driver_connection)
    pooled.detach()
    return connection


def mark_copy(
    part: Path, key: FileKey | None, *, number: int, backed_up_at: str, proof: Seal = Seal.SOUND
) -> bool:
    """Write into a copy which backup it is, and since when, and seal it.

    In a file that is worked with the moment is blank. A copy of an older schema has no place for
    it and is left as it is; then the answer is false. ``proof`` is what was found when it was
    copied: where a page had changed, all keep the sums of the file that they are from, so the
    damage shows; where rows are not what the history says, it stays unsealed, so that shows.
    """
    engine = connect(part, key)
    since = None
    try:
        with plain_faults(part), engine.connect() as connection, connection.begin():
            watch = Watch(part) if proof is Seal.CHANGED else None
            has_place = write_facts(connection, number=number, backed_up_at=backed_up_at)
            if watch is not None:
                since = Since(None, watch.pages() or frozenset({1}))
        if has_place and proof is not Seal.UNSEALED:
            seal(engine, part, since, is_new=True)
    finally:
        engine.dispose()
    return has_place


def _next_number(part: Path, source: Path, folders: list[Path], key: FileKey | None) -> int:
    engine = connect(part, key, read_only=True)
    try:
        with reading(engine, part) as connection:
            facts = read_facts(connection)
    finally:
        engine.dispose()
    numbers = [facts.number]
    for folder in dict.fromkeys(folders):
        found = list_backups(folder, facts.identity, stem_of(source), key)
        numbers += [each.number for each in found]
    return max(numbers) + 1


def _name(part: Path, wanted: Path) -> Path:
    """Give the finished copy the first free name; what has one keeps it."""
    while True:
        target = free_name(wanted)
        sum_path(target).unlink(missing_ok=True)  # of a backup that is gone
        try:
            put_in_place(part, target)
        except FileExistsError:
            continue
        return target


def read_back(made: Backup, key: FileKey | None = None) -> None:
    """Read a backup from its disk again: where the system can be told so, from nowhere else.

    Raises :class:`FileError` where it is not whole there.
    """
    try:
        _forget(made.path)
        faults = find_faults(made.path, key)
    except (OSError, FileError) as error:
        faults = (str(error),)
    if faults:
        raise FileError(
            "{file} was written to {folder} but cannot be read back from there ({what}), so do not "
            "rely on it. The organisation file is safe. Use another stick or folder.",
            file=made.path.name,
            folder=str(made.path.parent),
            what=faults[0],
        )


def _forget(path: Path) -> None:
    """Have everything on the disk, and let the system forget what it holds of the file."""
    sync_folder(path.parent)
    with path.open("rb+") as stream:
        flush(stream.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
