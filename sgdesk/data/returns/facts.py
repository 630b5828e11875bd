"""What a return counts of courses and checklists."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, not_, or_, select

from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import booking, course, induction, session, training
from sgdesk.domain.sessions.session import BookingState
from sgdesk.domain.training.outcome import Outcome


@dataclass(frozen=True, slots=True)
class CourseUse:
    """How often one person completed a course in one way, and how often not, as recorded.

    ``scope`` is ``single``, ``multi`` or empty; the rest is what the organisation says of its
    course. ``in_progress`` counts what was begun and goes on: not completed by the last day.
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
    not_completed: int
    in_progress: int
    objectives: str = ""


def read_course_use(connection: Connection, start: date, end: date) -> tuple[CourseUse, ...]:
    """What was completed or not from ``start`` to ``end``, both included, by the course's title.

    What was begun in that time and is neither by ``end`` is in progress.

    A course that was reviewed after ``end`` counts as not yet reviewed.
    """
    ways = (training.c.person_id, training.c.provider, training.c.scope, training.c.method)
    columns = columns_of(
        CourseUse,
        course,
        course_id=course.c.id,
        person_id=training.c.person_id,
        provider=training.c.provider,
        scope=training.c.scope,
        method=training.c.method,
        completed=_times(Outcome.COMPLETED),
        not_completed=_times(Outcome.NOT_COMPLETED),
        in_progress=_times(Outcome.IN_PROGRESS),
    )
    ended = training.alias()
    is_ended = exists().where(
        ended.c.person_id == training.c.person_id,
        ended.c.course_id == training.c.course_id,
        ended.c.outcome.in_((Outcome.COMPLETED, Outcome.NOT_COMPLETED)),
        ended.c.voided_on.is_(None),
        ended.c.completed_on.between(training.c.completed_on, end),
    )
    query = (
        select(*columns)
        .join(training, training.c.course_id == course.c.id)
        .where(
            or_(
                training.c.outcome.in_((Outcome.COMPLETED, Outcome.NOT_COMPLETED)),
                and_(training.c.outcome == Outcome.IN_PROGRESS, not_(is_ended)),
            ),
            training.c.voided_on.is_(None),
            training.c.completed_on.between(start, end),
        )
        .group_by(course.c.id, *ways)
        .order_by(course.c.title, course.c.id)
    )

    def by_end(reviewed_on: date | None) -> date | None:
        return reviewed_on if reviewed_on and reviewed_on <= end else None

    return read_rows(connection, query, CourseUse, reviewed_on=by_end)


def _times(outcome: Outcome) -> ColumnElement[int]:
    return func.sum(case((training.c.outcome == outcome, 1), else_=0))


def read_first_completions(
    connection: Connection, courses: Collection[int], as_at: date
) -> Mapping[int, Mapping[int, date]]:
    """By person, the first day on which each of these courses was completed by a day."""
    query = (
        select(training.c.person_id, training.c.course_id, func.min(training.c.completed_on))
        .where(
            training.c.course_id.in_(courses),
            training.c.outcome == Outcome.COMPLETED,
            training.c.voided_on.is_(None),
            training.c.completed_on <= as_at,
        )
        .group_by(training.c.person_id, training.c.course_id)
    )
    found: dict[int, dict[int, date]] = {}
    for person, course_id, day in connection.execute(query):
        found.setdefault(person, {})[course_id] = day
    return found


@dataclass(frozen=True, slots=True)
class BookedAhead:
    """One person is booked on a course for a day that has not passed."""

    person_id: int
    course_id: int
    held_on: date


def read_booked_ahead(
    connection: Connection, people: Collection[int], as_at: date
) -> tuple[BookedAhead, ...]:
    """What these people are booked on from a day on, the next first: our sessions and others."""
    ours = (
        select(
            *columns_of(
                BookedAhead, booking, course_id=session.c.course_id, held_on=session.c.held_on
            )
        )
        .join(session, session.c.id == booking.c.session_id)
        .where(
            booking.c.person_id.in_(people),
            booking.c.state == BookingState.BOOKED,
            session.c.cancelled_on.is_(None),
            session.c.held_on >= as_at,
        )
    )
    elsewhere = select(*columns_of(BookedAhead, training, held_on=training.c.completed_on)).where(
        training.c.person_id.in_(people),
        training.c.outcome == Outcome.BOOKED,
        training.c.voided_on.is_(None),
        training.c.completed_on >= as_at,
    )
    rows = [row for query in (ours, elsewhere) for row in read_rows(connection, query, BookedAhead)]
    return tuple(sorted(rows, key=lambda row: row.held_on))


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
