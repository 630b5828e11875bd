"""The course catalogue in one list: whose each course is, what it counts towards, its review."""

from dataclasses import dataclass
from datetime import date

from sgdesk.data.courses.catalogue import read_courses
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.recording import course_choices
from sgdesk.services.training.standing import rules_of_day


@dataclass(frozen=True, slots=True)
class CatalogueLine:
    """One course; ``requirements`` are titles, ``withdrawn_on`` its last day where it has one."""

    id: int
    title: str
    is_own: bool
    requirements: tuple[str, ...]
    reviewed_on: date | None
    review_due: date | None
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class CourseCatalogue:
    """Every course, those that meet a requirement first, and what a course can count towards."""

    courses: tuple[CatalogueLine, ...]
    requirements: tuple[tuple[str, str], ...]
    """Key and title."""


def catalogue(workspace: Workspace) -> CourseCatalogue:
    """Read the catalogue as it stands today."""
    choices = course_choices(workspace)
    with workspace.file.reading() as connection:
        titles = rules_of_day(workspace, connection, workspace.today()).titles()
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
        )
        for each in choices
    )
    return CourseCatalogue(lines, tuple(titles.items()))
