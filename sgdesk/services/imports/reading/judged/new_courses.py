"""A course that is not here yet and that a sheet names: as it is answered, and who makes it."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from sgdesk.services.imports.reading.values import Choice

NEW_COURSE = "new:"
"""How an answer begins that adds a course: what it counts for and its title follow."""


class NewCourse(NamedTuple):
    """A course to add; without a ``requirement`` it counts for nothing yet."""

    title: str
    requirement: str = ""


class CourseMaker(Protocol):
    """Adds courses to what is known, once somebody has said so."""

    @property
    def counts_for(self) -> Sequence[Choice]:
        """What a course can count for, by the keys and titles of requirements."""

    def may_make(self, new: NewCourse) -> bool:
        """Whether such a course can be added: no other bears its title, and it counts for ours."""

    def make(self, new: NewCourse) -> int:
        """The id of the course; said again, it is the same one."""


def new_course_said(answer: str) -> NewCourse | None:
    """The course that an answer adds; None of any other answer."""
    if not answer.startswith(NEW_COURSE):
        return None
    requirement, _, title = answer.removeprefix(NEW_COURSE).partition(":")
    title = " ".join(title.split())
    return NewCourse(title, requirement) if title else None


def new_course_answer(new: NewCourse) -> str:
    """The answer that adds a course."""
    return f"{NEW_COURSE}{new.requirement}:{new.title}"
