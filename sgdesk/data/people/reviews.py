"""Supervision and reviews of practice."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import (
    person,
    practice_review,
)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """Supervision or a review of practice, and whether it asked how training was embedded."""

    id: int
    person_id: int
    person_name: str
    kind: str
    held_on: date
    held_by: str
    asked_how_training_embedded: bool
    embedded: str
    next_due: date | None


def read_reviews(connection: Connection, person_id: int | None = None) -> tuple[ReviewRow, ...]:
    """Supervision and reviews of practice, of one person or of everybody, the newest first."""
    query = (
        select(
            practice_review.c.id,
            practice_review.c.person_id,
            person.c.given_name,
            person.c.family_name,
            practice_review.c.kind,
            practice_review.c.held_on,
            practice_review.c.held_by,
            practice_review.c.asked_how_training_embedded,
            practice_review.c.embedded,
            practice_review.c.next_due,
        )
        .join(person, person.c.id == practice_review.c.person_id)
        .where(practice_review.c.voided_on.is_(None))
        .order_by(practice_review.c.held_on.desc(), practice_review.c.id.desc())
    )
    if person_id is not None:
        query = query.where(practice_review.c.person_id == person_id)
    return tuple(_review(row._asdict()) for row in connection.execute(query))


def _review(row: dict[str, Any]) -> ReviewRow:
    name = f"{row.pop('given_name')} {row.pop('family_name')}".strip()
    return ReviewRow(person_name=name, **row)
