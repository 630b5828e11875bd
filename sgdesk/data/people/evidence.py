"""Files that stand behind training, such as a provider's certificate; kept inside the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from sqlalchemy import ColumnElement, Connection, func, select

from sgdesk.data.file.rows import columns_of, read_one, read_rows
from sgdesk.data.file.schema import evidence, training
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.people.evidence import EvidenceFile, KeptBehind

LARGEST = 10 * 1024 * 1024
"""In bytes: what the table of the file holds for one row."""


@dataclass(frozen=True, slots=True)
class EvidenceContent:
    """A file as it was put in, with the SHA-256 that it had then."""

    file_name: str
    sha256: str
    content: bytes


def read_evidence(connection: Connection, training_id: int) -> tuple[EvidenceFile, ...]:
    """The files behind one entry that are not struck out, in the order they were added."""
    return _read(connection, evidence.c.training_id == training_id)


def evidence_of_person(
    connection: Connection, person_id: int
) -> Mapping[int, tuple[EvidenceFile, ...]]:
    """The files behind all of a person's training, by the id of the training."""
    own = select(training.c.id).where(training.c.person_id == person_id)
    of_training = attrgetter("training_id")
    found = sorted(_read(connection, evidence.c.training_id.in_(own)), key=of_training)
    return {number: tuple(files) for number, files in groupby(found, key=of_training)}


def kept_behind(connection: Connection) -> Mapping[str, tuple[KeptBehind, ...]]:
    """All that each file stands behind that is kept, by its SHA-256; nothing that was struck out.

    One file may show the training of several people.
    """
    query = (
        select(
            evidence.c.sha256,
            evidence.c.training_id,
            training.c.person_id,
            training.c.course_id,
            training.c.completed_on,
        )
        .join(training, training.c.id == evidence.c.training_id)
        .where(evidence.c.voided_on.is_(None), training.c.voided_on.is_(None))
        .order_by(evidence.c.sha256, evidence.c.id)
    )
    rows = read_rows(connection, query, KeptBehind)
    return {digest: tuple(files) for digest, files in groupby(rows, key=attrgetter("sha256"))}


def read_kept_pages(connection: Connection) -> tuple[EvidenceContent, ...]:
    """The kept files whose names say that they are one page out of a PDF of several."""
    query = select(*columns_of(EvidenceContent, evidence)).where(
        evidence.c.voided_on.is_(None), evidence.c.file_name.like("% page %.pdf")
    )
    return read_rows(connection, query, EvidenceContent)


def _read(connection: Connection, wanted: ColumnElement[bool]) -> tuple[EvidenceFile, ...]:
    query = (
        select(*columns_of(EvidenceFile, evidence, size=func.length(evidence.c.content)))
        .where(evidence.c.voided_on.is_(None), wanted)
        .order_by(evidence.c.id)
    )
    return read_rows(connection, query, EvidenceFile)


def read_content(connection: Connection, evidence_id: int) -> EvidenceContent:
    """The content of one file; raises ``NoResultFound`` for an unknown id."""
    query = select(*columns_of(EvidenceContent, evidence)).where(evidence.c.id == evidence_id)
    return read_one(connection, query, EvidenceContent)


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A file as it is put in."""

    training_id: int
    file_name: str
    media_type: str
    sha256: str
    content: bytes
    added_on: date


def add_evidence(writer: Writer, new: NewEvidence) -> int:
    """Keep a file; return its id."""
    return writer.add(evidence, new)


def void_evidence(writer: Writer, evidence_id: int, on: date) -> None:
    """Strike a file out."""
    writer.update(evidence, evidence_id, voided_on=on)
