"""The evaluation report as finished files."""

from datetime import date

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.results import evaluation_report


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
    from sgdesk.reports.forms.workbook import evaluation_xlsx

    return evaluation_xlsx(evaluation_report(workspace, course_id, start, end, as_at))
