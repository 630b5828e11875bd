"""Erasing: who is meant, what goes and stays, and the deed in one transaction."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select

from sgdesk.data.erasing import ledger
from sgdesk.data.erasing.asked import (
    Asked,
    known_texts,
    may_be_them,
    single_words,
    take_out_words,
    telling,
    whole_words,
)
from sgdesk.data.erasing.chosen import Chosen
from sgdesk.data.erasing.forgetting import accounts, forget, said_of
from sgdesk.data.erasing.marks import mark
from sgdesk.data.erasing.mentions import mentions, named_returns
from sgdesk.data.erasing.trail import (
    Key,
    Trail,
    added_by,
    follow,
    joinings_of,
    listen,
    takings_back,
)
from sgdesk.data.erasing.ways import (
    ROOTS,
    Doomed,
    add_answers_naming,
    doomed,
    in_parts,
    take_out,
)
from sgdesk.data.file import history as chain
from sgdesk.data.file.damage.sums import CHANGED, Seal, seal, verify_sums
from sgdesk.data.file.damage.unnoted import refuse_unnoted
from sgdesk.data.file.engine import header_version
from sgdesk.data.file.errors import plain_faults
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.schema import (
    SCHEMA_VERSION,
    booking,
    certificate,
    history,
    metadata,
    person,
    return_document,
)
from sgdesk.data.file.store import OrganisationFile
from sgdesk.data.file.unit_of_work import Writer, from_json
from sgdesk.domain.errors import DamagedError
from sgdesk.domain.people.keeping.erasing import Cell, Footprint, Mention, Subject

_HANDED_ON = 240
"""Letters on each side of a name that are shown of a text that is handed to whoever it is about."""


@dataclass(frozen=True, slots=True)
class Target:
    """Everybody whom one erasure is about: those in the file, and those in its history alone."""

    subject: Subject
    row_id: int
    entry_id: int
    live: Mapping[str, frozenset[int]]
    undone: Mapping[int, frozenset[Key]] = field(default_factory=dict)

    @property
    def is_live(self) -> bool:
        """Whether anybody of them stands in the file."""
        return any(self.live.values())


def founding_entry(connection: Connection, key: Key) -> int:
    """The entry that first added somebody who stands in the file.

    Raises :class:`LookupError` where the history does not have it.
    """
    return follow(connection, {key[0]: {key[1]}}).founded[key]


def target_of_entry(
    connection: Connection, subject: Subject, row_id: int, entry_id: int
) -> Target | None:
    """Somebody, or everybody, whom an entry added: in the file and in the history alone.

    ``None`` where neither holds anything of them any more.
    """
    keys = set(added_by(connection, entry_id))
    if subject is not Subject.IMPORT:
        keys &= {(subject.value, row_id)}
    if not keys:
        return None
    there = {key for key in keys if _is_there(connection, key)}
    founded = follow(connection, _by_table(there)).founded
    live = {key for key in there if founded.get(key) == entry_id}
    out = (*takings_back(connection, entry_id), *joinings_of(connection, entry_id))
    undone = {number: frozenset(keys) for number in out}
    if not live and not undone:
        return None
    target = Target(subject, row_id, entry_id, _by_table(live), undone)
    return target if live or _is_told(connection, target) else None


def _is_there(connection: Connection, key: Key) -> bool:
    table = metadata.tables[key[0]]
    return connection.execute(select(table.c.id).where(table.c.id == key[1])).first() is not None


def _by_table(keys: Iterable[Key]) -> dict[str, frozenset[int]]:
    chosen = tuple(keys)
    return {name: frozenset(each for of, each in chosen if of == name) for name in ROOTS}


def _is_told(connection: Connection, target: Target) -> bool:
    """Whether the history still says anything of somebody who stands in it alone."""
    trail = _trail(connection, target, doomed(connection, target.live))
    return any(names for names in said_of(trail).values())


def _trail(connection: Connection, target: Target, gone: Doomed) -> Trail:
    trail = follow(connection, gone.rows, target.undone, with_merged=True)
    for name in ROOTS:
        table = metadata.tables[name]
        for part in in_parts(gone.rows.get(name, ())):
            for row in connection.execute(select(table).where(table.c.id.in_(part))).mappings():
                listen(trail.said, (name, row["id"]), dict(row))
    return trail


def _telling(connection: Connection, trail: Trail, gone: Doomed) -> set[str]:
    """Names that tell of these people alone: not those that somebody who stays has too."""
    names = {name for each in said_of(trail).values() for name in each}
    columns = (person.c.id, person.c.given_name, person.c.family_name, person.c.email)
    going = gone.rows.get(person.name, set())
    staying = {
        said.casefold()
        for row in connection.execute(select(*columns))
        if row.id not in going
        for said in (f"{row.given_name} {row.family_name}".strip(), row.email or "")
    }
    return {name for name in names if name.casefold() not in staying}


def _going(connection: Connection, target: Target) -> tuple[Doomed, Trail, set[str]]:
    """What goes, all that was ever said of it, and the names that tell of these people alone.

    Answers to questions of imports go by names that they had before, too.
    """
    gone = doomed(connection, target.live)
    trail = _trail(connection, target, gone)
    names = _telling(connection, trail, gone)
    if add_answers_naming(connection, gone, names):
        trail = _trail(connection, target, gone)
    return gone, trail, names


def joined_into(connection: Connection, target: Target) -> tuple[Target, ...]:
    """Other entries of theirs that became one with this, each as its own adding in the history.

    The log knows them by it, so that a copy from before they became one is told whom it holds.
    """
    trail = _trail(connection, target, doomed(connection, target.live))
    found = (
        target_of_entry(connection, Subject.PERSON, each.goes, each.added_by)
        for each in dict.fromkeys(trail.joined.values())
    )
    return tuple(each for each in found if each is not None)


def telling_names(connection: Connection, target: Target) -> set[str]:
    """Names that tell of these people alone: not those that somebody who stays has too."""
    return _going(connection, target)[2]


def footprint(connection: Connection, target: Target) -> Footprint:
    """What erasing them would take out, and what it leaves and why."""
    gone, trail, names = _going(connection, target)
    theirs, others = accounts(connection, names)
    named = mentions(connection, names, gone.rows)
    words = _single_words(target, trail)
    return Footprint(
        names=tuple(sorted({name for each in said_of(trail).values() for name in each})),
        goes={name: len(ids) for name, ids in gone.rows.items() if ids},
        certificates=_numbers(connection, gone),
        sessions=_sessions(connection, gone),
        returns=_count(connection, return_document.name),
        named_in=named_returns(connection, names),
        mentions=(*named, *may_be_them(connection, words, trail, gone.rows, named)),
        history=len(trail.parts),
        others=len(gone.references),
        accounts=theirs,
        other_accounts=others,
    )


def _numbers(connection: Connection, gone: Doomed) -> tuple[str, ...]:
    return tuple(
        number
        for part in in_parts(gone.rows.get(certificate.name, ()))
        for number in connection.execute(
            select(certificate.c.number).where(certificate.c.id.in_(part)).order_by("id")
        ).scalars()
    )


def _sessions(connection: Connection, gone: Doomed) -> int:
    return len(
        {
            session
            for part in in_parts(gone.rows.get(booking.name, ()))
            for session in connection.execute(
                select(booking.c.session_id).where(booking.c.id.in_(part))
            ).scalars()
        }
    )


def _count(connection: Connection, name: str) -> int:
    return int(
        connection.execute(select(func.count()).select_from(metadata.tables[name])).scalar_one()
    )


def texts_about(connection: Connection, target: Target) -> tuple[Mention, ...]:
    """What others' rows say of somebody who stands in the file: by name, or by a word of it.

    More is shown of each than before an erasure, since it is handed to them as it is shown.
    """
    gone, trail, names = _going(connection, target)
    named = mentions(connection, names, gone.rows, _HANDED_ON)
    words = _single_words(target, trail)
    maybe = may_be_them(connection, words, trail, gone.rows, named, _HANDED_ON)
    return (*named, *(each for each in maybe if not each.in_history))


def _single_words(target: Target, trail: Trail) -> set[str]:
    """Words that may name them; of a whole import just names of one word, or all would be asked."""
    return single_words(trail, with_parts=target.subject is not Subject.IMPORT)


def choose(connection: Connection, target: Target, cells: frozenset[Cell]) -> Chosen:
    """The texts that stand in these cells of others now, so that they are known again elsewhere."""
    _, trail, names = _going(connection, target)
    words = names | _single_words(target, trail)
    return known_texts(connection, Asked(Chosen(cells), whole_words(words)), trail)


def still_there(connection: Connection, chosen: Chosen, since: int) -> Chosen:
    """What was chosen, without cells whose number another row may have got after an entry.

    Where it has, the text is known by what stays of it alone.
    """
    if chosen.texts is None or not chosen.cells:
        return chosen
    moved: set[Cell] = set()
    query = select(history.c.changes).where(history.c.id > since)
    for text in connection.execute(query).scalars():
        for change in from_json(text):
            if change["op"] != "update":
                moved |= {cell for cell in chosen.cells if _is_moved(cell, change)}
    return Chosen(chosen.cells - moved, chosen.texts)


def _is_moved(cell: Cell, change: Mapping[str, Any]) -> bool:
    """Whether a change put the row of a cell in or took it out."""
    table, row_id, _ = cell
    if change["table"] != table:
        return False
    rows = {row["id"] for row in change.get("rows", ())}
    return row_id in rows or change.get("first", 0) <= row_id <= change.get("last", -1)


def erase(writer: Writer, target: Target, chosen: Chosen) -> Mapping[str, object]:
    """Take them out of the file and of its history; returns what is kept of it, without a name.

    Out of the ``chosen`` texts of others their names go too, and single words that may be theirs.
    """
    connection = writer.connection
    gone, trail, names = _going(connection, target)
    kept = {
        "certificates": list(_numbers(connection, gone)),
        "sessions": _sessions(connection, gone),
        "rows": {name: len(ids) for name, ids in sorted(gone.rows.items()) if ids},
    }
    asked = Asked(chosen, whole_words(names | _single_words(target, trail)))
    kept |= known_texts(connection, asked, trail).as_kept()
    take_out(writer, gone)
    take_out_words(writer, asked, gone.rows)
    forget(connection, trail, names, telling(names, asked))
    marks = mark(connection, names)
    return kept | ({"marks": marks.as_kept()} if marks else {})


def as_kept(kept: Mapping[str, object]) -> str:
    """What is kept of an erasure, as it stands in the log."""
    return json.dumps(kept, sort_keys=True)


def wipe(file: OrganisationFile) -> None:
    """Build the file anew without what was taken out, so that no page holds a rest of it.

    Raises :class:`DamagedError` where a page is not as it was written, and
    :class:`~sgdesk.domain.errors.ChangedOutside` where another program changed rows without the
    history: anew it would look sound.
    """
    with plain_faults(file.path):
        found = verify_sums(file.engine, file.path).seal
        if found is Seal.CHANGED:
            raise DamagedError(CHANGED, file.path.name)
        if found is Seal.UNSEALED:
            with file.reading() as connection:
                refuse_unnoted(connection, file.path)
        raw = file.engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM")
        finally:
            raw.close()
            file.note_writing()
    seal(file.engine, file.path)
    file.note_writing()


def is_older(path: Path, key: FileKey | None) -> bool:
    """Whether a file is of a schema that keeps no log of who was erased."""
    return header_version(path, key) < SCHEMA_VERSION


_Line = TypeVar("_Line", ledger.Erased, ledger.Decided)


def targets_on(connection: Connection, erased: Iterable[_Line]) -> tuple[tuple[_Line, Target], ...]:
    """Those on a log whom this file, or its history, holds: after a restore, for instance."""
    found = []
    for each in dict.fromkeys(erased):
        entry = chain.entry_with(connection, each.entry_hash)
        target = entry and target_of_entry(connection, each.subject, each.row_id, entry)
        if target:
            found.append((each, target))
    return tuple(found)


def made_at(connection: Connection, entry_id: int) -> str:
    """The moment of an entry, as ISO text."""
    return str(
        connection.execute(select(history.c.at).where(history.c.id == entry_id)).scalar_one()
    )


def day_of(connection: Connection, entry_id: int) -> date:
    """The day of an entry."""
    return date.fromisoformat(made_at(connection, entry_id)[:10])
