"""What other programs did to a file while it is open: moved, replaced, written over.

SQLite goes on with the file that it opened, whatever has its name by then. So it is looked at
before each writing, which costs one question to the system; and what was open is saved beside the
other before anybody closes it, because with the last handle it would be gone.
"""

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select

from sgdesk import paths
from sgdesk.data.file import history
from sgdesk.data.file.backups.facts import facts_of, unreadable
from sgdesk.data.file.backups.listing import STAMP
from sgdesk.data.file.damage.sums import Seal
from sgdesk.data.file.disk import raw
from sgdesk.data.file.disk.files import free_name, make_own_folder, put_in_place, sync_file
from sgdesk.data.file.disk.leftovers import drop_part, part_in
from sgdesk.data.file.engine import look_through, reading
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.schema import file_facts
from sgdesk.domain.errors import FileError, reason_of
from sgdesk.domain.file.health import Happened, Outside
from sgdesk.domain.file.names import ENDING, stem_of_copies

_COUNTER = slice(24, 28)
"""Bytes of the header that every writing changes."""


@dataclass(frozen=True, slots=True)
class _State:
    """A file as we left it."""

    key: tuple[int, int]
    size: int
    written_at: int
    counter: bytes
    head: str


class Lookout:
    """Knows how this program left the file, and so what somebody else did to it."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path = path
        self._left: _State | None = None
        self._found: Outside | None = None
        self.note(engine)

    def note(self, engine: Engine, head: str = "") -> None:
        """Remember the file as it is now, after a writing of our own.

        ``head`` is the history's newest hash where that is known; else it is read. Where the disk
        does not answer, nothing is known until the next writing, so that our own is never called
        another program's.
        """
        self._left = None
        with suppress(*unreadable()):
            if not head:
                with reading(engine, self._path) as connection:
                    head = connection.execute(select(file_facts.c.history_head)).scalar_one()
            status = self._path.stat()
            self._left = _state(status, _counter(self._path), head)

    def note_failure(self, engine: Engine) -> None:
        """The same after a writing that failed: SQLite may have begun it and taken it back.

        What it has not taken back yet it takes back at the next reading, which writes other bytes
        to an encrypted file though nothing in it is changed. So it is read here and now.
        """
        left = self._left
        with suppress(OSError):
            if left is not None and self._what(left) not in (None, Happened.WRITTEN):
                return
        self.note(engine)

    def look(self, engine: Engine, key: FileKey | None, now: datetime) -> Outside | None:
        """What happened since; ``None`` where nothing did.

        Where the file is gone or another has its name, what is open is saved beside it, once.
        What another program added to a file that is whole is told once.
        """
        left = self._left
        if left is None:
            return None
        what = self._what(left)
        if self._found is not None and what is not None:
            return self._found
        self._found = None  # nothing happened, or it was put back in its place
        if what is Happened.WRITTEN:
            return self._judge(engine, left, now)
        if what is not None:
            self._found = self._save(engine, key, what, now, left)
        return self._found

    def _what(self, left: _State) -> Happened | None:
        try:
            return self._compared(left)
        except (FileNotFoundError, NotADirectoryError):
            return Happened.GONE
        except OSError:
            return None  # told by the writing itself, in the words of its own fault

    def _compared(self, left: _State) -> Happened | None:
        status = self._path.stat()
        is_same = (status.st_dev, status.st_ino) == left.key
        is_as_left = (status.st_size, status.st_mtime_ns) == (left.size, left.written_at)
        if not is_same and not is_as_left:  # some shares give one file ever new numbers
            return Happened.REPLACED
        if is_same and is_as_left:
            return None
        counter = _counter(self._path)
        if counter == left.counter and status.st_size == left.size:
            self._left = _state(status, counter, left.head)  # touched, and nothing else
            return None
        return Happened.WRITTEN

    def _judge(self, engine: Engine, left: _State, now: datetime) -> Outside:
        """Whether what we saved is still in a file that another program wrote to, and no more
        than the history tells of.
        """
        from sgdesk.data.file.damage.unnoted import unnoted

        found = look_through(engine, self._path)
        with reading(engine, self._path) as connection:
            if left.head and history.entry_with(connection, left.head) is None:
                what = Happened.OVERWRITTEN
            elif found is Seal.UNSEALED and unnoted(connection):
                what = Happened.UNNOTED
            else:
                what = Happened.WRITTEN
        outside = Outside(what, now, None, self._error(what, now, None))
        if what is Happened.WRITTEN:
            self.note(engine)
        else:
            self._found = outside
        return outside

    def _save(
        self, engine: Engine, key: FileKey | None, what: Happened, now: datetime, left: _State
    ) -> Outside:
        name = f"{stem_of_copies(self._path)} yours {now.strftime(STAMP)}{ENDING}"
        kept, why = None, ""
        beside, backups = self._path.parent, paths.backup_folder()
        for folder in (beside, backups) if beside.is_dir() else (backups,):
            try:
                if folder == backups:
                    make_own_folder(backups)
                kept = _keep(engine, key, folder / name, left)
                break
            except unreadable() as error:
                why = why or _why(error)
        return Outside(what, now, kept, self._error(what, now, kept, why))

    def _error(self, what: Happened, now: datetime, kept: Path | None, why: str = "") -> FileError:
        words = (_SENTENCES if kept is not None else _WITHOUT_A_COPY).get(what, _SENTENCES[what])
        return FileError(
            words, file=self._path.name, at=f"{now:%H:%M}", kept=str(kept) if kept else "", why=why
        )


_SENTENCES = {
    Happened.GONE: (
        "{file} is no longer where it was: it was moved or deleted while it was open (noticed at "
        "{at}), so this was not saved. What you had saved is kept as {kept}. Put it back in its "
        "place, or find where the file went and go on with that."
    ),
    Happened.REPLACED: (
        "Another copy took the place of {file} while it was open (noticed at {at}), so this was "
        "not saved. Yours is kept as {kept}, and the other is as it was. Go on with yours, or open "
        "the one that is there now."
    ),
    Happened.WRITTEN: (
        "Another program saved into {file} (noticed at {at}), so this was not saved. What you had "
        "saved is still in it. Look at what is there now, and try again."
    ),
    Happened.UNNOTED: (
        "Another program changed {file} while it was open, without writing it into the history "
        "(noticed at {at}), so this was not saved. What you had saved is in the history still. "
        "Open the file again: then you say whether the changes are kept and noted, or the last "
        "backup is opened."
    ),
    Happened.OVERWRITTEN: (
        "Another program wrote over {file} while it was open (noticed at {at}), so this was not "
        "saved, and what you had saved is no longer in it. Restore a backup, and what is there now "
        "is kept beside it; or open the one that is there now."
    ),
}
_WITHOUT_A_COPY = {
    Happened.GONE: (
        "{file} is no longer where it was: it was moved or deleted while it was open (noticed at "
        "{at}), so this was not saved, and no copy of it could be made{why}. Find where it went, "
        "or restore a backup."
    ),
    Happened.REPLACED: (
        "Another copy took the place of {file} while it was open (noticed at {at}), so this was "
        "not saved, and no copy of yours could be made beside it{why}. Open the one that is there "
        "now, or restore a backup."
    ),
}


def _why(error: BaseException) -> str:
    """Why no copy could be made, in brackets; blank where neither disk nor system says."""
    from sgdesk.data.file.backups.copying import took_no_more

    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, OSError):
        if took_no_more(cause):
            cause = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            break
        cause = cause.__cause__
    return f" ({reason_of(cause)})" if cause is not None else ""


def _keep(engine: Engine, key: FileKey | None, wanted: Path, left: _State) -> Path:
    """Save what is open as a file of its own; raises where that is not what we left.

    With the last handle it would be gone, so it is saved damaged as well, and shows it then.
    """
    from sgdesk.data.file.backups.copying import copy_open, mark_copy

    part = part_in(wanted.parent)
    try:
        proof = copy_open(engine, part, key, left.key)
        facts = facts_of(part, key)
        if facts.head != left.head:
            raise FileError("{file} is not what was open.", file=part.name)
        mark_copy(part, key, number=facts.number, backed_up_at="", proof=proof)
        sync_file(part)
        kept = free_name(wanted)
        put_in_place(part, kept)
    finally:
        drop_part(part)
    return kept


def _state(status: os.stat_result, counter: bytes, head: str) -> _State:
    return _State((status.st_dev, status.st_ino), status.st_size, status.st_mtime_ns, counter, head)


def _counter(path: Path) -> bytes:
    with raw.opened(path) as stream:
        return stream.read(100)[_COUNTER]
