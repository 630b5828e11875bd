"""The papers of sessions as finished files: sign-in sheet, plan, attendance."""

from datetime import date

from sgdesk.domain.sessions.sign_in import SignInRow, SignInSheet, spare_rows
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sessions.attendance_report import attendance_report
from sgdesk.services.sessions.invitations import session_sheet
from sgdesk.services.sessions.on_the_sheet import sheet_rows
from sgdesk.services.sessions.sessions import session_view
from sgdesk.services.sessions.training_plan import training_plan


def sign_in_sheet_pdf(workspace: Workspace, session_id: int) -> bytes:
    """The sheet that goes round at a session: everybody with a place, by family name."""
    from sgdesk.reports.sessions.sign_in_sheet import sign_in_sheet_pdf as made

    sheet = session_sheet(workspace, session_id)
    rows = _expected(workspace, session_id, sheet.held_on)
    spoken = session_view(workspace, session_id).details.spoken
    times = " to ".join(each for each in (sheet.starts_at, sheet.ends_at) if each)
    return made(
        SignInSheet(
            organisation=sheet.organisation,
            course=sheet.course,
            day=sheet.held_on,
            rows=rows,
            times=times,
            place=sheet.place,
            trainers=sheet.trainers,
            spare_rows=spare_rows(len(rows)),
            spoken=spoken.words() if spoken.on_sheet else "",
        )
    )


def _expected(workspace: Workspace, session_id: int, day: date) -> tuple[SignInRow, ...]:
    bookings = session_view(workspace, session_id).bookings
    coming = {each.person_id for each in bookings if each.is_on_sheet}
    with workspace.file.reading() as connection:
        return sheet_rows(connection, coming, day)


def training_plan_pdf(workspace: Workspace, as_at: date | None = None) -> bytes:
    """The plan for the twelve months from the month of a day on."""
    from sgdesk.reports.sessions.training_plan import training_plan_pdf as made

    return made(training_plan(workspace, as_at))


def training_plan_xlsx(workspace: Workspace, as_at: date | None = None) -> bytes:
    """The same plan as a workbook."""
    from sgdesk.reports.sessions.workbooks import plan_xlsx

    return plan_xlsx(training_plan(workspace, as_at))


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
    from sgdesk.reports.sessions.workbooks import attendance_xlsx as made

    return made(attendance_report(workspace, start, end, as_at))
