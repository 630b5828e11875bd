"""The course catalogue in one list: whose each course is, what it counts towards, its review."""

from dataclasses import dataclass
from datetime import date

from sgdesk.data.courses.catalogue import read_courses
from sgdesk.domain.courses.course import Course
from sgdesk.domain.organisation.pack import Pack, recommended_for
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.recording import course_choices
from sgdesk.services.training.standing import rules_of_day


@dataclass(frozen=True, slots=True)
class CatalogueLine:
    """One course; ``requirements`` are titles, ``withdrawn_on`` its last day where it has one.

    ``recommended`` are the titles of the requirements for which the document recommends it beyond
    what it asks, ``recommended_by`` whose document that is. ``given_by`` is who else gives it, and
    ``alone_meets`` the requirement that one course in its place would meet; empty for a set.
    """

    id: int
    title: str
    is_own: bool
    requirements: tuple[str, ...]
    reviewed_on: date | None
    review_due: date | None
    withdrawn_on: date | None
    recommended: tuple[str, ...] = ()
    recommended_by: str = ""
    given_by: str = ""
    alone_meets: str = ""


@dataclass(frozen=True, slots=True)
class CourseCatalogue:
    """Every course, those that are asked for first, then those that are recommended.

    ``requirements`` is what a course can count towards.
    """

    courses: tuple[CatalogueLine, ...]
    requirements: tuple[tuple[str, str], ...]
    """Key and title."""


def catalogue(workspace: Workspace) -> CourseCatalogue:
    """Read the catalogue as it stands today."""
    choices = course_choices(workspace)
    with workspace.file.reading() as connection:
        rules = rules_of_day(workspace, connection, workspace.today())
        courses = read_courses(connection)
    lines = tuple(
        CatalogueLine(
            each.id,
            each.title,
            each.is_own,
            each.requirements,
            courses[each.id].reviewed_on,
            courses[each.id].review_due,
            courses[each.id].withdrawn_on,
            recommended := _recommended(rules.pack, courses[each.id]),
            rules.pack.short_name if recommended else "",
            courses[each.id].given_by,
            _alone_meets(rules.pack, courses[each.id]),
        )
        for each in choices
    )
    order = sorted(lines, key=lambda each: (not each.requirements, not each.recommended))
    return CourseCatalogue(tuple(order), tuple(rules.titles().items()))


def _recommended(pack: Pack, course: Course) -> tuple[str, ...]:
    if course.pack != pack.id or course.key is None:
        return ()
    return tuple(each.title for each in recommended_for(pack, course.key))


def _alone_meets(pack: Pack, course: Course) -> str:
    """The requirement of which the course is the only one that the pack asks for."""
    if course.pack != pack.id or course.key is None:
        return ""
    found = (each.key for each in pack.requirements if each.courses == (course.key,))
    return next(found, "")
