"""The quality report as finished files."""

from datetime import date

from sgdesk.services.courses.quality_report import quality_report
from sgdesk.services.file.workspace import Workspace


def quality_report_pdf(workspace: Workspace, as_at: date | None = None) -> bytes:
    """Courses at risk, needs, gaps and barriers, observations, trainers and reviews."""
    from sgdesk.reports.courses.quality_report import quality_report_pdf as made

    return made(quality_report(workspace, as_at))


def quality_report_xlsx(workspace: Workspace, as_at: date | None = None) -> bytes:
    """The same report as a workbook."""
    from sgdesk.reports.courses.workbook import quality_xlsx

    return quality_xlsx(quality_report(workspace, as_at))
