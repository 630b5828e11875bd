"""Files that stand behind training, such as a provider's certificate; kept inside the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, func, select

from sgdesk.data.file.schema import evidence, training

LARGEST = 10 * 1024 * 1024
"""In bytes: what the table of the file holds for one row."""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One file behind one entry of training, without its content; ``size`` is in bytes."""

    id: int
    training_id: int
    file_name: str
    media_type: str
    sha256: str
    added_on: date
    size: int


def read_evidence(connection: Connection, training_id: int) -> tuple[EvidenceRow, ...]:
    """The files behind one entry that are not struck out, in the order they were added."""
    return _read(connection, evidence.c.training_id == training_id)


def evidence_of_person(
    connection: Connection, person_id: int
) -> Mapping[int, tuple[EvidenceRow, ...]]:
    """The files behind all of a person's training, by the id of the training."""
    own = select(training.c.id).where(training.c.person_id == person_id)
    rows = _read(connection, evidence.c.training_id.in_(own))
    in_turn = sorted(rows, key=_training_id)
    return {number: tuple(found) for number, found in groupby(in_turn, key=_training_id)}


def read_content(connection: Connection, evidence_id: int) -> tuple[str, str, bytes]:
    """Name, SHA-256 and content of one file; raises ``NoResultFound`` for an unknown id."""
    columns = (evidence.c.file_name, evidence.c.sha256, evidence.c.content)
    row = connection.execute(select(*columns).where(evidence.c.id == evidence_id)).one()
    return row.file_name, row.sha256, row.content


def _training_id(row: EvidenceRow) -> int:
    return row.training_id


def _read(connection: Connection, *wanted: ColumnElement[bool]) -> tuple[EvidenceRow, ...]:
    size = func.length(evidence.c.content).label("size")
    columns = [evidence.c[name] for name in EvidenceRow.__dataclass_fields__ if name != size.name]
    query = select(*columns, size)
    query = query.where(evidence.c.voided_on.is_(None), *wanted).order_by(evidence.c.id)
    return tuple(EvidenceRow(**row) for row in connection.execute(query).mappings())
