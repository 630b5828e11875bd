"""A new file out of what was read: rows and history brought together again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Executable, LargeBinary, Table, select
from sqlalchemy.exc import IntegrityError

from sgdesk.data.certificates.register import read_register
from sgdesk.data.file import history as chain
from sgdesk.data.file.damage.replay import (
    UNJOURNALED,
    Mismatch,
    as_noted,
    newest_of_each,
    replay,
)
from sgdesk.data.file.damage.rescue import Rescued, Row
from sgdesk.data.file.damage.words import thing
from sgdesk.data.file.schema import (
    certificate,
    file_facts,
    history,
    metadata,
    organisation,
    person,
    return_document,
    return_file,
)
from sgdesk.data.file.store import OrganisationFile
from sgdesk.data.file.unit_of_work import Writer, from_json
from sgdesk.data.organisation import signing
from sgdesk.data.returns.documents import signed_content
from sgdesk.data.returns.final import read_kept
from sgdesk.data.salvaging.sound_rows import follow
from sgdesk.domain.certificates.certificate import Certificate
from sgdesk.domain.certificates.verification import from_text, return_message
from sgdesk.domain.errors import DamagedError
from sgdesk.domain.file.health import Saved
from sgdesk.domain.returns.kept import KeptReturn

_ROUNDS = 6
_RUN = 5_000


@dataclass(frozen=True, slots=True)
class Salvage:
    """What a damaged file still gave; ``history_kept`` says whether Undo still reaches back."""

    saved: tuple[Saved, ...]
    history_kept: bool
    unproved: int = 0
    """Certificates and returns that are saved, and whose signing key is not."""

    is_given_up: bool = False
    """Whether reading took too long and was stopped, so that there may be more."""

    def of(self, kind: str) -> Saved:
        """The counts of one kind."""
        return next(each for each in self.saved if each.kind == kind)


class Unmendable(Exception):
    """Rows and history cannot be brought together."""


def built(file: OrganisationFile, found: Rescued, *, keeps_history: bool) -> Salvage:
    """Put what was found into a new file; raises :class:`Unmendable` where that cannot be."""
    details: dict[str, Any] = {"heads": _heads(found)}
    with file.writing(chain.SALVAGED, details) as writer:
        connection = writer.connection
        kept = keeps_history and _keep_history(connection, found)
        if keeps_history and not kept:
            raise Unmendable
        for table in _kept_tables():
            _put_in(connection, table, found)
        if kept:
            _mend(writer, found)
        keyless = _mend_key(connection)
        if keyless:
            details[signing.UNPROVED] = keyless
            found.blank(organisation.name)
        else:
            _drop_unsigned(writer, found, noted=kept)
        if not kept:
            for table in _kept_tables():
                _note_all(writer, table)
        writer.note(organisation, op="update", id=1, before={}, after={})
        _keep_facts(connection, found)
        saved = tuple(_counted(found))
        details["people"] = next(each.kept for each in saved if each.kind == person.name)
    return Salvage(saved, kept, sum(map(len, keyless.values())), found.is_given_up)


def _kept_tables() -> Iterator[Table]:
    return (table for table in metadata.sorted_tables if table.name not in UNJOURNALED)


def _heads(found: Rescued) -> list[str]:
    """Where the returns that went out stood in a history that may not be kept."""
    rows = found.rows.get(return_document.name, {})
    return [row["history_head"] for _, row in sorted(rows.items()) if row.get("history_head")]


def _keep_history(connection: Connection, found: Rescued) -> bool:
    """Put the history in, if all of it could be read and its chain holds."""
    rows = [row for _, row in sorted(found.rows.get(history.name, {}).items())]
    told = found.rows.get(file_facts.name, {}).get(1)
    if not rows or found.lost.get(history.name) or "digests" not in rows[0] or told is None:
        return False
    if (told["history_count"], told["history_head"]) != (rows[-1]["id"], rows[-1]["hash"]):
        return False
    connection.execute(history.insert(), rows)
    try:
        return chain.broken_link(connection) is None
    except DamagedError:
        return False


def _put_in(connection: Connection, table: Table, found: Rescued) -> None:
    for number, row in sorted(found.rows.get(table.name, {}).items()):
        try:
            with connection.begin_nested():
                connection.execute(table.insert(), row)
        except IntegrityError:
            found.lose(table.name, number)


def _note_all(writer: Writer, table: Table) -> None:
    """Note every row of a table as added, each run of ids by itself."""
    has_content = any(isinstance(column.type, LargeBinary) for column in table.c)
    most = 1 if has_content else _RUN
    run: list[Row] = []
    query = select(table).order_by(table.c.id)
    for found in writer.connection.execute(query).mappings():
        row = {name: value for name, value in found.items() if name != "signing_key"}
        if run and (row["id"] != run[-1]["id"] + 1 or len(run) >= most):
            writer.note_added(table, run)
            run = []
        run.append(row)
    if run:
        writer.note_added(table, run)


def _mend(writer: Writer, found: Rescued) -> None:
    """Bring rows and history together, as far as the history knows; note what it does not."""
    connection = writer.connection
    for _ in range(_ROUNDS):
        mismatches = tuple(newest_of_each(replay(connection, writer.changes)))
        if not mismatches:
            return
        gone = {(each.table, each.row_id) for each in mismatches if each.is_missing}
        known = _from_history(connection, gone)
        renumbered = _renumbered(connection, mismatches, known)
        order = {table.name: place for place, table in enumerate(metadata.sorted_tables)}
        for each in sorted(mismatches, key=lambda one: (order[one.table], one.row_id)):
            place = (each.table, each.row_id)
            _mend_one(writer, each, known.get(place), found, is_elsewhere=place in renumbered)
    raise Unmendable


def _renumbered(
    connection: Connection, mismatches: Sequence[Mismatch], known: Mapping[tuple[str, int], Row]
) -> set[tuple[str, int]]:
    """Rows that nobody added, and that stand for one that is gone: it has got another number.

    What stands there is what the history holds of the one that is gone, or it holds nothing of
    that. Such a row is counted once, under its own number.
    """
    found = set()
    gone = [each for each in mismatches if each.is_missing]
    for extra in (each for each in mismatches if each.is_extra):
        table = metadata.tables[extra.table]
        query = select(table).where(table.c.id == extra.row_id)
        there = as_noted(table, connection.execute(query).mappings().one())
        like = [each for each in gone if each.table == extra.table]
        same = [each for each in like if _is_of(known.get((each.table, each.row_id)), there)]
        unknown = [each for each in like if (each.table, each.row_id) not in known]
        for each in (same or unknown)[:1]:
            gone.remove(each)
            found.add((extra.table, extra.row_id))
    return found


def _is_of(known: Row | None, there: Row) -> bool:
    """Whether all that the history says of a row stands in one of another number."""
    said = [name for name in known or {} if name != "id"]
    return known is not None and bool(said) and all(known[e] == there.get(e) for e in said)


def _mend_one(
    writer: Writer, each: Mismatch, known: Row | None, found: Rescued, *, is_elsewhere: bool
) -> None:
    table = metadata.tables[each.table]
    chosen = table.c.id == each.row_id
    if each.is_extra:
        mended = _tried(writer.connection, table.delete().where(chosen))
        if is_elsewhere:
            found.rows[each.table].pop(each.row_id, None)
        else:
            found.lose(each.table, each.row_id)
        if not mended:
            raise Unmendable
    elif each.is_missing:
        if known is not None and _tried(writer.connection, table.insert().values(**known)):
            found.rows[each.table][each.row_id] = known
            found.lost.get(each.table, set()).discard(each.row_id)
        else:
            found.lose(each.table, each.row_id)
            gone = {"first": each.row_id, "last": each.row_id, "erased": True, "lost": True}
            writer.note(table, op="delete", **gone)
    elif each.column:
        value = {each.column: each.expected}
        is_content = isinstance(table.c[each.column].type, LargeBinary)
        if is_content or not _tried(writer.connection, table.update().where(chosen).values(value)):
            _note_lost(writer, table, each.row_id, [each.column])
    else:
        for number in range(each.row_id, each.last + 1):
            _note_lost(writer, table, number, [column.name for column in table.c])


def _note_lost(writer: Writer, table: Table, number: int, names: list[str]) -> None:
    lost = {"id": number, "before": {}, "after": {}, "erased": True, "lost": names}
    writer.note(table, op="update", **lost)


def _tried(connection: Connection, statement: Executable) -> bool:
    try:
        with connection.begin_nested():
            connection.execute(statement)
    except IntegrityError:
        return False
    return True


def _from_history(
    connection: Connection, wanted: set[tuple[str, int]]
) -> Mapping[tuple[str, int], Row]:
    """The rows that the history holds whole, as they were last left; none with stored documents."""
    rows: dict[tuple[str, int], Row] = {}
    for text in connection.execute(select(history.c.changes).order_by(history.c.id)).scalars():
        for change in from_json(text) if wanted else ():
            follow(rows, wanted, change)
    return {
        (name, number): row
        for (name, number), row in rows.items()
        if not any(str(row.get(column, "")).startswith("sha256:") for column in _contents(name))
    }


def _contents(name: str) -> Iterator[str]:
    table = metadata.tables[name]
    return (column.name for column in table.c if isinstance(column.type, LargeBinary))


def _mend_key(connection: Connection) -> dict[str, list[int]]:
    """See to the key where nothing that it signed fits it: then the key is what is damaged.

    Where one bit of it changed it is put right. Else it is gone: the papers by their tables and
    ids, which stay and can no longer be proved.
    """
    seed = connection.execute(select(organisation.c.signing_key)).scalar_one()
    faces = [each for each in read_register(connection) if each.signature]
    returns = list(read_kept(connection))
    count = len(faces) + len(returns)
    key = signing.public_key(connection)
    if not count or (key is not None and _any_fits(faces, returns, key)):
        return {}
    few = faces[:_TRIED], returns[:_TRIED]
    told = None if seed is None else signing.restored(seed, lambda key: _any_fits(*few, key))
    if told is None and seed is not None and count == 1:
        return {}  # it may as well be the paper
    connection.execute(organisation.update().values(signing_key=told))
    if told is not None:
        return {}
    return {
        certificate.name: [each.id for each in faces],
        return_document.name: [each.id for each in returns],
    }


_TRIED = 2
"""Papers of each kind that every key that may have been the right one is tried on."""


def _any_fits(faces: Sequence[Certificate], returns: Sequence[KeptReturn], key: bytes) -> bool:
    """Whether a key signed any of the papers."""
    return any(signing.signed_of(each, faces, key) for each in faces) or any(
        _is_signed(each, key) for each in returns
    )


def _is_signed(kept: KeptReturn, key: bytes | None) -> bool:
    message = return_message(signed_content(kept.document))
    return key is not None and signing.is_signed(key, message, from_text(kept.signature))


def _drop_unsigned(writer: Writer, found: Rescued, *, noted: bool) -> None:
    """Leave out certificates and returns that are not what was signed."""
    connection = writer.connection
    key = signing.public_key(connection)
    register = read_register(connection)
    unsigned = [
        (certificate, row.id) for row in register if not signing.signed_of(row, register, key)
    ]
    unsigned += [
        (return_document, kept.id) for kept in read_kept(connection) if not _is_signed(kept, key)
    ]
    for table, number in unsigned:
        _take_out(writer, table, number, found, noted=noted)


def _take_out(writer: Writer, table: Table, number: int, found: Rescued, *, noted: bool) -> None:
    connection = writer.connection
    files = return_file.c.return_document_id == number
    below = connection.execute(select(return_file.c.id).where(files)).scalars().all()
    replaced = table.c.replaces_id == number
    for other in connection.execute(select(table.c.id).where(replaced)).scalars().all():
        if noted:
            writer.update(table, other, replaces_id=None)
        else:
            change = table.update().where(table.c.id == other)
            connection.execute(change.values(replaces_id=None))
    gone = [(return_file, each) for each in below] if table is return_document else []
    for of, each in [*gone, (table, number)]:
        found.lose(of.name, each)
        if noted:
            writer.delete_range(of, each, each)
        else:
            connection.execute(of.delete().where(of.c.id == each))


def _keep_facts(connection: Connection, found: Rescued) -> None:
    """The saved file is the same one to its backups."""
    told = found.rows.get(file_facts.name, {}).get(1)
    if told is not None:
        names = ("identity", "backup_number")
        connection.execute(file_facts.update().values(**{name: told[name] for name in names}))


def _counted(found: Rescued) -> Iterator[Saved]:
    for table in _kept_tables():
        name = table.name
        kept = len(found.rows.get(name, {}))
        total = max(found.counted.get(name, 0), kept + len(found.lost.get(name, ())))
        yield Saved(name, thing(name), kept, total, found.blanked.get(name, 0))
