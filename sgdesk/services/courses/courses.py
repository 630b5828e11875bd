"""The course catalogue: descriptions, checklists, and which course stands for which."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sgdesk.data.courses import quality as quality_data
from sgdesk.data.courses.catalogue import read_satisfies
from sgdesk.data.courses.quality import (
    CheckRow,
    CourseDetailRow,
    EquivalenceRow,
    MaterialRow,
    ObservationRow,
)
from sgdesk.data.file.schema import course, course_equivalence, course_satisfies
from sgdesk.data.file.store import Reader
from sgdesk.domain.courses.course_names import course_key
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.organisation.pack import Pack
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CourseDetails:
    """What is typed in about a course.

    The four fields of a description (Herefordshire 7.3) are ``target_audience``, ``summary``,
    ``objectives`` (as outcomes) and ``expectations``. ``anonymous_forms`` keeps answers to the
    end-of-course form apart from people; ``asks_managers`` sends the line manager's form too.
    """

    title: str
    is_own: bool = True
    scope: str = "single"
    method: str = ""
    provider: str = ""
    duration: str = ""
    target_audience: str = ""
    summary: str = ""
    objectives: str = ""
    expectations: str = ""
    max_group: int | None = None
    anonymous_forms: bool = False
    asks_managers: bool = False
    review_due: date | None = None


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
    """Everything that a course's page shows."""

    row: CourseDetailRow
    details: CourseDetails
    missing_fields: tuple[str, ...]
    satisfies: tuple[str, ...]
    checklists: tuple[ContentList, ...]
    observations: tuple[ObservationRow, ...]
    materials: tuple[MaterialRow, ...]
    equivalences: tuple[EquivalenceRow, ...]


def course_view(workspace: Workspace, course_id: int) -> CourseView:
    """Read a course's page."""
    with workspace.file.reading() as connection:
        row = quality_data.read_course_detail(connection, course_id)
        details = CourseDetails(
            **{name: getattr(row, name) for name in CourseDetails.__dataclass_fields__}
        )
        described = ("target_audience", "summary", "objectives", "expectations")
        return CourseView(
            row,
            details,
            tuple(name for name in described if not getattr(row, name).strip()),
            tuple(
                key for key, courses in read_satisfies(connection).items() if course_id in courses
            ),
            _checklists(
                workspace.pack(connection), row, quality_data.read_checks(connection, course_id)
            ),
            quality_data.read_observations(connection, course_id),
            quality_data.read_materials(connection, course_id),
            tuple(
                each
                for each in quality_data.read_equivalences(connection)
                if course_id in (each.course_id, each.stands_for_id)
            ),
        )


_GENERAL_LISTS = ("content", "course-quality", "principles")
"""Checklists for every course; a pack's ``content-…`` list is for the course of that key."""


def _checklists(
    pack: Pack, row: CourseDetailRow, checks: Sequence[CheckRow]
) -> tuple[ContentList, ...]:
    latest: Mapping[str, CheckRow] = {each.item_key: each for each in checks}
    wanted = (*_GENERAL_LISTS, f"content-{row.key}")
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
    return quality_data.read_course_detail(connection, course_id).title


def add_course(
    workspace: Workspace, details: CourseDetails, satisfies: Sequence[str] = ()
) -> tuple[int, Changes]:
    """Add a course of the organisation's own, with what it counts towards; return its id.

    Raises :class:`InputError` without a title, or for one that a course here has already.
    """
    values = _values(details)
    with workspace.file.writing("add_course", {"course": values["title"]}) as writer:
        _check_title(writer.connection, str(values["match_key"]), None)
        number = writer.insert(course, pack=None, key=None, **values)
        rows = [{"course_id": number, "requirement": key} for key in dict.fromkeys(satisfies)]
        writer.insert_many(course_satisfies, rows)
    return number, changes_of(writer.touched)


def change_course(workspace: Workspace, course_id: int, details: CourseDetails) -> Changes:
    """Change a course's description; training on it stays as it is."""
    values = _values(details)
    with workspace.file.writing("change_course", {"course": values["title"]}) as writer:
        row = quality_data.read_course_detail(writer.connection, course_id)
        if row.title != values["title"]:
            _check_title(writer.connection, str(values["match_key"]), course_id)
        writer.update(course, course_id, **values)
    return changes_of(writer.touched)


def _check_title(connection: Reader, match_key: str, own_id: int | None) -> None:
    for row in quality_data.read_course_details(connection):
        if row.id != own_id and course_key(row.title) == match_key:
            raise InputError(
                "There is a course called {title} already. Nothing was saved.", title=row.title
            )


def _values(details: CourseDetails) -> dict[str, object]:
    title = " ".join(details.title.split())
    if not title:
        raise InputError("A course needs a title. Nothing was saved.")
    if details.max_group is not None and not 1 <= details.max_group <= 9999:
        raise InputError("A group has from 1 to 9,999 people. Nothing was saved.")
    return asdict(details) | {"title": title, "match_key": course_key(title)}


def withdraw_course(workspace: Workspace, course_id: int, on: date | None) -> Changes:
    """Stop offering a course from a day on, or (``None``) offer it again."""
    with workspace.file.writing("withdraw_course", noted := {"course": ""}) as writer:
        noted["course"] = course_title(writer.connection, course_id)
        writer.update(course, course_id, withdrawn_on=on)
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
        for row in quality_data.read_equivalences(writer.connection):
            same = (row.course_id, row.stands_for_id) == (course_id, stands_for_id)
            if same and row.withdrawn_on is None:
                raise RefusedError("It stands for that course already. Nothing was changed.")
        writer.insert(
            course_equivalence,
            course_id=course_id,
            stands_for_id=stands_for_id,
            decided_by=decided_by.strip(),
            decided_on=decided_on,
            reason=reason.strip(),
        )
    return changes_of(writer.touched)


def withdraw_equivalence(workspace: Workspace, equivalence_id: int) -> Changes:
    """Withdraw a decision; training on the course stays, and no longer counts for the other."""
    with workspace.file.writing("withdraw_equivalence", {"equivalence": equivalence_id}) as writer:
        writer.update(course_equivalence, equivalence_id, withdrawn_on=workspace.today())
    return changes_of(writer.touched)


def count_towards(workspace: Workspace, course_id: int, requirement: str) -> Changes:
    """Say that a course of our own meets a requirement, such as a topic."""
    with workspace.file.writing("count_towards", {"requirement": requirement}) as writer:
        if course_id in read_satisfies(writer.connection).get(requirement, ()):
            raise RefusedError("The course counts towards it already. Nothing was changed.")
        writer.insert(course_satisfies, course_id=course_id, requirement=requirement)
    return changes_of(writer.touched)
