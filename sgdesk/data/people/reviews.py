"""Supervision and reviews of practice: read, added, struck out."""

from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.names import full_name
from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import person, practice_review
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.people.keeping.review import Review, ReviewDetails


def read_reviews(connection: Connection, person_id: int | None = None) -> tuple[Review, ...]:
    """Supervision and reviews of practice, of one person or of everybody, the newest first."""
    query = (
        select(*columns_of(Review, practice_review, person_name=full_name()))
        .join(person, person.c.id == practice_review.c.person_id)
        .where(practice_review.c.voided_on.is_(None))
        .order_by(practice_review.c.held_on.desc(), practice_review.c.id.desc())
    )
    if person_id is not None:
        query = query.where(practice_review.c.person_id == person_id)
    return read_rows(connection, query, Review)


def add_review(writer: Writer, details: ReviewDetails) -> int:
    """Add supervision or a review of practice; return its id."""
    return writer.add(practice_review, details)


def void_review(writer: Writer, review_id: int, on: date) -> None:
    """Strike a review out."""
    writer.update(practice_review, review_id, voided_on=on)
