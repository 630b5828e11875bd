"""The register of certificates, and the training that certificates are issued for."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, or_, select

from sgdesk.data.file.schema import certificate, course, evaluation, induction, person, training
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.certificates.certificate import CertificateContent


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One certificate of the register, with the face that was frozen at issue."""

    id: int
    number: str
    training_id: int
    person_id: int
    issued_on: date
    content: CertificateContent
    signature: str
    replaces_id: int | None
    revoked_on: date | None
    revoked_reason: str


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Completed training that is not voided, with what a certificate says of it."""

    training_id: int
    person_id: int
    person_name: str
    course_id: int
    course_title: str
    course_duration: str
    completed_on: date
    provider: str
    method: str
    trainer: str
    hours: str
    course_objectives: str


def read_register(connection: Connection) -> tuple[CertificateRow, ...]:
    """Every certificate that was ever issued, in the order of issue."""
    query = (
        select(certificate, training.c.person_id)
        .join(training, training.c.id == certificate.c.training_id)
        .order_by(certificate.c.id)
    )
    return tuple(_row(row) for row in connection.execute(query).mappings())


def _row(row: RowMapping) -> CertificateRow:
    return CertificateRow(
        row["id"],
        row["number"],
        row["training_id"],
        row["person_id"],
        row["issued_on"],
        content_from_json(row["face"], row["logo_png"]),
        row["signature"],
        row["replaces_id"],
        row["revoked_on"],
        row["revoked_reason"],
    )


def content_to_json(content: CertificateContent) -> str:
    """The printed fields as they are frozen; the logo is kept beside them."""
    values = asdict(content) | {
        "completed_on": content.completed_on.isoformat(),
        "issued_on": content.issued_on.isoformat(),
    }
    del values["logo_png"]
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def content_from_json(text: str, logo_png: bytes | None) -> CertificateContent:
    """The face that :func:`content_to_json` froze."""
    values = json.loads(text)
    values["completed_on"] = date.fromisoformat(values["completed_on"])
    values["issued_on"] = date.fromisoformat(values["issued_on"])
    values["learning_points"] = tuple(values["learning_points"])
    values["signatories"] = tuple((name, post) for name, post in values["signatories"])
    return CertificateContent(logo_png=logo_png, **values)


def read_candidates(connection: Connection, as_at: date) -> tuple[CandidateRow, ...]:
    """All training completed by the day, by date and name."""
    query = (
        select(
            training.c.id,
            person.c.id,
            person.c.given_name,
            person.c.family_name,
            course.c.id,
            course.c.title,
            course.c.duration,
            training.c.completed_on,
            training.c.provider,
            training.c.method,
            training.c.trainer,
            training.c.hours,
            course.c.objectives,
        )
        .join(person, person.c.id == training.c.person_id)
        .join(course, course.c.id == training.c.course_id)
        .where(
            training.c.outcome == "completed",
            training.c.voided_on.is_(None),
            training.c.completed_on <= as_at,
        )
        .order_by(
            training.c.completed_on,
            person.c.family_name,
            person.c.given_name,
            training.c.id,
        )
    )
    return tuple(_candidate(*row) for row in connection.execute(query))


def _candidate(
    training_id: int, person_id: int, given_name: str, family_name: str, *rest: Any
) -> CandidateRow:
    return CandidateRow(training_id, person_id, f"{given_name} {family_name}".strip(), *rest)


@dataclass(frozen=True, slots=True)
class FormDates:
    """When the forms about one training entry were sent and came in."""

    evaluated_on: date | None = None
    impact_on: date | None = None
    impact_sent: date | None = None


def read_form_dates(connection: Connection) -> Mapping[int, FormDates]:
    """The evaluation and impact forms of all training, by the training's id."""
    query = select(
        evaluation.c.training_id,
        evaluation.c.kind,
        evaluation.c.sent_on,
        evaluation.c.received_on,
    ).where(evaluation.c.training_id.is_not(None), evaluation.c.voided_on.is_(None))
    found: dict[int, dict[str, date | None]] = {}
    for training_id, kind, sent_on, received_on in connection.execute(query):
        known = found.setdefault(training_id, {})
        if kind == "evaluation":
            known["evaluated_on"] = received_on
        elif kind == "impact":
            known["impact_on"], known["impact_sent"] = received_on, sent_on
    return {number: FormDates(**dates) for number, dates in found.items()}


def read_open_checklists(connection: Connection) -> frozenset[int]:
    """Everybody whose induction checklist was begun and is not finished, by their id."""
    query = select(induction.c.person_id).where(
        and_(induction.c.completed_on.is_(None), induction.c.voided_on.is_(None))
    )
    return frozenset(connection.execute(query).scalars())


def revoke_certificate(writer: Writer, certificate_id: int, on: date, reason: str) -> None:
    """Revoke one certificate; it stays in the register."""
    writer.update(certificate, certificate_id, revoked_on=on, revoked_reason=reason)


def revoke_certificates_of(writer: Writer, training_id: int, on: date, reason: str) -> None:
    """Revoke what was issued for a training record and still stands."""
    query = select(certificate.c.id).where(
        certificate.c.training_id == training_id, certificate.c.revoked_on.is_(None)
    )
    for number in writer.connection.execute(query.order_by(certificate.c.id)).scalars().all():
        revoke_certificate(writer, number, on, reason)


def issued_for_training(connection: Connection, first: int, last: int) -> tuple[int, ...]:
    """The training records from one id to another for which a certificate was ever issued."""
    query = (
        select(certificate.c.training_id)
        .where(certificate.c.training_id.between(first, last))
        .distinct()
        .order_by(certificate.c.training_id)
    )
    return tuple(connection.execute(query).scalars())


@dataclass(frozen=True, slots=True)
class IssuedTo:
    """A certificate by its number and the name of the person whom it was issued to."""

    number: str
    person_name: str


def certificates_of_people(connection: Connection, people: Sequence[range]) -> tuple[IssuedTo, ...]:
    """The certificates of people whose ids lie in one of the ranges, in the order of issue."""
    if not people:
        return ()
    query = (
        select(certificate.c.number, person.c.given_name, person.c.family_name)
        .join_from(certificate, training)
        .join(person, person.c.id == training.c.person_id)
        .where(or_(*(person.c.id.between(each.start, each.stop - 1) for each in people)))
        .order_by(certificate.c.id)
    )
    return tuple(
        IssuedTo(row.number, f"{row.given_name} {row.family_name}".strip())
        for row in connection.execute(query)
    )
