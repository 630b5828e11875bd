"""Learning that was passed on: read, added, struck out."""

from datetime import date

from sqlalchemy import Connection, func, select

from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import course, learning_shared, training
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.training.learning import LearningDetails, LearningShared


def read_learning(
    connection: Connection, *, start: date = date.min, end: date, person_id: int | None = None
) -> tuple[LearningShared, ...]:
    """What was passed on from ``start`` to ``end``, both included, the newest first.

    With ``person_id`` just what came from that person's training.
    """
    columns = columns_of(LearningShared, learning_shared, course=func.coalesce(course.c.title, ""))
    query = (
        select(*columns)
        .outerjoin(training, training.c.id == learning_shared.c.training_id)
        .outerjoin(course, course.c.id == training.c.course_id)
        .where(
            learning_shared.c.voided_on.is_(None),
            learning_shared.c.shared_on.between(start, end),
        )
        .order_by(learning_shared.c.shared_on.desc(), learning_shared.c.id.desc())
    )
    if person_id is not None:
        query = query.where(training.c.person_id == person_id)
    return read_rows(connection, query, LearningShared)


def add_learning(writer: Writer, details: LearningDetails) -> int:
    """Add what was passed on; return its id."""
    return writer.add(learning_shared, details)


def void_learning(writer: Writer, learning_id: int, on: date) -> None:
    """Strike out what was noted by mistake."""
    writer.update(learning_shared, learning_id, voided_on=on)
