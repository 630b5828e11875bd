"""What is kept beside a person: exemptions, reasons and the certificates of their training."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import certificate, person, training


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
