"""The log of what was erased: in the file, and without names beside the backups.

Whoever is on it is known again in a restored file by the entry of the history that first added
them: its hash is of that one file and moment, and stands in every backup made since.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from sgdesk.data.file.files import write_file
from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import erasure, file_facts, history
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.errors import UserError
from sgdesk.domain.people.erasing import Erasure, ErasureState, Subject

NAME = "erased.json"
"""The log beside the backups; it holds numbers and days, and no name."""

_LARGEST = 8_000_000


@dataclass(frozen=True, slots=True)
class Erased:
    """Somebody who was erased, as they are known again: by the entry that first added them."""

    identity: str
    subject: Subject
    row_id: int
    entry_hash: str
    done_on: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A decision to erase somebody that was taken back."""

    entry_hash: str
    number: int
    decided_on: str


def hash_of(connection: Connection, entry_id: int) -> str:
    """The hash by which an entry is known in every backup, those of an older schema too."""
    query = select(history.c.hash, history.c.first_hash).where(history.c.id == entry_id)
    row = connection.execute(query).one()
    return str(row.first_hash or row.hash)


@dataclass(frozen=True, slots=True)
class NewErasure:
    """An erasure as it is decided."""

    subject: Subject
    row_id: int
    entry_id: int
    entry_hash: str
    decided_on: date
    due_on: date
    reason: str
    second_person: str
    state: ErasureState
    done_on: date | None = None
    kept: str = ""


def add_erasure(writer: Writer, new: NewErasure) -> int:
    """Put an erasure on the log; return its number."""
    return writer.add(erasure, new)


def set_state(
    writer: Writer, number: int, state: ErasureState, on: date | None = None, kept: str = ""
) -> None:
    """Say where an erasure stands now."""
    writer.update(erasure, number, state=state, done_on=on, kept=kept)


def read_erasures(connection: Connection) -> tuple[Erasure, ...]:
    """The whole log, the newest first."""
    query = select(*columns_of(Erasure, erasure)).order_by(erasure.c.id.desc())
    return read_rows(connection, query, Erasure, kept=_kept)


def _kept(text: str) -> Mapping[str, Any]:
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}


def erased_certificate(connection: Connection, number: str) -> date | None:
    """The day on which the certificate of that number was erased; ``None`` for any other number."""
    for each in read_erasures(connection):
        if each.state is ErasureState.DONE and number in each.certificates:
            return each.done_on
    return None


def identity(connection: Connection) -> str:
    """What tells this file from every other, its copies and backups apart."""
    return str(connection.execute(select(file_facts.c.identity)).scalar_one())


def in_file(connection: Connection) -> tuple[Erased, ...]:
    """Everybody whom the log of the file itself says to be erased."""
    whose = identity(connection)
    return tuple(
        Erased(whose, each.subject, each.row_id, each.entry_hash, str(each.done_on or ""))
        for each in read_erasures(connection)
        if each.state is ErasureState.DONE
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """The log beside the backups: who was erased, and which decisions were taken back.

    A decision is known by its line in the file's own log, so that a file that is restored from
    before it was taken back does not carry it out.
    """

    erased: tuple[Erased, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()
    unwiped: tuple[str, ...] = ()
    """Files, by their identity, that are still to be built anew after somebody was erased."""


def decision(each: Erasure) -> TakenBack:
    """How a decision is known in another state of the same file."""
    return TakenBack(each.entry_hash, each.id, each.decided_on.isoformat())


def beside(folder: Path) -> Beside:
    """Read the log beside the backups; it is empty where it cannot be read.

    What is read there is only ever held against hashes of the file, so a foreign line does nothing.
    """
    path = folder / NAME
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return Beside()
        found = json.loads(path.read_text("utf-8"))
        return Beside(
            tuple(_erased(each) for each in found["erased"]),
            tuple(
                TakenBack(str(each["entry_hash"]), int(each["number"]), str(each["decided_on"]))
                for each in found["taken_back"]
            ),
            tuple(str(each) for each in found["unwiped"]),
        )
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Beside()


def _erased(each: Mapping[str, Any]) -> Erased:
    return Erased(
        str(each["identity"]),
        Subject(each["subject"]),
        int(each["row_id"]),
        str(each["entry_hash"]),
        str(each["done_on"]),
    )


def note_beside(
    folder: Path, erased: Iterable[Erased] = (), taken_back: Iterable[TakenBack] = ()
) -> bool:
    """Keep these on the log beside the backups too; false where it could not be written."""
    known = beside(folder)
    now = replace(
        known,
        erased=tuple(dict.fromkeys((*known.erased, *erased))),
        taken_back=tuple(dict.fromkeys((*known.taken_back, *taken_back))),
    )
    return _keep(folder, known, now)


def note_unwiped(folder: Path, whose: str, *, is_wiped: bool) -> bool:
    """Keep whether a file is still to be built anew; false where that could not be written."""
    known = beside(folder)
    others = tuple(each for each in known.unwiped if each != whose)
    now = replace(known, unwiped=others if is_wiped else (*others, whose))
    return _keep(folder, known, now)


def _keep(folder: Path, known: Beside, now: Beside) -> bool:
    if now == known:
        return True
    try:
        write_file(folder / NAME, json.dumps(asdict(now), indent=1).encode())
    except UserError:
        return False
    return True
