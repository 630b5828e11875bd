"""A small organisation that trains its own people, on a day that a test can move."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sgdesk.data.courses.catalogue import read_courses
from sgdesk.data.people.people import read_people, read_roles
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms import typing_in as evaluation
from sgdesk.services.forms.typing_in import FormEntry, FormLine
from sgdesk.services.people import people, roles
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.sessions import attendance, bookings, sessions
from sgdesk.services.sessions.attendance import Mark
from sgdesk.services.sessions.sessions import SessionDetails
from tests import factories
from tests.kept import made_once


@dataclass(slots=True)
class Hall:
    """The organisation, its courses by the pack's key, and its people in order."""

    workspace: Workspace
    courses: dict[str, int]
    people: tuple[int, ...]
    role: int

    def go_to(self, day: date) -> None:
        """Make it another day."""
        self.workspace.file.clock = factories.clock_at(day)

    def plan(self, course: str, held_on: date, **details: object) -> int:
        """Plan a session; return its id."""
        return sessions.plan_session(
            self.workspace,
            SessionDetails(self.courses[course], held_on, **details),  # type: ignore[arg-type]
        )[0]

    def hold(self, course: str, held_on: date, came: int = 2) -> int:
        """A session held on a day and ticked in on the day that it is; return its id."""
        number = self.plan(course, held_on)
        chosen = self.people[:came]
        bookings.book(self.workspace, number, chosen)
        marks = [Mark(each, attended=True) for each in chosen]
        attendance.mark_attendance(self.workspace, number, marks)
        return number

    def forms(self, session_id: int, kind: FormKind) -> tuple[FormLine, ...]:
        """The session's forms of one kind."""
        lines = evaluation.forms_of_session(self.workspace, session_id)
        return tuple(line for line in lines if line.kind is kind)

    def hand_in(self, lines: tuple[FormLine, ...], on: date, **answers: int | str) -> None:
        """Type forms in, all with the same answers."""
        evaluation.save_forms(self.workspace, [FormEntry(each.id, on, answers) for each in lines])


def make_hall(
    folder: Path, partnership: str, today: date, asked: tuple[str, ...] = (), people_count: int = 4
) -> Hall:
    """An organisation under a partnership with people in one role."""
    workspace = made_once(
        folder / f"{partnership}.sgdesk",
        ("hall", partnership, today, asked, people_count),
        factories.clock_at(today),
        lambda path: _filled(path.parent, partnership, today, asked, people_count),
    )
    with workspace.file.reading() as connection:
        courses = {row.key: row.id for row in read_courses(connection).values() if row.key}
        ids = tuple(each.id for each in read_people(connection))
        role = min(read_roles(connection, today))
    return Hall(workspace, courses, ids, role)


def _filled(
    folder: Path, partnership: str, today: date, asked: tuple[str, ...], people_count: int
) -> Workspace:
    workspace = factories.make_workspace(folder, partnership, today)
    role = roles.add_role(workspace, "Helper", None, asked)[0]
    for each in ("Ada", "Bo", "Cleo", "Dov", "Eve", "Flo")[:people_count]:
        details = PersonDetails(each, "Sample", email=f"{each.lower()}@example.org")
        people.add_person(workspace, details, role, date(2020, 1, 1))
    return workspace
