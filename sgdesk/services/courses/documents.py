"""What the partnership's or the denomination's document says of a course, to act on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sgdesk.data.courses.catalogue import read_course, read_satisfies
from sgdesk.data.file.store import Reader
from sgdesk.domain.courses.course import Course, scope_key
from sgdesk.domain.organisation.pack import (
    Pack,
    PackCourse,
    PackItem,
    RoleExemption,
    outcomes_of,
    recommended_for,
)
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SetOfCourses:
    """A requirement that needs several courses, and those that are needed beside this one."""

    requirement: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CourseInDocument:
    """What a document says of one course; empty wherever it is silent.

    ``whose`` is the short name of the document's body; ``is_named`` says whether the document
    names the course at all, and ``states_scope`` whether it says for whom it is. ``order`` is
    what it says of training that comes before any multi-agency course.
    """

    whose: str
    is_named: bool = False
    states_scope: bool = False
    source: str = ""
    frequency: str = ""
    sets: tuple[SetOfCourses, ...] = ()
    recommended: tuple[tuple[str, str], ...] = ()
    """The titles of the requirements that it is recommended for, and the paragraph."""
    first: tuple[str, ...] = ()
    first_source: str = ""
    order: tuple[PackItem, ...] = ()
    exempt: tuple[RoleExemption, ...] = ()
    outcomes: tuple[PackItem, ...] = ()
    costs: tuple[PackItem, ...] = ()
    access: tuple[PackItem, ...] = ()
    evaluation: tuple[PackItem, ...] = ()
    aims: tuple[PackItem, ...] = ()
    managers: tuple[PackItem, ...] = ()


def in_document(workspace: Workspace, connection: Reader, course_id: int) -> CourseInDocument:
    """Read it in the pack that the course is of; for a course of our own in the partnership's."""
    course = read_course(connection, course_id)
    partnership = workspace.pack(connection)
    beside = workspace.denomination(connection)
    pack = beside if beside is not None and course.pack == beside.id else partnership
    named = pack.course(course.key or "") if course.pack == pack.id else None
    counts = read_satisfies(connection, partnership.id)
    satisfied = [key for key, courses in counts.items() if course_id in courses]
    key = named.key if named else ""
    multi = scope_key(course.scope) == "multi"
    about = CourseInDocument(
        whose=pack.short_name,
        order=pack.listed("order") if multi or (named and named.needs_first) else (),
        outcomes=outcomes_of(pack, key, satisfied),
        evaluation=pack.listed("evaluation-levels"),
        aims=pack.listed("evaluation-aims"),
        managers=pack.listed("line-manager"),
    )
    return about if named is None else _of_named(pack, course, named, about)


def _of_named(
    pack: Pack, course: Course, named: PackCourse, about: CourseInDocument
) -> CourseInDocument:
    firsts = (pack.course(key) for key in named.needs_first)
    recommended = recommended_for(pack, named.key)
    met = {each.key for each in pack.requirements if named.key in each.courses}
    return CourseInDocument(
        whose=about.whose,
        is_named=True,
        states_scope=named.scope is not None,
        source=named.source or "",
        frequency=named.frequency or "",
        sets=tuple(_sets(pack, named)),
        recommended=tuple((each.title, each.source or "") for each in recommended),
        first=tuple(each.title for each in firsts if each is not None),
        first_source=named.needs_first_source or "",
        order=about.order,
        exempt=tuple(each for each in pack.role_exemptions if each.requirement in met),
        outcomes=about.outcomes,
        costs=() if course.is_own else pack.listed("fees"),
        access=() if course.is_own else pack.listed("access"),
        evaluation=about.evaluation,
        aims=about.aims,
        managers=about.managers,
    )


def _sets(pack: Pack, named: PackCourse) -> Iterator[SetOfCourses]:
    for asked in pack.requirements:
        if named.key in asked.courses and len(asked.courses) > 1:
            others = (pack.course(key) for key in asked.courses if key != named.key)
            yield SetOfCourses(asked.title, tuple(each.title for each in others if each))


@dataclass(frozen=True, slots=True)
class DocumentList:
    """A list of the partnership's document with whose it is; empty where it has none."""

    whose: str
    items: tuple[PackItem, ...]


def methods(workspace: Workspace) -> DocumentList:
    """Ways of learning, to choose from."""
    return _listed(workspace, "methods")


def definitions(workspace: Workspace) -> DocumentList:
    """What single-agency and multi-agency training are."""
    return _listed(workspace, "definitions")


def equivalents(workspace: Workspace) -> DocumentList:
    """Whether another course may stand for one that is asked for."""
    return _listed(workspace, "equivalents")


def line_managers(workspace: Workspace) -> DocumentList:
    """What is said of asking line managers."""
    return _listed(workspace, "line-manager")


def _listed(workspace: Workspace, key: str) -> DocumentList:
    with workspace.file.reading() as connection:
        pack = workspace.pack(connection)
    return DocumentList(pack.short_name, pack.listed(key))
