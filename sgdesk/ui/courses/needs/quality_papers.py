"""The papers of quality: the report and the plan, as PDF and as a workbook."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QWidget

from sgdesk.services.courses.papers import quality_report_pdf, quality_report_xlsx
from sgdesk.services.file.saving import paper_name
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sessions.papers import training_plan_pdf, training_plan_xlsx
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.printing import save_as, show_paper
from sgdesk.ui.text import tr


class QualityPaper(Enum):
    """A file that can be made here; the value is how its name begins, and its ending."""

    REPORT = "quality-report.pdf"
    REPORT_BOOK = "quality-report.xlsx"
    PLAN = "training-plan.pdf"
    PLAN_BOOK = "training-plan.xlsx"


_MADE_BY: dict[QualityPaper, Callable[[Workspace, date], bytes]] = {
    QualityPaper.REPORT: quality_report_pdf,
    QualityPaper.REPORT_BOOK: quality_report_xlsx,
    QualityPaper.PLAN: training_plan_pdf,
    QualityPaper.PLAN_BOOK: training_plan_xlsx,
}


def write_quality_paper(paper: QualityPaper, context: Context, owner: QWidget) -> None:
    """Make it as at the day: a PDF is shown to print, a workbook is saved where somebody says."""
    workspace, as_at = context.workspace, context.as_at
    is_plan = paper in (QualityPaper.PLAN, QualityPaper.PLAN_BOOK)
    begins, _, ending = paper.value.partition(".")
    name = paper_name(workspace, begins, as_at, ending=ending)

    def make() -> bytes:
        return _MADE_BY[paper](workspace, as_at)

    if paper in (QualityPaper.REPORT, QualityPaper.PLAN):
        title = tr("Training plan") if is_plan else tr("Quality report")
        show_paper(context, title, name, make, owner)
        return
    title = tr("Save the training plan") if is_plan else tr("Save the quality report")
    save_as(context, FileWish(title, tr("Workbook (*.xlsx)"), Path(name)), make, owner)
