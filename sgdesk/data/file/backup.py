"""Backups by SQLite's own online copy, each looked through before it takes its name."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Table, select

from sgdesk.data.file import history
from sgdesk.data.file.engine import connect, header_version, reading
from sgdesk.data.file.errors import plain_faults
from sgdesk.data.file.schema import SCHEMA_VERSION, evidence, metadata, return_file
from sgdesk.domain.backups import Backup
from sgdesk.domain.errors import FileError, InputError

_STAMP = "%Y-%m-%d %H%M%S"
_BLOCK = 1 << 20


def back_up(source: Path, folder: Path, now: datetime) -> Backup:
    """Copy the organisation file into ``folder`` while it may be open, and check the copy.

    The copy is taken page by page under SQLite's own locks, looked through, given a checksum
    beside it, and only then its name. Raises :class:`FileError` where any of that fails; no
    earlier backup is touched.
    """
    header_version(source)
    target = _free_name(folder / f"{source.stem} {now.strftime(_STAMP)}{source.suffix}")
    part = target.with_name(f".{target.name}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(source, part)
        faults = find_faults(part)
        if faults:
            raise FileError(
                "No backup was made, because {file} is damaged ({what}). "
                "Restore the last good backup; earlier backups are untouched.",
                file=source.name,
                what=faults[0],
            )
        _sum_path(target).write_text(checksum(part) + "\n", encoding="ascii")
        part.replace(target)
    except OSError as error:
        raise InputError(
            "The backup could not be written to {folder} ({why}). The organisation file is safe. "
            "Choose another folder, or make room on the disk.",
            folder=str(folder),
            why=(error.strerror or "unknown").lower(),
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()
    return Backup(target, now, target.stat().st_size)


def _free_name(path: Path) -> Path:
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free


def _copy(source: Path, part: Path) -> None:
    part.unlink(missing_ok=True)
    uri = f"{source.resolve().as_uri()}?mode=rw"
    with (
        plain_faults(source),
        closing(sqlite3.connect(uri, uri=True)) as live,
        closing(sqlite3.connect(part)) as copy,
    ):
        live.execute("PRAGMA query_only = ON")
        live.execute("PRAGMA busy_timeout = 5000")
        live.backup(copy)
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())


def find_faults(path: Path) -> tuple[str, ...]:
    """What is wrong with a file, in a few words each; empty where everything fits.

    Looks at the structure, at the references between rows, at the checksums of stored
    documents and at the chain of the history. A file of an older schema may lack tables.
    """
    engine = connect(path, read_only=True)
    try:
        with reading(engine, path) as connection:
            damaged = connection.exec_driver_sql("PRAGMA integrity_check(3)").scalars().all()
            if list(damaged) != ["ok"]:
                return tuple(damaged)
            present = set(
                connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
                .scalars()
                .all()
            )
            missing = sorted(set(metadata.tables) - present)
            version = connection.exec_driver_sql("PRAGMA user_version").scalar()
            if missing and version == SCHEMA_VERSION:
                return (f"no table {missing[0]}",)
            faults = [
                f"{row.table} row {row.rowid} points at nothing in {row.parent}"
                for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            ]
            broken = history.broken_link(connection) if "history" in present else None
            if broken is not None:
                faults.append(f"the history was altered at entry {broken}")
            for table in (evidence, return_file):
                if table.name in present:
                    faults += _altered_documents(connection, table)
            return tuple(faults)
    finally:
        engine.dispose()


def _altered_documents(connection: Connection, table: Table) -> Iterator[str]:
    query = select(table.c.id, table.c.sha256, table.c.content)
    for row in connection.execute(query):
        if hashlib.sha256(row.content).hexdigest() != row.sha256:
            yield f"the document in {table.name} row {row.id} was altered"


def checksum(path: Path) -> str:
    """The SHA-256 of a file that nobody has open."""
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def _sum_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def verify(path: Path) -> None:
    """Raise :class:`FileError` unless a backup is whole: header, checksum, structure."""
    header_version(path)
    told = _sum_path(path)
    altered = told.exists() and told.read_text(encoding="ascii").strip() != checksum(path)
    faults = ("it has changed since it was made",) if altered else find_faults(path)
    if faults:
        raise FileError(
            "{file} is damaged ({what}) and was not used. Choose another backup; "
            "nothing was changed.",
            file=path.name,
            what=faults[0],
        )


def restore(backup: Path, target: Path, now: datetime) -> Path | None:
    """Put a backup in the place of ``target``; return where what stood there is kept.

    The backup is verified, copied beside the target and verified again; a file that is there,
    with any journal of it, is moved aside and never written over.
    """
    verify(backup)
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(backup, part)
        kept = _move_aside(target, now)
        part.replace(target)
    except OSError as error:
        raise FileError(
            "{file} could not be written ({why}). The backup is untouched. "
            "Choose another folder, or make room on the disk.",
            file=str(target),
            why=(error.strerror or "unknown").lower(),
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()
    return kept


def _move_aside(target: Path, now: datetime) -> Path | None:
    """Move a file and its journals to a free name; a stale journal must not meet the backup."""
    kept = None
    if target.exists():
        name = f"{target.stem} before restore {now.strftime(_STAMP)}{target.suffix}"
        kept = _free_name(target.with_name(name))
        target.rename(kept)
    for ending in ("-journal", "-wal", "-shm"):
        side = target.with_name(target.name + ending)
        if side.exists():
            base = kept or target.with_name(f"{target.name} left over {now.strftime(_STAMP)}")
            side.rename(base.with_name(base.name + ending))
    return kept


def list_backups(folder: Path, stem: str) -> tuple[Backup, ...]:
    """The backups of one file in a folder, the newest first."""
    found = []
    for path in folder.glob("*.sgdesk") if folder.is_dir() else ():
        name, _, moment = path.stem.rpartition(f"{stem} ")
        try:
            made_at = datetime.strptime(moment[:17], _STAMP).astimezone()
        except ValueError:
            continue
        if not name:
            found.append(Backup(path, made_at, path.stat().st_size))
    return tuple(sorted(found, key=lambda each: each.made_at, reverse=True))


_ALL_FOR = timedelta(days=2)
_KEPT = (("%Y-%m-%d", 14), ("%G-%V", 8), ("%Y-%m", 24))
"""One a day for 14 days, one a week for 8 weeks, one a month for 24 months."""


def thin_out(folder: Path, stem: str, made: Path | None = None) -> tuple[Path, ...]:
    """Remove what is no longer needed of the automatic backups; return what was removed.

    All of the two days before the newest stay, then one a day, a week and a month. Age is
    counted from the newest backup and not from the clock, so that a wrong clock removes
    nothing; the newest always stays, and so does the one just ``made``, whatever its date.
    """
    backups = list_backups(folder, stem)
    keep = {made} | {each.path for each in backups if backups[0].made_at - each.made_at <= _ALL_FOR}
    for pattern, many in _KEPT:
        slots: dict[str, Path] = {}
        for each in backups:
            slots.setdefault(each.made_at.strftime(pattern), each.path)
        keep.update(list(slots.values())[:many])
    removed = tuple(each.path for each in backups if each.path not in keep)
    for path in removed:
        path.unlink()
        _sum_path(path).unlink(missing_ok=True)
    return removed
