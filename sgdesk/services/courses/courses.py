"""The course catalogue: descriptions, checklists, and which course stands for which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.courses import equivalences
from sgdesk.data.courses.catalogue import read_course, read_courses, read_satisfies
from sgdesk.data.courses.equivalences import NewEquivalence, read_equivalences
from sgdesk.data.courses.upkeep import read_checks, read_materials, read_observations
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.spoken import keep_course_language, read_course_languages
from sgdesk.domain.courses.course import Course, CourseDetails, Equivalence, scope_key
from sgdesk.domain.courses.course_names import course_key
from sgdesk.domain.courses.upkeep import ContentCheck, Material, Observation
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.organisation.pack import Pack
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ContentLine:
    """A point that the pack wants covered, and when it was last looked at and by whom."""

    key: str
    text: str
    source: str
    checked_on: date | None
    checked_by: str


@dataclass(frozen=True, slots=True)
class ContentList:
    """One checklist of the pack: its key, its title and its points."""

    key: str
    title: str
    lines: tuple[ContentLine, ...]


@dataclass(frozen=True, slots=True)
class CourseView:
    """Everything that a course's page shows.

    ``revisions`` are the lists of what a course is revised for (Sandwell, appendix ii; priorities);
    they are for courses of the organisation's own.
    """

    course: Course
    details: CourseDetails
    missing_fields: tuple[str, ...]
    satisfies: tuple[str, ...]
    checklists: tuple[ContentList, ...]
    revisions: tuple[ContentList, ...]
    observations: tuple[Observation, ...]
    materials: tuple[Material, ...]
    equivalences: tuple[Equivalence, ...]
    language: str = ""
    """In which language it is usually held; blank where nothing is said."""


def course_view(workspace: Workspace, course_id: int) -> CourseView:
    """Read a course's page."""
    with workspace.file.reading() as connection:
        course = read_course(connection, course_id)
        details = CourseDetails(
            **{name: getattr(course, name) for name in CourseDetails.__dataclass_fields__}
        )
        details = replace(details, scope=scope_key(details.scope))
        pack, checks = workspace.pack(connection), read_checks(connection, course_id)
        counts = read_satisfies(connection, pack.id)
        described = ("target_audience", "summary", "objectives", "expectations")
        return CourseView(
            course,
            details,
            tuple(name for name in described if not getattr(course, name).strip()),
            tuple(key for key, courses in counts.items() if course_id in courses),
            _checklists(pack, (*_GENERAL_LISTS, f"content-{course.key}"), checks),
            _checklists(pack, _REVISION_LISTS, checks) if course.is_own else (),
            read_observations(connection, course_id),
            read_materials(connection, course_id),
            tuple(
                each
                for each in read_equivalences(connection)
                if course_id in (each.course_id, each.stands_for_id)
            ),
            read_course_languages(connection).get(course_id, ""),
        )


_GENERAL_LISTS = ("content", "course-quality", "principles", "objectives")
"""Checklists for every course; a pack's ``content-…`` list is for the course of that key."""

_REVISION_LISTS = ("priorities", "revision")
"""What a course is revised for, and when it last was."""


def _checklists(
    pack: Pack, wanted: Sequence[str], checks: Sequence[ContentCheck]
) -> tuple[ContentList, ...]:
    latest: Mapping[str, ContentCheck] = {each.item_key: each for each in checks}
    found = []
    for listed in pack.lists:
        if listed.key not in wanted:
            continue
        lines = []
        for place, item in enumerate(listed.items):
            key = f"{listed.key}/{item.key or place}"
            check = latest.get(key)
            lines.append(
                ContentLine(
                    key,
                    item.text,
                    item.source or listed.source or "",
                    check.checked_on if check else None,
                    check.checked_by if check else "",
                )
            )
        found.append(ContentList(listed.key, listed.title, tuple(lines)))
    return tuple(found)


def course_title(connection: Reader, course_id: int) -> str:
    """What a course is called."""
    return read_course(connection, course_id).title


def add_course(
    workspace: Workspace, details: CourseDetails, satisfies: Sequence[str] = (), language: str = ""
) -> tuple[int, Changes]:
    """Add a course of the organisation's own, with what it counts towards; return its id.

    ``language`` is the one in which it is usually held.

    Raises :class:`InputError` without a title, or for one that a course here has already.
    """
    checked = _checked(details)
    with workspace.file.writing("add_course", {"course": checked.title}) as writer:
        _check_title(writer.connection, checked.title, None)
        number = course_data.add_course(writer, checked)
        equivalences.count_towards(writer, number, _whose(workspace, writer, satisfies))
        keep_course_language(writer, number, language.strip())
    return number, changes_of(writer.touched)


def change_course(
    workspace: Workspace, course_id: int, details: CourseDetails, language: str | None = None
) -> Changes:
    """Change a course's description; training on it stays as it is.

    ``language`` is the one in which it is usually held; ``None`` leaves that as it was.
    """
    checked = _checked(details)
    with workspace.file.writing("change_course", {"course": checked.title}) as writer:
        if read_course(writer.connection, course_id).title != checked.title:
            _check_title(writer.connection, checked.title, course_id)
        course_data.change_course(writer, course_id, checked)
        if language is not None:
            keep_course_language(writer, course_id, language.strip())
    return changes_of(writer.touched)


def _check_title(connection: Reader, title: str, own_id: int | None) -> None:
    for each in read_courses(connection).values():
        if each.id != own_id and course_key(each.title) == course_key(title):
            raise InputError(
                "There is a course called {title} already. Nothing was saved.", title=each.title
            )


def _checked(details: CourseDetails) -> CourseDetails:
    title = " ".join(details.title.split())
    if not title:
        raise InputError("A course needs a title. Nothing was saved.")
    if details.max_group is not None and not 1 <= details.max_group <= 9999:
        raise InputError("A group has from 1 to 9,999 people. Nothing was saved.")
    return replace(details, title=title)


def withdraw_course(workspace: Workspace, course_id: int, on: date | None) -> Changes:
    """Stop offering a course from a day on, or (``None``) offer it again."""
    with workspace.file.writing("withdraw_course", noted := {"course": ""}) as writer:
        noted["course"] = course_title(writer.connection, course_id)
        course_data.withdraw_course(writer, course_id, on)
    return changes_of(writer.touched)


def decide_equivalence(
    workspace: Workspace,
    course_id: int,
    stands_for_id: int,
    *,
    decided_by: str,
    decided_on: date,
    reason: str,
) -> Changes:
    """Let one course stand for another (Herefordshire, appendix 1), with who decided and why.

    Raises :class:`InputError` without either, :class:`RefusedError` where it stands already.
    """
    if not decided_by.strip() or not reason.strip():
        raise InputError("An equivalent needs who decided it and why. Nothing was saved.")
    if course_id == stands_for_id:
        raise InputError("A course stands for itself already. Nothing was saved.")
    with workspace.file.writing("decide_equivalence", noted := {"course": ""}) as writer:
        noted["course"] = course_title(writer.connection, course_id)
        for each in read_equivalences(writer.connection):
            same = (each.course_id, each.stands_for_id) == (course_id, stands_for_id)
            if same and each.withdrawn_on is None:
                raise RefusedError("It stands for that course already. Nothing was changed.")
        decision = NewEquivalence(
            course_id=course_id,
            stands_for_id=stands_for_id,
            decided_by=decided_by.strip(),
            decided_on=decided_on,
            reason=reason.strip(),
        )
        equivalences.add_equivalence(writer, decision)
    return changes_of(writer.touched)


def withdraw_equivalence(workspace: Workspace, equivalence_id: int) -> Changes:
    """Withdraw a decision; training on the course stays, and no longer counts for the other."""
    with workspace.file.writing("withdraw_equivalence", {"equivalence": equivalence_id}) as writer:
        equivalences.withdraw_equivalence(writer, equivalence_id, workspace.today())
    return changes_of(writer.touched)


def count_towards(workspace: Workspace, course_id: int, requirement: str) -> Changes:
    """Say that a course of our own meets a requirement, such as a topic."""
    with workspace.file.writing("count_towards", {"requirement": requirement}) as writer:
        pack = workspace.pack(writer.connection)
        if course_id in read_satisfies(writer.connection, pack.id).get(requirement, ()):
            raise RefusedError("The course counts towards it already. Nothing was changed.")
        equivalences.count_towards(writer, course_id, _whose(workspace, writer, [requirement]))
    return changes_of(writer.touched)


def _whose(
    workspace: Workspace, writer: Writer, requirements: Iterable[str]
) -> dict[str, str | None]:
    """The pack that each requirement is of; none for a topic of the organisation's own."""
    pack = workspace.pack(writer.connection)
    return {key: pack.id if pack.requirement(key) else None for key in requirements}
