"""The course catalogue: the pack's courses, the organisation's, and what stands for what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from sgdesk.data.file.schema import course, course_alias, course_equivalence, course_satisfies
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.courses.course_names import course_key
from sgdesk.domain.organisation.pack import Pack


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One course as the catalogue lists it; ``pack`` and ``key`` where it is a pack's."""

    id: int
    pack: str | None
    key: str | None
    title: str
    match_key: str
    is_own: bool
    scope: str
    method: str
    provider: str
    duration: str


_COLUMNS = tuple(course.c[name] for name in CourseRow.__dataclass_fields__)


def read_courses(connection: Connection) -> Mapping[int, CourseRow]:
    """Every course by its id, the withdrawn ones too, since training was done on them."""
    query = select(*_COLUMNS).order_by(course.c.id)
    return {row.id: CourseRow(*row) for row in connection.execute(query)}


def read_aliases(connection: Connection) -> Mapping[str, int]:
    """The organisation's own other names of courses, as match keys."""
    query = select(course_alias.c.match_key, course_alias.c.course_id)
    return {row.match_key: row.course_id for row in connection.execute(query)}


def read_satisfies(connection: Connection) -> Mapping[str, tuple[int, ...]]:
    """The courses that the organisation says satisfy a requirement, by its key."""
    found: dict[str, tuple[int, ...]] = {}
    query = select(course_satisfies.c.requirement, course_satisfies.c.course_id)
    for row in connection.execute(query.order_by(course_satisfies.c.id)):
        found[row.requirement] = (*found.get(row.requirement, ()), row.course_id)
    return found


def read_equivalents(connection: Connection, as_at: date) -> Mapping[int, tuple[int, ...]]:
    """For each course those that the organisation lets stand for it on the day.

    A decision holds for all that was done before it too, until the day it is withdrawn.
    """
    found: dict[int, tuple[int, ...]] = {}
    query = (
        select(course_equivalence.c.stands_for_id, course_equivalence.c.course_id)
        .where(
            or_(
                course_equivalence.c.withdrawn_on.is_(None),
                course_equivalence.c.withdrawn_on > as_at,
            )
        )
        .order_by(course_equivalence.c.id)
    )
    for row in connection.execute(query):
        found[row.stands_for_id] = (*found.get(row.stands_for_id, ()), row.course_id)
    return found


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


def add_pack_courses(writer: Writer, pack: Pack) -> None:
    """Put those courses of the pack's catalogue into the file that are not in it yet."""
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
            each.scope or "single",
            each.method or "",
            each.provider or "",
            each.duration or "",
            each.description,
        )
        for each in pack.courses
        if each.key not in known
    ]
    writer.add_many(course, new)
