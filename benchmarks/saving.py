"""A save beside a bare durable commit, and a backup beside SQLite's own."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from hashlib import file_digest
from itertools import count
from pathlib import Path
from time import process_time

from benchmarks import files
from benchmarks.measure import Line, side_by_side
from sgdesk.data.file.backups.copying import back_up
from sgdesk.data.file.damage.sums import Seal, verify_sums
from sgdesk.data.file.engine import connect
from sgdesk.services.file import workspace
from sgdesk.services.training import recording as training
from sgdesk.services.views import overview

_FIFTY_MEGABYTES = 52_000
"""People in a file of about 50 MB."""


def measure(folder: Path) -> Iterator[Line]:
    """One training recorded, the same with Today read again, backups, and telling damage."""
    yield from _saves(folder)
    yield from _backups(folder)
    yield _damage(folder)


def _saves(folder: Path) -> Iterator[Line]:
    work = workspace.open_workspace(
        files.copy_to_write(folder, 10_000), writable=True, clock=files.clock
    )
    course = training.course_choices(work)[0].id
    days = count(1)

    def save() -> None:
        day = files.TODAY - timedelta(days=next(days))
        training.record_training(work, [1], training.TrainingDetails(course, day))

    with closing(_bare(folder / "bare.sqlite")) as bare:

        def commit() -> None:
            with bare:
                bare.execute("INSERT INTO one (text) VALUES ('Sample')")

        mine, floor = side_by_side(save, commit, rounds=20)
    yield Line("recording one training, saved, to a bare durable commit", mine, floor, 20)
    yield Line("the same, 10,000 people", mine * 1000, None, 20, "ms")

    def save_and_show() -> None:
        save()
        overview.today_view(work)

    mine, _ = side_by_side(save_and_show, save, clock=process_time)
    yield Line("the same with Today read again, 10,000 people", mine * 1000, None, 500, "ms")
    work.close()


def _bare(path: Path) -> sqlite3.Connection:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE one (text TEXT)")
    return connection


def _backups(folder: Path) -> Iterator[Line]:
    source = files.organisation(folder, _FIFTY_MEGABYTES)
    size = f"{source.stat().st_size / 1e6:.0f} MB"

    def mine() -> None:
        back_up(source, folder / "backups", files.clock()).path.unlink()

    times = side_by_side(mine, partial(_bare_backup, source, check=False), rounds=3)
    yield Line(f"a checked backup of {size}, to SQLite's own unchecked", *times, 1.3)
    times = side_by_side(mine, partial(_bare_backup, source, check=True), rounds=3)
    yield Line(f"the same, to SQLite's own and its integrity check, {size}", *times, 1.3)


def _damage(folder: Path) -> Line:
    """What opening a file adds so that damage is told, beside one pass of SHA-256 over it."""
    path = files.organisation(folder, _FIFTY_MEGABYTES)
    engine = connect(path)

    def mine() -> None:
        assert verify_sums(engine, path).seal is Seal.SOUND

    def one_pass() -> None:
        with path.open("rb") as stream:
            file_digest(stream, "sha256")

    times = side_by_side(mine, one_pass, clock=process_time)
    engine.dispose()
    return Line("telling damage in a file of 50 MB, to one pass of SHA-256", *times, 2)


def _bare_backup(source: Path, *, check: bool) -> None:
    target = source.with_name("copy.sqlite")
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        if check:
            copy.execute("PRAGMA integrity_check").fetchall()
    target.unlink()
