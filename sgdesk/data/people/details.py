"""What is kept beside a person: exemptions, reasons and the certificates of their training."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import certificate, exemption, non_completion, person, training


@dataclass(frozen=True, slots=True)
class ExemptionRow:
    """An agreed exemption, until its review day or until it was ended."""

    id: int
    requirement: str
    reason: str
    agreed_by: str
    start: date
    review_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason for not completing, as its code, until it was cleared."""

    id: int
    requirement: str
    reason: str
    detail: str
    noted_on: date
    cleared_on: date | None


def read_exemptions(connection: Connection, person_id: int) -> tuple[ExemptionRow, ...]:
    """One person's exemptions, the newest first."""
    columns = [exemption.c[name] for name in ExemptionRow.__dataclass_fields__]
    query = select(*columns).where(exemption.c.person_id == person_id)
    rows = connection.execute(query.order_by(exemption.c.start.desc()))
    return tuple(ExemptionRow(*row) for row in rows)


def read_person_reasons(connection: Connection, person_id: int) -> tuple[ReasonRow, ...]:
    """One person's reasons for not completing, the newest first."""
    columns = [non_completion.c[name] for name in ReasonRow.__dataclass_fields__]
    query = select(*columns).where(non_completion.c.person_id == person_id)
    rows = connection.execute(query.order_by(non_completion.c.id.desc()))
    return tuple(ReasonRow(*row) for row in rows)


def certificate_numbers(connection: Connection, person_id: int) -> Mapping[int, str]:
    """The standing certificate of each of one person's training entries, by its id."""
    query = (
        select(certificate.c.training_id, certificate.c.number)
        .join(training, training.c.id == certificate.c.training_id)
        .where(training.c.person_id == person_id, certificate.c.revoked_on.is_(None))
        .order_by(certificate.c.id)
    )
    return {row.training_id: row.number for row in connection.execute(query)}


def reference_taken(
    connection: Connection, reference: str | None, but_by: int | None = None
) -> bool:
    """Whether somebody has the reference already, the person ``but_by`` left aside."""
    if not reference:
        return False
    query = select(person.c.id).where(person.c.reference == reference, person.c.id != (but_by or 0))
    return connection.execute(query).first() is not None
