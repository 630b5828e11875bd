"""What is kept about the quality of courses, and about reviews, needs, gaps and barriers."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import (
    course,
    course_check,
    course_equivalence,
    course_material,
    course_observation,
)


@dataclass(frozen=True, slots=True)
class CourseDetailRow:
    """A course with its description (Herefordshire 7.3) and its reviews."""

    id: int
    pack: str | None
    key: str | None
    title: str
    is_own: bool
    scope: str
    method: str
    provider: str
    duration: str
    target_audience: str
    summary: str
    objectives: str
    expectations: str
    max_group: int | None
    anonymous_forms: bool
    asks_managers: bool
    review_due: date | None
    reviewed_on: date | None
    reviewed_by: str
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One point of a content checklist, looked at on a day."""

    id: int
    course_id: int
    item_key: str
    item_text: str
    source: str
    checked_on: date | None
    checked_by: str


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One observation of a course (Herefordshire 8.4): the trainer, the content, when shared."""

    id: int
    course_id: int
    session_id: int | None
    observed_on: date
    observer: str
    on_trainer: str
    on_content: str
    shared_on: date | None


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """Something that a course uses, by its name and where it lies."""

    id: int
    course_id: int
    name: str
    whereabouts: str


@dataclass(frozen=True, slots=True)
class EquivalenceRow:
    """A decision that one course stands for another."""

    id: int
    course_id: int
    stands_for_id: int
    decided_by: str
    decided_on: date
    reason: str
    withdrawn_on: date | None


def read_course_details(connection: Connection) -> tuple[CourseDetailRow, ...]:
    """Every course with its description, by its id."""
    columns = (course.c[name] for name in CourseDetailRow.__dataclass_fields__)
    query = select(*columns).order_by(course.c.id)
    return tuple(CourseDetailRow(*row) for row in connection.execute(query))


def read_course_detail(connection: Connection, course_id: int) -> CourseDetailRow:
    """One course with its description; raises ``NoResultFound`` for an unknown id."""
    columns = (course.c[name] for name in CourseDetailRow.__dataclass_fields__)
    query = select(*columns).where(course.c.id == course_id)
    return CourseDetailRow(*connection.execute(query).one())


def read_checks(connection: Connection, course_id: int) -> tuple[CheckRow, ...]:
    """Every look at a point of the course's content checklist, the oldest first."""
    columns = (course_check.c[name] for name in CheckRow.__dataclass_fields__)
    query = select(*columns).where(course_check.c.course_id == course_id)
    return tuple(CheckRow(*row) for row in connection.execute(query.order_by(course_check.c.id)))


def read_observations(
    connection: Connection, course_id: int | None = None
) -> tuple[ObservationRow, ...]:
    """The observations of a course or of all, the newest first."""
    columns = (course_observation.c[name] for name in ObservationRow.__dataclass_fields__)
    query = select(*columns).where(course_observation.c.voided_on.is_(None))
    if course_id is not None:
        query = query.where(course_observation.c.course_id == course_id)
    order = (course_observation.c.observed_on.desc(), course_observation.c.id.desc())
    return tuple(ObservationRow(*row) for row in connection.execute(query.order_by(*order)))


def read_materials(connection: Connection, course_id: int) -> tuple[MaterialRow, ...]:
    """The materials that a course uses, by name."""
    columns = (course_material.c[name] for name in MaterialRow.__dataclass_fields__)
    query = select(*columns).where(
        course_material.c.course_id == course_id, course_material.c.withdrawn_on.is_(None)
    )
    order = (course_material.c.name, course_material.c.id)
    return tuple(MaterialRow(*row) for row in connection.execute(query.order_by(*order)))


def read_equivalences(connection: Connection) -> tuple[EquivalenceRow, ...]:
    """Every decision on equivalence, the withdrawn ones too, the newest first."""
    columns = (course_equivalence.c[name] for name in EquivalenceRow.__dataclass_fields__)
    query = select(*columns).order_by(course_equivalence.c.id.desc())
    return tuple(EquivalenceRow(*row) for row in connection.execute(query))
