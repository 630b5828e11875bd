"""The register of certificates, and the training that certificates are issued for."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import get_type_hints

from sqlalchemy import Connection, or_, select

from sgdesk.data.file.names import filed_by, full_name
from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import certificate, course, evaluation, induction, person, training
from sgdesk.data.file.stored import making, read_json
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.certificates.certificate import (
    Certificate,
    CertificateContent,
    CompletedTraining,
)
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.training.outcome import Outcome


@dataclass(frozen=True, slots=True)
class _Frozen:
    """A certificate as it is kept: what is printed as text, and the logo beside it."""

    id: int
    number: str
    training_id: int
    person_id: int
    issued_on: date
    face: str
    logo_png: bytes | None
    signature: str
    replaces_id: int | None
    revoked_on: date | None
    revoked_reason: str

    def certificate(self) -> Certificate:
        """The certificate with what is printed on it."""
        return Certificate(
            self.id,
            self.number,
            self.training_id,
            self.person_id,
            self.issued_on,
            _content(self.face, self.logo_png),
            self.signature,
            self.replaces_id,
            self.revoked_on,
            self.revoked_reason,
        )


def read_register(connection: Connection, person_id: int | None = None) -> tuple[Certificate, ...]:
    """Every certificate that was ever issued, or one person's, in the order of issue."""
    query = (
        select(*columns_of(_Frozen, certificate, person_id=training.c.person_id))
        .join(training, training.c.id == certificate.c.training_id)
        .order_by(certificate.c.id)
    )
    if person_id is not None:
        query = query.where(training.c.person_id == person_id)
    return tuple(row.certificate() for row in read_rows(connection, query, _Frozen))


def _face(content: CertificateContent) -> str:
    """The printed fields as they are frozen; the logo is kept beside them."""
    refresh_by = content.refresh_by
    values = asdict(content) | {
        "completed_on": content.completed_on.isoformat(),
        "issued_on": content.issued_on.isoformat(),
        "refresh_by": None if refresh_by is None else refresh_by.isoformat(),
    }
    del values["logo_png"]
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def read_face(face: str) -> CertificateContent:
    """What a certificate says, without its logo; raises ``DamagedError`` for no such text."""
    return _content(face, None)


def _content(face: str, logo_png: bytes | None) -> CertificateContent:
    """What :func:`_face` froze."""
    what = "what a certificate says"
    values = read_json(face, what)
    with making(what):
        values["completed_on"] = date.fromisoformat(values["completed_on"])
        values["issued_on"] = date.fromisoformat(values["issued_on"])
        refresh_by = values.get("refresh_by")  # not there in what was issued before it was printed
        values["refresh_by"] = None if refresh_by is None else date.fromisoformat(refresh_by)
        values["learning_points"] = tuple(values["learning_points"])
        values["outcomes"] = tuple(values.get("outcomes", ()))
        values["signatories"] = tuple((name, post) for name, post in values["signatories"])
        content = CertificateContent(logo_png=logo_png, **values)
        if not all(isinstance(each, str) for each in _texts_of(content)):
            raise TypeError(what)
        return content


def _texts_of(content: CertificateContent) -> Iterator[object]:
    """Everything on the face that has to be a text."""
    hints = get_type_hints(CertificateContent)
    yield from (getattr(content, name) for name, hint in hints.items() if hint is str)
    yield from content.learning_points
    yield from content.outcomes
    yield from (each for pair in content.signatories for each in pair)


@dataclass(frozen=True, slots=True)
class _NewCertificate:
    """A certificate as it is entered in the register."""

    number: str
    training_id: int
    issued_on: date
    face: str
    logo_png: bytes | None
    signature: str
    replaces_id: int | None


def add_certificate(
    writer: Writer,
    content: CertificateContent,
    *,
    training_id: int,
    signature: str,
    replaces_id: int | None = None,
) -> int:
    """Enter a certificate with what is printed on it, which is frozen from now on."""
    entered = _NewCertificate(
        content.number,
        training_id,
        content.issued_on,
        _face(content),
        content.logo_png,
        signature,
        replaces_id,
    )
    return writer.add(certificate, entered)


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


def read_completed(
    connection: Connection, as_at: date, person_id: int | None = None
) -> tuple[CompletedTraining, ...]:
    """All training completed by the day, or one person's, by date and name."""
    columns = columns_of(
        CompletedTraining,
        training,
        training_id=training.c.id,
        person_name=full_name(),
        course_title=course.c.title,
        course_duration=course.c.duration,
        course_objectives=course.c.objectives,
    )
    query = (
        select(*columns)
        .join(person, person.c.id == training.c.person_id)
        .join(course, course.c.id == training.c.course_id)
        .where(
            training.c.outcome == Outcome.COMPLETED,
            training.c.voided_on.is_(None),
            training.c.completed_on <= as_at,
        )
        .order_by(
            training.c.completed_on,
            filed_by(),
            training.c.id,
        )
    )
    if person_id is not None:
        query = query.where(training.c.person_id == person_id)
    return read_rows(connection, query, CompletedTraining)


@dataclass(frozen=True, slots=True)
class FormDates:
    """When the forms about one training entry were sent and came in."""

    evaluated_on: date | None = None
    impact_on: date | None = None
    impact_sent: date | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    """The days of one form about training."""

    training_id: int
    kind: FormKind
    sent_on: date | None
    received_on: date | None


def read_form_dates(connection: Connection) -> Mapping[int, FormDates]:
    """The evaluation and impact forms of all training, by the training's id."""
    query = (
        select(*columns_of(_Form, evaluation))
        .where(
            evaluation.c.kind.in_((FormKind.EVALUATION, FormKind.IMPACT)),
            evaluation.c.training_id.is_not(None),
            evaluation.c.voided_on.is_(None),
        )
        .order_by(evaluation.c.id)
    )
    found: dict[int, dict[str, date | None]] = {}
    for form in read_rows(connection, query, _Form):
        known = found.setdefault(form.training_id, {})
        if form.kind is FormKind.EVALUATION:
            known["evaluated_on"] = form.received_on
        else:
            known["impact_on"], known["impact_sent"] = form.received_on, form.sent_on
    return {number: FormDates(**dates) for number, dates in found.items()}


def read_open_checklists(connection: Connection) -> frozenset[int]:
    """Everybody whose induction checklist was begun and is not finished, by their id."""
    query = select(induction.c.person_id).where(
        induction.c.completed_on.is_(None), induction.c.voided_on.is_(None)
    )
    return frozenset(connection.execute(query).scalars())


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
        select(*columns_of(IssuedTo, certificate, person_name=full_name()))
        .join_from(certificate, training)
        .join(person, person.c.id == training.c.person_id)
        .where(or_(*(person.c.id.between(each.start, each.stop - 1) for each in people)))
        .order_by(certificate.c.id)
    )
    return read_rows(connection, query, IssuedTo)
