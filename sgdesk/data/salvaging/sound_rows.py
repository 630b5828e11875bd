"""What was read of a damaged file, without the rows that say nothing or point at nothing."""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table

from sgdesk.data.certificates.register import read_face
from sgdesk.data.examining import WORDS
from sgdesk.data.file.damage.rescue import Rescued, Row, rescue
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.schema import (
    certificate,
    evaluation,
    evidence,
    history,
    metadata,
    organisation,
    person,
    return_document,
    return_file,
)
from sgdesk.data.file.unit_of_work import from_json
from sgdesk.data.forms.drawings import DRAWING
from sgdesk.data.forms.forms import answers_from_json
from sgdesk.data.returns.documents import names_and_annex, signed_content, states_of
from sgdesk.domain.errors import DamagedError, FileError
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.pictures import is_whole_png


def found_in(path: Path, key: FileKey | None, folder: Path) -> Rescued:
    """Read what can be read; raises :class:`FileError` where that is nothing worth saving."""
    found = rescue(path, key, folder)
    if not found.rows.get(organisation.name) and any(map(found.rows.get, _WORTH_SAVING)):
        found.rows[organisation.name] = {1: _whose(found)}
        found.blank(organisation.name)
    if not found.rows.get(organisation.name) and found.is_given_up:
        raise FileError(
            "Reading what is left of {file} took too long and was given up, so nothing was saved. "
            "The file is as it was. Restore the last backup.",
            file=path.name,
        )
    if not found.rows.get(organisation.name):
        raise FileError(
            "Nothing in {file} could be read, so nothing was saved. Restore the last backup.",
            file=path.name,
        )
    _drop_odd(found)
    _prune(found)
    return found


_WORTH_SAVING = ("person", "training", "course", "role", "session")
_LOST_NAME = "Our organisation (its name could not be read)"
_ANY_PARTNERSHIP = "generic"


def _whose(found: Rescued) -> Row:
    """The organisation's own row from the history, or else with what it cannot be without."""
    known: dict[tuple[str, int], Row] = {}
    wanted = {(organisation.name, 1)}
    for _, row in sorted(found.rows.get(history.name, {}).items()):
        with suppress(DamagedError):
            for change in from_json(row["changes"]):
                follow(known, wanted, change)
    days = [row["completed_on"] for row in found.rows.get("training", {}).values()]
    least = {
        "id": 1,
        "name": _LOST_NAME,
        "partnership": _ANY_PARTNERSHIP,
        "created_on": min(days, default=date(2025, 1, 1)),
    }
    told = known.get((organisation.name, 1), {})
    return least | {name: value for name, value in told.items() if name in organisation.c}


def _drop_odd(found: Rescued) -> None:
    """Leave out rows that say what the program does not know, or are no longer what they were."""
    for (name, column), words in WORDS.items():
        for number, row in list(found.rows.get(name, {}).items()):
            if column in row and row[column] not in words:
                _drop_word(found, name, number, column)
    for name, sound in _SOUND.items():
        for number, row in list(found.rows.get(name, {}).items()):
            if not _reads(sound, row):
                found.lose(name, number)
    about = found.rows[organisation.name]
    for row in about.values():
        if row.get("logo_png") is not None and not is_whole_png(row["logo_png"]):
            row["logo_png"] = None
            found.blank(organisation.name)


def _drop_word(found: Rescued, name: str, number: int, column: str) -> None:
    """A person is kept with the commonest kind; any other row says too little without its word."""
    if name == person.name:
        found.rows[name][number][column] = PersonKind.VOLUNTEER.value
        found.blank(name)
    else:
        found.lose(name, number)


def _reads(read: Callable[[Row], object], row: Row) -> bool:
    try:
        read(row)
    except DamagedError:
        return False
    return True


def _read_form(row: Row) -> None:
    if row["kind"] != DRAWING:
        answers_from_json(row["answers"])


def _read_return(row: Row) -> None:
    for read in (signed_content, states_of, names_and_annex):
        read(row["document"])


def _read_certificate(row: Row) -> None:
    read_face(row["face"])
    if row["logo_png"] is not None and not is_whole_png(row["logo_png"]):
        raise DamagedError("a logo is damaged")


def _read_content(row: Row) -> None:
    if hashlib.sha256(row["content"]).hexdigest() != row["sha256"]:
        raise DamagedError("a stored file is not what was put in")


_SOUND: Mapping[str, Callable[[Row], None]] = {
    evaluation.name: _read_form,
    return_document.name: _read_return,
    certificate.name: _read_certificate,
    evidence.name: _read_content,
    return_file.name: _read_content,
}


def _prune(found: Rescued) -> None:
    """Leave out what points at a row that is gone, or let go of it where it stands without."""
    for table in (*metadata.sorted_tables, *metadata.sorted_tables):
        for key in table.foreign_keys:
            _prune_by(found, table, key.parent, key.column.table.name)


def _prune_by(found: Rescued, table: Table, column: Column[Any], parent: str) -> None:
    parents = found.rows.get(parent, {})
    for number, row in list(found.rows.get(table.name, {}).items()):
        if row.get(column.name) is None or row[column.name] in parents:
            continue
        found.lost.setdefault(parent, set()).add(row[column.name])
        if column.nullable and table.name != history.name:
            row[column.name] = None
            found.blank(table.name)
        else:
            found.lose(table.name, number)


def follow(
    rows: dict[tuple[str, int], Row], wanted: set[tuple[str, int]], change: Mapping[str, Any]
) -> None:
    """Keep up with what a change says of the ``wanted`` rows, by table and id."""
    name = change["table"]
    for row in change.get("rows", ()):
        if (name, row["id"]) in wanted:
            rows.pop((name, row["id"]), None)
            if change["op"] == "insert":
                rows[name, row["id"]] = dict(row)
    if change["op"] == "update" and (name, change["id"]) in rows:
        rows[name, change["id"]] |= change.get("after", {})
