"""What the page about one course shows, in one answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sgdesk.data.courses.catalogue import read_courses
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.sessions.session import SessionState
from sgdesk.services.courses.courses import CourseView, course_view
from sgdesk.services.courses.documents import CourseInDocument, in_document
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sessions.sessions import SessionLine, session_lines
from sgdesk.services.training.recording import course_choices
from sgdesk.services.training.standing import rules_of_day


@dataclass(frozen=True, slots=True)
class CoursePage:
    """A course as at a day.

    ``titles`` are all courses by id and ``requirements`` all requirements by key, in order;
    ``counts_towards`` are the titles of those that the course meets, or is one of a set for;
    ``held`` are the sessions of the course that are over, the newest first. ``observing`` is what
    the pack says of observing courses and ``observing_source`` its paragraph; ``described_source``
    the paragraph that asks for the fields of a description. All three are empty where its document
    says nothing. ``document`` is what else it says of this course.
    """

    view: CourseView
    titles: Mapping[int, str]
    requirements: Mapping[str, str]
    counts_towards: tuple[str, ...]
    held: tuple[SessionLine, ...]
    observing: str
    observing_source: str
    described_source: str
    partnership: str
    document: CourseInDocument


def course_page(workspace: Workspace, course_id: int, as_at: date | None = None) -> CoursePage:
    """Read everything about one course that its page shows."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        pack = workspace.pack(connection)
        titles = {each.id: each.title for each in read_courses(connection).values()}
        requirements = rules_of_day(workspace, connection, day).titles()
        document = in_document(workspace, connection, course_id)
    observing, observing_source = _asked(pack, "observation")
    held = [
        line
        for line in session_lines(workspace, day)
        if line.course_id == course_id and line.state is SessionState.HELD
    ]
    return CoursePage(
        view=course_view(workspace, course_id),
        titles=titles,
        requirements=requirements,
        counts_towards=next(
            (each.requirements for each in course_choices(workspace) if each.id == course_id), ()
        ),
        held=tuple(sorted(held, key=lambda line: (line.held_on, line.id), reverse=True)),
        observing=observing,
        observing_source=observing_source,
        described_source=_asked(pack, "course-description")[1],
        partnership=pack.short_name,
        document=document,
    )


def _asked(pack: Pack, key: str) -> tuple[str, str]:
    """The first line of a list of the pack and the paragraph that it comes from."""
    listed = next((each for each in pack.lists if each.key == key), None)
    if listed is None:
        return "", ""
    first = listed.items[0]
    return first.text, first.source or listed.source or ""
