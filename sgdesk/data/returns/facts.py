"""What a return counts of courses and checklists."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, literal, select

from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import course, induction, training
from sgdesk.domain.training.outcome import Outcome

_SCOPE = literal("")
"""The scope of a training is kept nowhere yet, so it is not recorded."""


@dataclass(frozen=True, slots=True)
class CourseUse:
    """How often one person completed a course in one way, as the training itself records it.

    ``scope`` is ``single``, ``multi`` or empty; the rest is what the organisation says of its
    course.
    """

    course_id: int
    person_id: int
    title: str
    is_own: bool
    duration: str
    reviewed_on: date | None
    provider: str
    scope: str
    method: str
    completed: int


def read_course_use(connection: Connection, start: date, end: date) -> tuple[CourseUse, ...]:
    """What was completed from ``start`` to ``end``, both included, by the title of the course.

    A course that was reviewed after ``end`` counts as not yet reviewed.
    """
    ways = (training.c.person_id, training.c.provider, _SCOPE, training.c.method)
    columns = columns_of(
        CourseUse,
        course,
        course_id=course.c.id,
        person_id=training.c.person_id,
        provider=training.c.provider,
        scope=_SCOPE,
        method=training.c.method,
        completed=func.count(),
    )
    query = (
        select(*columns)
        .join(training, training.c.course_id == course.c.id)
        .where(
            training.c.outcome == Outcome.COMPLETED,
            training.c.voided_on.is_(None),
            training.c.completed_on.between(start, end),
        )
        .group_by(course.c.id, *ways)
        .order_by(course.c.title, course.c.id)
    )

    def by_end(reviewed_on: date | None) -> date | None:
        return reviewed_on if reviewed_on and reviewed_on <= end else None

    return read_rows(connection, query, CourseUse, reviewed_on=by_end)


@dataclass(frozen=True, slots=True)
class BegunChecklist:
    """One induction checklist by a day: whether it was completed, and signed for."""

    person_id: int
    completed: bool
    signed: bool


def read_checklists(connection: Connection, as_at: date) -> tuple[BegunChecklist, ...]:
    """Every induction that was begun by the day and not struck out.

    It is signed where the day of the signature is known and not after the day.
    """
    columns = columns_of(
        BegunChecklist, induction, completed=induction.c.completed_on, signed=induction.c.signed_on
    )
    begun = func.coalesce(induction.c.begun_on, induction.c.completed_on)
    query = select(*columns).where(induction.c.voided_on.is_(None), begun <= as_at)

    def by_then(day: date | None) -> bool:
        return day is not None and day <= as_at

    return read_rows(connection, query, BegunChecklist, completed=by_then, signed=by_then)
