"""The log of what was erased: in the file, and without names beside the backups.

Whoever is on it is known again in a restored file by the entry of the history that first added
them: its hash is of that one file and moment, and stands in every backup made since.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from sgdesk import paths
from sgdesk.data.erasing.chosen import Chosen, chosen_from, chosen_of_text
from sgdesk.data.erasing.marks import Marks, marks_from, marks_of_text, marks_text
from sgdesk.data.file.disk.files import write_file
from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import erasure, file_facts, history
from sgdesk.data.file.unit_of_work import Writer, from_json
from sgdesk.domain.errors import UserError
from sgdesk.domain.people.keeping.erasing import Erasure, ErasureState, Subject

NAME = "erased.json"
"""The log beside the backups; it holds numbers and days, and no name."""

DECIDING = "decide_erasing"
"""The action of the history that puts somebody on the log to wait for a day."""

_LARGEST = 8_000_000


Whom = tuple[Subject, int, str]
"""Somebody as a log knows them: the kind, their number, and the hash of the entry that added them.
Of an import, which is everybody whom its entry added, the number is 0."""


@dataclass(frozen=True, slots=True)
class Erased:
    """Somebody who was erased, as they are known again: by the entry that first added them."""

    identity: str
    subject: Subject
    row_id: int
    entry_hash: str
    done_on: str
    cells: str = ""
    """The texts of others out of which their name was taken, as JSON; blank in older logs."""

    marks: str = ""
    """Their names as digests, as JSON, for copies that went another way; blank in older logs."""

    @property
    def whom(self) -> "Whom":
        """Who it is: an import adds many by one entry, so its hash alone tells nobody apart."""
        return self.subject, self.row_id, self.entry_hash

    @property
    def chosen(self) -> Chosen:
        """Those texts, as they are known in another copy of the file."""
        return chosen_of_text(self.cells).elsewhere

    @property
    def known_by(self) -> Marks:
        """Those digests."""
        return marks_of_text(self.marks)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision to erase somebody, without the name of whoever agreed.

    ``decision`` is the hash of the entry of the history that noted it, so that two of one day are
    told apart, whatever their numbers are in another state of the file.
    """

    decision: str
    identity: str
    subject: Subject
    row_id: int
    entry_hash: str
    decided_on: str
    due_on: str
    reason: str
    cells: str = ""
    """The texts of others out of which their name is to be taken, as JSON; blank in older logs."""

    @property
    def chosen(self) -> Chosen:
        """Those texts, as they are known in another copy of the file."""
        return chosen_of_text(self.cells).elsewhere


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
        Erased(
            whose,
            each.subject,
            each.row_id,
            each.entry_hash,
            str(each.done_on or ""),
            chosen_from(each.kept).text,
            marks_text(marks_from(each.kept.get("marks"))),
        )
        for each in read_erasures(connection)
        if each.state is ErasureState.DONE
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """The log beside the backups: who was erased, what was decided, and what was taken back.

    ``taken_back`` holds decisions as :func:`decisions` knows them. So a file that is restored from
    another day carries out what was decided last, and not what it says itself.
    """

    erased: tuple[Erased, ...] = ()
    decided: tuple[Decided, ...] = ()
    taken_back: tuple[str, ...] = ()
    unwiped: tuple[str, ...] = ()
    """Files, by their identity, that are still to be built anew after somebody was erased."""

    def of(self, whose: str) -> "Beside":
        """What it says of who is in the file of one identity."""
        decided = tuple(each for each in self.decided if each.identity == whose)
        theirs = {each.decision for each in decided}
        return Beside(
            tuple(each for each in self.erased if each.identity == whose),
            decided,
            tuple(each for each in self.taken_back if each in theirs),
        )

    def with_all(self, other: "Beside") -> "Beside":
        """Both together, each line once."""
        return replace(
            self,
            erased=tuple(dict.fromkeys((*self.erased, *other.erased))),
            decided=tuple(dict.fromkeys((*self.decided, *other.decided))),
            taken_back=tuple(dict.fromkeys((*self.taken_back, *other.taken_back))),
        )

    @property
    def stand(self) -> tuple[Decided, ...]:
        """The decisions that nobody took back and that were not carried out."""
        done = {(each.entry_hash, each.subject, each.row_id) for each in self.erased}
        return tuple(
            each
            for each in self.decided
            if each.decision not in self.taken_back
            and (each.entry_hash, each.subject, each.row_id) not in done
        )


def decisions(connection: Connection) -> dict[int, str]:
    """By the number of a line of the log, the hash of the entry that put it there."""
    query = select(history.c.changes, history.c.hash, history.c.first_hash)
    found = {}
    for row in connection.execute(query.where(history.c.action == DECIDING)):
        for change in from_json(row.changes):
            if change["table"] == erasure.name and change["op"] == "insert":
                number = int(change["first"])
                found[number] = str(row.first_hash or row.hash)
    return found


def decided_in_file(connection: Connection) -> tuple[Decided, ...]:
    """Every decision that waits in the file itself."""
    known, whose = decisions(connection), identity(connection)
    return tuple(
        Decided(
            known[each.id],
            whose,
            each.subject,
            each.row_id,
            each.entry_hash,
            each.decided_on.isoformat(),
            each.due_on.isoformat(),
            each.reason,
            chosen_from(each.kept).text,
        )
        for each in read_erasures(connection)
        if each.state is ErasureState.WAITING and each.id in known
    )


def taken_back_in(connection: Connection) -> tuple[str, ...]:
    """Every decision that the file itself says to be taken back."""
    known = decisions(connection)
    return tuple(
        known[each.id]
        for each in read_erasures(connection)
        if each.state is ErasureState.TAKEN_BACK and each.id in known
    )


def log_in(connection: Connection) -> Beside:
    """All that the file itself says, as it is noted beside the backups."""
    return Beside(in_file(connection), decided_in_file(connection), taken_back_in(connection))


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
            tuple(_line(Erased, each) for each in found["erased"]),
            tuple(_line(Decided, each) for each in found["decided"]),
            tuple(str(each) for each in found["taken_back"]),
            tuple(str(each) for each in found["unwiped"]),
        )
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Beside()


_Line = TypeVar("_Line", Erased, Decided)


def _line(kind: type[_Line], each: Mapping[str, Any]) -> _Line:
    """A line as it was written; raises where it is not one."""
    known = {"cells": "", "marks": "", **each}
    values: dict[str, Any] = {field.name: str(known[field.name]) for field in fields(kind)}
    days = (values[name] for name in ("decided_on", "due_on") if name in values)
    for day in days:
        date.fromisoformat(day)
    return kind(**values | {"subject": Subject(each["subject"]), "row_id": int(each["row_id"])})


def known_of(connection: Connection, path: Path) -> Beside:
    """What the log beside the backups and the one beside a file say of it."""
    found = beside(paths.backup_folder()).with_all(beside(path.parent))
    return found.of(identity(connection))


def whom_of(each: Erasure | Decided | NewErasure) -> Whom:
    """Somebody as a log knows them, by any of its lines."""
    return each.subject, each.row_id, each.entry_hash


def note_beside(folder: Path, new: Beside) -> bool:
    """Keep this on the log beside the backups too; false where it could not be written."""
    known = beside(folder)
    return _keep(folder, known, known.with_all(new))


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
