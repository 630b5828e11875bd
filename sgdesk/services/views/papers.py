"""The papers of sessions, forms and people as finished files, made from what the screen shows."""

from collections.abc import Mapping
from datetime import date

from sgdesk.data.people import people as people_data
from sgdesk.data.sessions import sessions as session_data
from sgdesk.domain.people.papers import (
    PersonPaper,
    RequirementLine,
    RoleHeld,
    SignInRow,
    SignInSheet,
    TrainingLine,
)
from sgdesk.domain.people.person import Post
from sgdesk.domain.sessions.session import BookingState
from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.words import interval_words, whose_words
from sgdesk.services.courses.quality_report import quality_report
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.results import evaluation_report
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.services.people.people import PersonView, person_view
from sgdesk.services.sessions.attendance_report import attendance_report
from sgdesk.services.sessions.invitations import session_sheet
from sgdesk.services.sessions.sessions import session_view
from sgdesk.services.sessions.training_plan import training_plan
from sgdesk.services.training.recording import Outcome


def sign_in_sheet_pdf(workspace: Workspace, session_id: int) -> bytes:
    """The sheet that goes round at a session: everybody with a place, by family name."""
    from sgdesk.reports.sessions.sign_in_sheet import sign_in_sheet_pdf as made

    sheet = session_sheet(workspace, session_id)
    times = " to ".join(each for each in (sheet.starts_at, sheet.ends_at) if each)
    return made(
        SignInSheet(
            organisation=sheet.organisation,
            course=sheet.course,
            day=sheet.held_on,
            rows=_expected(workspace, session_id, sheet.held_on),
            times=times,
            place=sheet.place,
            trainers=sheet.trainers,
        )
    )


def _expected(workspace: Workspace, session_id: int, day: date) -> tuple[SignInRow, ...]:
    there = {BookingState.BOOKED, BookingState.ATTENDED, BookingState.DID_NOT_ATTEND}
    bookings = session_view(workspace, session_id).bookings
    coming = {each.person_id for each in bookings if each.state in there}
    with workspace.file.reading() as connection:
        people = [each for each in people_data.read_people(connection) if each.id in coming]
        names = session_data.read_role_names(connection)
        roles = _roles_on(people_data.read_posts(connection), names, day)
    return tuple(SignInRow(each.sort_name, roles.get(each.id, "")) for each in people)


def _roles_on(posts: tuple[Post, ...], names: Mapping[int, str], day: date) -> Mapping[int, str]:
    """What each person's roles on a day are called, in one line."""
    found: dict[int, list[str]] = {}
    for post in posts:
        if post.active_on(day) and names[post.role_id] not in found.get(post.person_id, ()):
            found.setdefault(post.person_id, []).append(names[post.role_id])
    return {person_id: ", ".join(held) for person_id, held in found.items()}


def person_record_pdf(workspace: Workspace, person_id: int, as_at: date | None = None) -> bytes:
    """The training that somebody takes home and keeps (Sandwell 9.1, Herefordshire 4.2)."""
    from sgdesk.reports.people.person_record import person_paper_pdf

    view = person_view(workspace, person_id, as_at)
    about = organisation_view(workspace).details
    return person_paper_pdf(_paper(view, about.name, about.contact_name))


def _paper(view: PersonView, organisation: str, ask: str) -> PersonPaper:
    return PersonPaper(
        organisation=organisation,
        name=view.person.name,
        as_at=view.as_at,
        roles=tuple(
            RoleHeld(each.role, each.post.start, each.post.end)
            for each in view.posts
            if each.post.start is None or each.post.start <= view.as_at
        ),
        requirements=tuple(
            RequirementLine(
                title,
                each.state,
                each.last_completed,
                each.due or each.must_start_by,
                _whose(each, view.partnership, view.denomination),
            )
            for title, each in view.standings
        ),
        training=tuple(
            TrainingLine(
                each.row.completed_on,
                each.course,
                each.row.provider,
                each.row.method,
                each.certificate or "",
            )
            for each in view.training
            if each.row.voided_on is None
            and each.row.outcome == Outcome.COMPLETED
            and each.row.completed_on <= view.as_at
        ),
        ask=ask,
    )


def _whose(standing: Standing, partnership: str, denomination: str) -> str:
    often = interval_words(standing.interval_months)
    whose = whose_words(standing.interval_source, partnership, denomination)
    return f"{often} ({whose})" if whose else often


def training_plan_pdf(workspace: Workspace, as_at: date | None = None) -> bytes:
    """The plan for the twelve months from the month of a day on."""
    from sgdesk.reports.sessions.training_plan import training_plan_pdf as made

    return made(training_plan(workspace, as_at))


def training_plan_xlsx(workspace: Workspace, as_at: date | None = None) -> bytes:
    """The same plan as a workbook."""
    from sgdesk.reports.sheets.workbooks import plan_xlsx

    return plan_xlsx(training_plan(workspace, as_at))


def evaluation_report_pdf(
    workspace: Workspace,
    course_id: int | None,
    start: date,
    end: date,
    as_at: date | None = None,
) -> bytes:
    """What the forms that were in by a day say about a course (``None``: all) and a period."""
    from sgdesk.reports.forms.evaluation_report import evaluation_report_pdf as made

    return made(evaluation_report(workspace, course_id, start, end, as_at))


def evaluation_report_xlsx(
    workspace: Workspace,
    course_id: int | None,
    start: date,
    end: date,
    as_at: date | None = None,
) -> bytes:
    """The same report as a workbook."""
    from sgdesk.reports.sheets.workbooks import evaluation_xlsx

    return evaluation_xlsx(evaluation_report(workspace, course_id, start, end, as_at))


def attendance_pdf(
    workspace: Workspace, start: date, end: date, as_at: date | None = None
) -> bytes:
    """Attendance by course and by role in a period."""
    from sgdesk.reports.sessions.attendance import attendance_pdf as made

    return made(attendance_report(workspace, start, end, as_at))


def attendance_xlsx(
    workspace: Workspace, start: date, end: date, as_at: date | None = None
) -> bytes:
    """The same report as a workbook."""
    from sgdesk.reports.sheets.workbooks import attendance_xlsx as made

    return made(attendance_report(workspace, start, end, as_at))


def quality_report_pdf(workspace: Workspace, as_at: date | None = None) -> bytes:
    """Courses at risk, needs, gaps and barriers, observations, trainers and reviews."""
    from sgdesk.reports.courses.quality_report import quality_report_pdf as made

    return made(quality_report(workspace, as_at))


def quality_report_xlsx(workspace: Workspace, as_at: date | None = None) -> bytes:
    """The same report as a workbook."""
    from sgdesk.reports.sheets.workbooks import quality_xlsx

    return quality_xlsx(quality_report(workspace, as_at))
