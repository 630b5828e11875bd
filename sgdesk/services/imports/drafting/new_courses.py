"""Courses that an import adds because somebody said so of a column, or of a word under "Course"."""

from collections.abc import Mapping, Sequence

from sgdesk.data.courses.catalogue import add_course
from sgdesk.data.courses.equivalences import count_towards
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.courses.course_names import course_key
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.organisation.pack import Pack
from sgdesk.services.imports.drafting.index import CourseFinder
from sgdesk.services.imports.reading.judged.new_courses import NewCourse
from sgdesk.services.imports.reading.values import Choice


class NewCourses:
    """Gathered under the ids that they will have, and known to the finder from then on.

    None is made by a guess, and none counts for more than was said. Whose a course is no sheet
    says, so it is not called ours: that would put it among what we ran ourselves.
    """

    def __init__(
        self, courses: CourseFinder, pack: Pack, topics: Mapping[str, str], first: int = -1
    ) -> None:
        self._courses, self._pack, self._first = courses, pack, first
        titles = {each.key: each.title for each in pack.requirements} | dict(topics)
        self._counts_for = tuple(Choice(key, title) for key, title in titles.items())
        self._made: dict[str, tuple[NewCourse, int]] = {}

    @property
    def counts_for(self) -> Sequence[Choice]:
        """What a course can count for: the partnership's requirements, then our own topics."""
        return self._counts_for

    @property
    def titles(self) -> tuple[str, ...]:
        """The courses that were made, in their order."""
        return tuple(new.title for new, _ in self._made.values())

    def may_make(self, new: NewCourse) -> bool:
        """Whether no other course bears the title, and it counts for nothing or for one of ours."""
        if new.requirement not in ("", *(each.key for each in self._counts_for)):
            return False
        made = self._made.get(course_key(new.title))
        if made is not None:
            return made[0].requirement == new.requirement
        is_private = private_words(new.title) is not None
        return bool(course_key(new.title)) and not is_private and not self._is_taken(new.title)

    def _is_taken(self, title: str) -> bool:
        return self._courses.find(title) is not None or self._courses.has(title)

    def make(self, new: NewCourse) -> int:
        """The id that the course will have."""
        key = course_key(new.title)
        if key not in self._made:
            number = self._first + len(self._made) if self._first > 0 else -1 - len(self._made)
            self._made[key] = (new, number)
            self._courses.add(number, new.title)
        return self._made[key][1]

    def is_new(self, course: int) -> bool:
        """Whether a course is one of these."""
        return any(number == course for _, number in self._made.values())

    def save(self, writer: Writer) -> None:
        """Write them, before the training that points at them."""
        for new, number in self._made.values():
            made = add_course(writer, CourseDetails(new.title, is_own=False))
            if made != number:
                raise ValueError("a new course has another id than its training was given")
            key = new.requirement
            if key:
                of_pack = self._pack.requirement(key) is not None
                count_towards(writer, made, {key: self._pack.id if of_pack else None})
