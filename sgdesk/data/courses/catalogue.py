"""The course catalogue: the pack's courses, the organisation's, and what stands for what."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from sgdesk.data.file.rows import columns_of, read_rows, values_of
from sgdesk.data.file.schema import course, course_equivalence, course_satisfies
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.courses.course import Course, CourseDetails
from sgdesk.domain.courses.course_names import course_key
from sgdesk.domain.organisation.pack import CourseScope, Pack

# What every service asks is made once: to make it takes longer than to ask it.
_COURSES = select(*columns_of(Course, course)).order_by(course.c.id)
_SATISFIES = (
    select(course_satisfies.c.requirement, course_satisfies.c.course_id)
    .where(or_(course_satisfies.c.pack.is_(None), course_satisfies.c.pack == bindparam("followed")))
    .order_by(course_satisfies.c.id)
)
_EQUIVALENTS = (
    select(course_equivalence.c.stands_for_id, course_equivalence.c.course_id)
    .where(
        or_(
            course_equivalence.c.withdrawn_on.is_(None),
            course_equivalence.c.withdrawn_on > bindparam("as_at"),
        )
    )
    .order_by(course_equivalence.c.id)
)


def read_courses(connection: Connection) -> Mapping[int, Course]:
    """Every course by its id, the withdrawn ones too, since training was done on them."""
    return {each.id: each for each in read_rows(connection, _COURSES, Course)}


def read_course(connection: Connection, course_id: int) -> Course:
    """One course; raises :class:`LookupError` for an id that the file does not have."""
    query = select(*columns_of(Course, course)).where(course.c.id == course_id)
    return read_rows(connection, query, Course)[0]


def read_satisfies(connection: Connection, pack: str) -> Mapping[str, tuple[int, ...]]:
    """The courses that the organisation says satisfy a requirement, by its key.

    Of a pack's requirements those that were said of this ``pack``: another one may have a
    requirement of the same key that asks for something else.
    """
    found: dict[str, tuple[int, ...]] = {}
    for row in connection.execute(_SATISFIES, {"followed": pack}):
        found[row.requirement] = (*found.get(row.requirement, ()), row.course_id)
    return found


def read_equivalents(connection: Connection, as_at: date) -> Mapping[int, tuple[int, ...]]:
    """For each course those that the organisation lets stand for it on the day.

    A decision holds for all that was done before it too, until the day it is withdrawn.
    """
    found: dict[int, tuple[int, ...]] = {}
    for row in connection.execute(_EQUIVALENTS, {"as_at": as_at}):
        found[row.stands_for_id] = (*found.get(row.stands_for_id, ()), row.course_id)
    return found


def add_course(writer: Writer, details: CourseDetails) -> int:
    """Add a course of the organisation's own; return its id."""
    return writer.insert(course, **_described(details))


def change_course(writer: Writer, course_id: int, details: CourseDetails) -> None:
    """Change a course's description."""
    writer.update(course, course_id, **_described(details))


def _described(details: CourseDetails) -> dict[str, Any]:
    return values_of(details) | {"match_key": course_key(details.title)}


def withdraw_course(writer: Writer, course_id: int, on: date | None) -> None:
    """Stop offering a course from a day on, or (``None``) offer it again."""
    writer.update(course, course_id, withdrawn_on=on)


def note_course_review(
    writer: Writer, course_id: int, *, reviewed_on: date, reviewed_by: str, review_due: date | None
) -> None:
    """Note that a course was reviewed, by whom, and when it is due again."""
    writer.update(
        course,
        course_id,
        reviewed_on=reviewed_on,
        reviewed_by=reviewed_by,
        review_due=review_due,
    )


@dataclass(frozen=True, slots=True)
class _NewPackCourse:
    pack: str
    key: str
    title: str
    match_key: str
    is_own: bool
    scope: str
    method: str
    provider: str
    duration: str
    summary: str


_SCOPES = {CourseScope.SINGLE: "single", CourseScope.MULTI: "multi"}
"""As the file keeps it; where the pack's document is silent nothing is kept."""


def add_pack_courses(writer: Writer, pack: Pack, only: Collection[str] | None = None) -> None:
    """Put those courses of the pack's catalogue into the file that are not in it yet.

    ``only`` are the keys of those that are wanted, where not all of them are.
    """
    query = select(course.c.key).where(course.c.pack == pack.id)
    known = set(writer.connection.execute(query).scalars())
    own = {key for each in pack.requirements if each.is_induction for key in each.courses}
    new = [
        _NewPackCourse(
            pack.id,
            each.key,
            each.title,
            course_key(each.title),
            each.key in own,
            _SCOPES[each.scope] if each.scope else "",
            each.method or "",
            each.provider or "",
            each.duration or "",
            each.description,
        )
        for each in pack.courses
        if each.key not in known and (only is None or each.key in only)
    ]
    writer.add_many(course, new)
