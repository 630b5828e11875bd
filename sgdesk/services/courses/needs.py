"""Quality: reviews that ask how training was embedded, needs, gaps, barriers, courses at risk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sgdesk.data.courses import needs as need_data
from sgdesk.data.courses.catalogue import read_courses
from sgdesk.data.courses.upkeep import read_observations
from sgdesk.domain.courses.need import Need, NeedDetails
from sgdesk.domain.courses.quality import Risk
from sgdesk.domain.dates import add_months
from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.pack import PackItem
from sgdesk.domain.sessions.session import SessionState
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sessions.sessions import SessionLine, session_lines


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A course, and a session of it where it is about one, with why it is at risk."""

    course_id: int
    course: str
    session_id: int | None
    held_on: date | None
    risks: tuple[Risk, ...]


def need_sources(workspace: Workspace) -> tuple[PackItem, ...]:
    """Where the partnership says that needs are found; empty where its document has no list."""
    with workspace.file.reading() as connection:
        return workspace.pack(connection).listed("needs")


def raise_need(workspace: Workspace, details: NeedDetails) -> tuple[int, Changes]:
    """Note a need, a gap or a barrier that somebody told us of; return its id."""
    checked = _checked(details)
    with workspace.file.writing("raise_need", {"kind": details.kind}) as writer:
        number = need_data.add_need(writer, checked)
    return number, changes_of(writer.touched)


def change_need(workspace: Workspace, need_id: int, details: NeedDetails) -> Changes:
    """Correct what was noted."""
    checked = _checked(details)
    with workspace.file.writing("change_need", {"kind": details.kind}) as writer:
        need_data.change_need(writer, need_id, checked)
    return changes_of(writer.touched)


def _checked(details: NeedDetails) -> NeedDetails:
    if not details.summary.strip():
        raise InputError("Say what is needed, missing or in the way. Nothing was saved.")
    return replace(details, summary=details.summary.strip())


def close_need(workspace: Workspace, need_id: int, done: str, on: date | None = None) -> Changes:
    """Say what was done about it, which closes it. Raises :class:`InputError` for nothing."""
    if not done.strip():
        raise InputError("Say what was done. Nothing was changed.")
    with workspace.file.writing("close_need", {"need": need_id}) as writer:
        need_data.close_need(writer, need_id, done.strip(), on or workspace.today())
    return changes_of(writer.touched)


def needs_view(workspace: Workspace, as_at: date | None = None) -> tuple[Need, ...]:
    """What was raised by the day, the open first; gaps to report say so of themselves."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        needs = need_data.read_needs(connection)
    return tuple(each for each in needs if each.raised_on <= day)


_FEW_PERCENT = 40
_SOON_MONTHS = 2
"""A session within two months with under two fifths of its places booked: our own threshold."""


def courses_at_risk(workspace: Workspace, as_at: date | None = None) -> tuple[AtRisk, ...]:
    """Sessions ahead with few bookings or no trainer, then courses overdue for a review.

    A course of ours that was run in the last twelve months and not observed in them is listed
    too (Herefordshire 8.4 asks for one observation a year).
    """
    day = as_at or workspace.today()
    lines = session_lines(workspace, day)
    ahead = [each for each in lines if each.state is SessionState.PLANNED]
    found = [
        AtRisk(each.course_id, each.course, each.id, each.held_on, risks)
        for each in sorted(ahead, key=lambda each: (each.held_on, each.id))
        if (risks := _session_risks(each, day))
    ]
    return (*found, *_course_risks(workspace, lines, day))


def _session_risks(line: SessionLine, day: date) -> tuple[Risk, ...]:
    soon = line.held_on <= add_months(day, _SOON_MONTHS)
    places = line.capacity or 0
    few = soon and (not line.booked or 100 * line.booked < _FEW_PERCENT * places)
    trainers = len(line.trainers)
    wanted = {
        Risk.NO_TRAINER: trainers == 0,
        Risk.ONE_TRAINER: trainers == 1,
        Risk.FEW_BOOKINGS: few,
    }
    return tuple(risk for risk, is_so in wanted.items() if is_so)


def _course_risks(
    workspace: Workspace, lines: Sequence[SessionLine], day: date
) -> tuple[AtRisk, ...]:
    since = add_months(day, -12)
    run = {
        line.course_id
        for line in lines
        if line.state is SessionState.HELD and since < line.held_on <= day
    }
    with workspace.file.reading() as connection:
        courses = read_courses(connection).values()
        observed = {
            row.course_id for row in read_observations(connection) if since < row.observed_on <= day
        }
    found = []
    for course in courses:
        risks = (
            *((Risk.REVIEW_OVERDUE,) if course.review_due and course.review_due < day else ()),
            *((Risk.NOT_OBSERVED,) if course.id in run - observed else ()),
        )
        if risks and course.withdrawn_on is None:
            found.append(AtRisk(course.id, course.title, None, None, risks))
    return tuple(found)
